import { after } from './order.ts';

/** A stretch of encoded values, `high` excluded. */
export interface Interval {
  readonly low: Buffer;
  readonly high: Buffer;
}

/** The interval of one encoded value. */
export function point(bytes: Buffer): Interval {
  return { low: bytes, high: after(bytes) };
}

/** Whether an interval holds one encoded value only, so that the next path of an index can follow. */
export function isPoint({ low, high }: Interval): boolean {
  return high.length === low.length + 1 && high.at(-1) === 0xff && high.subarray(0, -1).equals(low);
}

/** The same values in order, each once. */
export function disjoint(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals
    .filter(({ low, high }) => low.compare(high) < 0)
    .sort((left, right) => left.low.compare(right.low));
  const result: Interval[] = [];
  for (const interval of sorted) {
    const last = result.at(-1);
    if (last === undefined || last.high.compare(interval.low) <= 0) result.push(interval);
    else if (last.high.compare(interval.high) < 0)
      result[result.length - 1] = { low: last.low, high: interval.high };
  }
  return result;
}

/** The values that are in both of two lists of disjoint intervals. */
export function intersection(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const a = left[i];
    const b = right[j];
    if (a === undefined || b === undefined) return result;
    const low = a.low.compare(b.low) >= 0 ? a.low : b.low;
    const high = a.high.compare(b.high) <= 0 ? a.high : b.high;
    if (low.compare(high) < 0) result.push({ low, high });
    if (a.high.compare(b.high) <= 0) i += 1;
    else j += 1;
  }
}
