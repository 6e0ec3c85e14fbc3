import type { Abortable, Collection as Driver, Document } from 'mongodb';
import { MongoServerError } from 'mongodb';
import { changesOf, isKey, isRecord } from '../documents.ts';
import { inTurns } from '../long-reads.ts';
import type {
  Collection,
  Filter,
  GuardedWrite,
  Keyed,
  PageQuery,
  QueryPlan,
  Stage,
  StreamQuery,
  WriteCounts,
} from '../store.ts';
import { StoreError } from '../store.ts';
import type { Failing } from './failures.ts';
import { isDuplicate } from './failures.ts';
import { planOf } from './plan.ts';

/** What the driver sees of a document. */
export interface Stored extends Document {
  readonly _id: string;
}

/** Documents in one exchange with the server; it takes 100,000, or 48 MB. */
const BATCH = 1_000;
/** Whoever reads a stream may soon have enough. */
const STREAM_BATCH = 200;
/** A bulk write doesn't tell which of its documents it wrote: so many are written one by one at once. */
const WRITES_AT_ONCE = 20;

/** A collection of a MongoDB deployment. */
export class MongoCollection<T extends Keyed> implements Collection<T> {
  readonly #driver: Driver<Stored>;
  readonly #failing: Failing;
  readonly #abort: Abortable;

  /** @param signal ends reads; none unless stated */
  constructor(driver: Driver<Stored>, failing: Failing, signal?: AbortSignal) {
    this.#driver = driver;
    this.#abort = signal === undefined ? {} : { signal };
    this.#failing = async (action) => {
      signal?.throwIfAborted();
      try {
        return await failing(action);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    };
  }

  until(signal: AbortSignal): Collection<T> {
    return new MongoCollection(this.#driver, this.#failing, signal);
  }

  findByKeys(keys: readonly string[]): Promise<(T | null)[]> {
    return this.#failing(async () => {
      const found = new Map<string, T>();
      for (const part of inParts([...new Set(keys)].filter(isKey)))
        for (const document of await this.#find({ _id: { $in: part } }))
          found.set(document._id, document);
      return keys.map((key) => found.get(key) ?? null);
    });
  }

  find(filter: Filter, fields?: readonly string[]): Promise<T[]> {
    return this.#failing(() => this.#find(filter, { sort: { _id: 1 }, ...only(fields) }));
  }

  findPage({ filter, orderBy = '_id', after, limit, fields }: PageQuery): Promise<T[]> {
    if (!Number.isInteger(limit) || limit < 1)
      throw new StoreError('the limit of a page must be a whole number of at least 1');
    return this.#failing(() =>
      this.#find(behind(filter, orderBy, after), {
        sort: { [orderBy]: 1 },
        limit,
        ...only(fields),
      }),
    );
  }

  stream(query: StreamQuery): AsyncGenerator<T> {
    return inTurns(this.#documents(query), this.#abort.signal);
  }

  async *#documents({ filter, orderBy = '_id', after }: StreamQuery): AsyncGenerator<T> {
    const cursor = this.#driver.find<T & Document>(behind(filter, orderBy, after), {
      sort: { [orderBy]: 1 },
      batchSize: STREAM_BATCH,
      ...this.#abort,
    });
    try {
      for (;;) {
        const document = await this.#failing(() => cursor.next());
        if (document === null) return;
        yield document;
      }
    } finally {
      await cursor.close();
    }
  }

  count(filter: Filter): Promise<number> {
    return this.#failing(() => this.#driver.countDocuments(filter, this.#abort));
  }

  aggregate(pipeline: readonly Stage[]): Promise<Record<string, unknown>[]> {
    return this.#failing(() => this.#driver.aggregate([...pipeline], this.#abort).toArray());
  }

  bulkUpsert(documents: readonly T[]): Promise<WriteCounts> {
    return this.#failing(async () => {
      const sum = { inserted: 0, updated: 0, unchanged: 0 };
      for (const part of inParts(documents)) {
        const counts = await this.#upsert(part);
        sum.inserted += counts.inserted;
        sum.updated += counts.updated;
        sum.unchanged += counts.unchanged;
      }
      return sum;
    });
  }

  writeWhere(writes: readonly GuardedWrite<T>[]): Promise<boolean[]> {
    return this.#failing(async () => {
      const written: boolean[] = [];
      for (const part of inParts(writes, WRITES_AT_ONCE))
        written.push(...(await Promise.all(part.map((write) => this.#writeWhere(write)))));
      return written;
    });
  }

  deleteByKeys(keys: readonly string[]): Promise<number> {
    return this.#failing(async () => {
      let deleted = 0;
      for (const part of inParts([...new Set(keys)].filter(isKey)))
        deleted += (await this.#driver.deleteMany({ _id: { $in: part } })).deletedCount;
      return deleted;
    });
  }

  explain(filter: Filter): Promise<QueryPlan | null> {
    return this.#failing(async () => {
      try {
        return planOf(await this.#driver.find(filter).explain('queryPlanner'));
      } catch (error) {
        if (error instanceof MongoServerError) return null;
        throw error;
      }
    });
  }

  /** Reads what is there first: a replacement by the same is not worth a write, and is counted. */
  async #upsert(documents: readonly T[]): Promise<WriteCounts> {
    const keys = [...new Set(documents.map(({ _id }) => _id))];
    const stored = new Map<string, T>();
    for (const document of await this.#find({ _id: { $in: keys } }))
      stored.set(document._id, document);
    const { writes, counts } = changesOf(documents, (key) => stored.get(key));
    const operations = [...writes].map(([_id, { plain }]) => ({
      replaceOne: { filter: { _id }, replacement: isRecord(plain) ? plain : {}, upsert: true },
    }));
    if (operations.length > 0) await this.#driver.bulkWrite(operations, { ordered: false });
    return counts;
  }

  async #writeWhere({ document, where }: GuardedWrite<T>): Promise<boolean> {
    const { _id } = document;
    // As changed from nothing, it is checked and made plain.
    const { writes } = changesOf([document], () => undefined);
    const plain = writes.get(_id)?.plain;
    const replacement = isRecord(plain) ? plain : {};
    if (where !== null)
      return (await this.#driver.replaceOne({ ...where, _id }, replacement)).matchedCount === 1;
    try {
      await this.#driver.insertOne({ ...replacement, _id });
      return true;
    } catch (error) {
      // Where it isn't the _id that is taken, it is another unique path.
      if (isDuplicate(error) && (await this.#find({ _id })).length === 1) return false;
      throw error;
    }
  }

  #find(filter: Filter, options: object = {}): Promise<T[]> {
    return this.#driver.find<T & Document>(filter, { ...options, ...this.#abort }).toArray();
  }
}

/** Side by side where it can be: not every server finds an index in an `$and`. */
function behind(filter: Filter, orderBy: string, after: string | undefined): Filter {
  if (after === undefined) return filter;
  const bound = { [orderBy]: { $gt: after } };
  return Object.hasOwn(filter, orderBy) ? { $and: [bound, filter] } : { ...filter, ...bound };
}

function only(fields: readonly string[] | undefined): { projection?: Record<string, 1> } {
  if (fields === undefined) return {};
  return { projection: Object.fromEntries(['_id', ...fields].map((path) => [path, 1 as const])) };
}

function* inParts<V>(values: readonly V[], size = BATCH): Generator<V[]> {
  for (let at = 0; at < values.length; at += size) yield values.slice(at, at + size);
}
