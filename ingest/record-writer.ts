import type { Collection, Keyed, WriteCounts } from '../store/store.ts';

const BATCH = 500;

export interface RecordWriterOptions<T> {
  /** What is stored when there is a document with this key; the new one replaces it unless stated. */
  readonly merge?: (existing: T, incoming: T) => T;
  /**
   * Told what each write changed. With it each document is one record of the report: one whose key is
   * already in the batch waits for the next.
   */
  readonly wrote?: (counts: WriteCounts) => void;
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

  async add(record: T): Promise<void> {
    const { merge, wrote } = this.#options;
    let pending = this.#pending.get(record._id);
    if (pending !== undefined && wrote !== undefined) {
      await this.flush();
      pending = undefined;
    }
    const merged = pending === undefined || merge === undefined ? record : merge(pending, record);
    this.#pending.set(record._id, merged);
    // Without `wrote`, whoever needs these documents flushes them.
    if (this.#pending.size >= BATCH && wrote !== undefined) await this.flush();
  }

  async flush(): Promise<void> {
    const { merge, wrote, before } = this.#options;
    await before?.();
    const incoming = [...this.#pending.values()];
    this.#pending.clear();
    if (incoming.length === 0) return;
    const records = merge === undefined ? incoming : await this.#merged(incoming, merge);
    const counts = await this.#collection.bulkUpsert(records);
    wrote?.(counts);
  }

  async #merged(incoming: readonly T[], merge: (existing: T, incoming: T) => T): Promise<T[]> {
    const stored = await this.#collection.findByKeys(incoming.map(({ _id }) => _id));
    return incoming.map((record, index) => {
      const existing = stored[index] ?? null;
      return existing === null ? record : merge(existing, record);
    });
  }
}
