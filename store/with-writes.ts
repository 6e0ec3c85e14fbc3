import type { Collection, Keyed } from './store.ts';

/** What of a collection may be put in the place of its own. */
type Writes<T extends Keyed> = Partial<Pick<Collection<T>, 'bulkUpsert' | 'writeWhere'>>;

/** A collection that is read as it is and written otherwise, also by whoever may go away (`until`). */
export function withWrites<T extends Keyed>(
  inner: Collection<T>,
  writesOf: (inner: Collection<T>) => Writes<T>,
): Collection<T> {
  return {
    findByKeys: (keys) => inner.findByKeys(keys),
    find: (filter, fields) => inner.find(filter, fields),
    findPage: (query) => inner.findPage(query),
    stream: (query) => inner.stream(query),
    count: (filter) => inner.count(filter),
    aggregate: (pipeline) => inner.aggregate(pipeline),
    bulkUpsert: (documents) => inner.bulkUpsert(documents),
    writeWhere: (writes) => inner.writeWhere(writes),
    deleteByKeys: (keys) => inner.deleteByKeys(keys),
    explain: (filter) => inner.explain(filter),
    ...writesOf(inner),
    until: (signal) => withWrites(inner.until(signal), writesOf),
  };
}
