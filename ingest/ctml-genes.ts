import type { Criteria, GenomicLeaf } from '../matching/criteria.ts';
import { ANY_GENE } from '../matching/criteria.ts';
import type { ProtocolLevel, ProtocolRecord } from '../subgraphs/trials/records.ts';
import type { GeneNames } from '../terminology/hgnc.ts';

/**
 * The same criteria with HGNC's approved symbols, so that a protocol and a patient's record which name a
 * gene differently meet: approved symbols first, then previous ones, then aliases. What HGNC doesn't
 * know stays as it is, and so does everything when HGNC isn't loaded.
 */
export function withApprovedGenes(criteria: Criteria, genes: GeneNames): Criteria {
  if ('all' in criteria) return { all: criteria.all.map((each) => withApprovedGenes(each, genes)) };
  if ('any' in criteria) return { any: criteria.any.map((each) => withApprovedGenes(each, genes)) };
  if ('not' in criteria) return { not: withApprovedGenes(criteria.not, genes) };
  return criteria.kind === 'genomic' ? genomicWith(criteria, genes) : criteria;
}

function genomicWith(leaf: GenomicLeaf, genes: GeneNames): GenomicLeaf {
  const { gene, fusionPartner } = leaf;
  return {
    ...leaf,
    gene: approved(gene, genes),
    ...(fusionPartner === undefined ? {} : { fusionPartner: approved(fusionPartner, genes) }),
  };
}

function approved(stated: string, genes: GeneNames): string {
  return stated === ANY_GENE ? stated : (genes.resolve(stated)?.symbol ?? stated);
}

/** A protocol whose levels all name genes by their approved symbols. */
export function protocolWithApprovedGenes(
  protocol: ProtocolRecord,
  genes: GeneNames,
): ProtocolRecord {
  const named = (criteria: Criteria | null) =>
    criteria === null ? null : withApprovedGenes(criteria, genes);
  const levels = (stated: readonly ProtocolLevel[]) =>
    stated.map((level) => ({ ...level, criteria: named(level.criteria) }));
  const { criteria, arms, outerLevels } = protocol;
  return {
    ...protocol,
    criteria: named(criteria),
    arms: levels(arms),
    ...(outerLevels === undefined ? {} : { outerLevels: levels(outerLevels) }),
  };
}
