import { createHmac } from 'node:crypto';

/** Bits of a sketch; sets that differ by more than half of them all look alike. */
const SKETCH_BITS = 256;
const SKETCH_WORDS = SKETCH_BITS / 32;
const SUM_WORDS = 4;
/** Hashes kept in memory, about 100 bytes each. */
const MAX_KEPT = 1_000_000;

/** A set of patients without its members: how many, which set, and roughly what is in it. */
export interface PatientSet {
  readonly size: number;
  /** Equal for equal sets, whatever question found them, and for no others. */
  readonly id: string;
  /** For `distanceBetween`. */
  readonly sketch: Uint32Array;
}

/** What stands for a patient in sets: 128 bits to be summed, and one bit of the sketch. */
type RecordHash = Uint32Array;

/**
 * Makes sets from pseudonyms as they stream by, in any order and without keeping them.
 *
 * A set's id is the sum of its members' keyed hashes (the additive multiset hash of Clarke, Devadas,
 * van Dijk, Gassend and Suh, 2003): two different sets share one with a chance of 2^-128, and nobody
 * without the key can look for such a pair. Its sketch is the parity of the members that fall on each
 * of 256 bits (the odd sketch of Mitzenmacher, Pagh and Pham, 2014): the bits in which two sketches
 * differ are as many as the patients in which their sets do, less two for each pair on the same bit.
 */
export class SetHasher {
  readonly #key: Buffer;
  readonly #kept = new Map<string, RecordHash>();

  constructor(key: Buffer) {
    this.#key = key;
  }

  hash(pseudonym: string): RecordHash {
    const kept = this.#kept.get(pseudonym);
    if (kept !== undefined) return kept;
    const digest = createHmac('sha256', this.#key).update(pseudonym).digest();
    const hash = new Uint32Array(SUM_WORDS + 1);
    for (let at = 0; at < SUM_WORDS; at += 1) hash[at] = digest.readUInt32LE(4 * at);
    hash[SUM_WORDS] = digest.readUInt8(4 * SUM_WORDS);
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(pseudonym, hash);
    return hash;
  }
}

/** A set that is still being read. No patient may be added twice. */
export class SetTally {
  #size = 0;
  readonly #sum = new Uint32Array(SUM_WORDS);
  readonly #sketch = new Uint32Array(SKETCH_WORDS);

  add(hash: RecordHash): void {
    this.#size += 1;
    for (let at = 0; at < SUM_WORDS; at += 1)
      this.#sum[at] = (this.#sum[at] ?? 0) + (hash[at] ?? 0);
    const bit = hash[SUM_WORDS] ?? 0;
    this.#sketch[bit >>> 5] = (this.#sketch[bit >>> 5] ?? 0) ^ (1 << (bit & 31));
  }

  set(): PatientSet {
    const id = Buffer.from(this.#sum.buffer).toString('base64url');
    return { size: this.#size, id, sketch: this.#sketch.slice() };
  }
}

/** About how many patients are in one of the sets alone: never more than that, seldom less. */
export function distanceBetween(left: PatientSet, right: PatientSet): number {
  let bits = 0;
  for (let at = 0; at < SKETCH_WORDS; at += 1)
    bits += onesIn((left.sketch[at] ?? 0) ^ (right.sketch[at] ?? 0));
  return bits;
}

/** How many bits of a 32-bit word are set, by adding neighbours. */
function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
