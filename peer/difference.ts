import type { Verdict } from '../matching/evaluate.ts';
import { verdictAt } from './level-match.ts';
import type { PeerTerms } from './profile.ts';
import type { Question } from './question.ts';
import type { PeerRule } from './rules.ts';
import { PEER_RULES } from './rules.ts';

/** Who the peer matches is ELIGIBLE or POSSIBLY_ELIGIBLE, and who it doesn't is not ELIGIBLE. */
export function agrees(isMatched: boolean, verdict: Verdict): boolean {
  return isMatched ? verdict !== 'NOT_ELIGIBLE' : verdict !== 'ELIGIBLE';
}

/** The best of the levels: who fits one fits the trial there. */
export function verdictOf({ levels, patient, options }: Question, terms: PeerTerms): Verdict {
  const verdicts = levels.map((level) => verdictAt(level, patient, options, terms));
  if (verdicts.includes('ELIGIBLE')) return 'ELIGIBLE';
  return verdicts.includes('POSSIBLY_ELIGIBLE') ? 'POSSIBLY_ELIGIBLE' : 'NOT_ELIGIBLE';
}

/**
 * The rules of the peer that a difference comes from: under them our own evaluation agrees with it, and
 * without any of them it doesn't. Null when they don't explain it.
 */
export function explain(difference: Question, terms: PeerTerms): readonly PeerRule[] | null {
  const isExplainedBy = (rules: readonly PeerRule[]): boolean =>
    agrees(difference.isMatched, verdictOf(seenBy(rules, difference), terms));
  const single = PEER_RULES.find((rule) => isExplainedBy([rule]));
  if (single !== undefined) return [single];
  if (!isExplainedBy(PEER_RULES)) return null;
  return PEER_RULES.reduce<readonly PeerRule[]>((needed, rule) => {
    const others = needed.filter((each) => each !== rule);
    return isExplainedBy(others) ? others : needed;
  }, PEER_RULES);
}

function seenBy(rules: readonly PeerRule[], question: Question): Question {
  return rules.reduce((seen, rule) => rule.see(seen), question);
}
