import { z } from 'zod';
import { isPartialDate } from '../schema/partial-date.ts';
import type { MatchProfile } from './profile.ts';
import type { AllTrue, Same } from './same-type.ts';

/** Long enough for the coding change of a large insertion. */
const word = z.string().max(10_000);
const text = word.nullable();

const date = z
  .string()
  .refine(isPartialDate, { error: 'expected a calendar date as YYYY, YYYY-MM or YYYY-MM-DD' })
  .nullable();

const EARLIEST_BIRTH = '1850';
const birthDate = date.refine((born) => born === null || isBirth(born), {
  error: `expected a date of birth from ${EARLIEST_BIRTH} to today`,
});

/** A day's grace, for those whose today has begun before ours. */
function isBirth(born: string): boolean {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  return born >= EARLIEST_BIRTH && born <= tomorrow;
}

/** Of any unit, as a laboratory reports it. */
const measured = z.number().min(-1e12).max(1e12).nullable();

/** Facts of one kind: more than any one record holds. */
const MAX_FACTS = 50_000;

const coding = z.object({ system: text, code: word, display: text }).readonly();

const condition = z
  .object({
    code: coding.nullable(),
    display: text,
    oncotreeCode: text,
    stage: text,
    onsetDate: date,
    role: z.enum(['PRIMARY_CANCER', 'SECONDARY_CANCER', 'OTHER']),
    confirmed: z.boolean(),
  })
  .readonly();

const variant = z
  .object({
    gene: text,
    partnerGene: text,
    proteinChange: text,
    codingChange: text,
    category: z.enum(['MUTATION', 'COPY_NUMBER', 'STRUCTURAL']),
    classification: text,
    exon: z.int().min(0).max(10_000).nullable(),
    copyNumber: z
      .enum(['HIGH_AMPLIFICATION', 'GAIN', 'HETEROZYGOUS_LOSS', 'HOMOZYGOUS_DELETION'])
      .nullable(),
    origin: z.enum(['SOMATIC', 'GERMLINE', 'UNKNOWN']),
    alleleFraction: z.number().min(0).max(1).nullable(),
    testedOn: date,
    biomarkerId: text,
  })
  .readonly();

const signature = z
  .object({
    kind: z.enum(['MICROSATELLITE_INSTABILITY', 'MISMATCH_REPAIR', 'TUMOR_MUTATIONAL_BURDEN']),
    status: text,
    value: measured,
    testedOn: date,
    biomarkerId: text,
  })
  .readonly();

const genomicTest = z
  .object({ name: text, date, coveredGenes: z.array(word).max(MAX_FACTS).readonly() })
  .readonly();

const treatment = z
  .object({
    kind: z.enum(['MEDICATION', 'SURGERY', 'RADIATION']),
    name: text,
    code: coding.nullable(),
    therapyId: text,
    line: z.int().min(0).max(1_000).nullable(),
    start: date,
    end: date,
    status: text,
  })
  .readonly();

const performanceStatus = z
  .object({ scale: z.enum(['ECOG', 'KARNOFSKY']), value: z.number().min(0).max(100), date })
  .readonly();

const tumorMarker = z
  .object({
    name: word,
    code: coding.nullable(),
    interpretation: z.enum(['POSITIVE', 'NEGATIVE', 'EQUIVOCAL', 'UNKNOWN']),
    value: measured,
    unit: text,
    date,
  })
  .readonly();

/**
 * A match profile that another part sent. Fields beyond the known ones are left out: a fact that
 * matching doesn't know of can't be matched on.
 */
export const matchProfileSchema = z
  .object({
    birthDate,
    ageYears: z.number().min(0).max(150).nullable(),
    sex: z.enum(['FEMALE', 'MALE', 'OTHER', 'UNKNOWN']),
    deceased: z.boolean().nullable(),
    conditions: z.array(condition).max(MAX_FACTS).readonly(),
    variants: z.array(variant).max(MAX_FACTS).readonly(),
    signatures: z.array(signature).max(MAX_FACTS).readonly(),
    genomicTests: z.array(genomicTest).max(MAX_FACTS).readonly(),
    treatments: z.array(treatment).max(MAX_FACTS).readonly(),
    performanceStatus: z.array(performanceStatus).max(MAX_FACTS).readonly(),
    tumorMarkers: z.array(tumorMarker).max(MAX_FACTS).readonly(),
  })
  .readonly();

/** Doesn't compile when the schema and `MatchProfile` differ in any field. */
export type ProfileSchemaFits = AllTrue<[Same<z.infer<typeof matchProfileSchema>, MatchProfile>]>;
