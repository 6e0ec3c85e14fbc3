import { z } from 'zod';
import type { Criteria, Leaf, TrialCriteria } from './criteria.ts';
import type { AllTrue, Same } from './same-type.ts';

const comparison = z.enum(['>=', '>', '<=', '<', '==']);

const leaf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('age'), comparison, years: z.number() }).readonly(),
  z
    .strictObject({
      kind: z.literal('sex'),
      sex: z.enum(['FEMALE', 'MALE', 'OTHER', 'UNKNOWN']),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('diagnosis'), cancerType: z.string() }).readonly(),
  z
    .strictObject({
      kind: z.literal('genomic'),
      gene: z.string(),
      category: z.enum(['MUTATION', 'COPY_NUMBER', 'STRUCTURAL']).nullable(),
      proteinChange: z.string().exactOptional(),
      wildcardProteinChange: z.string().exactOptional(),
      exon: z.number().exactOptional(),
      classification: z.string().exactOptional(),
      copyNumber: z
        .enum(['HIGH_AMPLIFICATION', 'GAIN', 'HETEROZYGOUS_LOSS', 'HOMOZYGOUS_DELETION'])
        .exactOptional(),
      fusionPartner: z.string().exactOptional(),
      origin: z.enum(['SOMATIC', 'GERMLINE', 'UNKNOWN']).exactOptional(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('signature'), signature: z.string() }).readonly(),
  z
    .strictObject({
      kind: z.literal('tumorMutationalBurden'),
      comparison,
      perMegabase: z.number(),
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('tumorMarker'),
      marker: z.enum(['HER2', 'ER', 'PR']),
      status: z.enum(['POSITIVE', 'NEGATIVE', 'UNKNOWN']),
    })
    .readonly(),
  z
    .strictObject({ kind: z.literal('notEvaluable'), key: z.string(), value: z.string() })
    .readonly(),
]);

/**
 * A tree of criteria that another part sent. It is strict: a condition that is not known here may
 * not be dropped, because the rest would then match more than it should.
 */
export const criteriaSchema: z.ZodType<Criteria> = z.lazy(() =>
  z.union([
    leaf,
    z.strictObject({ all: z.array(criteriaSchema).readonly() }).readonly(),
    z.strictObject({ any: z.array(criteriaSchema).readonly() }).readonly(),
    z.strictObject({ not: criteriaSchema }).readonly(),
  ]),
);

/** A trial's criteria with those of its arms, as strict as `criteriaSchema`. */
export const trialCriteriaSchema = z
  .strictObject({
    trialId: z.string(),
    criteria: criteriaSchema,
    arms: z
      .array(
        z
          .strictObject({ code: z.string(), open: z.boolean(), criteria: criteriaSchema })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

/** Doesn't compile when a schema and the type that it reads differ. */
export type CriteriaSchemasFit = AllTrue<
  [Same<z.infer<typeof leaf>, Leaf>, Same<z.infer<typeof trialCriteriaSchema>, TrialCriteria>]
>;
