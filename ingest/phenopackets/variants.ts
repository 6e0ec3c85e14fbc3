import type { VariantRecord } from '../../site/records.ts';
import { biomarkerOfVariant } from '../../genomics/biomarker-name.ts';
import { parseProteinChange } from '../../genomics/protein-change.ts';
import type { GeneSymbols } from '../gene-symbols.ts';
import { classOfChange } from '../variant-class.ts';
import type { GenomicInterpretation, Phenopacket } from './schema.ts';

/** Interpretations that take the variant as found in the patient. */
const FOUND = ['CAUSATIVE', 'CONTRIBUTORY', 'CANDIDATE'];

/**
 * The variants that a phenopacket's interpretations take as found: `REJECTED` and `UNKNOWN_STATUS` ones
 * are left out, and what several interpretations state alike counts once.
 */
export function variantsOf(phenopacket: Phenopacket, genes: GeneSymbols): VariantRecord[] {
  const variants = phenopacket.interpretations
    .flatMap(({ diagnosis }) => diagnosis?.genomicInterpretations ?? [])
    .filter(({ interpretationStatus }) => FOUND.includes(interpretationStatus))
    .flatMap((one) => variantOf(one, phenopacket, genes) ?? []);
  return [...new Map(variants.map((one) => [JSON.stringify(one), one])).values()];
}

/** Null for an interpretation of a gene without any change in it. */
function variantOf(
  { subjectOrBiosampleId, variantInterpretation }: GenomicInterpretation,
  { biosamples }: Phenopacket,
  genes: GeneSymbols,
): VariantRecord | null {
  const descriptor = variantInterpretation?.variationDescriptor;
  if (descriptor === undefined) return null;
  const { geneContext, expressions, structuralType, vcfRecord, allelicState } = descriptor;
  if (expressions.length === 0 && vcfRecord === undefined && structuralType === undefined)
    return null;
  const hgvs = expressions.map(({ value }) => value);
  const proteinChange = proteinChangeIn(hgvs);
  const codingChange = hgvs.find((text) => /(^|:)c\./.test(text)) ?? null;
  const ofBiosample = biosamples.some(({ id }) => id === subjectOrBiosampleId);
  const change = {
    gene: genes.symbolOf({
      id: geneContext?.valueId ?? null,
      symbol: geneContext?.symbol ?? null,
    }),
    partnerGene: null,
    proteinChange,
    codingChange,
    category: structuralType === undefined ? ('MUTATION' as const) : ('STRUCTURAL' as const),
    copyNumber: null,
  };
  return {
    ...change,
    classification: classOfChange(proteinChange, codingChange),
    exon: null,
    origin: allelicState !== undefined && !ofBiosample ? 'GERMLINE' : 'UNKNOWN',
    alleleFraction: null,
    testedOn: null,
    biomarkerId: hasName(change, structuralType?.id) ? biomarkerOfVariant(change) : null,
  };
}

function proteinChangeIn(hgvs: readonly string[]): string | null {
  for (const text of hgvs) {
    const change = /(^|:)p\./.test(text) ? parseProteinChange(text) : null;
    if (change !== null) return change.hgvs;
  }
  return null;
}

/**
 * Shared knowledge names a structural variant only when it is a fusion (SO:0001565), and a gene only by
 * its symbol.
 */
function hasName(
  { gene, category }: Pick<VariantRecord, 'gene' | 'category'>,
  structuralType: string | undefined,
): boolean {
  if (gene?.startsWith('HGNC:') === true) return false;
  return category !== 'STRUCTURAL' || structuralType === 'SO:0001565';
}
