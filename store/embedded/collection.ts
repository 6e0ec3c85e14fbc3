import type { Replacement } from '../documents.ts';
import { changesOf, isKey, isRecord, sameJson } from '../documents.ts';
import { inTurns } from '../long-reads.ts';
import type {
  Collection,
  CollectionSpec,
  Filter,
  GuardedWrite,
  Keyed,
  PageQuery,
  QueryPlan,
  Stage,
  StreamQuery,
  WriteCounts,
} from '../store.ts';
import type { Catalogue } from './catalogue.ts';
import { missingIndexes } from './catalogue.ts';
import type { Index } from './entries.ts';
import { EntryWriter, wholeRange } from './entry-table.ts';
import { failing, failure } from './failures.ts';
import { aggregated, holds, matcher, projected, stagesOf } from './matching.ts';
import { pageOf, streamOf } from './pages.ts';
import type { Plan } from './plan.ts';
import { pathsOf, planOf } from './plan.ts';
import type { Tables } from './tables.ts';
import { BY_ID, documentKey, Snapshot } from './tables.ts';

/** To choose between indexes, entries are counted no further than this. */
const COUNTED = 20_000;

/** A collection of the embedded engine. Documents are JSON text, so no result aliases another. */
export class EmbeddedCollection<T extends Keyed> implements Collection<T> {
  readonly #name: string;
  readonly #tables: Tables<T>;
  readonly #catalogue: Catalogue;
  readonly #signal: AbortSignal | undefined;

  /** @param signal ends reads; none unless stated */
  constructor(name: string, tables: Tables<T>, catalogue: Catalogue, signal?: AbortSignal) {
    this.#name = name;
    this.#tables = tables;
    this.#catalogue = catalogue;
    this.#signal = signal;
  }

  until(signal: AbortSignal): Collection<T> {
    return new EmbeddedCollection(this.#name, this.#tables, this.#catalogue, signal);
  }

  findByKeys(keys: readonly string[]): Promise<(T | null)[]> {
    return this.#read((snapshot) => keys.map((key) => snapshot.get(key) ?? null));
  }

  find(filter: Filter, fields?: readonly string[]): Promise<T[]> {
    return this.#read(async (snapshot) => {
      const matches = matcher(filter);
      const found: T[] = [];
      for await (const document of inTurns(
        snapshot.documentsOf(this.#plan(snapshot, filter)),
        snapshot.signal,
      ))
        if (matches(document)) found.push(document);
      return fields === undefined ? found : projected(found, fields);
    });
  }

  findPage(query: PageQuery): Promise<T[]> {
    return this.#read(async (snapshot) => {
      const plan = this.#plan(snapshot, query.filter);
      const found = await pageOf(snapshot, query, plan, this.#indexes(), matcher(query.filter));
      return query.fields === undefined ? found : projected(found, query.fields);
    });
  }

  async *stream(query: StreamQuery): AsyncGenerator<T> {
    this.#signal?.throwIfAborted();
    try {
      yield* Snapshot.during(
        this.#tables,
        async function* (this: EmbeddedCollection<T>, snapshot: Snapshot<T>) {
          const plan = this.#plan(snapshot, query.filter);
          const matches = matcher(query.filter);
          for await (const document of streamOf(snapshot, query, plan, this.#indexes()))
            if (matches(document)) yield document;
        }.bind(this),
        this.#signal,
      );
    } catch (error) {
      this.#signal?.throwIfAborted();
      throw failure(error);
    }
  }

  count(filter: Filter): Promise<number> {
    return this.#read(async (snapshot) => {
      const matches = matcher(filter);
      const plan = this.#plan(snapshot, filter);
      if (plan.exact)
        return plan.kind === 'scan' ? snapshot.size() : snapshot.candidates(plan).size;
      let count = 0;
      for await (const document of inTurns(snapshot.documentsOf(plan), snapshot.signal))
        if (matches(document)) count += 1;
      return count;
    });
  }

  async aggregate(pipeline: readonly Stage[]): Promise<Record<string, unknown>[]> {
    const [first, second] = pipeline;
    const filter = first !== undefined && isRecord(first['$match']) ? first['$match'] : null;
    const rest = filter === null ? pipeline : pipeline.slice(1);
    if (rest.length === 1 && typeof second?.['$count'] === 'string' && filter !== null) {
      const count = await this.count(filter);
      return count === 0 ? [] : [{ [second['$count']]: count }];
    }
    const { each, whole } = stagesOf(rest);
    return this.#read(async (snapshot) => {
      const matches = matcher(filter ?? {});
      const documents = snapshot.documentsOf(this.#plan(snapshot, filter ?? {}));
      const left: unknown[] = [];
      const batch: unknown[] = [];
      const work = (): void => {
        for (const document of aggregated(batch.splice(0), each)) left.push(document);
      };
      for await (const document of inTurns(documents, snapshot.signal)) {
        if (matches(document)) batch.push(document);
        if (batch.length === BATCH) work();
      }
      work();
      return aggregated(left, whole);
    });
  }

  bulkUpsert(documents: readonly T[]): Promise<WriteCounts> {
    return this.#write(() => this.#upsert(documents));
  }

  writeWhere(writes: readonly GuardedWrite<T>[]): Promise<boolean[]> {
    return this.#write(() => {
      const holding = writes.map((each) => holds(each, this.#stored(each.document._id)));
      this.#upsert(writes.flatMap(({ document }, at) => (holding[at] === true ? [document] : [])));
      return holding;
    });
  }

  deleteByKeys(keys: readonly string[]): Promise<number> {
    return this.#write(() => {
      const present = [...new Set(keys)].flatMap((id) => {
        const before = this.#stored(id);
        return before === undefined ? [] : [{ id, before, write: undefined }];
      });
      this.#replace(present);
      return present.length;
    });
  }

  explain(filter: Filter): Promise<QueryPlan> {
    return this.#read((snapshot) => {
      matcher(filter);
      const paths = pathsOf(this.#plan(snapshot, filter));
      return { index: paths, scan: paths === null };
    });
  }

  /** Builds the indexes that are asked for and not there: in one transaction, so all or nothing. */
  build(spec: CollectionSpec): Promise<void> {
    if (missingIndexes(spec, this.#catalogue.indexesOf(spec.name)).length === 0)
      return Promise.resolve();
    return this.#write(() => {
      const present = this.#catalogue.indexesOf(spec.name);
      const missing = missingIndexes(spec, present);
      const replaced = present.filter((old) =>
        missing.some((m) => m.paths.join() === old.paths.join()),
      );
      for (const index of replaced) this.#drop(index);
      const writers = this.#writers(missing);
      for (const { value } of this.#tables.documents.getRange())
        for (const writer of writers) writer.add({ id: value._id, document: value });
      const kept = present.filter((index) => !replaced.includes(index));
      this.#catalogue.write(spec.name, [...kept, ...writers.map(({ index }) => index)]);
    });
  }

  #drop(index: Index): void {
    const keys = [...this.#tables.entries.getKeys(wholeRange(index))];
    for (const key of keys) this.#tables.entries.removeSync(key);
  }

  #upsert(documents: readonly T[]): WriteCounts {
    const before = new Map<string, T | undefined>();
    const { writes, counts } = changesOf(documents, (key) => {
      if (!before.has(key)) before.set(key, this.#stored(key));
      return before.get(key);
    });
    this.#replace([...writes].map(([id, write]) => ({ id, before: before.get(id), write })));
    return counts;
  }

  #replace(changes: readonly Replacement<T>[]): void {
    const indexes = this.#catalogue.indexesOf(this.#name);
    const writers = this.#writers(indexes);
    for (const { id, before, write } of changes) {
      if (before !== undefined)
        for (const writer of writers) writer.remove({ id, document: before });
      if (write === undefined) this.#tables.documents.removeSync(documentKey(id));
      else this.#tables.documents.putSync(documentKey(id), write.document);
    }
    for (const { id, write } of changes)
      if (write !== undefined)
        for (const writer of writers) writer.add({ id, document: write.plain });
    const after = writers.map(({ index }) => index);
    if (!sameJson(after, indexes)) this.#catalogue.write(this.#name, after);
  }

  #writers(indexes: readonly Index[]): EntryWriter[] {
    const read = (id: string): unknown => this.#stored(id);
    return indexes.map((index) => new EntryWriter(this.#tables.entries, index, read));
  }

  /** The stored document, as the transaction that is open sees it. */
  #stored(id: string): T | undefined {
    return isKey(id) ? this.#tables.documents.get(documentKey(id)) : undefined;
  }

  #indexes(): Index[] {
    return [BY_ID, ...this.#catalogue.indexesOf(this.#name)];
  }

  #plan(snapshot: Snapshot<T>, filter: Filter): Plan {
    return planOf(filter, this.#indexes(), (walk) => snapshot.estimate(walk, COUNTED));
  }

  async #read<R>(read: (snapshot: Snapshot<T>) => R | Promise<R>): Promise<R> {
    this.#signal?.throwIfAborted();
    try {
      return await failing(() => Snapshot.with(this.#tables, read, this.#signal));
    } catch (error) {
      this.#signal?.throwIfAborted();
      throw error;
    }
  }

  #write<R>(write: () => R): Promise<R> {
    return failing(() => this.#tables.documents.transactionSync(write));
  }
}

/** How many documents a pipeline's first stages get at once, so that they can be left off between. */
const BATCH = 500;
