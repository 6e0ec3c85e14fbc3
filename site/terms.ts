import type { Log } from '../service/log.ts';
import type { Store } from '../store/store.ts';
import { loadGeneNames, type GeneNames } from '../terminology/hgnc.ts';
import { loadOncoTree, type OncoTree } from '../terminology/oncotree.ts';

/** The terminologies that the site's own store holds; each is empty when none was ingested. */
export interface Terms {
  readonly tree: OncoTree;
  readonly genes: GeneNames;
}

/** After so long they are read again, for one may have been ingested meanwhile. */
const FRESH_MS = 10 * 60 * 1000;

/**
 * A store's terminologies, kept in memory. When they have grown old they are read again for the requests
 * that come later, so that no request waits for them, and each decides all it does by the same ones. Where
 * that fails the old ones stay, and the next request tries again.
 */
export class KeptTerms {
  readonly #store: Store;
  readonly #now: () => number;
  #latest: Terms;
  #readAt: number;

  private constructor(store: Store, latest: Terms, now: () => number) {
    this.#store = store;
    this.#latest = latest;
    this.#now = now;
    this.#readAt = now();
  }

  static async open(store: Store, now: () => number = Date.now): Promise<KeptTerms> {
    return new KeptTerms(store, await readTerms(store), now);
  }

  /** As they were read last. */
  get latest(): Terms {
    if (this.#now() - this.#readAt > FRESH_MS) void this.#readAgain();
    return this.#latest;
  }

  async #readAgain(): Promise<void> {
    this.#readAt = this.#now();
    try {
      this.#latest = await readTerms(this.#store);
    } catch {
      this.#readAt = -Infinity;
    }
  }
}

/** The terminologies that a store holds. */
export async function readTerms(store: Store): Promise<Terms> {
  const [tree, genes] = await Promise.all([loadOncoTree(store), loadGeneNames(store)]);
  return { tree, genes };
}

/** Tells the operator at the start which terminologies were not ingested: misspelled words pass then. */
export function tellMissingTerms({ tree, genes }: Terms, log: Log): void {
  const missing = [...(tree.isEmpty ? ['oncotree'] : []), ...(genes.isEmpty ? ['hgnc'] : [])];
  if (missing.length > 0)
    log.warn('terminologies are missing: an unknown cancer type or gene finds nobody, in silence', {
      reason: `run 'precision-graph ingest' for ${missing.join(' and ')}`,
    });
}
