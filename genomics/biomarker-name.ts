/** Kinds of biomarker, as the schema names them. */
export type BiomarkerKind =
  | 'PROTEIN_CHANGE'
  | 'CODING_CHANGE'
  | 'CODON'
  | 'EXON'
  | 'GENE_MUTATION'
  | 'FUSION'
  | 'REARRANGEMENT'
  | 'AMPLIFICATION'
  | 'LOSS'
  | 'EXPRESSION'
  | 'METHYLATION'
  | 'PHOSPHORYLATION'
  | 'WILD_TYPE'
  | 'SIGNATURE'
  | 'OTHER';
