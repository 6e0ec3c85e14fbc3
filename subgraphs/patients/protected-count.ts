import { z } from 'zod';

/** A number of patients as a site tells it; `value` is null when it is withheld. */
export interface ProtectedCount {
  readonly value: number | null;
  readonly suppressed: boolean;
}

export const protectedCountSchema: z.ZodType<ProtectedCount> = z.object({
  value: z.int().nonnegative().nullable(),
  suppressed: z.boolean(),
});

/**
 * The sum of what may be told, and whether a part is withheld. Null when there is no part that may be
 * told.
 */
export function sumOf(counts: readonly ProtectedCount[]): ProtectedCount {
  const told = counts.flatMap(({ value }) => value ?? []);
  const value = told.length === 0 ? null : told.reduce((sum, each) => sum + each, 0);
  return { value, suppressed: counts.some((count) => count.suppressed) };
}

/** Between which numbers something lies; `atMost` is null when no upper bound is known. */
export interface CohortBounds {
  readonly atLeast: number;
  readonly atMost: number | null;
}

export const boundsSchema: z.ZodType<CohortBounds> = z.object({
  atLeast: z.int().nonnegative(),
  atMost: z.int().nonnegative(),
});

/**
 * How many different persons the sites' patients are: everybody at a smaller site may be at the largest
 * too, or nobody at any other. A site of which nothing is known leaves no upper bound.
 */
export function personsWithin(bounds: readonly (CohortBounds | null)[]): CohortBounds {
  return {
    atLeast: Math.max(0, ...bounds.map((each) => each?.atLeast ?? 0)),
    atMost: bounds.reduce<number | null>((sum, each) => {
      const most = each?.atMost ?? null;
      return sum === null || most === null ? null : sum + most;
    }, 0),
  };
}
