import { z } from 'zod';
import type { PartialDate } from '../../site/records.ts';
import { NOT_A_DATE, partialDate } from './elements.ts';

/** From the first day to the last; null where that side is open. */
export interface Days {
  readonly start: PartialDate | null;
  readonly end: PartialDate | null;
}

/** A period in whole days of UTC, by which uses are judged: a doubt about a day permits nothing. */
export interface ConsentPeriod {
  /** The days that are wholly within. */
  readonly permitted: Days;
  /** The days that are within in part. */
  readonly denied: Days;
}

const OPEN: Days = { start: null, end: null };
export const ALWAYS: ConsentPeriod = { permitted: OPEN, denied: OPEN };

const bound = z
  .string()
  .refine((text) => partialDate(text) !== null && isSoundTime(text), NOT_A_DATE)
  .optional();

/** A Period of FHIR R4. */
export const consentPeriod = z
  .object({ start: bound, end: bound })
  .transform(({ start, end }): ConsentPeriod => {
    const [from, until] = [boundOf(start), boundOf(end)];
    return {
      permitted: { start: from?.firstWhole ?? null, end: until?.lastWhole ?? null },
      denied: { start: from?.first ?? null, end: until?.last ?? null },
    };
  });

/** The days that are in both. */
export function commonDays(a: Days, b: Days): Days {
  return { start: latest(a.start, b.start), end: earliest(a.end, b.end) };
}

interface Bound {
  /** The days that it may lie in; they differ where no zone is stated. */
  readonly first: PartialDate;
  readonly last: PartialDate;
  /** The first day that begins after it, and the last that ends before it. */
  readonly firstWhole: PartialDate;
  readonly lastWhole: PartialDate;
}

const DAY = 86_400_000;
const LAST_DAY = Date.UTC(9999, 11, 31);

/** A date without a time stands for all its days, wherever that is. */
function boundOf(text: string | undefined): Bound | null {
  if (text === undefined) return null;
  const time = timeOf(text);
  if (time === null) return { first: text, last: text, firstWhole: text, lastWhole: text };
  const { earliest, latest, lasts } = time;
  return {
    first: dayOf(earliest),
    last: dayOf(latest),
    firstWhole: dayOf(latest + DAY - 1),
    lastWhole: dayOf(earliest + lasts - DAY),
  };
}

/** Text compares days only while years have four digits. */
function dayOf(time: number): PartialDate {
  return new Date(Math.min(time, LAST_DAY)).toISOString().slice(0, 10);
}

/** When a stated time begins, and how long it lasts, being as exact as it is; null for a date alone. */
function timeOf(text: string): Record<'earliest' | 'latest' | 'lasts', number> | null {
  if (!text.includes('T')) return null;
  const [, seconds, fraction, zone] =
    /T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  const lasts = fraction !== undefined ? 1 : seconds !== undefined ? 1_000 : 60_000;
  // The zones that are furthest ahead and behind.
  const [ahead, behind] = zone === undefined ? ['+14:00', '-12:00'] : ['', ''];
  return { earliest: Date.parse(`${text}${ahead}`), latest: Date.parse(`${text}${behind}`), lasts };
}

function isSoundTime(text: string): boolean {
  const time = timeOf(text);
  return time === null || !Number.isNaN(time.earliest);
}

/** A date that is less exact begins with its first day. */
function latest(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** A date that is less exact lasts to its last day. */
function earliest(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (a === null || b === null) return a ?? b;
  return `${a}~` < `${b}~` ? a : b;
}
