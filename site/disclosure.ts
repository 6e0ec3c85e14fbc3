/**
 * Every number of patients that leaves a site passes through here, so there is one place that decides
 * which may be told.
 */

/** Counts of 1 to 10 are withheld; the CMS cell size suppression policy has this number too. */
const THRESHOLD = 11;

/** A count as the graph tells it; `value` is null when it is withheld. */
export interface ProtectedCount {
  readonly value: number | null;
  readonly suppressed: boolean;
}

/** A number of patients, for one who may count and not see the records. */
export function protectCount(count: number): ProtectedCount {
  const suppressed = count > 0 && count < THRESHOLD;
  return { value: suppressed ? null : count, suppressed };
}

/** The cells of one breakdown; they are told together, for one cell may give another away. */
export function protectCells<C extends { readonly count: number }>(
  cells: readonly C[],
): (Omit<C, 'count'> & { readonly count: ProtectedCount })[] {
  return cells.map((cell) => ({ ...cell, count: protectCount(cell.count) }));
}

/** A number of records that the caller may list one by one: it is no secret from them. */
export function listedCount(count: number): number {
  return count;
}
