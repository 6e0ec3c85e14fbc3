/** All ranks behind a place, in order. */
export interface Ranking {
  /** The rank behind which none is missing; null: none at all is. */
  readonly from: string | null;
  readonly ranks: readonly string[];
}

/** How long a ranking leads to further pages, in milliseconds. */
const FRESH_MS = 60_000;
/** Over all rankings; some 60 bytes each. */
const MOST_RANKS = 200_000;

/**
 * Rankings that took judging every candidate, kept for a minute in memory, so that the pages behind one
 * another judge only whom they show. They hold places, no verdicts: whoever reads one must still find each
 * patient allowed and judge them.
 */
export class KeptRankings {
  readonly #now: () => number;
  readonly #kept = new Map<string, Ranking & { readonly at: number }>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The ranking under this key, where it is fresh and whole behind `after`. */
  get(key: string, after: string): Ranking | null {
    const kept = this.#kept.get(key);
    if (kept === undefined || this.#now() - kept.at >= FRESH_MS) return null;
    return kept.from === null || kept.from <= after ? kept : null;
  }

  /** A first page begins anew. */
  drop(key: string): void {
    this.#kept.delete(key);
  }

  /** Keeps it, and lets the oldest go for it; one that is too large isn't kept. */
  set(key: string, { from, ranks }: Ranking): void {
    if (ranks.length > MOST_RANKS) return;
    this.#kept.delete(key);
    this.#kept.set(key, { from, ranks, at: this.#now() });
    let size = [...this.#kept.values()].reduce((sum, each) => sum + each.ranks.length, 0);
    for (const [oldest, each] of this.#kept) {
      if (size <= MOST_RANKS && this.#kept.size <= MOST_RANKINGS) break;
      this.#kept.delete(oldest);
      size -= each.ranks.length;
    }
  }
}

const MOST_RANKINGS = 1_000;
