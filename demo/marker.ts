import type { Collection, CollectionSpec, Keyed, Store } from '../store/store.ts';

/** Says in a store itself how far the demonstration's data is in it. */
interface Marker extends Keyed {
  readonly state: 'begun' | 'loaded';
}

const DEMO: CollectionSpec = { name: 'demo', indexes: [] };
const KEY = 'data';

/**
 * `toLoad`: empty, or begun and not finished. `loaded`: the demonstration's data is there.
 * `foreign`: it holds someone's own data, which is left alone.
 */
export type LoadState = 'toLoad' | 'loaded' | 'foreign';

/** @param main what the store is for: it counts as empty when there is none of these */
export async function loadState(store: Store, main: CollectionSpec): Promise<LoadState> {
  const [marker] = await (await markers(store)).findByKeys([KEY]);
  if (marker?.state === 'loaded') return 'loaded';
  if (marker?.state === 'begun') return 'toLoad';
  const documents = await (await store.collection(main)).findPage({ filter: {}, limit: 1 });
  return documents.length === 0 ? 'toLoad' : 'foreign';
}

export async function mark(store: Store, state: Marker['state']): Promise<void> {
  await (await markers(store)).bulkUpsert([{ _id: KEY, state }]);
}

function markers(store: Store): Promise<Collection<Marker>> {
  return store.collection<Marker>(DEMO);
}
