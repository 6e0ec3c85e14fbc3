import { z } from 'zod';
import type { Criteria } from '../matching/criteria.ts';
import type { TrialStatus } from '../schema/generated/trials.ts';
import type { ProtocolRecord } from '../subgraphs/trials/records.ts';
import { NCT_NUMBER } from './clinicaltrials-study.ts';
import { CtmlFault } from './ctml-fault.ts';
import { matchCriteria } from './ctml-match.ts';
import { statusOf } from './ctml-status.ts';
import { together } from './ctml-values.ts';

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
const trialSchema = z.object({
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

type CtmlTrial = z.infer<typeof trialSchema>;
type Step = z.infer<typeof stepSchema>;
type Arm = ProtocolRecord['arms'][number];

/**
 * A CTML trial in DFCI's or CTIMS' dialect (which may keep its head under `trialInformation`), and its id
 * in the graph: the NCT number where it has a real one, else the protocol's own.
 * @throws CtmlFault, ZodError
 */
export function protocolOf(value: Readonly<Record<string, unknown>>): {
  readonly id: string;
  readonly protocol: ProtocolRecord;
} {
  const { trialInformation } = value;
  const head = z.record(z.string(), z.unknown()).nullish().parse(trialInformation) ?? {};
  const trial = trialSchema.parse({ ...head, ...value });
  const nctId = [trial.nct_id, trial.trial_id].find((id) => NCT_NUMBER.test(id ?? '')) ?? null;
  const protocolNo = trial.protocol_no ?? trial.trial_id ?? nctId;
  if (protocolNo === null)
    throw new CtmlFault('protocol_no', 'is missing, and so are trial_id and a real nct_id');
  const status = trialStatus(trial);
  return {
    id: nctId ?? protocolNo,
    protocol: {
      protocolNo,
      nctId,
      title: trial.long_title ?? trial.short_title,
      status,
      open: status === 'RECRUITING',
      ...treatment(trial),
    },
  };
}

/** What `_summary` says wins over the trial's own word. */
function trialStatus({ status, _summary }: CtmlTrial): TrialStatus | null {
  const word = _summary?.status?.[0]?.value ?? status;
  if (word === null) return null;
  const known = statusOf(word);
  if (known === null)
    throw new CtmlFault(
      'status',
      `"${word}" is no known status; use one such as Open to Accrual, Closed to Accrual, Suspended, Completed`,
    );
  return known;
}

/**
 * Criteria of the trial, and of its only step, hold for every arm. Of several steps each keeps its own:
 * they hold for the step's arms, or make an arm of a step that has none.
 */
function treatment(trial: CtmlTrial): Pick<ProtocolRecord, 'criteria' | 'arms'> {
  const steps = (trial.treatment_list?.step ?? []).map((step, index) => {
    const path = `treatment_list.step.${index}`;
    return { step, path, criteria: matchCriteria(step.match, `${path}.match`) };
  });
  const own = matchCriteria(trial.match, 'match');
  const [only] = steps;
  if (only !== undefined && steps.length === 1)
    return { criteria: joined(own, only.criteria), arms: armsOf(only.step, only.path, null) };
  const arms = steps.flatMap(({ step, path, criteria }, index) => {
    if ((step.arm ?? []).length > 0) return armsOf(step, path, criteria);
    return criteria === null
      ? []
      : [{ code: `step ${step.step_code ?? index + 1}`, open: true, criteria }];
  });
  return { criteria: own, arms };
}

function armsOf(step: Step, stepPath: string, ofStep: Criteria | null): readonly Arm[] {
  return (step.arm ?? []).flatMap((arm, index) => {
    const path = `${stepPath}.arm.${index}`;
    const criteria = joined(ofStep, matchCriteria(arm.match, `${path}.match`));
    const code = arm.arm_code ?? arm.arm_internal_id ?? `arm ${index + 1}`;
    const doses = arm.dose_level ?? [];
    // An arm without a dose level that is open takes nobody.
    const open =
      !arm.arm_suspended && (doses.length === 0 || doses.some((dose) => !dose.level_suspended));
    const levels = doses.flatMap((dose, level): readonly Arm[] => {
      const ofDose = matchCriteria(dose.match, `${path}.dose_level.${level}.match`);
      if (ofDose === null) return [];
      const name = dose.level_code ?? dose.level_internal_id ?? `level ${level + 1}`;
      return [
        {
          code: `${code}, ${name}`,
          open: open && !dose.level_suspended,
          criteria: joined(criteria, ofDose),
        },
      ];
    });
    return [{ code, open, criteria }, ...levels];
  });
}

function joined(outer: Criteria | null, inner: Criteria | null): Criteria | null {
  const both = [outer, inner].filter((criteria) => criteria !== null);
  return both.length === 0 ? null : together(both);
}
