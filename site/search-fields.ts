import { ageAtDeath, earliestDay } from './age.ts';
import { diagnosisFacts, findingFacts, UNSTATED } from './matching/facts.ts';
import type { ConditionRecord, PatientRecord, SearchRecord } from './records.ts';
import { geneOrNull } from './told-text.ts';

/** Raised whenever what is made here changes: a site then makes the fields of older records anew. */
export const SEARCH_VERSION = 3;

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
    genes: distinct(
      record.variants.flatMap(({ gene, partnerGene }) => [gene, partnerGene].map(geneOrNull)),
    ),
    biomarkerIds: distinct(
      [...record.variants, ...record.signatures].map(({ biomarkerId }) => biomarkerId),
    ),
    birthDate: record.identity.birthDate && earliestDay(record.identity.birthDate),
    ageAtDeath: ageAtDeath(record.identity.birthDate, record.deathDate),
    version: SEARCH_VERSION,
    diagnoses: distinct(diagnosisFacts(record)),
    birthYear: record.identity.birthDate?.slice(0, 4) ?? UNSTATED,
    findings: distinct(findingFacts(record)),
  };
}

/** Suspected, ruled-out and in-situ findings are on file, but nobody is searched by them. */
function isConfirmedCancer({ role, confirmed }: ConditionRecord): boolean {
  return confirmed && role !== 'OTHER';
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}
