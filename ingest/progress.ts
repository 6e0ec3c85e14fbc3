/** How often a run that takes long says how far it is. */
const INTERVAL_MS = 2_000;

/** A function that, told how many records were read so far, now and then says so and how fast. */
export function progressLine(
  say: (line: string) => void,
  now: () => number = Date.now,
): (read: number) => void {
  const start = now();
  let next = start + INTERVAL_MS;
  return (read) => {
    const time = now();
    if (time < next) return;
    next = time + INTERVAL_MS;
    const perSecond = Math.round((read * 1000) / (time - start));
    say(`${read.toLocaleString('en')} records, ${perSecond.toLocaleString('en')} a second`);
  };
}
