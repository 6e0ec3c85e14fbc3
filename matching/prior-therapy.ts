import { therapyId } from '../genomics/therapy-name.ts';
import type { TreatmentRecord } from '../site/records.ts';
import { firstDay } from './calendar.ts';
import { holds } from './comparison.ts';
import type { Leaf } from './criteria.ts';
import type { Evaluator } from './finding.ts';
import { dated, NOTHING_FOUND } from './finding.ts';

export type PriorLinesLeaf = Extract<Leaf, { kind: 'priorLines' }>;
export type PriorTherapyLeaf = Extract<Leaf, { kind: 'priorTherapy' }>;

/** In place of an agent: radiation, of whatever kind. */
export const RADIATION = 'RADIATION';

/** FHIR's words for what has begun; planned, refused, cancelled and mistaken treatments have others. */
const BEGUN: readonly (string | null)[] = ['active', 'in-progress', 'completed', 'stopped', null];

/**
 * How many lines of systemic therapy have begun, the present one included. The highest line that is
 * stated was preceded by those below it, and others may not be on file: it proves that there were at
 * least so many, and never that there were no more. So `at least` is MET or UNKNOWN, while `at most` and
 * `exactly` are UNKNOWN until a higher line violates them. One more treatment on file can only settle what
 * was UNKNOWN. Drugs without a line don't count: not every drug is a therapy of the cancer.
 */
export const evaluatePriorLines: Evaluator<PriorLinesLeaf> = (leaf, { treatments }, { today }) => {
  const lines = treatments
    .filter((treatment) => treatment.kind === 'MEDICATION' && hasBegun(treatment, today))
    .flatMap(({ line }) => line ?? []);
  const atLeast = Math.max(0, ...lines);
  if (atLeast === 0) return NOTHING_FOUND;
  const { comparison, lines: bound } = leaf;
  const found = `line ${atLeast} of systemic therapy`;
  // Of bounds below, the highest line has passed or not; of bounds above, it has broken or not.
  if (provable(leaf) === 'MET')
    return { outcome: holds(atLeast, comparison, bound) ? 'MET' : 'UNKNOWN', found };
  const isBroken = comparison === '<' ? atLeast >= bound : atLeast > bound;
  return { outcome: isBroken ? 'NOT_MET' : 'UNKNOWN', found };
};

/**
 * Whether an agent, agents given together, or radiation has been received. A treatment on file that has
 * begun makes it MET. It is never NOT_MET: that nothing is on file doesn't prove that nothing was given,
 * so `no prior X` is NOT_MET for who received X, and UNKNOWN for everyone else. An agent is known by its
 * name in the form of the therapies' ids; agents given together hold each of themselves.
 */
export const evaluatePriorTherapy: Evaluator<PriorTherapyLeaf> = (
  { therapy },
  { treatments },
  { today },
) => {
  const received = treatments.find(
    (treatment) => hasBegun(treatment, today) && isTherapy(therapy, treatment),
  );
  if (received === undefined) return NOTHING_FOUND;
  const words = therapy === RADIATION ? 'radiation' : therapy;
  return { outcome: 'MET', found: dated(words, received.start, today) };
};

/** The one of the two settled outcomes that a record can prove; the other never comes about. */
export function provable(leaf: PriorLinesLeaf | PriorTherapyLeaf): 'MET' | 'NOT_MET' {
  if (leaf.kind === 'priorTherapy') return 'MET';
  return leaf.comparison === '>=' || leaf.comparison === '>' ? 'MET' : 'NOT_MET';
}

function hasBegun({ status, start }: TreatmentRecord, today: string): boolean {
  return BEGUN.includes(status) && (start === null || firstDay(start) <= firstDay(today));
}

function isTherapy(asked: string, { kind, therapyId: id, name }: TreatmentRecord): boolean {
  if (asked === RADIATION) return kind === 'RADIATION';
  const wanted = agentsIn(asked);
  return [id ?? '', name ?? ''].some((given) => {
    const agents = agentsIn(given);
    return wanted.length > 0 && wanted.every((agent) => agents.includes(agent));
  });
}

function agentsIn(names: string): readonly string[] {
  return names
    .split('+')
    .map(therapyId)
    .filter((agent) => agent !== '');
}
