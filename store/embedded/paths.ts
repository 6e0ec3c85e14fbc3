import { isRecord } from '../documents.ts';

/** A value of JSON, or `undefined` where a path leads nowhere. */
export type Value = unknown;

/**
 * What a dotted path reaches in a document, by MongoDB's rules: arrays on the way are walked
 * through, an element that isn't an object counts for nothing, and a field that an object lacks
 * gives `undefined`. An array at the end of the path is given as such.
 */
export function valuesAt(document: unknown, path: string): Value[] {
  const found: Value[] = [];
  walk(document, path.split('.'), 0, found);
  return found;
}

function walk(value: unknown, parts: readonly string[], depth: number, found: Value[]): void {
  const part = parts[depth];
  if (part === undefined) found.push(value);
  else if (Array.isArray(value)) {
    for (const element of value) if (isRecord(element)) walk(element, parts, depth, found);
  } else walk(isRecord(value) ? own(value, part) : undefined, parts, depth + 1, found);
}

function own(record: Record<string, unknown>, field: string): unknown {
  return Object.hasOwn(record, field) ? record[field] : undefined;
}
