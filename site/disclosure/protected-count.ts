/** A count as the graph tells it; `value` is null when it is withheld. */
export interface ProtectedCount {
  readonly value: number | null;
  readonly suppressed: boolean;
}

/** Between which numbers a count lies for certain. */
export interface CountBounds {
  readonly atLeast: number;
  readonly atMost: number;
}

export function countOf(value: number | null): ProtectedCount {
  return { value, suppressed: value === null };
}

/** A number of records that the caller may list one by one: it is no secret from them. */
export function listedCount(count: number): number {
  return count;
}
