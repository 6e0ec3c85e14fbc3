import type { ProteinChange } from '../genomics/protein-change.ts';
import { parseProteinChange } from '../genomics/protein-change.ts';
import type { VariantRecord } from '../site/records.ts';
import { compareClassifications } from './classification.ts';
import type { GenomicLeaf } from './criteria.ts';
import { ANY_GENE } from './criteria.ts';
import type { Outcome } from './kleene.ts';
import { allOf, outcomeOf } from './kleene.ts';

/** Whether one variant is what the criterion asks for: everything stated holds within this variant. */
export function compareVariant(leaf: GenomicLeaf, variant: VariantRecord): Outcome {
  const genes = ofGenes(leaf, variant);
  // Almost every variant is in another gene, and that settles it.
  if (genes === 'NOT_MET') return genes;
  return allOf([
    genes,
    leaf.category === null ? 'MET' : outcomeOf(leaf.category === variant.category),
    ofStated(leaf.proteinChange, variant.proteinChange, isSameChange),
    ofStated(leaf.wildcardProteinChange, variant.proteinChange, isSubstitutionAt),
    ofStated(leaf.exon, variant.exon, (asked, stated) => outcomeOf(asked === stated)),
    ofStated(leaf.classification, variant.classification, compareClassifications),
    ofStated(leaf.copyNumber, variant.copyNumber, (asked, stated) => outcomeOf(asked === stated)),
    ofOrigin(leaf, variant),
  ]);
}

/** What isn't asked for is met; what the record doesn't state is unknown. */
function ofStated<A, S>(
  asked: A | undefined,
  stated: S | null,
  compare: (asked: A, stated: S) => Outcome,
): Outcome {
  if (asked === undefined) return 'MET';
  return stated === null ? 'UNKNOWN' : compare(asked, stated);
}

/** A fusion is the same in either order of its genes, and stands for an alteration of both. */
function ofGenes({ gene, fusionPartner }: GenomicLeaf, variant: VariantRecord): Outcome {
  const isPaired = variant.category === 'STRUCTURAL';
  // What most variants come to, told apart without a list of genes.
  if (!isPaired && variant.gene !== null)
    return outcomeOf(fusionPartner === undefined && variant.gene === gene);
  const genes = isPaired ? [variant.gene, variant.partnerGene] : [variant.gene];
  const unstated: Outcome = genes.includes(null) ? 'UNKNOWN' : 'NOT_MET';
  if (fusionPartner === undefined) {
    if (genes.includes(gene)) return 'MET';
    // A structural variant may well have one gene alone; without any, nothing can be said.
    return isPaired && variant.gene !== null ? 'NOT_MET' : unstated;
  }
  if (!isPaired) return 'NOT_MET';
  const known = genes.filter((each) => each !== null);
  if (fusionPartner === ANY_GENE) {
    if (known.length === 2) return outcomeOf(known.includes(gene));
    return known.length === 0 || known.includes(gene) ? 'UNKNOWN' : 'NOT_MET';
  }
  if (known.length === 2)
    return outcomeOf(
      (known[0] === gene && known[1] === fusionPartner) ||
        (known[1] === gene && known[0] === fusionPartner),
    );
  return known.every((each) => each === gene || each === fusionPartner) ? 'UNKNOWN' : 'NOT_MET';
}

/**
 * HGVS describes a frameshift in short (`p.R135fs`) or in full (`p.R135Pfs*177`): the short form stands for
 * all that begin in this place, and leaves open which of them it is
 * (hgvs-nomenclature.org/stable/recommendations/protein/frameshift). `p.?` is an unknown consequence, and
 * `p.M1?` one that is known by its place alone (.../recommendations/protein/substitution).
 */
function isSameChange(asked: string, stated: string): Outcome {
  const [wanted, found] = [parseProteinChange(asked), parseProteinChange(stated)];
  if (wanted === null || found === null)
    return asked === stated && !asked.includes('?') ? 'MET' : 'UNKNOWN';
  if (wanted.hgvs === found.hgvs) return 'MET';
  if (placeOf(wanted) !== placeOf(found)) return 'NOT_MET';
  const kinds = [wanted.kind, found.kind];
  if (kinds.includes('other')) return 'UNKNOWN';
  if (!kinds.every((kind) => kind === 'frameshift')) return 'NOT_MET';
  const isEqual = <T>(one: T, other: T) => outcomeOf(one === other);
  return allOf([
    ofStated(wanted.alternate ?? undefined, found.alternate, isEqual),
    ofStated(wanted.stop ?? undefined, found.stop, isEqual),
  ]);
}

function placeOf({ reference, position }: ProteinChange): string {
  return `p.${reference}${position}`;
}

/** `p.V600` is any other single residue in this place: no frameshift, stop, insertion or deletion. */
export function isSubstitutionAt(codon: string, stated: string): Outcome {
  const change = parseProteinChange(stated);
  if (change === null) return 'UNKNOWN';
  if (placeOf(change) !== codon) return 'NOT_MET';
  return change.kind === 'other' ? 'UNKNOWN' : outcomeOf(change.kind === 'substitution');
}

function ofOrigin({ origin }: GenomicLeaf, variant: VariantRecord): Outcome {
  if (origin === undefined || origin === 'UNKNOWN') return 'MET';
  return variant.origin === 'UNKNOWN' ? 'UNKNOWN' : outcomeOf(origin === variant.origin);
}
