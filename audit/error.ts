import { z } from 'zod';

/**
 * The audit can't be kept or read. `message` is one line fit for an operator: it says which file, what
 * is wrong with it and what to do.
 */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}

/** The system's short name for what went wrong with a file, such as ENOSPC. */
export function codeOf(error: unknown): string {
  if (error instanceof AuditError) return error.message;
  return z.object({ code: z.string() }).safeParse(error).data?.code ?? String(error);
}
