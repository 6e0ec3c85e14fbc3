import path from 'node:path';
import { openEmbeddedStore } from './embedded.ts';
import { openMongoStore } from './mongo.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** A MongoDB deployment; without one, the embedded engine stores in `dataDirectory`. */
  readonly mongodbUri?: string | undefined;
  readonly dataDirectory: string;
  /** What the store holds: an institution's site or a subgraph, as in `site-northfield`. */
  readonly name: string;
}

/** Opens a store with the engine that the options name. @throws StoreError where it can't */
export function openStore({ mongodbUri, dataDirectory, name }: StoreOptions): Promise<Store> {
  if (mongodbUri === undefined || mongodbUri === '')
    return openEmbeddedStore(path.join(dataDirectory, name));
  return openMongoStore(mongodbUri, `precisiongraph_${name.replaceAll(/[^A-Za-z0-9]/g, '_')}`);
}
