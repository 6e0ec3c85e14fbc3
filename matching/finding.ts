import type { MatchProfile } from './profile.ts';
import type { OncoTree } from '../terminology/oncotree.ts';
import type { Outcome } from './kleene.ts';
import { toldYear } from './oldest-age.ts';

/** What a patient's record says on one criterion. */
export interface Finding {
  readonly outcome: Outcome;
  /**
   * What was found, for a person to read, dated to the year (Safe Harbor allows nothing finer); null
   * when nothing was.
   */
  readonly found: string | null;
}

/** What evaluation needs beside the criteria and the patient. */
export interface MatchContext {
  /** Day of the query, `YYYY-MM-DD`. */
  readonly today: string;
  readonly oncotree: OncoTree;
}

/** Holds one kind of leaf against a patient. */
export type Evaluator<L> = (leaf: L, profile: MatchProfile, context: MatchContext) => Finding;

export const NOTHING_FOUND: Finding = { outcome: 'UNKNOWN', found: null };

/** `text (2021)`, or the text alone when the year isn't known or may not be told. */
export function dated(text: string, date: string | null, today: string): string {
  const year = toldYear(date, today);
  return year === null ? text : `${text} (${year})`;
}

/**
 * The records that no other is surely newer than: the newest, and those whose order to it can't be told
 * because a date is missing or too coarse.
 */
export function newest<T>(records: readonly T[], dateOf: (record: T) => string | null): T[] {
  return records.filter((record) => {
    const date = dateOf(record);
    return !records.some((other) => isSurelyOlder(date, dateOf(other)));
  });
}

function isSurelyOlder(date: string | null, other: string | null): boolean {
  if (date === null || other === null) return false;
  return date < other && !other.startsWith(date);
}
