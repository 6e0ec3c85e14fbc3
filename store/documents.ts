import type { Keyed, WriteCounts } from './store.ts';
import { StoreError } from './store.ts';

/** The longest `_id`, in bytes of UTF-8. */
export const MAX_KEY_BYTES = 512;

/** A document that a batch adds or changes. */
export interface Change<T extends Keyed> {
  readonly document: T;
  /** The document as it will be read again: plain JSON, without fields that are `undefined`. */
  readonly plain: unknown;
}

/** One document that a batch adds, changes or takes away. */
export interface Replacement<T extends Keyed> {
  readonly id: string;
  readonly before: T | undefined;
  readonly write: Change<T> | undefined;
}

/** What a batch changes: the last state of each changed document, by `_id`. */
export interface Changes<T extends Keyed> {
  readonly writes: ReadonlyMap<string, Change<T>>;
  readonly counts: WriteCounts;
}

/**
 * Compares a batch with what is stored. A key that occurs twice counts twice, and the later
 * document wins. The order of fields makes no difference.
 *
 * @throws StoreError where an `_id` is empty or too long
 */
export function changesOf<T extends Keyed>(
  batch: readonly T[],
  stored: (key: string) => unknown,
): Changes<T> {
  const writes = new Map<string, Change<T>>();
  const counts = { inserted: 0, updated: 0, unchanged: 0 };
  for (const document of batch) {
    const key = document._id;
    assertKey(key);
    const plain: unknown = JSON.parse(JSON.stringify(document));
    const before = writes.get(key)?.plain ?? stored(key);
    if (sameJson(before, plain)) {
      counts.unchanged += 1;
      continue;
    }
    counts[before === undefined ? 'inserted' : 'updated'] += 1;
    writes.set(key, { document, plain });
  }
  return { writes, counts };
}

/**
 * Whether two values of JSON are equal; the order of fields makes no difference. Node's own
 * comparison also asks for the same prototype, which a native module's objects may not have.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((value, at) => sameJson(value, right[at]));
  if (!isRecord(left) || !isRecord(right)) return left === right;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}

/** Whether a value is an object with fields: no array, not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a text can be the `_id` of a stored document at all. */
export function isKey(key: string): boolean {
  return key !== '' && Buffer.byteLength(key) <= MAX_KEY_BYTES;
}

function assertKey(key: unknown): void {
  if (typeof key !== 'string' || !isKey(key))
    throw new StoreError(`an _id must be a text of 1 to ${MAX_KEY_BYTES} bytes`);
}
