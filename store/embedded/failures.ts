import { StoreError } from '../store.ts';

/**
 * Runs an action on the store, and gives whatever goes wrong as a `StoreError` of one line.
 *
 * @param doing what failed then, as the beginning of the message
 */
export async function failing<T>(action: () => T | Promise<T>, doing = 'the store'): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${doing}: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? 'failed without saying why';
}
