import { GraphQLError } from 'graphql';
import { StoreError, type CollectionSpec, type Keyed, type Store } from '../store/store.ts';
import type { Filter, PageQuery } from '../store/store.ts';

/** A document with some of its fields. */
export type Part<T extends Keyed, F extends keyof T> = Pick<T, F | '_id'>;

/**
 * A collection as resolvers use it: to read only. Where the store fails, the client learns that it
 * does and nothing more; the reason is the error's `originalError`, for the log.
 */
export interface Reading<T extends Keyed> {
  /** The documents with these keys, in the order of the keys; null where there is none. */
  findByKeys(keys: readonly string[]): Promise<(T | null)[]>;
  /** These fields of every document that matches, in the order of `_id`. */
  find<F extends keyof T & string>(filter: Filter, fields: readonly F[]): Promise<Part<T, F>[]>;
  /** Every document that matches, in the order of `_id`. */
  findWhole(filter: Filter): Promise<T[]>;
  findPage(query: PageQuery): Promise<T[]>;
  count(filter: Filter): Promise<number>;
}

/** @throws StoreError when the collection can't be opened */
export async function openReading<T extends Keyed>(
  store: Store,
  spec: CollectionSpec,
): Promise<Reading<T>> {
  const collection = await store.collection<T>(spec);
  return {
    findByKeys: (keys) => answered(collection.findByKeys(keys)),
    find: (filter, fields) => answered(collection.find(filter, fields)),
    findWhole: (filter) => answered(collection.find(filter)),
    findPage: (query) => answered(collection.findPage(query)),
    count: (filter) => answered(collection.count(filter)),
  };
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new GraphQLError('The data can not be read at the moment; try again later', {
      originalError: error,
      extensions: { code: 'STORE_UNAVAILABLE' },
    });
  }
}
