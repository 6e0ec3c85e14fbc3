import process from 'node:process';

// Preloaded into a process (`--import`): its clock is CLOCK_SHIFT_MS ahead. Plain JavaScript, since
// two registrations of a TypeScript loader in one process can wait for each other for ever.
const shift = Number(process.env.CLOCK_SHIFT_MS);
const RealDate = Date;
const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, parts) => (parts.length === 0 ? new RealDate(now()) : new target(...parts)),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
