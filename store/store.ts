/**
 * The narrow interface through which every part reaches its data. It speaks MongoDB's query
 * language, so that the `mongodb` driver (`mongo.ts`) and the embedded engine (`embedded.ts`)
 * serve the same code; `test/store/contract.ts` holds both to the same behaviour.
 */

/** A stored document. `_id` is the only key that a store gives meaning to. */
export interface Keyed {
  readonly _id: string;
}

/** A filter in MongoDB's query language (the operators that `contract.ts` lists). */
export type Filter = Readonly<Record<string, unknown>>;

/** A stage of an aggregation pipeline in MongoDB's language. */
export type Stage = Readonly<Record<string, unknown>>;

/**
 * One index: an ordered list of dotted paths, ascending. A path through an array makes the index
 * multikey, as in MongoDB. Indexes are found by their paths: stating one twice is no error.
 */
export interface IndexSpec {
  readonly paths: readonly [string, ...string[]];
  readonly unique?: boolean;
}

/** What a collection is called and which filters it must answer without a scan. */
export interface CollectionSpec {
  readonly name: string;
  readonly indexes: readonly IndexSpec[];
}

/** One page of a collection, ordered by one unique path: stable while documents come and go. */
export interface PageQuery {
  readonly filter: Filter;
  /** The unique path that orders the page (`_id` unless stated); it needs an index. */
  readonly orderBy?: string;
  /** Only documents whose `orderBy` value is greater than this one (exclusive). */
  readonly after?: string | undefined;
  /** At most this many documents; at least 1. */
  readonly limit: number;
  /** Only these paths (and `_id`), when stated. */
  readonly fields?: readonly string[];
}

/** How many documents a write changed; `unchanged` were there already, equal in every field. */
export interface WriteCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** A write that rests on what was read. */
export interface GuardedWrite<T extends Keyed> {
  readonly document: T;
  /** What the stored document with its `_id` must match as it is written; null: there must be none. */
  readonly where: Filter | null;
}

/** How the engine answers a filter: which index it walks, or that it reads everything. */
export interface QueryPlan {
  readonly index: readonly string[] | null;
  /** True when every document is read. */
  readonly scan: boolean;
}

/** What a stream gives, and in which order. */
export type StreamQuery = Omit<PageQuery, 'limit' | 'fields'>;

export interface Collection<T extends Keyed> {
  /** The documents with these keys, in the order of the keys; `null` where there is none. */
  findByKeys(keys: readonly string[]): Promise<(T | null)[]>;
  /** Every document that matches, in `_id` order; for filters known to be selective. */
  find(filter: Filter, fields?: readonly string[]): Promise<T[]>;
  findPage(query: PageQuery): Promise<T[]>;
  /**
   * Every document that matches, one by one, so that any number takes the same memory. Whoever has enough
   * stops; what was read until then is all that it cost, as far as an index gives the order.
   */
  stream(query: StreamQuery): AsyncIterable<T>;
  count(filter: Filter): Promise<number>;
  aggregate(pipeline: readonly Stage[]): Promise<Record<string, unknown>[]>;
  /** Inserts or replaces by `_id`, all or nothing on the embedded engine, one by one on MongoDB. */
  bulkUpsert(documents: readonly T[]): Promise<WriteCounts>;
  /**
   * Inserts or replaces each document only where its `where` holds at that very moment, so that what
   * something else wrote since it was read stays (`rewrite.ts` reads it again). No `_id` may come twice.
   * @returns for each document whether it was written
   */
  writeWhere(writes: readonly GuardedWrite<T>[]): Promise<boolean[]>;
  deleteByKeys(keys: readonly string[]): Promise<number>;
  /** How `filter` would be answered; `null` where the engine doesn't say. */
  explain(filter: Filter): Promise<QueryPlan | null>;
  /**
   * The same collection for whoever may go away: once the signal aborts, reads end soon and reject with
   * its reason. Work that an engine does in one piece is finished first.
   */
  until(signal: AbortSignal): Collection<T>;
}

/** One database: an institution's, or one knowledge subgraph's. */
export interface Store {
  /** Opens a collection and builds the indexes that its specification asks for. */
  collection<T extends Keyed>(spec: CollectionSpec): Promise<Collection<T>>;
  /** Resolves when the engine answers; rejects with a `StoreError` that says why it can't. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The store can't be opened, read or written. `message` is one line fit for an operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
