import { isDeepStrictEqual } from 'node:util';
import type { Keyed, WriteCounts } from './store.ts';
import { StoreError } from './store.ts';

/** The longest `_id`, in bytes of UTF-8. */
export const MAX_KEY_BYTES = 512;

/**
 * The document as plain JSON, which is all that both engines store alike: fields that are
 * `undefined` are left out, dates become text.
 *
 * @throws StoreError where the `_id` is empty or too long
 */
export function toJson(document: Keyed): string {
  assertKey(document._id);
  return JSON.stringify(document);
}

function assertKey(key: unknown): asserts key is string {
  if (typeof key !== 'string' || key === '')
    throw new StoreError('a document needs an _id that is a text of at least one character');
  if (Buffer.byteLength(key) > MAX_KEY_BYTES)
    throw new StoreError(`an _id may have at most ${MAX_KEY_BYTES} bytes`);
}

/** What a batch changes: the last state of each changed document, by `_id`. */
export interface Changes {
  readonly writes: ReadonlyMap<string, string>;
  readonly counts: WriteCounts;
}

/**
 * Compares a batch with what is stored. A key that occurs twice counts twice, and the later
 * document wins. The order of fields makes no difference.
 *
 * @param batch each document as JSON, with its key
 * @param stored the JSON of the stored document, or `undefined` where there is none
 */
export function changesOf(
  batch: readonly { readonly key: string; readonly json: string }[],
  stored: (key: string) => string | undefined,
): Changes {
  const writes = new Map<string, string>();
  const counts = { inserted: 0, updated: 0, unchanged: 0 };
  for (const { key, json } of batch) {
    const before = writes.get(key) ?? stored(key);
    if (before !== undefined && sameJson(before, json)) {
      counts.unchanged += 1;
      continue;
    }
    counts[before === undefined ? 'inserted' : 'updated'] += 1;
    writes.set(key, json);
  }
  return { writes, counts };
}

function sameJson(left: string, right: string): boolean {
  return left === right || isDeepStrictEqual(JSON.parse(left), JSON.parse(right));
}
