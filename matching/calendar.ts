/** A calendar day, counted from 1970-01-01. */
export type Day = number;

const MILLISECONDS_A_DAY = 86_400_000;

/** The first day that a date written `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean. */
export function firstDay(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return dayOf(year, month - 1, day);
}

/** The last day that a date written `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean. */
export function lastDay(date: string): Day {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return dayOf(year, 11, 31);
  return day === undefined ? dayOf(year, month, 0) : dayOf(year, month - 1, day);
}

/**
 * The day on which `months` calendar months have passed. Where that month has no such day, it is the
 * first of the next: who is born on 29 February comes of age on 1 March.
 */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * MILLISECONDS_A_DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lengthOfMonth = new Date(dayOf(year, month + 1, 0) * MILLISECONDS_A_DAY).getUTCDate();
  const dayOfMonth = date.getUTCDate();
  return dayOfMonth <= lengthOfMonth ? dayOf(year, month, dayOfMonth) : dayOf(year, month + 1, 1);
}

/** `YYYY-MM-DD`. */
export function dayText(day: Day): string {
  return new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/**
 * Completed years from a birth to a later day, both `YYYY-MM-DD`. Who is born on 29 February completes
 * a year on 1 March where there is no 29th. Null when the birth is after the day.
 */
export function completedYears(birth: string, day: string): number | null {
  if (birth > day) return null;
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return birth.slice(5) > day.slice(5) ? years - 1 : years;
}

/** `month` counts from 0, as JavaScript has it; both may run over. */
function dayOf(year: number, month: number, day: number): Day {
  return Date.UTC(year, month, day) / MILLISECONDS_A_DAY;
}
