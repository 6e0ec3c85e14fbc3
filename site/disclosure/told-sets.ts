import { z } from 'zod';
import type { Collection, CollectionSpec, Keyed, Store } from '../../store/store.ts';
import { keyedHash } from './keys.ts';
import { distanceBetween, type PatientSet } from './patient-set.ts';

/** Sets that differ by at most so many patients always stand for each other. */
const SURELY_NEAR = 3;
/**
 * Sets whose sketches or sizes differ by more never do; between the two, a secret draw decides. A sketch
 * tells at most how many patients differ, so a few sets that differ by more look as near as this.
 */
export const FARTHEST = 10;

/** A set that was counted, as the site keeps it: no member can be had from it. */
interface ToldSetRecord extends Keyed {
  /** In which order they were first counted. */
  readonly at: number;
  readonly size: number;
  /** The sketch's bytes in base64. */
  readonly sketch: string;
}

const TOLD_SETS: CollectionSpec = { name: 'counted_sets', indexes: [] };

const recordSchema = z.object({
  _id: z.string(),
  at: z.int(),
  size: z.int(),
  sketch: z.base64(),
});

interface ToldSet extends PatientSet {
  readonly at: number;
}

/**
 * The sets that were counted. A new one that differs from one of them by few patients isn't counted
 * anew but stands for it, and gets its number: who asks for a set with and without a patient sees one
 * number twice. Of several the first that was counted is taken, so that a set gets the same number for
 * ever, whoever asks and whatever is asked in between.
 */
export class ToldSets {
  readonly #collection: Collection<ToldSetRecord>;
  readonly #key: Buffer;
  readonly #bySize = new Map<number, ToldSet[]>();
  #next = 0;
  #unsaved: ToldSet[] = [];

  private constructor(collection: Collection<ToldSetRecord>, key: Buffer) {
    this.#collection = collection;
    this.#key = key;
  }

  static async open(store: Store, key: Buffer): Promise<ToldSets> {
    const told = new ToldSets(await store.collection<ToldSetRecord>(TOLD_SETS), key);
    for (const record of await told.#collection.find({})) told.#keep(readToldSet(record));
    return told;
  }

  /** For each set the one whose number it gets: itself when it is unlike all that were counted. */
  async standingFor(sets: readonly PatientSet[]): Promise<PatientSet[]> {
    const found = sets.map((set) => this.#nearTo(set) ?? this.#add(set));
    await this.#save();
    return found;
  }

  #nearTo(set: PatientSet): ToldSet | null {
    let first: ToldSet | null = null;
    for (let size = set.size - FARTHEST; size <= set.size + FARTHEST; size += 1)
      for (const told of this.#bySize.get(size) ?? [])
        if ((first === null || told.at < first.at) && this.#isNear(told, set)) first = told;
    return first;
  }

  #isNear(told: ToldSet, set: PatientSet): boolean {
    const distance = distanceBetween(told, set);
    if (distance <= SURELY_NEAR || distance > FARTHEST) return distance <= SURELY_NEAR;
    const draw = keyedHash(this.#key, 'near', told.id, set.id).readUInt32LE(0);
    return distance <= SURELY_NEAR + (draw % (FARTHEST - SURELY_NEAR + 1));
  }

  #add(set: PatientSet): ToldSet {
    const added = { ...set, at: this.#next };
    this.#keep(added);
    this.#unsaved.push(added);
    return added;
  }

  #keep(set: ToldSet): void {
    this.#bySize.set(set.size, [...(this.#bySize.get(set.size) ?? []), set]);
    this.#next = Math.max(this.#next, set.at + 1);
  }

  /** Before a number is told, the set that it belongs to is on disk. */
  async #save(): Promise<void> {
    if (this.#unsaved.length === 0) return;
    const saving = this.#unsaved;
    await this.#collection.bulkUpsert(
      saving.map(({ id, at, size, sketch }) => {
        const bytes = Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength);
        return { _id: id, at, size, sketch: bytes.toString('base64') };
      }),
    );
    this.#unsaved = this.#unsaved.filter((set) => !saving.includes(set));
  }
}

function readToldSet(record: unknown): ToldSet {
  const { _id: id, at, size, sketch } = recordSchema.parse(record);
  const bytes = new Uint8Array(Buffer.from(sketch, 'base64'));
  return { id, at, size, sketch: new Uint32Array(bytes.buffer) };
}
