/** 90 stands for 90 and more (HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)). */
export const OLDEST_AGE = 90;

/**
 * The year of a date, all that may be told of it; null for null, and for a year so long ago that it alone
 * says who lives to be over 89 (Safe Harbor forbids years that are indicative of such an age).
 */
export function toldYear(date: string | null, today: string): number | null {
  const year = date === null ? null : Number(date.slice(0, 4));
  return year === null || year <= Number(today.slice(0, 4)) - OLDEST_AGE ? null : year;
}
