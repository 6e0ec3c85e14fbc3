import type { OncoTree } from '../terminology/oncotree.ts';
import type { GeneSymbols } from './gene-symbols.ts';

/** What a site's patients were read without, and what that does to them; a line each. */
export function missingTerms({
  genes,
  oncotree,
}: {
  readonly genes: GeneSymbols;
  readonly oncotree: OncoTree;
}): string[] {
  return [
    ...(genes.isEmpty
      ? [
          "there is no HGNC yet, so genes keep the symbols of the source: load it with 'ingest hgnc' (for 'match': --genes FILE), then read this again",
        ]
      : []),
    ...(oncotree.isEmpty
      ? [
          "there is no OncoTree yet, so no diagnosis has a type of it: load it with 'ingest oncotree', then read this again",
        ]
      : []),
  ];
}
