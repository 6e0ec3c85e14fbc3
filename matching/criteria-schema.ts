import { z } from 'zod';
import type { Criteria, Leaf, TrialCriteria } from './criteria.ts';
import { excessOf } from './criteria-size.ts';
import { stageGroup } from './stage.ts';
import type { AllTrue, Same } from './same-type.ts';

/** Whatever a trial's source says in one place; a value that can't be evaluated may be a paragraph. */
const text = z.string().max(10_000);
const years = z.number().min(0).max(150);
/** The longest human gene, TTN, has 363. */
const exon = z.int().min(1).max(1_000);
const group = text.refine((value) => stageGroup(value) !== null, {
  error: 'expected an AJCC stage group such as 0, II, IIIA or IIIA1',
});
const lines = z.int().min(0).max(1_000);
const perMegabase = z.number().min(0).max(1_000_000);

const comparison = z.enum(['>=', '>', '<=', '<', '==']);

const leaf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('age'), comparison, years }).readonly(),
  z
    .strictObject({
      kind: z.literal('sex'),
      sex: z.enum(['FEMALE', 'MALE', 'OTHER', 'UNKNOWN']),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('diagnosis'), cancerType: text }).readonly(),
  z
    .strictObject({
      kind: z.literal('genomic'),
      gene: text,
      category: z.enum(['MUTATION', 'COPY_NUMBER', 'STRUCTURAL']).nullable(),
      proteinChange: text.exactOptional(),
      wildcardProteinChange: text.exactOptional(),
      exon: exon.exactOptional(),
      classification: text.exactOptional(),
      copyNumber: z
        .enum(['HIGH_AMPLIFICATION', 'GAIN', 'HETEROZYGOUS_LOSS', 'HOMOZYGOUS_DELETION'])
        .exactOptional(),
      fusionPartner: text.exactOptional(),
      origin: z.enum(['SOMATIC', 'GERMLINE', 'UNKNOWN']).exactOptional(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('signature'), signature: text }).readonly(),
  z
    .strictObject({
      kind: z.literal('tumorMutationalBurden'),
      comparison,
      perMegabase,
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('tumorMarker'),
      marker: z.enum(['HER2', 'ER', 'PR']),
      status: z.enum(['POSITIVE', 'NEGATIVE', 'UNKNOWN']),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('stage'), comparison, group }).readonly(),
  z
    .strictObject({
      kind: z.literal('performanceStatus'),
      scale: z.enum(['ECOG', 'KARNOFSKY']),
      comparison,
      value: z.int().min(0).max(100),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('priorLines'), comparison, lines }).readonly(),
  z.strictObject({ kind: z.literal('priorTherapy'), therapy: text }).readonly(),
  z.strictObject({ kind: z.literal('notEvaluable'), key: text, value: text }).readonly(),
]);

/** Strict: a condition that is not known here may not be dropped, the rest would match too much. */
const criteriaSchema: z.ZodType<Criteria> = z.lazy(() =>
  z.union([
    leaf,
    z.strictObject({ all: z.array(criteriaSchema).readonly() }).readonly(),
    z.strictObject({ any: z.array(criteriaSchema).readonly() }).readonly(),
    z.strictObject({ not: criteriaSchema }).readonly(),
  ]),
);

const arm = z.strictObject({ code: text, open: z.boolean(), criteria: criteriaSchema }).readonly();

/** A trial's criteria with those of its arms that another part sent: of a size that sites evaluate. */
export const trialCriteriaSchema = z
  .unknown()
  .superRefine((value, context) => {
    const message = excessOf(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  })
  .pipe(
    z
      .strictObject({
        trialId: z.string().max(200),
        criteria: criteriaSchema,
        arms: z.array(arm).readonly(),
      })
      .readonly(),
  );

/** Doesn't compile when a schema and the type that it reads differ. */
export type CriteriaSchemasFit = AllTrue<
  [Same<z.infer<typeof leaf>, Leaf>, Same<z.infer<typeof trialCriteriaSchema>, TrialCriteria>]
>;
