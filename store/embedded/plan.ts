import type { Filter } from '../store.ts';
import type { Condition, Conditions } from './conditions.ts';
import { conditionsOf } from './conditions.ts';
import type { Index } from './entries.ts';
import type { Interval } from './intervals.ts';
import { intersection, isPoint } from './intervals.ts';

/** Walks stretches of one index. */
export interface Walk {
  readonly kind: 'walk';
  readonly index: Index;
  readonly ranges: readonly Interval[];
  /** Whether the stretches hold exactly the documents that match. */
  readonly exact: boolean;
}

/** Walks several indexes and takes what any of them has. */
export interface Union {
  readonly kind: 'union';
  readonly branches: readonly (Walk | Union)[];
  readonly exact: boolean;
}

export interface Scan {
  readonly kind: 'scan';
  readonly exact: boolean;
}

export type Plan = Walk | Union | Scan;

/** How many entries a walk passes, counted no further than some bound. */
export type Estimate = (walk: Walk) => number;

/** More stretches than these are not worth a second path of an index. */
const MAX_RANGES = 2_000;

/** The plan that reads the fewest entries. */
export function planOf(filter: Filter, indexes: readonly Index[], estimate: Estimate): Plan {
  const conditions = conditionsOf(filter);
  const walks: Plan[] = indexes.flatMap((index) => walksOf(index, conditions));
  const unions = conditions.alternatives.flatMap((branches) => {
    const union = unionOf(branches, indexes, estimate);
    const alone = conditions.alternatives.length === 1 && conditions.conditions.length === 0;
    return union === null ? [] : [{ ...union, exact: union.exact && alone && !conditions.rest }];
  });
  const plans = [...walks, ...unions];
  const [first, ...others] = plans;
  if (first === undefined) return { kind: 'scan', exact: Object.keys(filter).length === 0 };
  if (others.length === 0) return first;
  const costs = plans.map((plan) => ({ plan, cost: cost(plan, estimate) }));
  return costs.reduce((best, next) => (next.cost < best.cost ? next : best)).plan;
}

/** How many entries a plan reads, about; a scan counts as endless. */
export function cost(plan: Plan, estimate: Estimate): number {
  if (plan.kind === 'scan') return Infinity;
  if (plan.kind === 'walk') return estimate(plan);
  return plan.branches.reduce((sum, branch) => sum + cost(branch, estimate), 0);
}

function unionOf(
  filters: readonly Filter[],
  indexes: readonly Index[],
  estimate: Estimate,
): Union | null {
  const branches: (Walk | Union)[] = [];
  for (const filter of filters) {
    const plan = planOf(filter, indexes, estimate);
    if (plan.kind === 'scan') return null;
    branches.push(plan);
  }
  if (branches.length === 0) return null;
  return { kind: 'union', branches, exact: branches.every(({ exact }) => exact) };
}

/** The ways in which an index can serve: one for each condition on its first path. */
function walksOf(index: Index, { conditions, alternatives, rest }: Conditions): Walk[] {
  const all = conditions.length;
  return choices(index, 0, conditions, []).map((start) => {
    const used = [...start.conditions];
    let ranges = start.intervals;
    for (let at = 1; at < index.paths.length && ranges.every(isPoint); at += 1) {
      const [next] = choices(index, at, conditions, used);
      if (next === undefined || next.intervals.length * ranges.length > MAX_RANGES) break;
      ranges = ranges.flatMap((range) => next.intervals.map((inner) => nested(range, inner)));
      used.push(...next.conditions);
    }
    const exact =
      !rest && alternatives.length === 0 && used.length === all && used.every((c) => c.exact);
    return { kind: 'walk', index, ranges, exact };
  });
}

interface Choice {
  readonly intervals: readonly Interval[];
  readonly conditions: readonly Condition[];
}

/**
 * What can bound the path at this place. Where a document has several values there, two conditions
 * may be met by different ones, so only one of them can bound it; otherwise all do at once.
 */
function choices(
  index: Index,
  at: number,
  conditions: readonly Condition[],
  used: readonly Condition[],
): Choice[] {
  const here = conditions.filter(
    (condition) =>
      condition.path === index.paths[at] && used.every((u) => sameEntry(index, u, condition)),
  );
  if (index.multikey[at] === true || here.length <= 1)
    return here.map((condition) => ({ intervals: condition.intervals, conditions: [condition] }));
  const intervals = here.map((condition) => condition.intervals).reduce(intersection);
  return [{ intervals, conditions: here }];
}

/**
 * Whether two conditions met by a document are met by one entry of the index. They are where one
 * path has a single value, where the paths lead through different arrays (every combination is
 * an entry then), or where one `$elemMatch` demands both of the same element.
 */
function sameEntry(index: Index, left: Condition, right: Condition): boolean {
  const multikey = (path: string): boolean => index.multikey[index.paths.indexOf(path)] === true;
  if (!multikey(left.path) || !multikey(right.path)) return true;
  const shared = sharedPath(left.path, right.path);
  return (
    shared === '' ||
    (left.scope !== null && left.scope === right.scope && left.scope.path === shared)
  );
}

function sharedPath(left: string, right: string): string {
  const others = right.split('.');
  const parts = left.split('.');
  const length = parts.findIndex((part, at) => part !== others[at]);
  return parts.slice(0, length === -1 ? parts.length : length).join('.');
}

function nested(outer: Interval, inner: Interval): Interval {
  return {
    low: Buffer.concat([outer.low, inner.low]),
    high: Buffer.concat([outer.low, inner.high]),
  };
}

/** The paths of the indexes that a plan walks, each once; `null` for a scan. */
export function pathsOf(plan: Plan): string[] | null {
  if (plan.kind === 'scan') return null;
  if (plan.kind === 'walk') return [...plan.index.paths];
  return [...new Set(plan.branches.flatMap((branch) => pathsOf(branch) ?? []))];
}
