import { z } from 'zod';
import type { MatchProfile } from './profile.ts';
import type { AllTrue, Same } from './same-type.ts';

const text = z.string().nullable();

const coding = z.object({ system: text, code: z.string(), display: text }).readonly();

const condition = z
  .object({
    code: coding.nullable(),
    display: text,
    oncotreeCode: text,
    stage: text,
    onsetDate: text,
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
    exon: z.number().nullable(),
    copyNumber: z
      .enum(['HIGH_AMPLIFICATION', 'GAIN', 'HETEROZYGOUS_LOSS', 'HOMOZYGOUS_DELETION'])
      .nullable(),
    origin: z.enum(['SOMATIC', 'GERMLINE', 'UNKNOWN']),
    alleleFraction: z.number().nullable(),
    testedOn: text,
    biomarkerId: text,
  })
  .readonly();

const signature = z
  .object({
    kind: z.enum(['MICROSATELLITE_INSTABILITY', 'MISMATCH_REPAIR', 'TUMOR_MUTATIONAL_BURDEN']),
    status: text,
    value: z.number().nullable(),
    testedOn: text,
    biomarkerId: text,
  })
  .readonly();

const genomicTest = z
  .object({ name: text, date: text, coveredGenes: z.array(z.string()).readonly() })
  .readonly();

const treatment = z
  .object({
    kind: z.enum(['MEDICATION', 'SURGERY', 'RADIATION']),
    name: text,
    code: coding.nullable(),
    therapyId: text,
    line: z.number().nullable(),
    start: text,
    end: text,
    status: text,
  })
  .readonly();

const performanceStatus = z
  .object({ scale: z.enum(['ECOG', 'KARNOFSKY']), value: z.number(), date: text })
  .readonly();

const tumorMarker = z
  .object({
    name: z.string(),
    code: coding.nullable(),
    interpretation: z.enum(['POSITIVE', 'NEGATIVE', 'EQUIVOCAL', 'UNKNOWN']),
    value: z.number().nullable(),
    unit: text,
    date: text,
  })
  .readonly();

/**
 * A match profile that another part sent. Fields beyond the known ones are left out: a fact that
 * matching doesn't know of can't be matched on.
 */
export const matchProfileSchema = z
  .object({
    birthDate: text,
    ageYears: z.number().nullable(),
    sex: z.enum(['FEMALE', 'MALE', 'OTHER', 'UNKNOWN']),
    deceased: z.boolean().nullable(),
    conditions: z.array(condition).readonly(),
    variants: z.array(variant).readonly(),
    signatures: z.array(signature).readonly(),
    genomicTests: z.array(genomicTest).readonly(),
    treatments: z.array(treatment).readonly(),
    performanceStatus: z.array(performanceStatus).readonly(),
    tumorMarkers: z.array(tumorMarker).readonly(),
  })
  .readonly();

/** Doesn't compile when the schema and `MatchProfile` differ in any field. */
export type ProfileSchemaFits = AllTrue<[Same<z.infer<typeof matchProfileSchema>, MatchProfile>]>;
