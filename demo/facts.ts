import path from 'node:path';

const file = (name: string): string => path.join(import.meta.dirname, 'facts', name);

/** The demonstration's files of facts; `SOURCES.md` says where each comes from. */
export const FACTS = {
  civic: ['civic-evidence.tsv', 'civic-variants.tsv', 'civic-drugs.tsv'].map(file),
  drugs: file('drugs.tsv'),
  hgnc: file('hgnc.tsv'),
  oncotree: file('oncotree_2025_10_03.json'),
  trials: file('trials.ndjson'),
  /** A directory. */
  protocols: file('protocols'),
};
