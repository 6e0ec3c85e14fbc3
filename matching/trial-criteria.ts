import type { RegistrationRecord, TrialRecord } from '../subgraphs/trials/records.ts';
import { yearsOfDays } from './age.ts';
import type { Criteria, TrialCriteria } from './criteria.ts';

/**
 * What a trial asks of a patient: its curated protocol together with the age and sex of its
 * registration. Without a curated protocol the registration's free text stands beside them as one
 * criterion that can't be evaluated, so that nobody is simply ELIGIBLE. Null when neither states
 * anything that a patient can be held against.
 */
export function trialCriteriaOf(trial: TrialRecord): TrialCriteria | null {
  const registered = registeredCriteria(trial.registration);
  const { criteria, arms } = protocolCriteria(trial);
  const isCurated = criteria !== null || arms.some((arm) => arm.criteria !== null);
  if (!isCurated && registered.length === 0) return null;
  return {
    trialId: trial._id,
    criteria: {
      all: [
        ...(criteria === null ? [] : [criteria]),
        ...registered,
        ...(isCurated ? [] : [FREE_TEXT]),
      ],
    },
    arms: arms.map((arm) => ({ ...arm, criteria: arm.criteria ?? { all: [] } })),
  };
}

const FREE_TEXT: Criteria = {
  kind: 'notEvaluable',
  key: 'eligibility criteria',
  value: 'free text of the registration',
};

function protocolCriteria({ protocol }: TrialRecord) {
  return { criteria: protocol?.criteria ?? null, arms: protocol?.arms ?? [] };
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
