import type { PartialDate } from './records.ts';

/** 90 stands for 90 and more (HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)). */
export const OLDEST_AGE = 90;

/** The first day that a partial date can mean: `1961` is `1961-01-01`. */
export function earliestDay(date: PartialDate): string {
  return `${date}-01-01`.slice(0, 10);
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

/** The last day of birth of those who have completed `years` on `day`; compares as text. */
export function latestBirth(years: number, day: string): string {
  const year = String(Number(day.slice(0, 4)) - years);
  return `${year.padStart(4, '0')}${day.slice(4)}`;
}

/** Completed years at death; null unless both the birth and the death are dated. */
export function ageAtDeath(birth: PartialDate | null, death: PartialDate | null): number | null {
  return birth === null || death === null
    ? null
    : completedYears(earliestDay(birth), earliestDay(death));
}
