import type { Criteria, Leaf, TrialCriteria } from '../../matching/criteria.ts';
import { countMissing, type Judgement, type Verdict } from '../../matching/evaluate.ts';
import { provable } from '../../matching/prior-therapy.ts';
import { leafInWords } from '../../matching/words.ts';

const DIGITS = {
  ELIGIBLE: '0',
  POSSIBLY_ELIGIBLE: '1',
  NOT_ELIGIBLE: '2',
} as const satisfies Record<Verdict, string>;
const MISSING_DIGITS = 4;
const CLASS_LENGTH = 1 + MISSING_DIGITS;

/**
 * A candidate's place among a trial's: verdict, facts missing, pseudonym; best first when sorted as text,
 * over all sites. Missing facts tell apart those who may be eligible; the verdict of the others stands.
 */
export function rankOf(
  { verdict, missing }: Pick<Judgement, 'verdict' | 'missing'>,
  pseudonym: string,
): string {
  const facts = verdict === 'POSSIBLY_ELIGIBLE' ? Math.max(missing, 1) : 0;
  return `${classOf(verdict, facts)}:${pseudonym}`;
}

/** What stands before the pseudonym: all who share it are ordered by their pseudonyms alone. */
export function classOf(verdict: Verdict, missing: number): string {
  const most = 10 ** MISSING_DIGITS - 1;
  return `${DIGITS[verdict]}${String(Math.min(missing, most)).padStart(MISSING_DIGITS, '0')}`;
}

export function classIn(rank: string): string {
  return rank.slice(0, CLASS_LENGTH);
}

/** Whether a rank is of one of these verdicts. */
export function isRankOf(verdicts: readonly Verdict[], rank: string): boolean {
  return verdicts.some((verdict) => rank.startsWith(DIGITS[verdict]));
}

export function pseudonymIn(rank: string): string {
  return rank.slice(CLASS_LENGTH + 1);
}

/** The best class that anyone with this verdict can have: what no record states is always missing. */
export function bestClass(verdict: Verdict, { criteria }: TrialCriteria): string {
  if (verdict !== 'POSSIBLY_ELIGIBLE') return classOf(verdict, 0);
  const facts = new Map(alwaysMissing(criteria).map((leaf) => [leafInWords(leaf), leaf]));
  return classOf(verdict, Math.max(countMissing([...facts.values()]), 1));
}

function alwaysMissing(criteria: Criteria): readonly Leaf[] {
  if ('all' in criteria) return criteria.all.flatMap(alwaysMissing);
  if ('kind' in criteria) return isNever('MET', criteria) ? [criteria] : [];
  if (!('not' in criteria) || !('kind' in criteria.not)) return [];
  return isNever('NOT_MET', criteria.not) ? [criteria.not] : [];
}

/** Whether no record can prove this outcome. */
function isNever(outcome: 'MET' | 'NOT_MET', leaf: Leaf): boolean {
  if (leaf.kind === 'priorLines' || leaf.kind === 'priorTherapy') return provable(leaf) !== outcome;
  return leaf.kind === 'notEvaluable';
}
