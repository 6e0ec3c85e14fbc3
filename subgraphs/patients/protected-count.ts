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
 * The sum of what may be told, and whether a part is withheld. Null when nothing can be said of it:
 * there is no part, or besides withheld ones there are only zeros, and no more than zero isn't so.
 */
export function sumOf(counts: readonly ProtectedCount[]): ProtectedCount {
  const told = counts.flatMap(({ value }) => value ?? []);
  const value = told.reduce((sum, each) => sum + each, 0);
  const suppressed = counts.some((count) => count.suppressed);
  return { value: told.length === 0 || (suppressed && value === 0) ? null : value, suppressed };
}
