import type { VariantRecord } from '../../site/records.ts';
import { biomarkerOfVariant } from '../../genomics/biomarker-name.ts';
import { parseProteinChange } from '../../genomics/protein-change.ts';
import type { GeneSymbols } from '../gene-symbols.ts';
import type { StructuralType } from '../structural-type.ts';
import { structuralTypeOf } from '../structural-type.ts';
import { classOfChange } from '../variant-class.ts';
import type { GenomicInterpretation, Phenopacket, VariationDescriptor } from './schema.ts';

/** Interpretations that take the variant as found in the patient. */
const FOUND = ['CAUSATIVE', 'CONTRIBUTORY', 'CANDIDATE'];

const HGVS = /(^|:)[cp]\./;

/**
 * The variants that a phenopacket's interpretations take as found: `REJECTED` and `UNKNOWN_STATUS` ones
 * are left out, and what several interpretations state alike counts once.
 */
export function variantsOf(phenopacket: Phenopacket, genes: GeneSymbols): VariantRecord[] {
  const variants = foundIn(phenopacket).flatMap((one) => variantOf(one, phenopacket, genes) ?? []);
  return [...new Map(variants.map((one) => [JSON.stringify(one), one])).values()];
}

/**
 * How many variants a phenopacket takes as found of which only a `structuralType` is stated that fits no kind
 * of variant. They are left out: as any kind they would meet criteria that they may not meet.
 */
export function unknownTypesIn(phenopacket: Phenopacket): number {
  return foundIn(phenopacket).filter(({ variantInterpretation }) => {
    const descriptor = variantInterpretation?.variationDescriptor;
    return descriptor !== undefined && isOfUnknownType(descriptor);
  }).length;
}

function foundIn({ interpretations }: Phenopacket): GenomicInterpretation[] {
  return interpretations
    .flatMap(({ diagnosis }) => diagnosis?.genomicInterpretations ?? [])
    .filter(({ interpretationStatus }) => FOUND.includes(interpretationStatus));
}

/** HGVS describes a change of the sequence, whatever term comes with it. */
function isOfUnknownType({ structuralType, expressions }: VariationDescriptor): boolean {
  return (
    structuralType !== undefined &&
    structuralTypeOf(structuralType.id) === null &&
    !expressions.some(({ value }) => HGVS.test(value))
  );
}

/** Null for an interpretation of a gene without any change in it, or without one of a known kind. */
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
  if (isOfUnknownType(descriptor)) return null;
  const type = structuralType === undefined ? null : structuralTypeOf(structuralType.id);
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
    category: type?.category ?? ('MUTATION' as const),
    copyNumber: type?.copyNumber ?? null,
  };
  return {
    ...change,
    classification: classOfChange(proteinChange, codingChange),
    exon: null,
    origin: allelicState !== undefined && !ofBiosample ? 'GERMLINE' : 'UNKNOWN',
    alleleFraction: null,
    testedOn: null,
    biomarkerId: hasName(change, type) ? biomarkerOfVariant(change) : null,
  };
}

function proteinChangeIn(hgvs: readonly string[]): string | null {
  for (const text of hgvs) {
    const change = /(^|:)p\./.test(text) ? parseProteinChange(text) : null;
    if (change !== null) return change.hgvs;
  }
  return null;
}

/** Shared knowledge names a structural variant only when it is a fusion, and a gene only by its symbol. */
function hasName({ gene }: Pick<VariantRecord, 'gene'>, type: StructuralType | null): boolean {
  if (gene?.startsWith('HGNC:') === true) return false;
  return type?.category !== 'STRUCTURAL' || type.isFusion;
}
