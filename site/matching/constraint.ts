import type { Filter } from '../../store/store.ts';

/** One of these values at this path: what an index answers. */
export interface Clause {
  readonly path: string;
  readonly values: readonly string[];
}

/** A set of patients, as far as a store can find it. */
export type Constraint =
  | 'everyone'
  | 'nobody'
  | Clause
  | { readonly all: readonly Constraint[] }
  | { readonly any: readonly Constraint[] };

/** A clause that no value can satisfy is nobody. */
export function oneOf(path: string, values: readonly string[]): Constraint {
  return values.length === 0 ? 'nobody' : { path, values };
}

/** Those who are in each of the sets. */
export function allOf(constraints: readonly Constraint[]): Constraint {
  if (constraints.includes('nobody')) return 'nobody';
  const parts = constraints.flatMap((each) => {
    if (each === 'everyone') return [];
    return typeof each === 'object' && 'all' in each ? each.all : [each];
  });
  const [only] = parts;
  if (only === undefined) return 'everyone';
  return parts.length === 1 ? only : { all: parts };
}

/**
 * Those who are in any of the sets. Alternatives at one path become one clause: six genes cost one walk
 * of an index, and one condition that every server can plan.
 */
export function anyOf(constraints: readonly Constraint[]): Constraint {
  if (constraints.includes('everyone')) return 'everyone';
  const clauses = new Map<string, Set<string>>();
  const others: Constraint[] = [];
  const parts = constraints.flatMap((each) =>
    typeof each === 'object' && 'any' in each ? each.any : [each],
  );
  for (const part of parts) {
    if (typeof part !== 'object') continue;
    if ('path' in part)
      clauses.set(part.path, new Set([...(clauses.get(part.path) ?? []), ...part.values]));
    else others.push(part);
  }
  const merged = [...clauses].map(([path, values]): Clause => ({ path, values: [...values] }));
  const [only = 'nobody', ...more] = [...merged, ...others];
  return more.length === 0 ? only : { any: [only, ...more] };
}

/**
 * The set as a store is asked for it: the first clause of each path at the top, side by side, where the
 * simplest planner finds an index for it; everything else beneath `$and`.
 */
export function filterOf(constraint: Constraint): Filter {
  if (constraint === 'everyone') return {};
  if (constraint === 'nobody') return { _id: { $in: [] } };
  if ('path' in constraint) return { [constraint.path]: { $in: constraint.values } };
  if ('any' in constraint) return { $or: constraint.any.map(filterOf) };
  const top = new Map<string, Filter>();
  const rest: Filter[] = [];
  for (const part of constraint.all) {
    const isFirst = typeof part === 'object' && 'path' in part && !top.has(part.path);
    if (isFirst) top.set(part.path, { $in: part.values });
    else rest.push(filterOf(part));
  }
  return { ...Object.fromEntries(top), ...(rest.length > 0 && { $and: rest }) };
}
