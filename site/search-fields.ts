import type { ConditionRecord, PartialDate, PatientRecord, SearchRecord } from './records.ts';

/**
 * What the filters of a site look at, made from the rest of the record whenever it is written.
 * Each list is sorted and without duplicates, so that equal patients give equal documents.
 */
export function searchFieldsOf(record: Omit<PatientRecord, 'search'>): SearchRecord {
  const cancers = record.conditions.filter(isConfirmedCancer);
  const primaries = cancers.filter(({ role }) => role === 'PRIMARY_CANCER');
  return {
    oncotreeCodes: distinct(cancers.map(({ oncotreeCode }) => oncotreeCode)),
    primaryCodes: distinct(primaries.map(({ oncotreeCode }) => oncotreeCode)),
    stages: distinct(cancers.map(({ stage }) => stage)),
    genes: distinct(record.variants.flatMap(({ gene, partnerGene }) => [gene, partnerGene])),
    biomarkerIds: distinct(
      [...record.variants, ...record.signatures].map(({ biomarkerId }) => biomarkerId),
    ),
    birthDate: earliestDay(record.identity.birthDate),
  };
}

/** Suspected, refuted and in-situ findings are on file, but nobody is searched by them. */
function isConfirmedCancer({ role, confirmed }: ConditionRecord): boolean {
  return confirmed && role !== 'OTHER';
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

/** The first day that a partial date can mean: `1961` is `1961-01-01`. */
function earliestDay(date: PartialDate | null): string | null {
  return date === null ? null : `${date}-01-01`.slice(0, 10);
}
