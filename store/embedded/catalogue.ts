import type { Database } from 'lmdb';
import { z } from 'zod';
import type { CollectionSpec } from '../store.ts';
import { StoreError } from '../store.ts';
import type { Index } from './entries.ts';

const catalogueSchema = z.array(
  z.object({
    number: z.int(),
    paths: z.array(z.string()),
    unique: z.boolean(),
    multikey: z.array(z.boolean()),
    cut: z.boolean(),
  }),
);

/** An index on more paths could have keys longer than LMDB stores. */
const MAX_PATHS = 6;

/** The indexes of every collection, as stored: another process may have added some. */
export class Catalogue {
  readonly #database: Database<string, Buffer>;

  constructor(database: Database<string, Buffer>) {
    this.#database = database;
  }

  indexesOf(collection: string): Index[] {
    this.#database.resetReadTxn();
    const stored = this.#database.get(Buffer.from(collection));
    if (stored === undefined) return [];
    return catalogueSchema.parse(JSON.parse(stored));
  }

  /** To be called in a write transaction. */
  write(collection: string, indexes: readonly Index[]): void {
    this.#database.putSync(Buffer.from(collection), JSON.stringify(indexes));
  }
}

/** The indexes that a specification asks for and that are not there yet, numbered. */
export function missingIndexes(spec: CollectionSpec, present: readonly Index[]): Index[] {
  let number = Math.max(0, ...present.map((index) => index.number));
  return spec.indexes.flatMap(({ paths, unique = false }) => {
    assertPaths(spec.name, paths);
    const same = present.find((index) => index.paths.join() === paths.join());
    if (same?.unique === unique) return [];
    number += 1;
    return [{ number, paths, unique, multikey: paths.map(() => false), cut: false }];
  });
}

function assertPaths(collection: string, paths: readonly string[]): void {
  if (paths.length > MAX_PATHS)
    throw new StoreError(`${collection}: an index may have at most ${MAX_PATHS} paths`);
  const wrong = paths.find((path) => path.split('.').some((part) => /^\d*$|^\$/.test(part)));
  if (wrong !== undefined)
    throw new StoreError(`${collection}: '${wrong}' is no path that can be indexed`);
}
