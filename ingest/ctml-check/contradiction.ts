import {
  ANY_GENE,
  type Comparison,
  type Criteria,
  type GenomicLeaf,
  type Leaf,
  type PerformanceScale,
} from '../../matching/criteria.ts';
import { stagesWithin } from '../../matching/stage.ts';
import { isSubstitutionAt } from '../../matching/variant.ts';
import type { OncoTree } from '../../terminology/oncotree.ts';

/** True when no patient can meet both, as far as their kinds and the tree of tumor types tell. */
export function contradiction(one: Criteria, other: Criteria, tree: OncoTree): boolean {
  if (isExcludedBy(one, other, tree) || isExcludedBy(other, one, tree)) return true;
  const [bounds, others] = [rangeOf(one), rangeOf(other)];
  if (bounds !== null && others !== null && bounds.of === others.of)
    return areApart(bounds, others);
  return isLeaf(one, 'sex') && isLeaf(other, 'sex') && one.sex !== other.sex;
}

/** Whether one excludes what whoever meets the other has: `not BRAF altered` and `BRAF p.V600E`. */
function isExcludedBy(one: Criteria, other: Criteria, tree: OncoTree): boolean {
  return 'not' in one && implies(other, one.not, tree);
}

/** Whether whoever meets the one meets the other, as far as kinds, bounds and the tree tell. */
export function implies(one: Criteria, other: Criteria, tree: OncoTree): boolean {
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  const [bounds, others] = [rangeOf(one), rangeOf(other)];
  if (bounds !== null && others !== null)
    return bounds.of === others.of && isWithin(bounds, others);
  if (isLeaf(one, 'genomic') && isLeaf(other, 'genomic')) return isVariantOf(one, other);
  return (
    isLeaf(one, 'diagnosis') &&
    isLeaf(other, 'diagnosis') &&
    isTypeOf(one.cancerType, other.cancerType, tree)
  );
}

/** Whether every variant that is the one is the other too: all that the other says, the one says. */
function isVariantOf(one: GenomicLeaf, other: GenomicLeaf): boolean {
  const own = new Map<string, unknown>(Object.entries(one));
  return Object.entries(other).every(([key, value]) => {
    if (value === null || value === undefined || own.get(key) === value) return true;
    if (key === 'fusionPartner') return value === ANY_GENE && one.fusionPartner !== undefined;
    return (
      key === 'wildcardProteinChange' &&
      isSubstitutionAt(String(value), one.proteinChange ?? '') === 'MET'
    );
  });
}

function isTypeOf(one: string, other: string, tree: OncoTree): boolean {
  const types = tree.find(one);
  const within = new Set(tree.find(other).flatMap((code) => tree.descendants(code)));
  return types.length > 0 && types.every((code) => within.has(code));
}

/** Whether a tree is one leaf of this kind. */
export function isLeaf<K extends Leaf['kind']>(
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

function isWithin(one: Range, other: Range): boolean {
  return (
    (one.from > other.from || (one.from === other.from && (other.holdsFrom || !one.holdsFrom))) &&
    (one.to < other.to || (one.to === other.to && (other.holdsTo || !one.holdsTo)))
  );
}

function areApart(one: Range, other: Range): boolean {
  const [low, high] = one.from <= other.from ? [one, other] : [other, one];
  if (low.to !== high.from) return low.to < high.from;
  return !(low.holdsTo && high.holdsFrom);
}
