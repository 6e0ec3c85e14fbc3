import { randomUUID } from 'node:crypto';
import { sameJson } from '../store/documents.ts';
import type {
  Collection,
  CollectionSpec,
  Filter,
  GuardedWrite,
  Keyed,
  Store,
  WriteCounts,
} from '../store/store.ts';
import type { PatientRecord } from './records.ts';

/** What is written with a record. */
interface Marks {
  /** When it was last changed, by the clock of who wrote it. */
  readonly changedAt: string;
  /** The batch that it was written in, by which what has read it knows it again. */
  readonly revision: string;
}

/** A record as it lies in the store; older builds wrote no marks, or not all. */
export type MarkedRecord = PatientRecord & { readonly [M in keyof Marks]?: Marks[M] | undefined };

/** A batch that is being written: what it marks is not older than `since`. */
interface OpenWrite extends Keyed {
  readonly since: string;
}

const OPEN_WRITES: CollectionSpec = { name: 'patient_writes', indexes: [] };

/** A write that is open for so long is taken for dead; one that wasn't notices, and marks anew. */
const ABANDONED_MS = 10 * 60_000;

/** By how much the clocks of those who write and of the site may differ. */
const CLOCKS_MS = 10_000;

/**
 * Writes records so that whoever keeps something made of them finds which have changed (`PatientChanges`).
 * A batch is announced, then marked with the time, then written, then no more announced: so what isn't
 * written yet is known to come. Records that are as they were are neither written nor marked.
 */
export class MarkingWriter {
  readonly #patients: Collection<PatientRecord>;
  readonly #open: Collection<OpenWrite>;

  private constructor(patients: Collection<PatientRecord>, open: Collection<OpenWrite>) {
    this.#patients = patients;
    this.#open = open;
  }

  static async over(patients: Collection<PatientRecord>, store: Store): Promise<MarkingWriter> {
    return new MarkingWriter(patients, await store.collection<OpenWrite>(OPEN_WRITES));
  }

  async write(records: readonly PatientRecord[]): Promise<WriteCounts> {
    const changed = await this.#changedOf(records);
    const unchanged = records.length - changed.length;
    if (changed.length === 0) return { inserted: 0, updated: 0, unchanged };
    let counts: WriteCounts | null = null;
    for (;;) {
      const marks = await this.#announce();
      // Where this fails the batch stays announced: some of it may have been written.
      const written = await this.#patients.bulkUpsert(
        changed.map((each) => ({ ...each, ...marks })),
      );
      counts ??= { ...written, unchanged: written.unchanged + unchanged };
      if (await this.#conclude(marks)) return counts;
    }
  }

  /** As the store's `writeWhere`. */
  async writeWhere(writes: readonly GuardedWrite<PatientRecord>[]): Promise<boolean[]> {
    let written: boolean[] | null = null;
    let left = writes;
    for (;;) {
      const marks = await this.#announce();
      const { revision } = marks;
      const holding = await this.#patients.writeWhere(
        left.map(({ document, where }) => ({ document: { ...document, ...marks }, where })),
      );
      written ??= holding;
      if (await this.#conclude(marks)) return written;
      left = left.flatMap(({ document }, at) =>
        holding[at] === true ? [{ document, where: { revision } }] : [],
      );
    }
  }

  async #announce(): Promise<Marks> {
    const open = { _id: randomUUID(), since: new Date().toISOString() };
    await this.#open.bulkUpsert([open]);
    return { changedAt: new Date().toISOString(), revision: open._id };
  }

  /** @returns false when it was taken for dead, so that what it wrote must be marked anew */
  async #conclude({ revision }: Marks): Promise<boolean> {
    return (await this.#open.deleteByKeys([revision])) === 1;
  }

  async #changedOf(records: readonly PatientRecord[]): Promise<PatientRecord[]> {
    const keys = [...new Set(records.map(({ _id }) => _id))];
    const found = await this.#patients.findByKeys(keys);
    const latest = new Map(keys.map((key, at) => [key, found[at] ?? null]));
    return records.filter((record) => {
      const before = latest.get(record._id) ?? null;
      latest.set(record._id, record);
      return before === null || !sameJson(unmarked(before), unmarked(record));
    });
  }
}

/** The record alone, as it is read again. */
function unmarked(record: MarkedRecord): unknown {
  return JSON.parse(JSON.stringify(markedAs(record, undefined)));
}

/** The record with the marks of the stored one, so that no mark tells them apart. */
export function markedAs(record: PatientRecord, stored: MarkedRecord | undefined): MarkedRecord {
  return { ...record, changedAt: stored?.changedAt, revision: stored?.revision };
}

/** What matches a record until it is written again. */
export function versionOf({ revision }: MarkedRecord): Filter {
  return { revision: revision ?? null };
}

/** Finds which records have changed. */
export class PatientChanges {
  readonly #open: Collection<OpenWrite>;
  readonly #now: () => number;

  private constructor(open: Collection<OpenWrite>, now: () => number) {
    this.#open = open;
    this.#now = now;
  }

  static async of(store: Store, now: () => number = Date.now): Promise<PatientChanges> {
    return new PatientChanges(await store.collection<OpenWrite>(OPEN_WRITES), now);
  }

  /** Whoever reads all records after this has what was marked before it; `since` finds the rest. */
  async horizon(): Promise<string> {
    const now = this.#now();
    const open = await this.#open.find({});
    const dead = open.filter(({ since }) => Date.parse(since) < now - ABANDONED_MS);
    if (dead.length > 0) await this.#open.deleteByKeys(dead.map(({ _id }) => _id));
    const begun = open.filter((each) => !dead.includes(each)).map(({ since }) => Date.parse(since));
    return new Date(Math.min(now, ...begun) - CLOCKS_MS).toISOString();
  }

  /** The filter of what has changed since a horizon, and of a little more. */
  since(horizon: string): Record<'changedAt', unknown> {
    return { changedAt: { $gte: horizon } };
  }
}
