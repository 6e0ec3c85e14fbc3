import { z } from 'zod';

/**
 * GA4GH Phenopackets v2 in protobuf's JSON, as far as it is read here. What protobuf leaves out has its
 * default: a boolean is false, a list empty, an enumeration its first value.
 */
const ontologyClass = z.object({ id: z.string(), label: z.string().optional() });

/** A time is an age, an age range, a class, a gestational age, a timestamp or an interval. */
const timeElement = z.object({ timestamp: z.string().optional() });

const expression = z.object({ syntax: z.string().optional(), value: z.string() });

const variationDescriptor = z.object({
  geneContext: z
    .object({ valueId: z.string().optional(), symbol: z.string().optional() })
    .optional(),
  expressions: z.array(expression).default([]),
  vcfRecord: z.unknown().optional(),
  structuralType: ontologyClass.optional(),
  allelicState: ontologyClass.optional(),
});

const genomicInterpretation = z.object({
  subjectOrBiosampleId: z.string().optional(),
  interpretationStatus: z.string().default('UNKNOWN_STATUS'),
  variantInterpretation: z
    .object({ variationDescriptor: variationDescriptor.optional() })
    .optional(),
});

const feature = z.object({ type: ontologyClass.optional(), excluded: z.boolean().default(false) });

const disease = z.object({
  term: ontologyClass.optional(),
  excluded: z.boolean().default(false),
  onset: timeElement.optional(),
  diseaseStage: z.array(ontologyClass).default([]),
});

const medicalAction = z.object({
  procedure: z
    .object({ code: ontologyClass.optional(), performed: timeElement.optional() })
    .optional(),
  treatment: z
    .object({
      agent: ontologyClass.optional(),
      doseIntervals: z
        .array(
          z.object({
            interval: z
              .object({ start: z.string().optional(), end: z.string().optional() })
              .optional(),
          }),
        )
        .default([]),
    })
    .optional(),
  radiationTherapy: z.object({ modality: ontologyClass.optional() }).optional(),
});

const vitalStatus = z.object({
  status: z.enum(['UNKNOWN_STATUS', 'ALIVE', 'DECEASED']).default('UNKNOWN_STATUS'),
  timeOfDeath: timeElement.optional(),
});

export const phenopacketSchema = z.object({
  id: z.string().min(1).max(200),
  subject: z
    .object({
      sex: z.enum(['UNKNOWN_SEX', 'FEMALE', 'MALE', 'OTHER_SEX']).default('UNKNOWN_SEX'),
      dateOfBirth: z.string().optional(),
      vitalStatus: vitalStatus.optional(),
    })
    .optional(),
  phenotypicFeatures: z.array(feature).default([]),
  interpretations: z
    .array(
      z.object({
        progressStatus: z.string().optional(),
        diagnosis: z
          .object({ genomicInterpretations: z.array(genomicInterpretation).default([]) })
          .optional(),
      }),
    )
    .default([]),
  biosamples: z.array(z.object({ id: z.string().optional() })).default([]),
  diseases: z.array(disease).default([]),
  medicalActions: z.array(medicalAction).default([]),
});

export type Phenopacket = z.output<typeof phenopacketSchema>;
export type VariationDescriptor = z.output<typeof variationDescriptor>;
export type GenomicInterpretation = z.output<typeof genomicInterpretation>;
export type VitalStatus = z.output<typeof vitalStatus>;
export type Disease = z.output<typeof disease>;
export type MedicalAction = z.output<typeof medicalAction>;

const PROTOBUF_FIELDS: Readonly<Record<string, string>> = {
  phenotypic_features: 'phenotypicFeatures',
  meta_data: 'metaData',
  medical_actions: 'medicalActions',
};

/**
 * What a JSON value is, where it isn't one phenopacket of version 2; null where it looks like one. It
 * says what would be right.
 */
export function whyNoPhenopacket(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'it is no JSON object with an id and a subject';
  const has = (key: string) => key in value;
  if (has('resourceType')) return 'it is an FHIR resource; ingest it as fhir';
  if (has('members')) return 'it is a cohort; give its members as phenopackets of their own';
  if (has('proband') || has('pedigree') || has('relatives'))
    return 'it is a family; give its members as phenopackets of their own';
  if (isVersion1(value)) return 'it is a phenopacket of version 1; convert it to version 2';
  const snake = Object.keys(PROTOBUF_FIELDS).find(has);
  if (snake !== undefined)
    return `it names its fields as protobuf does (${snake}); phenopackets' JSON says ${PROTOBUF_FIELDS[snake] ?? ''}`;
  const contents = ['metaData', 'phenotypicFeatures', 'diseases', 'interpretations'];
  if (!has('id') || !contents.some(has))
    return 'a phenopacket has an id and metaData, phenotypicFeatures, diseases or interpretations';
  return null;
}

/** Version 1 lists genes, variants and files at the top and says `negated` for `excluded`. */
function isVersion1(value: object): boolean {
  if ('genes' in value || 'variants' in value || 'htsFiles' in value) return true;
  const parsed = z
    .object({
      phenotypicFeatures: z.array(z.record(z.string(), z.unknown())).default([]),
      metaData: z.object({ phenopacketSchemaVersion: z.string().optional() }).optional(),
    })
    .safeParse(value);
  if (!parsed.success) return false;
  const { phenotypicFeatures, metaData } = parsed.data;
  return (
    metaData?.phenopacketSchemaVersion?.startsWith('1') === true ||
    phenotypicFeatures.some((feature) => 'negated' in feature)
  );
}
