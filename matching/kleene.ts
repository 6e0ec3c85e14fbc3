/** Kleene's three truth values, in the words of the schema's `CriterionOutcome`. */
export type Outcome = 'MET' | 'NOT_MET' | 'UNKNOWN';

/** AND: one NOT_MET settles it, else one UNKNOWN leaves it open. Of nothing: MET. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('NOT_MET')) return 'NOT_MET';
  return outcomes.includes('UNKNOWN') ? 'UNKNOWN' : 'MET';
}

/** OR: one MET settles it, else one UNKNOWN leaves it open. Of nothing: NOT_MET. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('MET')) return 'MET';
  return outcomes.includes('UNKNOWN') ? 'UNKNOWN' : 'NOT_MET';
}

/** NOT: the unknown stays unknown. */
export function negated(outcome: Outcome): Outcome {
  if (outcome === 'UNKNOWN') return 'UNKNOWN';
  return outcome === 'MET' ? 'NOT_MET' : 'MET';
}

/** The outcome of a comparison of two things that are both known. */
export function outcomeOf(holds: boolean): Outcome {
  return holds ? 'MET' : 'NOT_MET';
}
