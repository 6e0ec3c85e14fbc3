import type { Criteria, Leaf, TrialCriteria } from './criteria.ts';
import { conjuncts, leavesOf } from './criteria.ts';
import { evaluateCriteria } from './evaluate.ts';
import type { MatchContext } from './finding.ts';
import type { Outcome } from './kleene.ts';
import type { MatchProfile } from './profile.ts';
import { criteriaInWords } from './words.ts';

/** One thing that a trial asks of everybody. */
export interface Step {
  /** In words. */
  readonly text: string;
  /** What decides it; empty where that is no criterion of the trial's own. */
  readonly leaves: readonly Leaf[];
  readonly outcomeFor: (profile: MatchProfile, context: MatchContext) => Outcome;
}

/**
 * All that a trial asks, one after another: a patient is excluded by `evaluateTrial` exactly where one of
 * these is NOT_MET. That the patient lives comes first, and that one of the open arms fits last.
 */
export function stepsOf({ criteria, arms }: TrialCriteria): readonly Step[] {
  const own = conjuncts(criteria).map(stepOf);
  if (arms.length === 0) return [ALIVE, ...own];
  const open = arms.filter((arm) => arm.open);
  const fits = stepOf({ any: open.map((arm) => arm.criteria) });
  const isOpenEnough = open.some((arm) => conjuncts(arm.criteria).length === 0);
  const text = isOpenEnough || open.length === 0 ? 'an arm that is open' : fits.text;
  return [ALIVE, ...own, { ...fits, text }];
}

/** Who isn't known to be dead is taken to live. */
const ALIVE: Step = {
  text: 'alive',
  leaves: [],
  outcomeFor: ({ deceased }) => (deceased === true ? 'NOT_MET' : 'MET'),
};

function stepOf(criteria: Criteria): Step {
  return {
    text: criteriaInWords(criteria),
    leaves: leavesOf(criteria),
    outcomeFor: (profile, context) => evaluateCriteria(criteria, profile, context),
  };
}
