import type { Outcome } from './kleene.ts';

/** What results of one and the same test say together: where they differ, nothing is known. */
export function agreed(outcomes: readonly Outcome[]): Outcome {
  const [first = 'UNKNOWN'] = outcomes;
  return outcomes.every((outcome) => outcome === first) ? first : 'UNKNOWN';
}
