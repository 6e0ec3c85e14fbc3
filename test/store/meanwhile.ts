import type { Collection, CollectionSpec, Keyed, Store } from '../../store/store.ts';
import { withWrites } from '../../store/with-writes.ts';

/** The store, but when a collection is first written to, something else happens before. */
export function beforeFirstWrite(
  store: Store,
  name: string,
  meanwhile: () => Promise<unknown>,
): Store {
  let isFirst = true;
  const once = async (): Promise<void> => {
    if (!isFirst) return;
    isFirst = false;
    await meanwhile();
  };
  const wrap = <T extends Keyed>(collection: Collection<T>): Collection<T> =>
    withWrites(collection, (inner) => ({
      bulkUpsert: async (documents) => {
        await once();
        return inner.bulkUpsert(documents);
      },
      writeWhere: async (writes) => {
        await once();
        return inner.writeWhere(writes);
      },
    }));
  return {
    ping: () => store.ping(),
    close: () => store.close(),
    collection: async <T extends Keyed>(spec: CollectionSpec): Promise<Collection<T>> => {
      const inner = await store.collection<T>(spec);
      return spec.name === name ? wrap(inner) : inner;
    },
  };
}
