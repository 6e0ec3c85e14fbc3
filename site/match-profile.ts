import type { MatchProfile } from '../matching/profile.ts';
import { completedYears, OLDEST_AGE } from './age.ts';
import type { PartialDate, PatientRecord } from './records.ts';

/**
 * Completed years on the day, or at death. Null when the birth isn't dated, or a death is on record
 * and isn't dated.
 */
export function exactAge(
  { search, deceased, deathDate }: PatientRecord,
  day: string,
): number | null {
  if (deceased === true || deathDate !== null) return search.ageAtDeath;
  return search.birthDate === null ? null : completedYears(search.birthDate, day);
}

/** The age as the graph tells it: 90 stands for 90 and more. */
export function toldAge(record: PatientRecord, day: string): number | null {
  const age = exactAge(record, day);
  return age === null ? null : Math.min(age, OLDEST_AGE);
}

/** The year of a date, all that may be told of it; null for null. */
export function yearOf(date: PartialDate | null): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}

/** What matching sees of a record inside the site: exact dates and ages. */
export function exactProfile(record: PatientRecord, day: string): MatchProfile {
  return {
    birthDate: record.identity.birthDate,
    ageYears: exactAge(record, day),
    sex: record.sex,
    deceased: record.deceased,
    conditions: record.conditions,
    variants: record.variants,
    signatures: record.signatures,
    genomicTests: record.genomicTests,
    treatments: record.treatments,
    performanceStatus: record.performanceStatus,
    tumorMarkers: record.tumorMarkers,
  };
}

/** What matching may see of a record elsewhere in the network: no birth date, years for dates. */
export function deIdentifiedProfile(record: PatientRecord, day: string): MatchProfile {
  const exact = exactProfile(record, day);
  return {
    ...exact,
    birthDate: null,
    ageYears: toldAge(record, day),
    conditions: exact.conditions.map((of) => ({ ...of, onsetDate: cut(of.onsetDate) })),
    variants: exact.variants.map((of) => ({ ...of, testedOn: cut(of.testedOn) })),
    signatures: exact.signatures.map((of) => ({ ...of, testedOn: cut(of.testedOn) })),
    genomicTests: exact.genomicTests.map((of) => ({ ...of, date: cut(of.date) })),
    treatments: exact.treatments.map((of) => ({ ...of, start: cut(of.start), end: cut(of.end) })),
    performanceStatus: exact.performanceStatus.map((of) => ({ ...of, date: cut(of.date) })),
    tumorMarkers: exact.tumorMarkers.map((of) => ({ ...of, date: cut(of.date) })),
  };
}

function cut(date: PartialDate | null): PartialDate | null {
  return date === null ? null : date.slice(0, 4);
}
