import { z } from 'zod';

const coded = z.object({ code: z.string() });

/** The system's short name for what went wrong, such as ENOSPC; null for an error without one. */
export function codeOf(error: unknown): string | null {
  return coded.safeParse(error).data?.code ?? null;
}
