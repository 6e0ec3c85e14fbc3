import type { Collection, CollectionSpec, Keyed, Store } from '../../store/store.ts';

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
  const wrap = <T extends Keyed>(inner: Collection<T>): Collection<T> => ({
    findByKeys: (keys) => inner.findByKeys(keys),
    find: (filter, fields) => inner.find(filter, fields),
    findPage: (query) => inner.findPage(query),
    stream: (query) => inner.stream(query),
    count: (filter) => inner.count(filter),
    aggregate: (pipeline) => inner.aggregate(pipeline),
    explain: (filter) => inner.explain(filter),
    deleteByKeys: (keys) => inner.deleteByKeys(keys),
    bulkUpsert: async (documents) => {
      await once();
      return inner.bulkUpsert(documents);
    },
    writeWhere: async (writes) => {
      await once();
      return inner.writeWhere(writes);
    },
    until: (signal) => wrap(inner.until(signal)),
  });
  return {
    ping: () => store.ping(),
    close: () => store.close(),
    collection: async <T extends Keyed>(spec: CollectionSpec): Promise<Collection<T>> => {
      const inner = await store.collection<T>(spec);
      return spec.name === name ? wrap(inner) : inner;
    },
  };
}
