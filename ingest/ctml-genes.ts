import type { Criteria, GenomicLeaf } from '../matching/criteria.ts';
import { ANY_GENE } from '../matching/criteria.ts';
import type { GeneNames } from '../terminology/hgnc.ts';

/** A gene's name in a protocol that isn't clearly one approved symbol. */
export interface GeneNote {
  readonly stated: string;
  /** The approved symbol that is taken; null when HGNC knows no such gene. */
  readonly taken: string | null;
  /** Other genes that the same name stands for. */
  readonly alternatives: readonly string[];
}

/**
 * The same criteria with HGNC's approved symbols, so that a protocol and a patient's record which name a
 * gene differently meet: approved symbols first, then previous ones, then aliases. What HGNC doesn't
 * know stays as it is, and so does everything when HGNC isn't loaded.
 */
export function withApprovedGenes(
  criteria: Criteria,
  genes: GeneNames,
): { readonly criteria: Criteria; readonly notes: readonly GeneNote[] } {
  if (genes.isEmpty) return { criteria, notes: [] };
  const notes = new Map<string, GeneNote>();
  const approved = (stated: string): string => {
    if (stated === ANY_GENE) return stated;
    const resolved = genes.resolve(stated);
    const alternatives = resolved?.by === 'approved' ? [] : (resolved?.alternatives ?? []);
    if (resolved?.symbol !== stated)
      notes.set(stated, { stated, taken: resolved?.symbol ?? null, alternatives });
    return resolved?.symbol ?? stated;
  };
  return { criteria: withGenes(criteria, approved), notes: [...notes.values()] };
}

function withGenes(criteria: Criteria, approved: (gene: string) => string): Criteria {
  if ('all' in criteria) return { all: criteria.all.map((each) => withGenes(each, approved)) };
  if ('any' in criteria) return { any: criteria.any.map((each) => withGenes(each, approved)) };
  if ('not' in criteria) return { not: withGenes(criteria.not, approved) };
  return criteria.kind === 'genomic' ? genomicWith(criteria, approved) : criteria;
}

function genomicWith(leaf: GenomicLeaf, approved: (gene: string) => string): GenomicLeaf {
  const { fusionPartner } = leaf;
  return {
    ...leaf,
    gene: approved(leaf.gene),
    ...(fusionPartner === undefined ? {} : { fusionPartner: approved(fusionPartner) }),
  };
}
