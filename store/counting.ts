import type { Collection, CollectionSpec, Keyed, Store } from './store.ts';

/** How often each method was called, by collection and method: `patients.findByKeys` → 3. */
export type CallCounts = ReadonlyMap<string, number>;

export interface CountedStore {
  /** The store to use instead of the one given. */
  readonly store: Store;
  readonly calls: CallCounts;
  /** How many documents streams have given so far; never reset. */
  readonly streamed: () => number;
  /** Starts counting again from nothing. */
  reset(): void;
}

/** Counts the calls that reach a store's collections. */
export function countCalls(store: Store): CountedStore {
  const calls = new Map<string, number>();
  let streamed = 0;
  const counted = <T extends Keyed>(name: string, inner: Collection<T>): Collection<T> => {
    const count = (method: keyof Collection<T>): Collection<T> => {
      const key = `${name}.${method}`;
      calls.set(key, (calls.get(key) ?? 0) + 1);
      return inner;
    };
    return {
      findByKeys: (keys) => count('findByKeys').findByKeys(keys),
      find: (filter, fields) => count('find').find(filter, fields),
      findPage: (query) => count('findPage').findPage(query),
      stream: async function* (query) {
        for await (const document of count('stream').stream(query)) {
          streamed += 1;
          yield document;
        }
      },
      count: (filter) => count('count').count(filter),
      aggregate: (pipeline) => count('aggregate').aggregate(pipeline),
      bulkUpsert: (documents) => count('bulkUpsert').bulkUpsert(documents),
      writeWhere: (writes) => count('writeWhere').writeWhere(writes),
      deleteByKeys: (keys) => count('deleteByKeys').deleteByKeys(keys),
      explain: (filter) => count('explain').explain(filter),
      until: (signal) => counted(name, inner.until(signal)),
    };
  };
  return {
    calls,
    streamed: () => streamed,
    reset: () => {
      calls.clear();
    },
    store: {
      collection: async <T extends Keyed>(spec: CollectionSpec): Promise<Collection<T>> =>
        counted(spec.name, await store.collection<T>(spec)),
      ping: () => store.ping(),
      close: () => store.close(),
    },
  };
}
