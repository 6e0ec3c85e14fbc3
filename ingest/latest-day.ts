/** The furthest that any place on earth is ahead of UTC, in hours. */
const AHEAD = 14;

/** The latest day, `YYYY-MM-DD`, that it is anywhere: a birth on a later one lies in the future. */
export function latestDay(): string {
  return new Date(Date.now() + AHEAD * 60 * 60 * 1000).toISOString().slice(0, 10);
}
