import { isRecord } from '../documents.ts';
import { StoreError } from '../store.ts';

/**
 * Runs an action on the store, and gives whatever goes wrong as a `StoreError` of one line.
 *
 * @param doing what failed then, as the beginning of the message
 */
export async function failing<T>(action: () => T | Promise<T>, doing?: string): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw failure(error, doing);
  }
}

/** What went wrong, as a `StoreError` of one line. */
export function failure(error: unknown, doing?: string): StoreError {
  if (error instanceof StoreError && doing === undefined) return error;
  return new StoreError(`${doing ?? 'the store'}: ${reasonOf(error)}`, { cause: error });
}

/** Errors of Node's own may come from another realm, so `instanceof` says nothing about them. */
export function reasonOf(error: unknown): string {
  const message = isRecord(error) ? error['message'] : error;
  return String(message).split('\n', 1)[0] ?? '';
}
