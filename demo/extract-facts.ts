/**
 * Takes the demonstration's facts out of the openly licensed files beside this repository and writes
 * them to `demo/facts/`. For maintainers: `node --import tsx demo/extract-facts.ts [../shared/data]`.
 * `demo/SOURCES.md` says where each file comes from and under which licence.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { extractDrugs, extractEvidence, extractVariants } from './extract/civic.ts';
import { EVIDENCE_GENES } from './extract/genes.ts';
import { extractGenes, extractOncoTree } from './extract/terminologies.ts';
import { TRIAL_IDS } from './extract/trial-ids.ts';
import { extractTrials } from './extract/trials.ts';
import { alteredGenes } from './patients/altered-genes.ts';
import { PANELS } from './patients/panels.ts';

const facts = path.join(import.meta.dirname, 'facts');

async function extractFacts(data: string): Promise<void> {
  await mkdir(facts, { recursive: true });
  const evidence = await extractEvidence(path.join(data, 'civic/evidence-2026.tsv.gz'));
  const panelGenes = Object.values(PANELS).flatMap(({ genes }) => genes);
  const symbols = new Set([
    ...EVIDENCE_GENES,
    ...panelGenes,
    ...alteredGenes(),
    ...evidence.symbols,
  ]);
  const terminologies = path.join(data, 'terminologies');
  const texts: Record<string, string> = {
    'civic-evidence.tsv': evidence.text,
    'civic-variants.tsv': await extractVariants(path.join(data, 'civic/variants-2021.tsv.gz')),
    'civic-drugs.tsv': await extractDrugs(path.join(data, 'civic/drugs-2021.tsv.gz')),
    'oncotree_2025_10_03.json': await extractOncoTree(
      path.join(terminologies, 'oncotree_2025_10_03.json.gz'),
    ),
    'hgnc.tsv': await extractGenes(
      path.join(terminologies, 'hgnc_complete_set_2024-11.tsv.gz'),
      symbols,
    ),
    'trials.ndjson': await extractTrials(
      path.join(data, 'clinicaltrials/oncology.ndjson.gz'),
      TRIAL_IDS,
    ),
  };
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(path.join(facts, name), text);
    console.log(`${name}: ${Buffer.byteLength(text)} bytes, ${text.split('\n').length - 1} lines`);
  }
}

const defaultData = path.resolve(import.meta.dirname, '../../shared/data');
await extractFacts(process.argv[2] ?? defaultData);
