import type { Criteria } from '../matching/criteria.ts';
import { matchCriteria } from './ctml-match.ts';
import type { CtmlArm, CtmlStep, CtmlTrial } from './ctml-schema.ts';

/** A part of a trial that may state who fits it. */
export interface CtmlLevel {
  readonly kind: 'trial' | 'step' | 'arm' | 'dose';
  /** Where its clause stands, or would: `treatment_list.step.0.arm.0.match`. */
  readonly path: string;
  readonly code: string;
  /** False when it, or what it lies in, or all that lies in it, is suspended. */
  readonly open: boolean;
  /** Its own clause, which is complete: no other level's criteria are added to it. Null: none. */
  readonly criteria: Criteria | null;
}

/**
 * The levels of a trial from the outside in. CTML states each level's criteria in full, also those that
 * an outer level states already, and a patient who fits any open level fits the trial there.
 * @throws CtmlFault
 */
export function levelsOf(trial: CtmlTrial): readonly CtmlLevel[] {
  const steps = trial.treatment_list?.step ?? [];
  return [
    {
      kind: 'trial',
      path: 'match',
      code: 'trial',
      open: steps.length === 0 || steps.some(isStepOpen),
      criteria: matchCriteria(trial.match, 'match'),
    },
    ...steps.flatMap((step, index) => levelsOfStep(step, index)),
  ];
}

function levelsOfStep(step: CtmlStep, index: number): readonly CtmlLevel[] {
  const place = `treatment_list.step.${index}`;
  const path = `${place}.match`;
  return [
    {
      kind: 'step',
      path,
      code: `step ${step.step_code ?? index + 1}`,
      open: isStepOpen(step),
      criteria: matchCriteria(step.match, path),
    },
    ...(step.arm ?? []).flatMap((arm, each) => levelsOfArm(arm, each, `${place}.arm.${each}`)),
  ];
}

function levelsOfArm(arm: CtmlArm, index: number, place: string): readonly CtmlLevel[] {
  const path = `${place}.match`;
  const code = arm.arm_code ?? arm.arm_internal_id ?? `arm ${index + 1}`;
  const doses = (arm.dose_level ?? []).map((dose, level): CtmlLevel => {
    const dosePath = `${place}.dose_level.${level}.match`;
    return {
      kind: 'dose',
      path: dosePath,
      code: `${code}, ${dose.level_code ?? dose.level_internal_id ?? `level ${level + 1}`}`,
      open: !arm.arm_suspended && !dose.level_suspended,
      criteria: matchCriteria(dose.match, dosePath),
    };
  });
  const criteria = matchCriteria(arm.match, path);
  return [{ kind: 'arm', path, code, open: isArmOpen(arm), criteria }, ...doses];
}

/** A step whose arms are all closed takes nobody; one without arms is open. */
function isStepOpen({ arm }: CtmlStep): boolean {
  const arms = arm ?? [];
  return arms.length === 0 || arms.some(isArmOpen);
}

/** An arm whose dose levels are all suspended takes nobody. */
function isArmOpen({ arm_suspended: isSuspended, dose_level: levels }: CtmlArm): boolean {
  const doses = levels ?? [];
  return !isSuspended && (doses.length === 0 || doses.some((dose) => !dose.level_suspended));
}
