import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from './open.ts';
import type { Store } from './store.ts';

/** Gives `use` stores that begin empty and are gone afterwards, whatever happens. */
export async function withScratchStores<T>(
  use: (openNamed: (name: string) => Promise<Store>) => Promise<T>,
): Promise<T> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'precision-graph-scratch-'));
  try {
    return await use((name) => openStore({ dataDirectory, name }));
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
}
