import path from 'node:path';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** A MongoDB deployment; without one, the embedded engine stores in `dataDirectory`. */
  readonly mongodbUri?: string | undefined;
  readonly dataDirectory: string;
  /** What the store holds: an institution's site or a subgraph, as in `site-northfield`. */
  readonly name: string;
}

/** Opens a store with the engine that the options name. @throws StoreError where it can't */
export async function openStore({ mongodbUri, dataDirectory, name }: StoreOptions): Promise<Store> {
  // Each engine brings a large library: a process loads the one that it needs.
  if (mongodbUri === undefined || mongodbUri === '') {
    const { openEmbeddedStore } = await import('./embedded.ts');
    return openEmbeddedStore(path.join(dataDirectory, name));
  }
  const { openMongoStore } = await import('./mongo.ts');
  return openMongoStore(mongodbUri, `precisiongraph_${name.replaceAll(/[^A-Za-z0-9]/g, '_')}`);
}
