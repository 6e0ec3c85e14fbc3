import { completedYears } from '../matching/calendar.ts';
import type { PartialDate } from './records.ts';

/** The first day that a partial date can mean: `1961` is `1961-01-01`. */
export function earliestDay(date: PartialDate): string {
  return `${date}-01-01`.slice(0, 10);
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
