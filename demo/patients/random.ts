/** A value with its weight among others; weights need not add up to anything. */
export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

/**
 * Reproducible random numbers: a 32-bit counter with a mixing function, started from a hash of the
 * words that name the stream. Streams of different names have nothing to do with each other, so a
 * patient doesn't depend on which ones were made before.
 */
export class Random {
  #state: number;

  constructor(...name: readonly (string | number)[]) {
    this.#state = hash(name.join('\u0000'));
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return scramble(this.#state) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both inclusive. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** Roughly normal: the sum of twelve uniform numbers. */
  normal(mean: number, deviation: number): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.next();
    return mean + sum * deviation;
  }

  pick<T>(values: readonly T[]): T {
    return at(values, Math.floor(this.next() * values.length));
  }

  weighted<T>(values: Weighted<T>): T {
    const total = values.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.next() * total;
    for (const [value, weight] of values) {
      left -= weight;
      if (left < 0) return value;
    }
    return at(values, values.length - 1)[0];
  }
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

/** Spreads every bit of the input over the whole word (a multiply and shift finalizer). */
function scramble(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x21f0aaad);
  x ^= x >>> 15;
  x = Math.imul(x, 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

function hash(text: string): number {
  let word = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) word = scramble((word + text.charCodeAt(i)) | 0);
  return word;
}
