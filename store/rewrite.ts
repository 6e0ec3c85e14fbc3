import { changesOf } from './documents.ts';
import type { Collection, Filter, Keyed, WriteCounts } from './store.ts';
import { StoreError } from './store.ts';

/** Times that a document is made again because something else wrote it meanwhile. */
const MOST_TRIES = 20;

/** What is written in the place of documents that were read. */
export interface Rewriting<T extends Keyed> {
  /** What this state of a document matches and no other that it may be in. */
  readonly versionOf: (stored: T) => Filter;
  /**
   * Makes what to write for these keys of what is stored now; a key without a document is left as it is.
   * Whatever else it reads, it reads now too: it is called again for those that were written meanwhile.
   */
  readonly make: (
    stored: ReadonlyMap<string, T>,
    keys: readonly string[],
  ) => readonly T[] | Promise<readonly T[]>;
}

/**
 * Writes documents that rest on what was read, each only where it is still as it was read; the others are
 * read and made again. So of several who do this at once, nobody's change is lost.
 */
export async function rewrite<T extends Keyed>(
  collection: Collection<T>,
  keys: readonly string[],
  { versionOf, make }: Rewriting<T>,
): Promise<WriteCounts> {
  const sum = { inserted: 0, updated: 0, unchanged: 0 };
  let left = keys;
  for (let tries = 0; tries < MOST_TRIES && left.length > 0; tries += 1) {
    const found = await collection.findByKeys(left);
    const stored = new Map(found.flatMap((each) => (each === null ? [] : [[each._id, each]])));
    const { writes, counts } = changesOf(await make(stored, left), (key) => stored.get(key));
    const guarded = [...writes.values()].map(({ document }) => {
      const before = stored.get(document._id);
      return { document, where: before === undefined ? null : versionOf(before) };
    });
    const written = guarded.length === 0 ? [] : await collection.writeWhere(guarded);
    const made = guarded.filter((_, at) => written[at] === true);
    sum.inserted += made.filter(({ where }) => where === null).length;
    sum.updated += made.filter(({ where }) => where !== null).length;
    sum.unchanged += counts.unchanged;
    left = guarded.flatMap(({ document }, at) => (written[at] === true ? [] : [document._id]));
  }
  if (left.length === 0) return sum;
  throw new StoreError('the records are written by something else all the time: try again later');
}
