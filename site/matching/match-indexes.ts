import pLimit from 'p-limit';
import { MatchIndex, type MatchSource } from './match-index.ts';

/** Over all indexes; some 250 bytes each. */
const MOST_PLACES = 500_000;
const MOST_INDEXES = 1_000;

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
  readonly #oneByOne = pLimit(1);

  constructor(patience = PATIENCE) {
    this.patience = patience;
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
   * longer than they wait would never get one. Null for a trial with more candidates than are kept.
   */
  async build(key: string, source: MatchSource): Promise<MatchIndex | null> {
    const made = this.#making.get(key) ?? this.#make(key, source);
    this.#making.set(key, made);
    await made;
    return await this.current(key, source);
  }

  async #make(key: string, source: MatchSource): Promise<void> {
    try {
      const built = await this.#oneByOne(() => MatchIndex.build(source, MOST_PLACES));
      if (built !== null) this.#keep(key, built);
    } finally {
      this.#making.delete(key);
    }
  }

  /** Keeps it as the last that is let go. */
  #keep(key: string, index: MatchIndex): void {
    this.#kept.delete(key);
    this.#kept.set(key, index);
    let size = [...this.#kept.values()].reduce((sum, each) => sum + each.size, 0);
    for (const [oldest, each] of this.#kept) {
      if (size <= MOST_PLACES && this.#kept.size <= MOST_INDEXES) break;
      this.#kept.delete(oldest);
      size -= each.size;
    }
  }
}
