/** The day on which the invented histories end. */
export const LAST_DAY = '2025-12-31';

const MILLISECONDS_A_DAY = 86_400_000;
export const DAYS_A_YEAR = 365.25;

/** Days since 1970-01-01 of a whole date. */
export const toDays = (date: string): number => Date.parse(date) / MILLISECONDS_A_DAY;

/** The whole date, `YYYY-MM-DD`, of a number of days since 1970-01-01. */
export const toDate = (days: number): string =>
  new Date(Math.round(days) * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
