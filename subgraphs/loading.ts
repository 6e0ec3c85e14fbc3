import DataLoader from 'dataloader';
import { badInput } from '../service/errors.ts';
import type { Keyed } from '../store/store.ts';
import type { Reading } from './reading.ts';

/** Loads documents by key, all that a request asks for at once in one call. */
export function loadByKey<T extends Keyed>(collection: Reading<T>): DataLoader<string, T | null> {
  return new DataLoader((keys) => collection.findByKeys(keys));
}

/** The rows of one parent that pass a filter, in the list's order. */
export type RowsOf<Parent, Filter, Row> = (
  parent: Parent,
  filter: Filter,
) => Promise<readonly Row[]>;

/**
 * Reads the rows of all parents that a request lists with the same filter in one call, whatever
 * pages of them it wants.
 * @param read the rows of each parent, in the order of the parents
 */
export function loadRows<Parent, Filter, Row>(
  read: (parents: readonly Parent[], filter: Filter) => Promise<readonly (readonly Row[])[]>,
): RowsOf<Parent, Filter, Row> {
  const loaders = new Map<string, DataLoader<Parent, readonly Row[], string>>();
  return (parent, filter) => {
    const key = JSON.stringify(filter);
    const loader =
      loaders.get(key) ??
      new DataLoader<Parent, readonly Row[], string>((parents) => read(parents, filter), {
        cacheKeyFn: (one) => JSON.stringify(one),
      });
    loaders.set(key, loader);
    return loader.load(parent);
  };
}

/** The rows by each value that `keysOf` says they belong to; a row may belong to several. */
export function groupRows<Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly string[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows)
    for (const key of new Set(keysOf(row))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  return groups;
}

/**
 * The key of an entity that another part refers to; representations come as they were sent.
 * @throws GraphQLError BAD_USER_INPUT when it isn't a text
 */
export function referencedKey(field: string, value: unknown): string {
  if (typeof value !== 'string') throw badInput(`a representation needs '${field}' as a text`);
  return value;
}
