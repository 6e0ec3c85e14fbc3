import type { BiomarkerName } from '../../genomics/biomarker-name.ts';
import type { BiomarkerRecord, CoordinatesRecord } from '../../subgraphs/biomarkers/records.ts';

/** What one CIViC variant says of a biomarker. Several variants may be one biomarker (`VHL Y175*`). */
export interface CivicVariantRecord {
  readonly civicId: number;
  readonly hgvs: readonly string[];
  readonly aliases: readonly string[];
  readonly clinvarIds: readonly string[];
  readonly coordinates: CoordinatesRecord | null;
}

/**
 * A biomarker with the variants that it is made from, by their ids: each file replaces only its own
 * variants, so the record is the same in whatever order files come.
 */
export interface CivicBiomarkerRecord extends BiomarkerRecord {
  readonly variants: readonly CivicVariantRecord[];
}

export function biomarkerRecord(
  { id, name, kind, genes, proteinChange }: BiomarkerName,
  variants: readonly CivicVariantRecord[] = [],
): CivicBiomarkerRecord {
  return withVariants({ _id: id, name, kind, genes, proteinChange }, variants);
}

/** The variants of both; where both have one, the incoming one's. */
export function mergeBiomarkers(
  existing: Omit<CivicBiomarkerRecord, 'variants'> &
    Partial<Pick<CivicBiomarkerRecord, 'variants'>>,
  incoming: CivicBiomarkerRecord,
): CivicBiomarkerRecord {
  const variants = new Map(
    [...(existing.variants ?? []), ...incoming.variants].map((each) => [each.civicId, each]),
  );
  const sorted = [...variants.values()].sort((a, b) => a.civicId - b.civicId);
  return withVariants(incoming, sorted);
}

function withVariants(
  {
    _id,
    name,
    kind,
    genes,
    proteinChange,
  }: Pick<BiomarkerRecord, '_id' | 'name' | 'kind' | 'genes' | 'proteinChange'>,
  variants: readonly CivicVariantRecord[],
): CivicBiomarkerRecord {
  const distinct = (items: readonly string[]): string[] => [...new Set(items)];
  const aliases = distinct(variants.flatMap((variant) => variant.aliases));
  const names = [name, ...(proteinChange === null ? [] : [proteinChange]), ...aliases];
  return {
    _id,
    name,
    kind,
    genes,
    proteinChange,
    hgvs: distinct(variants.flatMap((variant) => variant.hgvs)),
    aliases,
    clinvarIds: distinct(variants.flatMap((variant) => variant.clinvarIds)),
    coordinates: variants.find((variant) => variant.coordinates !== null)?.coordinates ?? null,
    nameKeys: distinct(names.map((each) => each.toLowerCase())),
    variants,
  };
}
