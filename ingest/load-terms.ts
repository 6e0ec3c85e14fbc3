import type { GeneRecord } from '../subgraphs/biomarkers/records.ts';
import { GENES } from '../subgraphs/biomarkers/records.ts';
import type { OncoTreeRecord } from '../terminology/oncotree.ts';
import { ONCOTREE } from '../terminology/oncotree.ts';
import { withScratchStores } from '../store/scratch.ts';
import type { Format, OpenNamedStore } from './format.ts';
import { NotThisFormatError } from './format.ts';
import { hgnc } from './hgnc.ts';
import { oncotree } from './oncotree.ts';
import { ingest } from './run.ts';

/** Files of the terminologies, as `ingest` takes them; null: none. */
export interface TermFiles {
  readonly oncotree: string | null;
  readonly genes: string | null;
}

/** The terminologies as their records. */
export interface TermRecords {
  readonly types: readonly OncoTreeRecord[];
  readonly genes: readonly GeneRecord[];
}

/**
 * Reads terminologies from their files, past any store of the project's.
 * @throws NotThisFormatError where a file can't be read or is something else
 */
export function readTermFiles(files: TermFiles): Promise<TermRecords> {
  return withScratchStores(async (openStore) => {
    if (files.oncotree !== null) await ingestOrThrow(oncotree, files.oncotree, openStore);
    if (files.genes !== null) await ingestOrThrow(hgnc, files.genes, openStore);
    const [trials, biomarkers] = await Promise.all([openStore('trials'), openStore('biomarkers')]);
    try {
      const types = await (await trials.collection<OncoTreeRecord>(ONCOTREE)).find({});
      const genes = await (await biomarkers.collection<GeneRecord>(GENES)).find({});
      return { types, genes };
    } finally {
      await Promise.all([trials.close(), biomarkers.close()]);
    }
  });
}

async function ingestOrThrow(format: Format, file: string, openStore: OpenNamedStore) {
  const { refused } = await ingest(format, [file], { openStore });
  const [first] = refused;
  if (first !== undefined) throw new NotThisFormatError(first.reason);
}
