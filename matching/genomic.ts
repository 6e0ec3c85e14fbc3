import type { GenomicTestRecord, VariantRecord } from '../site/records.ts';
import type { GenomicLeaf } from './criteria.ts';
import type { Evaluator } from './finding.ts';
import { dated, NOTHING_FOUND } from './finding.ts';
import type { Outcome } from './kleene.ts';
import { anyOf } from './kleene.ts';
import { compareVariant } from './variant.ts';

/**
 * Met by one variant that is all that is asked for. Not met only where a test covered the gene and found
 * nothing that is, or may be, it: no report isn't wild type.
 */
export const evaluateGenomic: Evaluator<GenomicLeaf> = (
  leaf,
  { variants, genomicTests },
  { today },
) => {
  const outcomes = variants.map((variant) => compareVariant(leaf, variant));
  const outcome = anyOf(outcomes);
  if (outcome !== 'NOT_MET') {
    const deciding = variants.filter((_, at) => outcomes[at] === outcome);
    return { outcome, found: variantsInWords(deciding, today) };
  }
  const inGene = variants.filter(
    ({ gene, partnerGene }) => gene === leaf.gene || partnerGene === leaf.gene,
  );
  const test = genomicTests.find(({ coveredGenes }) => coveredGenes.includes(leaf.gene));
  if (inGene.length > 0)
    return { outcome: ofCoverage(test), found: variantsInWords(inGene, today) };
  if (test === undefined) return NOTHING_FOUND;
  return {
    outcome: 'NOT_MET',
    found: dated(`${leaf.gene} tested, nothing found`, test.date, today),
  };
};

function ofCoverage(test: GenomicTestRecord | undefined): Outcome {
  return test === undefined ? 'UNKNOWN' : 'NOT_MET';
}

function variantsInWords(variants: readonly VariantRecord[], today: string): string {
  return [
    ...new Set(variants.map((variant) => dated(inWords(variant), variant.testedOn, today))),
  ].join(', ');
}

function inWords(variant: VariantRecord): string {
  const genes =
    variant.category === 'STRUCTURAL'
      ? [variant.partnerGene, variant.gene].filter((gene) => gene !== null).join('::')
      : (variant.gene ?? '');
  const change =
    variant.proteinChange ?? variant.codingChange ?? variant.copyNumber ?? variant.category;
  const words = /^[A-Z_]+$/.test(change) ? change.toLowerCase().replaceAll('_', ' ') : change;
  return `${genes === '' ? 'Unnamed gene' : genes} ${words}`;
}
