import { loadGeneNames, type GeneNames } from '../terminology/hgnc.ts';
import { loadOncoTree, type OncoTree } from '../terminology/oncotree.ts';
import { withScratchStores } from '../store/scratch.ts';
import type { Format, OpenNamedStore } from './format.ts';
import { NotThisFormatError } from './format.ts';
import { hgnc } from './hgnc.ts';
import { oncotree } from './oncotree.ts';
import { ingest } from './run.ts';

/** Files of the terminologies, as `ingest` takes them. */
export interface TermFiles {
  readonly oncotree: string;
  readonly genes: string;
}

/**
 * Reads terminologies from their files, past any store of the project's.
 * @throws NotThisFormatError where a file can't be read or is something else
 */
export function loadTerms(files: TermFiles): Promise<{ tree: OncoTree; genes: GeneNames }> {
  return withScratchStores(async (openStore) => {
    await ingestOrThrow(oncotree, files.oncotree, openStore);
    await ingestOrThrow(hgnc, files.genes, openStore);
    const [trials, biomarkers] = await Promise.all([openStore('trials'), openStore('biomarkers')]);
    try {
      return { tree: await loadOncoTree(trials), genes: await loadGeneNames(biomarkers) };
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
