import type {
  Condition,
  GenomicSignature,
  GenomicTest,
  GenomicVariant,
  HumanName,
  PatientResolvers,
  PerformanceStatus,
  Treatment,
  TumorMarker,
} from '../schema/generated/site.ts';
import { toldYear } from '../matching/oldest-age.ts';
import { deIdentifiedProfile, toldAge } from './match-profile.ts';
import { toldState } from './told-place.ts';
import { toldTexts } from './told-record.ts';
import { patientId } from './patient-id.ts';
import type {
  ConditionRecord,
  GenomicTestRecord,
  IdentityRecord,
  PartialDate,
  PerformanceStatusRecord,
  SignatureRecord,
  TreatmentRecord,
  TumorMarkerRecord,
  VariantRecord,
} from './records.ts';

/**
 * The patient as the graph tells it, by HIPAA's Safe Harbor (45 CFR 164.514(b)(2)): a pseudonym, no
 * date finer than the year nor a year that tells of an age above 89, no age above 90, no place finer than
 * the state (so the rule on sparse ZIP codes has nothing to hold for), no text that was typed. The three fields of
 * identity are the exception and are read from `identity` alone; no other field reads from there.
 * Every field of the schema must be here, or this doesn't compile.
 */
export const PATIENT_FIELDS: Required<PatientResolvers> = {
  id: ({ pseudonym }, _arguments, { siteId }) => patientId(siteId, pseudonym),
  mrn: ({ identity }) => identity.mrn,
  name: ({ identity }) => nameOf(identity),
  birthDate: ({ identity }) => identity.birthDate,
  ageYears: (record, _arguments, { today }) => toldAge(record, today),
  sex: ({ sex }) => sex,
  race: ({ race }) => race,
  ethnicity: ({ ethnicity }) => ethnicity,
  state: ({ state }) => toldState(state),
  deceased: ({ deceased }) => deceased,
  conditions: (record, _arguments, { today }) =>
    newestFirst(toldTexts(record).conditions, ({ onsetDate }) => onsetDate).map((each) =>
      condition(each, today),
    ),
  genomicVariants: (record, _arguments, { today }) =>
    toldTexts(record).variants.map((each) => variant(each, today)),
  genomicSignatures: (record, _arguments, { today }) =>
    toldTexts(record).signatures.map((each) => signature(each, today)),
  genomicTests: (record, _arguments, { today }) =>
    toldTexts(record).genomicTests.map((each) => genomicTest(each, today)),
  treatments: (record, _arguments, { today }) =>
    [...toldTexts(record).treatments].sort(byLine).map((each) => treatment(each, today)),
  performanceStatus: ({ performanceStatus }, _arguments, { today }) =>
    newestFirst(performanceStatus, ({ date }) => date).map((each) => performance(each, today)),
  tumorMarkers: (record, _arguments, { today }) =>
    newestFirst(toldTexts(record).tumorMarkers, ({ date }) => date).map((each) =>
      marker(each, today),
    ),
  phenotypicFeatures: (record) => toldTexts(record).phenotypicFeatures,
  matchProfile: (record, _arguments, { today }) => deIdentifiedProfile(record, today),
};

function nameOf({ family, given }: IdentityRecord): HumanName | null {
  return family === null && given.length === 0 ? null : { family, given };
}

function condition({ onsetDate, ...rest }: ConditionRecord, today: string): Condition {
  return { ...rest, onsetYear: toldYear(onsetDate, today) };
}

function variant(
  { gene, partnerGene, testedOn, biomarkerId, ...rest }: VariantRecord,
  today: string,
): GenomicVariant {
  return {
    ...rest,
    gene: gene === null ? null : { symbol: gene },
    partnerGene: partnerGene === null ? null : { symbol: partnerGene },
    testedYear: toldYear(testedOn, today),
    biomarker: reference(biomarkerId),
  };
}

function signature(
  { testedOn, biomarkerId, ...rest }: SignatureRecord,
  today: string,
): GenomicSignature {
  return { ...rest, testedYear: toldYear(testedOn, today), biomarker: reference(biomarkerId) };
}

function genomicTest({ date, ...rest }: GenomicTestRecord, today: string): GenomicTest {
  return { ...rest, year: toldYear(date, today) };
}

function treatment({ therapyId, start, end, ...rest }: TreatmentRecord, today: string): Treatment {
  return {
    ...rest,
    therapy: reference(therapyId),
    startYear: toldYear(start, today),
    endYear: toldYear(end, today),
  };
}

function performance({ date, ...rest }: PerformanceStatusRecord, today: string): PerformanceStatus {
  return { ...rest, year: toldYear(date, today) };
}

function marker({ date, ...rest }: TumorMarkerRecord, today: string): TumorMarker {
  return { ...rest, year: toldYear(date, today) };
}

function reference(id: string | null): { readonly id: string } | null {
  return id === null ? null : { id };
}

/** Undated entries come last; entries of one date keep their order. */
function newestFirst<T>(entries: readonly T[], dateOf: (entry: T) => PartialDate | null): T[] {
  const key = (entry: T): string => dateOf(entry) ?? '';
  return [...entries].sort((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? 1 : -1));
}

/** Earliest line first, then earliest start; what isn't recorded comes last. */
function byLine(a: TreatmentRecord, b: TreatmentRecord): number {
  const lines = (a.line ?? Infinity) - (b.line ?? Infinity);
  if (lines < 0 || lines > 0) return lines;
  const [left, right] = [a.start ?? '9999', b.start ?? '9999'];
  return left === right ? 0 : left < right ? -1 : 1;
}
