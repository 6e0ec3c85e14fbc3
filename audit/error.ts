import { codeOf } from '../service/error-code.ts';

/**
 * The audit can't be kept or read. `message` is one line fit for an operator: it says which file, what
 * is wrong with it and what to do.
 */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}

/** What went wrong with a file, in a word: the system's short name for it, such as ENOSPC. */
export function reasonOf(error: unknown): string {
  return error instanceof AuditError ? error.message : (codeOf(error) ?? String(error));
}
