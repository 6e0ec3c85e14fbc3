import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { judgeTrial, type Judgement } from '../../matching/evaluate.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import type { EligibilityVerdict } from '../../schema/generated/trials.ts';
import { compareText, type Order } from '../listing.ts';
import type { TrialsContext } from './context.ts';
import type { OpenTrials } from './open-trials.ts';

/** How a patient stands to a trial. */
export interface EligibleTrial {
  readonly trialId: string;
  readonly judgement: Judgement;
}

/**
 * After so many trials, and before each patient's first, other requests get their turn; and none is
 * judged any more when the client has gone.
 */
const TURN = 200;

const RANKS = {
  ELIGIBLE: 0,
  POSSIBLY_ELIGIBLE: 1,
  NOT_ELIGIBLE: 2,
} as const satisfies Record<EligibilityVerdict, number>;

type Position = readonly [rank: number, missing: number, trialId: string];

/** Best verdict first, then fewest missing facts, then by id. */
export const BY_VERDICT: Order<EligibleTrial, Position> = {
  kind: 'eligibleTrials',
  position: z.tuple([z.number(), z.number(), z.string()]).readonly(),
  positionOf: ({ trialId, judgement: { verdict, missing } }) => [RANKS[verdict], missing, trialId],
  compare: ([rank, missing, id], [otherRank, otherMissing, otherId]) =>
    rank - otherRank || missing - otherMissing || compareText(id, otherId),
};

/**
 * Holds a patient against every open trial.
 * @param today day of the query, `YYYY-MM-DD`
 * @returns the trials with one of these verdicts, in the order of `BY_VERDICT`
 * @throws the signal's reason
 */
export async function eligibleTrials(
  profile: MatchProfile,
  { criteria, oncotree }: OpenTrials,
  verdicts: readonly EligibilityVerdict[],
  { today, signal }: Pick<TrialsContext, 'today' | 'signal'>,
): Promise<readonly EligibleTrial[]> {
  const found: EligibleTrial[] = [];
  for (const [at, trial] of criteria.entries()) {
    if (at % TURN === 0) {
      await setImmediate();
      signal.throwIfAborted();
    }
    const judgement = judgeTrial(trial, profile, { today, oncotree });
    if (verdicts.includes(judgement.verdict)) found.push({ trialId: trial.trialId, judgement });
  }
  return found.sort((left, right) =>
    BY_VERDICT.compare(BY_VERDICT.positionOf(left), BY_VERDICT.positionOf(right)),
  );
}
