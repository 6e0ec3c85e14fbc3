import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readTermFiles } from '../ingest/load-terms.ts';
import { GeneNames } from '../terminology/hgnc.ts';
import { OncoTree } from '../terminology/oncotree.ts';
import { hasPassed } from './case.ts';
import { runFolder } from './folder.ts';
import { linesOf, ruleLines, rulesMet } from './report.ts';

const FACTS = path.resolve(import.meta.dirname, '../demo/facts');
const USAGE = 'npm run peer-cases -- DIR [--oncotree FILE] [--genes FILE]';

/**
 * Runs every case of the peer's format in a folder, and exits with 1 when one fails. Unless files are
 * given, OncoTree and HGNC are those of the demonstration data.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { oncotree: { type: 'string' }, genes: { type: 'string' } },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new Error(`give one folder: ${USAGE}`);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Error(`${folder} is no folder: ${USAGE}`);
  const records = await readTermFiles({
    oncotree: values.oncotree ?? path.join(FACTS, 'oncotree_2025_10_03.json'),
    genes: values.genes ?? path.join(FACTS, 'hgnc.tsv'),
  });

  const terms = { tree: new OncoTree(records.types), genes: new GeneNames(records.genes) };
  let [passed, failed] = [0, 0];
  const met = new Map<string, number>();
  for await (const result of runFolder(folder, terms)) {
    if (hasPassed(result)) passed += 1;
    else failed += 1;
    for (const rule of rulesMet(result)) met.set(rule, (met.get(rule) ?? 0) + 1);
    for (const line of linesOf(result)) console.log(line);
  }
  for (const line of ruleLines(met)) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
