import { z } from 'zod';

/** Text, which YAML and careless JSON also write as a number; null when blank. */
const words = z
  .union([z.string(), z.number()], 'must be text')
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()))
  .transform((value) => (value === '' ? null : value));

/** `Y` or `N` in any case; YAML 1.1 tools write them as booleans. Not stated: not suspended. */
const suspended = z
  .union([z.string(), z.boolean()], 'must be Y or N')
  .nullish()
  .transform((value) =>
    String(value ?? 'N')
      .trim()
      .toLowerCase(),
  )
  .pipe(z.enum(['y', 'yes', 'true', 'n', 'no', 'false', ''], 'must be Y or N'))
  .transform((value) => ['y', 'yes', 'true'].includes(value));

const doseSchema = z.object({
  level_code: words,
  level_internal_id: words,
  level_suspended: suspended,
  match: z.unknown().optional(),
});
const armSchema = z.object({
  arm_code: words,
  arm_internal_id: words,
  arm_suspended: suspended,
  match: z.unknown().optional(),
  dose_level: z.array(doseSchema).nullish(),
});
const stepSchema = z.object({
  step_code: words,
  match: z.unknown().optional(),
  arm: z.array(armSchema).nullish(),
});

/** What we read of a CTML trial in either dialect; all else in it is left alone. */
export const trialSchema = z.object({
  protocol_no: words,
  nct_id: words,
  trial_id: words,
  long_title: words,
  short_title: words,
  status: words,
  _summary: z.object({ status: z.array(z.object({ value: words })).nullish() }).nullish(),
  match: z.unknown().optional(),
  treatment_list: z
    .object({ step: z.array(stepSchema, 'must be a list of steps').nullish() })
    .nullish(),
});

export type CtmlTrial = z.infer<typeof trialSchema>;
export type CtmlStep = z.infer<typeof stepSchema>;
export type CtmlArm = z.infer<typeof armSchema>;
