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
import { deIdentifiedProfile, toldAge, yearOf } from './match-profile.ts';
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
 * date finer than the year, no age above 90, no place finer than the state. The three fields of
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
  state: ({ state }) => state,
  deceased: ({ deceased }) => deceased,
  conditions: ({ conditions }) =>
    newestFirst(conditions, ({ onsetDate }) => onsetDate).map(condition),
  genomicVariants: ({ variants }) => variants.map(variant),
  genomicSignatures: ({ signatures }) => signatures.map(signature),
  genomicTests: ({ genomicTests }) => genomicTests.map(genomicTest),
  treatments: ({ treatments }) => [...treatments].sort(byLine).map(treatment),
  performanceStatus: ({ performanceStatus }) =>
    newestFirst(performanceStatus, ({ date }) => date).map(performance),
  tumorMarkers: ({ tumorMarkers }) => newestFirst(tumorMarkers, ({ date }) => date).map(marker),
  phenotypicFeatures: ({ phenotypicFeatures }) => phenotypicFeatures,
  matchProfile: (record, _arguments, { today }) => deIdentifiedProfile(record, today),
};

function nameOf({ family, given }: IdentityRecord): HumanName | null {
  return family === null && given.length === 0 ? null : { family, given };
}

function condition({ onsetDate, ...rest }: ConditionRecord): Condition {
  return { ...rest, onsetYear: yearOf(onsetDate) };
}

function variant({
  gene,
  partnerGene,
  testedOn,
  biomarkerId,
  ...rest
}: VariantRecord): GenomicVariant {
  return {
    ...rest,
    gene: gene === null ? null : { symbol: gene },
    partnerGene: partnerGene === null ? null : { symbol: partnerGene },
    testedYear: yearOf(testedOn),
    biomarker: reference(biomarkerId),
  };
}

function signature({ testedOn, biomarkerId, ...rest }: SignatureRecord): GenomicSignature {
  return { ...rest, testedYear: yearOf(testedOn), biomarker: reference(biomarkerId) };
}

function genomicTest({ date, ...rest }: GenomicTestRecord): GenomicTest {
  return { ...rest, year: yearOf(date) };
}

function treatment({ therapyId, start, end, ...rest }: TreatmentRecord): Treatment {
  return {
    ...rest,
    therapy: reference(therapyId),
    startYear: yearOf(start),
    endYear: yearOf(end),
  };
}

function performance({ date, ...rest }: PerformanceStatusRecord): PerformanceStatus {
  return { ...rest, year: yearOf(date) };
}

function marker({ date, ...rest }: TumorMarkerRecord): TumorMarker {
  return { ...rest, year: yearOf(date) };
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
