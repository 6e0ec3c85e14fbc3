import { existsSync } from 'node:fs';
import path from 'node:path';
import { NotThisFormatError } from '../ingest/format.ts';
import type { TermRecords } from '../ingest/load-terms.ts';
import { readTermFiles } from '../ingest/load-terms.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';
import { openStore } from '../store/open.ts';
import type { CollectionSpec, Keyed } from '../store/store.ts';
import type { GeneRecord } from '../subgraphs/biomarkers/records.ts';
import { GENES } from '../subgraphs/biomarkers/records.ts';
import type { OncoTreeRecord } from '../terminology/oncotree.ts';
import { ONCOTREE } from '../terminology/oncotree.ts';
import { CommandError } from './failure.ts';

/** Files of terminologies that a command was given. */
export interface TermOptions {
  readonly oncotree?: string;
  readonly genes?: string;
}

const DEMO_TREE = path.resolve(import.meta.dirname, '../demo/facts/oncotree_2025_10_03.json');

/**
 * OncoTree and HGNC: from the files given, else from the stores; without either the demonstration's
 * OncoTree, and no genes, since the demonstration's few would make every other gene unknown.
 * @throws CommandError where a file can't be read
 */
export async function termsFor({ oncotree, genes }: TermOptions): Promise<TermRecords> {
  const types = oncotree === undefined ? await stored<OncoTreeRecord>('trials', ONCOTREE) : [];
  const symbols = genes === undefined ? await stored<GeneRecord>('biomarkers', GENES) : [];
  const file = oncotree ?? (types.length === 0 ? DEMO_TREE : null);
  try {
    const read = await readTermFiles({ oncotree: file, genes: genes ?? null });
    return { types: [...types, ...read.types], genes: [...symbols, ...read.genes] };
  } catch (error) {
    if (error instanceof NotThisFormatError) throw new CommandError(error.message);
    throw error;
  }
}

/** What a store holds; nothing where there is no such store yet. */
async function stored<T extends Keyed>(name: string, spec: CollectionSpec): Promise<T[]> {
  const { DATA_DIR: dataDirectory, MONGODB_URI: mongodbUri } = readEnvironment(ENVIRONMENTS.demo);
  if (mongodbUri === undefined && !existsSync(path.join(dataDirectory, name))) return [];
  const store = await openStore({ mongodbUri, dataDirectory, name });
  try {
    return await (await store.collection<T>(spec)).find({});
  } finally {
    await store.close();
  }
}
