import type { TrialCriteria } from '../../matching/criteria.ts';
import { trialCriteriaOf } from '../../matching/trial-criteria.ts';
import type { Filter } from '../../store/store.ts';
import { OncoTree, type OncoTreeRecord } from '../../terminology/oncotree.ts';
import type { Reading } from '../reading.ts';
import type { TrialRecord } from './records.ts';

/** A newly ingested or closed trial shows in `eligibleTrials` after this at the latest. */
export const FRESH_FOR_MS = 30_000;

/** What a patient is held against to find trials. */
export interface OpenTrials {
  /** Of every trial that is open. */
  readonly criteria: readonly TrialCriteria[];
  readonly oncotree: OncoTree;
}

/**
 * Trials that a patient might join now. A curated protocol states itself whether it is open; the
 * registry's status holds for the others.
 */
export const OPEN_TRIALS: Filter = {
  $or: [{ status: 'RECRUITING', protocol: null }, { 'protocol.open': true }],
};

/** Reads what a patient is held against, anew each time. */
export async function readOpenTrials(
  trials: Reading<TrialRecord>,
  oncotree: Reading<OncoTreeRecord>,
): Promise<OpenTrials> {
  const [records, tumourTypes] = await Promise.all([
    trials.findWhole(OPEN_TRIALS),
    oncotree.findWhole({}),
  ]);
  return { criteria: records.map(trialCriteriaOf), oncotree: new OncoTree(tumourTypes) };
}

/**
 * Keeps an answer for all requests of the next `FRESH_FOR_MS`; those that come while it is read wait
 * for the same one, and a failure is not kept.
 * @param now milliseconds since 1970
 */
export function keepFresh<T>(read: () => Promise<T>, now: () => number): () => Promise<T> {
  let latest: { readonly answer: Promise<T>; readonly until: number } | null = null;
  return () => {
    if (latest !== null && now() < latest.until) return latest.answer;
    const answer = read();
    latest = { answer, until: now() + FRESH_FOR_MS };
    answer.catch(() => {
      if (latest?.answer === answer) latest = null;
    });
    return answer;
  };
}
