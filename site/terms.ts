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

/** Keeps a store's terminologies in memory and reads them again when they have grown old. */
export function keepTerms(store: Store, now: () => number = Date.now): () => Promise<Terms> {
  let kept: Promise<Terms> | null = null;
  let readAt = 0;
  return () => {
    if (kept === null || now() - readAt > FRESH_MS) {
      readAt = now();
      kept = readTerms(store);
      // What could not be read is tried again by the next request.
      kept.catch(() => {
        kept = null;
      });
    }
    return kept;
  };
}

async function readTerms(store: Store): Promise<Terms> {
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
