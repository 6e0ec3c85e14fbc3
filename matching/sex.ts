import type { Leaf } from './criteria.ts';
import type { Evaluator } from './finding.ts';
import { NOTHING_FOUND } from './finding.ts';
import { outcomeOf } from './kleene.ts';

export type SexLeaf = Extract<Leaf, { kind: 'sex' }>;

/** Administrative sex. OTHER doesn't say which of a trial's two it is, so it leaves them open. */
export const evaluateSex: Evaluator<SexLeaf> = (leaf, { sex }) => {
  if (sex === 'UNKNOWN') return NOTHING_FOUND;
  const found = sex.toLowerCase();
  if (sex !== leaf.sex && (sex === 'OTHER' || leaf.sex === 'OTHER'))
    return { outcome: 'UNKNOWN', found };
  return { outcome: outcomeOf(sex === leaf.sex), found };
};
