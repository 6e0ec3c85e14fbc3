import type { CopyNumberCall, VariantRecord } from '../site/records.ts';

/** What a term of the Sequence Ontology for a large change makes of a variant. */
export interface StructuralType extends Pick<VariantRecord, 'copyNumber'> {
  readonly category: 'STRUCTURAL' | 'COPY_NUMBER';
  /** Two genes in one: what shared knowledge calls a fusion. */
  readonly isFusion: boolean;
}

const FUSION = { category: 'STRUCTURAL', copyNumber: null, isFusion: true } as const;
const REARRANGEMENT = { ...FUSION, isFusion: false } as const;

function copies(copyNumber: CopyNumberCall | null): StructuralType {
  return { category: 'COPY_NUMBER', copyNumber, isFusion: false };
}

/**
 * Terms of the Sequence Ontology (sequenceontology.org). Losses don't say of how many copies, and nothing is
 * a high amplification by its term. Terms for changes of any size (`deletion`, `duplication`) and for any
 * structural variant are not among them: they may be either kind, or a small change.
 */
const TYPES: ReadonlyMap<string, StructuralType> = new Map([
  ['SO:0001565', FUSION], // gene_fusion
  ['SO:0002085', FUSION], // unidirectional_gene_fusion
  ['SO:0002086', FUSION], // bidirectional_gene_fusion
  ['SO:0000199', REARRANGEMENT], // translocation
  ['SO:0002060', REARRANGEMENT], // interchromosomal_translocation
  ['SO:0002061', REARRANGEMENT], // intrachromosomal_translocation
  ['SO:0002062', REARRANGEMENT], // complex_chromosomal_rearrangement
  ['SO:1000030', REARRANGEMENT], // chromosomal_inversion
  ['SO:1000044', REARRANGEMENT], // chromosomal_translocation
  ['SO:0001742', copies('GAIN')], // copy_number_gain
  ['SO:0001743', copies(null)], // copy_number_loss
  ['SO:0001019', copies(null)], // copy_number_variation
  ['SO:1000029', copies(null)], // chromosomal_deletion
  ['SO:1000037', copies(null)], // chromosomal_duplication
]);

/** Null for a term that doesn't say which kind of variant it is. */
export function structuralTypeOf(id: string): StructuralType | null {
  return TYPES.get(id.trim().toUpperCase()) ?? null;
}
