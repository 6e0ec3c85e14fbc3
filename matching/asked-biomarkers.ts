import {
  biomarkerOfSignature,
  biomarkerOfVariant,
  nameBiomarker,
} from '../genomics/biomarker-name.ts';
import type { Criteria, GenomicLeaf, Leaf } from './criteria.ts';

/** Ids of the biomarkers that criteria ask for, each once, sorted; not of those that exclude. */
export function biomarkersAskedFor(criteria: Criteria): readonly string[] {
  return [...new Set(leavesAskedFor(criteria, true).flatMap(biomarkerOf))].sort();
}

/** Leaves under an even number of NOTs. */
function leavesAskedFor(criteria: Criteria, isAskedFor: boolean): readonly Leaf[] {
  if ('kind' in criteria) return isAskedFor ? [criteria] : [];
  if ('not' in criteria) return leavesAskedFor(criteria.not, !isAskedFor);
  const members = 'all' in criteria ? criteria.all : criteria.any;
  return members.flatMap((member) => leavesAskedFor(member, isAskedFor));
}

function biomarkerOf(leaf: Leaf): readonly string[] {
  switch (leaf.kind) {
    case 'genomic':
      return [genomicBiomarker(leaf)].filter((id) => id !== null);
    case 'signature':
      return [nameBiomarker([], leaf.signature)]
        .filter(({ kind }) => kind === 'SIGNATURE')
        .map(({ id }) => id);
    case 'tumorMutationalBurden':
      return leaf.comparison.startsWith('>') ? highBurden(leaf.perMegabase) : [];
    default:
      return [];
  }
}

function highBurden(value: number): readonly string[] {
  const id = biomarkerOfSignature({ kind: 'TUMOR_MUTATIONAL_BURDEN', status: null, value });
  return id === null ? [] : [id];
}

/** The most exact biomarker that has a name: what isn't in the name is still in the criteria. */
function genomicBiomarker(leaf: GenomicLeaf): string | null {
  const { gene, category, proteinChange, wildcardProteinChange, exon, classification } = leaf;
  const codon = wildcardProteinChange?.replace(/^p\./, '');
  if (codon !== undefined) return nameBiomarker([gene], codon).id;
  if (exon !== undefined && proteinChange === undefined)
    return nameBiomarker([gene], `Exon ${exon} ${exonChange(classification)}`).id;
  return biomarkerOfVariant({
    gene,
    partnerGene: leaf.fusionPartner ?? null,
    proteinChange: proteinChange ?? null,
    codingChange: null,
    category: category ?? 'MUTATION',
    copyNumber: leaf.copyNumber ?? null,
  });
}

function exonChange(classification: string | undefined): string {
  if (classification === 'IN_FRAME_DEL') return 'Deletion';
  return classification === 'IN_FRAME_INS' ? 'Insertion' : 'Mutation';
}
