import type { Database, RootDatabase, Transaction } from 'lmdb';
import { isKey } from '../documents.ts';
import type { Index } from './entries.ts';
import type { EntryTable } from './entry-table.ts';
import { idOf, keyRange } from './entry-table.ts';
import { compareText, decodeText, encode, MAX_ID_BYTES } from './order.ts';
import type { Plan, Walk } from './plan.ts';

/** The documents of a collection are an index themselves, on `_id`. */
export const BY_ID: Index = {
  number: 0,
  paths: ['_id'],
  unique: true,
  multikey: [false],
  cut: false,
};

/** A collection as it lies in LMDB. */
export interface Tables<T> {
  readonly documents: Database<T, Buffer>;
  readonly entries: EntryTable;
}

export function openTables<T>(root: RootDatabase, collection: string): Tables<T> {
  const keyEncoding = 'binary';
  return {
    documents: root.openDB<T, Buffer>(`${collection}/documents`, { keyEncoding, encoding: 'json' }),
    entries: root.openDB<Buffer, Buffer>(`${collection}/entries`, {
      keyEncoding,
      encoding: 'binary',
    }),
  };
}

export function documentKey(id: string): Buffer {
  return encode(id, MAX_ID_BYTES).bytes;
}

/** Reads one state of a collection, whatever is written meanwhile. */
export class Snapshot<T> {
  readonly #tables: Tables<T>;
  readonly #transaction: Transaction;
  /** Aborts when nobody waits for what is read; undefined when somebody always does. */
  readonly signal: AbortSignal | undefined;

  private constructor(tables: Tables<T>, transaction: Transaction, signal?: AbortSignal) {
    this.#tables = tables;
    this.#transaction = transaction;
    this.signal = signal;
  }

  static async with<T, R>(
    tables: Tables<T>,
    read: (snapshot: Snapshot<T>) => R | Promise<R>,
    signal?: AbortSignal,
  ): Promise<R> {
    const snapshot = Snapshot.#take(tables, signal);
    try {
      return await read(snapshot);
    } finally {
      snapshot.#transaction.done();
    }
  }

  /** The same for what is given piece by piece; the state is held until the last piece is. */
  static async *during<T, R>(
    tables: Tables<T>,
    read: (snapshot: Snapshot<T>) => AsyncIterable<R>,
    signal?: AbortSignal,
  ): AsyncGenerator<R> {
    const snapshot = Snapshot.#take(tables, signal);
    try {
      yield* read(snapshot);
    } finally {
      snapshot.#transaction.done();
    }
  }

  static #take<T>(tables: Tables<T>, signal: AbortSignal | undefined): Snapshot<T> {
    tables.documents.resetReadTxn();
    return new Snapshot(tables, tables.documents.useReadTransaction(), signal);
  }

  get(id: string): T | undefined {
    if (!isKey(id)) return undefined;
    return this.#tables.documents.get(documentKey(id), { transaction: this.#transaction });
  }

  /** The documents with these keys, as far as there are any. */
  *getAll(ids: Iterable<string>): Generator<T> {
    for (const id of ids) {
      const document = this.get(id);
      if (document !== undefined) yield document;
    }
  }

  size(): number {
    return this.#tables.documents.getKeysCount({ transaction: this.#transaction });
  }

  /** How many entries a walk passes, counted up to `most` for each of its stretches. */
  estimate(walk: Walk, most: number): number {
    let sum = 0;
    for (const range of this.#ranges(walk)) {
      sum += this.#table(walk).getKeysCount({ ...range, limit: most });
      if (sum >= most) break;
    }
    return sum;
  }

  /** The `_id`s that a walk passes, in the order of its index; those of arrays may come again. */
  *idsOf(walk: Walk): Generator<string> {
    for (const range of this.#ranges(walk)) {
      for (const key of this.#table(walk).getKeys(range))
        yield walk.index === BY_ID ? decodeText(key) : idOf(key);
    }
  }

  /** The `_id`s that a plan gives, each once, in no order. */
  candidates(plan: Plan, into = new Set<string>()): Set<string> {
    if (plan.kind === 'union') for (const branch of plan.branches) this.candidates(branch, into);
    if (plan.kind === 'walk') for (const id of this.idsOf(plan)) into.add(id);
    return into;
  }

  /** The documents that a plan gives, each once, in the order of `_id`. */
  *documentsOf(plan: Plan): Generator<T> {
    if (plan.kind === 'scan') yield* this.#scan();
    else yield* this.getAll([...this.candidates(plan)].sort(compareText));
  }

  *#scan(): Generator<T> {
    const range = this.#tables.documents.getRange({ transaction: this.#transaction });
    for (const { value } of range) yield value;
  }

  #table({ index }: Walk): Database<unknown, Buffer> {
    return index === BY_ID ? this.#tables.documents : this.#tables.entries;
  }

  #ranges({ index, ranges }: Walk): { start: Buffer; end: Buffer; transaction: Transaction }[] {
    const transaction = this.#transaction;
    return ranges.map((interval) =>
      index === BY_ID
        ? { start: interval.low, end: interval.high, transaction }
        : { ...keyRange(index, interval), transaction },
    );
  }
}
