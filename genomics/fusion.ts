/** Genes that stand 5' in their recurrent fusions of cancer, whatever the partner. */
const FIVE_PRIME = new Set([
  'BCR', 'CCDC6', 'CD74', 'EML4', 'ETV6', 'EWSR1', 'FGFR2', 'FGFR3', 'FIP1L1', 'FUS', 'KIF5B', 'KMT2A',
  'NPM1', 'NUP98', 'PAX3', 'PAX7', 'RUNX1', 'SS18', 'TMPRSS2',
]); // prettier-ignore

/**
 * The genes of a fusion, its 5' partner first. Where both are known, `gene` is by the schema's rule the
 * 3' one; sources that don't know the order state it at random, so a gene that stands 5' in its
 * recurrent fusions is put first all the same.
 */
export function fusionGenes(gene: string, partnerGene: string | null): readonly string[] {
  if (partnerGene === null || partnerGene === '' || partnerGene === gene) return [gene];
  return FIVE_PRIME.has(gene) && !FIVE_PRIME.has(partnerGene)
    ? [gene, partnerGene]
    : [partnerGene, gene];
}
