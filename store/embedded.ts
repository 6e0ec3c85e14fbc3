import { access, chmod, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RootDatabase } from 'lmdb';
import { open } from 'lmdb';
import { makeDirectory } from '../service/directory.ts';
import { Catalogue } from './embedded/catalogue.ts';
import { EmbeddedCollection } from './embedded/collection.ts';
import { failing } from './embedded/failures.ts';
import { assertStoreFile } from './embedded/file.ts';
import { openTables } from './embedded/tables.ts';
import type { Collection, CollectionSpec, Keyed, Store } from './store.ts';

/** Two tables for each collection, and the catalogue. */
const MAX_TABLES = 129;

/** A store may hold patients: its folder and files are for their owner only. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/**
 * Opens the embedded store in a directory, which is made where it doesn't exist, for its owner only;
 * opened by its owner, one that others may read is closed to them. Several processes
 * may have it open at once. What a call has acknowledged survives any crash.
 *
 * @throws StoreError where the directory can't be read and written, or holds something else
 */
export async function openEmbeddedStore(directory: string): Promise<Store> {
  return failing(async () => {
    await makeDirectory(directory, OWNER_ONLY.folder);
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    const file = path.join(directory, 'data.mdb');
    await closeToOthers(directory, OWNER_ONLY.folder);
    await assertStoreFile(file);
    const root = open({ path: file, noSubdir: true, maxDbs: MAX_TABLES });
    for (const each of [file, `${file}-lock`]) await closeToOthers(each, OWNER_ONLY.file);
    // Readers that were killed would keep the pages they read from being used again.
    root.readerCheck();
    return new EmbeddedStore(root);
  }, `can't open the store in ${directory}`);
}

/** Where it is another user's, that is the owner's business. */
async function closeToOthers(place: string, wanted: number): Promise<void> {
  const { uid, mode } = await stat(place);
  if (uid === process.getuid?.() && (mode & 0o777) !== wanted) await chmod(place, wanted);
}

class EmbeddedStore implements Store {
  readonly #root: RootDatabase;
  readonly #catalogue: Catalogue;

  constructor(root: RootDatabase) {
    this.#root = root;
    const options = { keyEncoding: 'binary', encoding: 'string' } as const;
    this.#catalogue = new Catalogue(root.openDB<string, Buffer>('catalogue', options));
  }

  collection<T extends Keyed>(spec: CollectionSpec): Promise<Collection<T>> {
    return failing(async () => {
      const tables = openTables<T>(this.#root, spec.name);
      const collection = new EmbeddedCollection<T>(spec.name, tables, this.#catalogue);
      await collection.build(spec);
      return collection;
    });
  }

  ping(): Promise<void> {
    return failing(() => {
      this.#catalogue.indexesOf('any');
    });
  }

  close(): Promise<void> {
    return failing(() => this.#root.close());
  }
}
