import { MAX_KEY_BYTES, isKey } from '../store/documents.ts';
import type { Collection, Keyed, WriteCounts } from '../store/store.ts';
import type { FileReport } from './format.ts';

const BATCH = 500;

export interface RecordWriterOptions<T> {
  /** What is stored when there is a document with this key; the new one replaces it unless stated. */
  readonly merge?: (existing: T, incoming: T) => T;
  /**
   * Told what each write changed and which record has a key that no store takes. With it each document
   * is one record of the report: one whose key is already in the batch waits for the next.
   */
  readonly report?: FileReport;
  /** How a batch is written; `bulkUpsert` unless stated. */
  readonly write?: (records: readonly T[]) => Promise<WriteCounts>;
  /** Awaited before each batch: writes what must be there before these records are. */
  readonly before?: () => Promise<void>;
}

/** Collects records and upserts them in batches, merged with what is stored. */
export class RecordWriter<T extends Keyed> {
  readonly #collection: Collection<T>;
  readonly #options: RecordWriterOptions<T>;
  readonly #pending = new Map<string, T>();

  constructor(collection: Collection<T>, options: RecordWriterOptions<T> = {}) {
    this.#collection = collection;
    this.#options = options;
  }

  /** @param place which record of the file it is, for the report */
  async add(record: T, place = 'a record'): Promise<void> {
    const { merge, report } = this.#options;
    if (report !== undefined && !isKey(record._id)) {
      report.rejected(place, `what it is known by must have 1 to ${MAX_KEY_BYTES} bytes`);
      return;
    }
    let pending = this.#pending.get(record._id);
    if (pending !== undefined && report !== undefined) {
      await this.flush();
      pending = undefined;
    }
    const merged = pending === undefined || merge === undefined ? record : merge(pending, record);
    this.#pending.set(record._id, merged);
    // Without a report, whoever needs these documents flushes them.
    if (this.#pending.size >= BATCH && report !== undefined) await this.flush();
  }

  async flush(): Promise<void> {
    const { merge, report, before, write } = this.#options;
    await before?.();
    const incoming = [...this.#pending.values()];
    this.#pending.clear();
    if (incoming.length === 0) return;
    const records = merge === undefined ? incoming : await this.#merged(incoming, merge);
    const counts = await (write?.(records) ?? this.#collection.bulkUpsert(records));
    report?.wrote(counts);
  }

  async #merged(incoming: readonly T[], merge: (existing: T, incoming: T) => T): Promise<T[]> {
    const stored = await this.#collection.findByKeys(incoming.map(({ _id }) => _id));
    return incoming.map((record, index) => {
      const existing = stored[index] ?? null;
      return existing === null ? record : merge(existing, record);
    });
  }
}
