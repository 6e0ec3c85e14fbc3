import type { Filter } from '../store.ts';
import type { Interval } from './intervals.ts';
import { disjoint, intersection, point } from './intervals.ts';
import { after, encode, MAX_ID_BYTES, MAX_TEXT_BYTES, prefixBounds, typeBounds } from './order.ts';
import { isRecord } from '../documents.ts';
import { literalPrefix } from './prefix.ts';

/** The `$elemMatch` that a condition stands in: conditions of one hold for the same element. */
export interface Scope {
  readonly path: string;
}

/** What a filter demands of one path: a value in one of the intervals. */
export interface Condition {
  readonly path: string;
  readonly intervals: readonly Interval[];
  /** Whether each document with such a value satisfies the part of the filter it was read from. */
  readonly exact: boolean;
  readonly scope: Scope | null;
}

/** A filter as far as an index can serve it. */
export interface Conditions {
  /** All of them must hold. */
  readonly conditions: readonly Condition[];
  /** Of each of these lists, one filter must hold. */
  readonly alternatives: readonly (readonly Filter[])[];
  /** Whether a part of the filter is in none of the above. */
  readonly rest: boolean;
}

const NOTHING: Conditions = { conditions: [], alternatives: [], rest: true };

/** Reads off a filter what the ordered values of an index can decide. */
export function conditionsOf(filter: Filter): Conditions {
  return read(filter, '', null);
}

function read(filter: Filter, prefix: string, scope: Scope | null): Conditions {
  return joined(
    Object.entries(filter).map(([key, operand]) => {
      if (key === '$and') return joined(filters(operand).map((part) => read(part, prefix, scope)));
      if (key === '$or' && scope === null)
        return { conditions: [], alternatives: [filters(operand)], rest: false };
      return key.startsWith('$') ? NOTHING : ofPath(prefix + key, operand, scope);
    }),
  );
}

function joined(parts: readonly Conditions[]): Conditions {
  return {
    conditions: parts.flatMap(({ conditions }) => conditions),
    alternatives: parts.flatMap(({ alternatives }) => alternatives),
    rest: parts.some(({ rest }) => rest),
  };
}

function filters(operand: unknown): Filter[] {
  return Array.isArray(operand) ? operand.filter(isRecord) : [];
}

function ofPath(path: string, operand: unknown, scope: Scope | null): Conditions {
  if (!isOperators(operand)) return ofOperator(path, '$eq', operand, operand, scope);
  return joined(
    Object.entries(operand).map(([name, value]) => ofOperator(path, name, value, operand, scope)),
  );
}

function isOperators(operand: unknown): operand is Record<string, unknown> {
  return isRecord(operand) && !(operand instanceof RegExp) && Object.keys(operand).some(isOperator);
}

function isOperator(key: string): boolean {
  return key.startsWith('$');
}

function ofOperator(
  path: string,
  name: string,
  value: unknown,
  siblings: unknown,
  scope: Scope | null,
): Conditions {
  if (name === '$elemMatch') return isRecord(value) ? ofElement(path, value) : NOTHING;
  if (name === '$all') {
    const parts = Array.isArray(value) ? value : [];
    if (parts.length === 0) return NOTHING;
    return joined(parts.map((part) => ofPath(path, part, scope)));
  }
  if (name === '$options') return joined([]);
  const found = intervalsOf(name, value, siblings, path === '_id' ? MAX_ID_BYTES : MAX_TEXT_BYTES);
  if (found === null) return NOTHING;
  const condition = { path, scope, intervals: disjoint(found.intervals) };
  return {
    conditions: [{ ...condition, exact: found.exact && scope === null }],
    alternatives: [],
    rest: false,
  };
}

/** `$elemMatch` on objects opens a scope; on plain values all its bounds hold for one value. */
function ofElement(path: string, operand: Filter): Conditions {
  const scope = { path };
  if (!isOperators(operand)) return read(operand, `${path}.`, scope);
  if (Object.keys(operand).some((key) => ['$and', '$or', '$nor'].includes(key)))
    return read(operand, `${path}.`, scope);
  const direct = ofPath(path, operand, scope).conditions.filter((c) => c.scope === scope);
  const [first, ...others] = direct.map(({ intervals }) => intervals);
  if (first === undefined) return NOTHING;
  const intervals = others.reduce(intersection, first);
  return { conditions: [{ path, intervals, exact: false, scope }], alternatives: [], rest: true };
}

interface Found {
  readonly intervals: readonly Interval[];
  readonly exact: boolean;
}

function intervalsOf(name: string, value: unknown, siblings: unknown, limit: number): Found | null {
  switch (name) {
    case '$eq':
      return value instanceof RegExp
        ? ofPattern(value.source, value.flags, limit)
        : equal(value, limit);
    case '$in':
      return anyOf(value, limit);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return range(name, value, limit);
    case '$regex':
      return ofRegex(value, siblings, limit);
    default:
      return null;
  }
}

function equal(value: unknown, limit: number): Found | null {
  if (Array.isArray(value)) return null;
  const { bytes, exact } = encode(value, limit);
  return { intervals: [point(bytes)], exact };
}

function anyOf(values: unknown, limit: number): Found | null {
  if (!Array.isArray(values) || values.some((value) => value instanceof RegExp)) return null;
  const found = values.map((value) => equal(value, limit));
  if (found.includes(null)) return null;
  const parts = found.filter((part) => part !== null);
  return {
    intervals: parts.flatMap(({ intervals }) => intervals),
    exact: parts.every(({ exact }) => exact),
  };
}

function range(name: '$gt' | '$gte' | '$lt' | '$lte', value: unknown, limit: number): Found | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return null;
  const { bytes, exact } = encode(value, limit);
  const { low, high } = typeBounds(value);
  // A cut text stands for all that begin like it, so it is part of the stretch itself.
  const behind = after(bytes);
  if (name === '$gt') return { intervals: [{ low: exact ? behind : bytes, high }], exact };
  if (name === '$gte') return { intervals: [{ low: bytes, high }], exact };
  return { intervals: [{ low, high: name === '$lt' && exact ? bytes : behind }], exact };
}

function ofRegex(value: unknown, siblings: unknown, limit: number): Found | null {
  const stated = isRecord(siblings) ? siblings['$options'] : undefined;
  const flags = typeof stated === 'string' ? stated : '';
  if (value instanceof RegExp) return ofPattern(value.source, value.flags + flags, limit);
  return typeof value === 'string' ? ofPattern(value, flags, limit) : null;
}

function ofPattern(source: string, flags: string, limit: number): Found | null {
  const prefix = flags === '' ? literalPrefix(source) : null;
  return prefix === null ? null : { intervals: [prefixBounds(prefix, limit)], exact: false };
}
