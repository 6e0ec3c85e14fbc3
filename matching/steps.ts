import type { Criteria, Leaf, TrialCriteria } from './criteria.ts';
import { conjuncts, leavesOf } from './criteria.ts';
import { evaluateCriteria } from './evaluate.ts';
import type { MatchContext } from './finding.ts';
import type { Outcome } from './kleene.ts';
import type { MatchProfile } from './profile.ts';
import { criteriaInWords } from './words.ts';

/** One thing that a trial asks of everybody, or one of its arms of whoever is to fit it. */
export interface Step {
  /** Code of the arm that asks it; null when the whole trial does. */
  readonly arm: string | null;
  /** Places of the steps that come before it: of the whole trial, and of the same arm. */
  readonly before: readonly number[];
  /** In words. */
  readonly text: string;
  /** What decides it; empty where that is no criterion of the trial's own. */
  readonly leaves: readonly Leaf[];
  readonly outcomeFor: (profile: MatchProfile, context: MatchContext) => Outcome;
}

/**
 * All that a trial asks, one after another: a patient is excluded by `evaluateTrial` exactly where one of
 * these without an arm is NOT_MET. That the patient lives comes first, and that one of the open arms fits
 * last. Then comes what each open arm asks, where that is more than this one step.
 */
export function stepsOf({ criteria, arms }: TrialCriteria): readonly Step[] {
  const own = [ALIVE, ...conjuncts(criteria).map((each, at) => stepOf(each, upTo(at + 1)))];
  if (arms.length === 0) return own;
  const open = arms.filter((arm) => arm.open);
  const fits = stepOf({ any: open.map((arm) => arm.criteria) }, upTo(own.length));
  const isOpenEnough = open.some((arm) => conjuncts(arm.criteria).length === 0);
  const text = isOpenEnough || open.length === 0 ? 'an arm that is open' : fits.text;
  const steps = [...own, { ...fits, text }];
  const asked = open.map((arm) => ({ code: arm.code, criteria: conjuncts(arm.criteria) }));
  if (asked.flatMap((arm) => arm.criteria).length < 2) return steps;
  for (const { code, criteria: ofArm } of asked) {
    const first = steps.length;
    for (const each of ofArm) {
      const before = [...upTo(own.length), ...upTo(steps.length).slice(first)];
      steps.push({ ...stepOf(each, before), arm: code });
    }
  }
  return steps;
}

/** The places before this one. */
function upTo(place: number): readonly number[] {
  return Array.from({ length: place }, (_, at) => at);
}

/** Who isn't known to be dead is taken to live. */
const ALIVE: Step = {
  arm: null,
  before: [],
  text: 'alive',
  leaves: [],
  outcomeFor: ({ deceased }) => (deceased === true ? 'NOT_MET' : 'MET'),
};

function stepOf(criteria: Criteria, before: readonly number[]): Step {
  return {
    arm: null,
    before,
    text: criteriaInWords(criteria),
    leaves: leavesOf(criteria),
    outcomeFor: (profile, context) => evaluateCriteria(criteria, profile, context),
  };
}
