import type { RegistrationRecord, TrialRecord } from '../subgraphs/trials/records.ts';
import { yearsOfDays } from './age.ts';
import type { Criteria, TrialCriteria } from './criteria.ts';
import { FREE_TEXT_KEY } from './criteria.ts';

/**
 * What a trial asks of a patient: the age and sex of its registration, and one of the levels of its
 * curated protocol (a step, an arm, a dose), each of which states its criteria in full. Without a curated
 * protocol the free text stands in its place as one criterion that can't be evaluated, so that nobody
 * is simply ELIGIBLE and the trial is seen.
 */
export function trialCriteriaOf(trial: TrialRecord): TrialCriteria {
  const { criteria = null, arms = [], outerLevels = [] } = trial.protocol ?? {};
  const levels = [...outerLevels, ...arms].flatMap((arm) =>
    arm.criteria === null ? [] : [{ ...arm, criteria: arm.criteria }],
  );
  const isCurated = criteria !== null || levels.length > 0;
  return {
    trialId: trial._id,
    criteria: {
      all: [
        ...(criteria === null ? [] : [criteria]),
        ...registeredCriteria(trial.registration),
        ...(isCurated ? [] : [freeText(trial)]),
      ],
    },
    arms:
      levels.length > 0
        ? levels
        : arms.map(({ code, open }) => ({ code, open, criteria: NOTHING })),
  };
}

const NOTHING: Criteria = { all: [] };

/** Stands for however many criteria: nobody has read them for the machine. */
function freeText({ registration }: TrialRecord): Criteria {
  const value = registration === null ? 'none is stated' : 'free text of the registration';
  return { kind: 'notEvaluable', key: FREE_TEXT_KEY, value };
}

/** An upper bound is inclusive: `65 Years` lasts until the 66th birthday. */
function registeredCriteria(registration: RegistrationRecord | null): readonly Criteria[] {
  const { sex, minimumAge, maximumAge } = registration?.eligibility ?? NOTHING_STATED;
  const criteria: Criteria[] = [];
  if (minimumAge !== null) criteria.push(ageCriterion('minimum age', minimumAge, '>=', 0));
  if (maximumAge !== null) criteria.push(ageCriterion('maximum age', maximumAge, '<', 1));
  if (sex === 'FEMALE' || sex === 'MALE') criteria.push({ kind: 'sex', sex });
  return criteria;
}

const NOTHING_STATED = { sex: null, minimumAge: null, maximumAge: null } as const;

const AGE = /^(\d+)\s*(year|month|week|day|hour|minute)s?$/i;

/** Years of so many units; what is shorter than a day counts as whole days. */
const UNITS = new Map<
  string,
  { readonly perUnit: number; readonly years: (count: number) => number }
>([
  ['year', { perUnit: 1, years: (count) => count }],
  ['month', { perUnit: 1, years: (count) => count / 12 }],
  ['week', { perUnit: 1, years: (count) => yearsOfDays(count * 7) }],
  ['day', { perUnit: 1, years: yearsOfDays }],
  ['hour', { perUnit: 24, years: yearsOfDays }],
  ['minute', { perUnit: 24 * 60, years: yearsOfDays }],
]);

/** `more` units are added to the stated age; an age that can't be read is kept as it is stated. */
function ageCriterion(key: string, stated: string, comparison: '>=' | '<', more: number): Criteria {
  const [, count, name] = AGE.exec(stated.trim()) ?? [];
  const unit = UNITS.get(name?.toLowerCase() ?? '');
  if (unit === undefined) return { kind: 'notEvaluable', key, value: stated };
  const whole = Math.floor(Number(count) / unit.perUnit);
  return { kind: 'age', comparison, years: unit.years(whole + more) };
}
