import type { Comparison, Criteria, Leaf, PerformanceScale } from '../../matching/criteria.ts';
import { stagesWithin } from '../../matching/stage.ts';

/** True when no patient can meet both. */
export function contradiction(one: Criteria, other: Criteria): boolean {
  if (isNegationOf(one, other) || isNegationOf(other, one)) return true;
  const [bounds, others] = [rangeOf(one), rangeOf(other)];
  if (bounds !== null && others !== null && bounds.of === others.of)
    return areApart(bounds, others);
  return isLeaf(one, 'sex') && isLeaf(other, 'sex') && one.sex !== other.sex;
}

function isNegationOf(one: Criteria, other: Criteria): boolean {
  return 'not' in one && JSON.stringify(one.not) === JSON.stringify(other);
}

function isLeaf<K extends Leaf['kind']>(
  criteria: Criteria,
  kind: K,
): criteria is Extract<Leaf, { kind: K }> {
  return 'kind' in criteria && criteria.kind === kind;
}

interface Range {
  readonly of: 'age' | 'burden' | 'stage' | 'lines' | PerformanceScale;
  readonly from: number;
  readonly to: number;
  readonly holdsFrom: boolean;
  readonly holdsTo: boolean;
}

function rangeOf(criteria: Criteria): Range | null {
  if (isLeaf(criteria, 'age')) return range('age', criteria.comparison, criteria.years);
  if (isLeaf(criteria, 'tumorMutationalBurden'))
    return range('burden', criteria.comparison, criteria.perMegabase);
  if (isLeaf(criteria, 'performanceStatus'))
    return range(criteria.scale, criteria.comparison, criteria.value);
  if (isLeaf(criteria, 'priorLines')) return range('lines', criteria.comparison, criteria.lines);
  if (isLeaf(criteria, 'stage')) {
    const span = stagesWithin(criteria);
    return span && { of: 'stage', from: span.first, to: span.last, holdsFrom: true, holdsTo: true };
  }
  return null;
}

function range(of: Range['of'], comparison: Comparison, bound: number): Range {
  const all = { of, from: -Infinity, to: Infinity, holdsFrom: true, holdsTo: true };
  switch (comparison) {
    case '>=':
      return { ...all, from: bound };
    case '>':
      return { ...all, from: bound, holdsFrom: false };
    case '<=':
      return { ...all, to: bound };
    case '<':
      return { ...all, to: bound, holdsTo: false };
    case '==':
      // A person is of an age for a year.
      return of === 'age'
        ? { ...all, from: bound, to: bound + 1, holdsTo: false }
        : { ...all, from: bound, to: bound };
  }
}

function areApart(one: Range, other: Range): boolean {
  const [low, high] = one.from <= other.from ? [one, other] : [other, one];
  if (low.to !== high.from) return low.to < high.from;
  return !(low.holdsTo && high.holdsFrom);
}
