import pLimit from 'p-limit';
import { MatchIndex, type MatchSource } from './match-index.ts';

/** Over all indexes; some 250 bytes each. */
const MOST_PLACES = 500_000;
const MOST_INDEXES = 1_000;

/** A trial that had more candidates than are kept is not read again for an index any sooner. */
const TOO_MANY_FOR_MS = 3_600_000;

/** After so many judged for one page, everyone's place is kept for the pages to come. */
const PATIENCE = 1_000;

/**
 * The match indexes of a site, in memory: each was worth it for a page once, and is kept as long as there
 * is room. A site that starts anew builds them anew.
 */
export class MatchIndexes {
  /** How many may be judged for a page before an index is made. */
  readonly patience: number;
  readonly #kept = new Map<string, MatchIndex>();
  readonly #making = new Map<string, Promise<void>>();
  /** Of which trials no index is tried, and until when, on the clock of `performance.now()`. */
  readonly #tooMany = new Map<string, number>();
  readonly #oneByOne = pLimit(1);
  readonly #mostPlaces: number;

  constructor(patience = PATIENCE, mostPlaces = MOST_PLACES) {
    this.patience = patience;
    this.#mostPlaces = mostPlaces;
  }

  /** The index under this key, brought up to date; null where none is kept. */
  async current(key: string, source: MatchSource): Promise<MatchIndex | null> {
    const kept = this.#kept.get(key);
    if (kept === undefined) return null;
    const isCurrent = await kept.follow(source);
    if (this.#kept.get(key) === kept) this.#kept.delete(key);
    if (!isCurrent) return null;
    this.#keep(key, kept);
    return kept;
  }

  /**
   * Makes one, for all who ask for it meanwhile, and goes on when they have gone: a trial that takes
   * longer than they wait would never get one. Null for a trial with more candidates than are kept, or
   * that had them within the last hour.
   */
  async build(key: string, source: MatchSource): Promise<MatchIndex | null> {
    if (performance.now() < (this.#tooMany.get(key) ?? 0)) return null;
    const made = this.#making.get(key) ?? this.#make(key, source);
    this.#making.set(key, made);
    await made;
    return await this.current(key, source);
  }

  async #make(key: string, source: MatchSource): Promise<void> {
    try {
      const built = await this.#oneByOne(() => MatchIndex.build(source, this.#mostPlaces));
      if (built === null) this.#giveUp(key);
      else this.#keep(key, built);
    } finally {
      this.#making.delete(key);
    }
  }

  #giveUp(key: string): void {
    this.#tooMany.delete(key);
    this.#tooMany.set(key, performance.now() + TOO_MANY_FOR_MS);
    const [oldest = key] = this.#tooMany.keys();
    if (this.#tooMany.size > MOST_INDEXES) this.#tooMany.delete(oldest);
  }

  /** Keeps it as the last that is let go. */
  #keep(key: string, index: MatchIndex): void {
    this.#kept.delete(key);
    this.#kept.set(key, index);
    let size = [...this.#kept.values()].reduce((sum, each) => sum + each.size, 0);
    for (const [oldest, each] of this.#kept) {
      if (size <= this.#mostPlaces && this.#kept.size <= MOST_INDEXES) break;
      this.#kept.delete(oldest);
      size -= each.size;
    }
  }
}
