import type { ZodError } from 'zod';

/** What is wrong with a record, where, and what would be right, without the values themselves. */
export function zodFault(error: ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.map(String).join('.') || 'the record'}: ${message}`)
    .join('; ');
}
