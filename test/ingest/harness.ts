import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from '@jest/globals';
import { openStore } from '../../store/open.ts';
import type { CollectionSpec, Keyed, Store } from '../../store/store.ts';

export const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');

const directories: string[] = [];

afterEach(async () => {
  for (const directory of directories.splice(0))
    await rm(directory, { recursive: true, force: true });
});

/** A directory that is gone after the test. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'precision-graph-ingest-'));
  directories.push(directory);
  return directory;
}

/** Opens embedded stores in a directory by their names. */
export function storesIn(dataDirectory: string): (name: string) => Promise<Store> {
  return (name) => openStore({ dataDirectory, name });
}

/** Every document of a collection by its id. */
export async function dump<T extends Keyed>(
  dataDirectory: string,
  storeName: string,
  spec: CollectionSpec,
): Promise<Record<string, T>> {
  const store = await storesIn(dataDirectory)(storeName);
  try {
    const documents = await (await store.collection<T>(spec)).find({});
    return Object.fromEntries(documents.map((document) => [document._id, document]));
  } finally {
    await store.close();
  }
}
