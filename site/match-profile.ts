import { completedYears } from '../matching/calendar.ts';
import { OLDEST_AGE, toldYear } from '../matching/oldest-age.ts';
import type { MatchProfile } from '../matching/profile.ts';
import type { PartialDate, PatientRecord } from './records.ts';
import { toldTexts } from './told-record.ts';

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

/**
 * What matching sees of a record inside the site: exact dates and ages, and texts as they may be told.
 * Whoever has died is of the age at death.
 */
export function exactProfile(record: PatientRecord, day: string): MatchProfile {
  const { conditions, variants, treatments } = toldTexts(record);
  return {
    birthDate: record.deceased === true ? null : record.identity.birthDate,
    ageYears: toldAge(record, day),
    sex: record.sex,
    deceased: record.deceased,
    conditions,
    variants,
    signatures: record.signatures,
    genomicTests: record.genomicTests,
    treatments: treatments.map((told, at) => ({
      ...told,
      therapyId: record.treatments[at]?.therapyId ?? null,
    })),
    performanceStatus: record.performanceStatus,
    tumorMarkers: record.tumorMarkers,
  };
}

/** What matching may see of a record elsewhere in the network: no birth date, years for dates. */
export function deIdentifiedProfile(record: PatientRecord, day: string): MatchProfile {
  const told = toldTexts(record);
  const cut = (date: PartialDate | null): PartialDate | null => {
    const year = toldYear(date, day);
    return year === null ? null : String(year).padStart(4, '0');
  };
  return {
    birthDate: null,
    ageYears: toldAge(record, day),
    sex: record.sex,
    deceased: record.deceased,
    conditions: told.conditions.map((of) => ({ ...of, onsetDate: cut(of.onsetDate) })),
    variants: told.variants.map((of) => ({ ...of, testedOn: cut(of.testedOn) })),
    signatures: told.signatures.map((of) => ({ ...of, testedOn: cut(of.testedOn) })),
    genomicTests: told.genomicTests.map((of) => ({ ...of, date: cut(of.date) })),
    treatments: told.treatments.map((of) => ({ ...of, start: cut(of.start), end: cut(of.end) })),
    performanceStatus: record.performanceStatus.map((of) => ({ ...of, date: cut(of.date) })),
    tumorMarkers: told.tumorMarkers.map((of) => ({ ...of, date: cut(of.date) })),
  };
}
