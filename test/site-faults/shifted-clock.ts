/** Preloaded into a process (`--import`): its clock is CLOCK_SHIFT_MS ahead. */
const shift = Number(process.env['CLOCK_SHIFT_MS']);
const RealDate = Date;
const now = (): number => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, parts: [] | [value: string | number]) =>
    parts.length === 0 ? new RealDate(now()) : new target(...parts),
  get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
});
