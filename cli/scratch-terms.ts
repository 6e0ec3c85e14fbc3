import type { IngestSite, OpenNamedStore } from '../ingest/format.ts';
import type { TermRecords } from '../ingest/load-terms.ts';
import { GENES } from '../subgraphs/biomarkers/records.ts';
import { ONCOTREE } from '../terminology/oncotree.ts';

/** Puts terminologies where readers of trials and patients look them up. */
export async function storeTerms(
  openStore: OpenNamedStore,
  { storeName }: IngestSite,
  { types, genes }: TermRecords,
): Promise<void> {
  for (const name of ['biomarkers', storeName]) {
    const store = await openStore(name);
    try {
      await (await store.collection(GENES)).bulkUpsert(genes);
      await (await store.collection(ONCOTREE)).bulkUpsert(types);
    } finally {
      await store.close();
    }
  }
}
