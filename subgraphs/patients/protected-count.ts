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
 * The sum of what may be told, and whether a part is withheld. Null when there is nothing to add up:
 * every part is withheld, or there is none.
 */
export function sumOf(counts: readonly ProtectedCount[]): ProtectedCount {
  const told = counts.flatMap(({ value }) => value ?? []);
  return {
    value: told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0),
    suppressed: counts.some(({ suppressed }) => suppressed),
  };
}
