import { z } from 'zod';
import type { Criteria } from '../matching/criteria.ts';
import { clinicalCriteria } from './ctml-clinical.ts';
import { CtmlFault } from './ctml-fault.ts';
import { genomicCriterion } from './ctml-genomic.ts';
import { notEvaluable, together, valueInWords } from './ctml-values.ts';

const objectSchema = z.record(z.string(), z.unknown());

/**
 * The tree of a `match` clause: a list of nodes that must all hold. Keys that begin with `and` or `or`
 * connect, the others are criteria; keys of one object must all hold. Null when it states nothing.
 *
 * A criterion that we don't evaluate, and a value that can't be read, stay in the tree as a leaf that is
 * always unknown, so that the curator sees them on every match; broken structure is a fault.
 * @throws CtmlFault
 */
export function matchCriteria(match: unknown, path: string): Criteria | null {
  if (match === null || match === undefined) return null;
  const members = nodesOf(match, path).flatMap(([node, place]) => readNode(node, place));
  return members.length === 0 ? null : together(members);
}

/** A list of nodes, or one node alone, each with its path. */
function nodesOf(value: unknown, path: string): readonly (readonly [unknown, string])[] {
  return Array.isArray(value)
    ? value.map((node: unknown, index) => [node, `${path}.${index}`] as const)
    : [[value, path]];
}

function readNode(node: unknown, path: string): readonly Criteria[] {
  const parsed = objectSchema.safeParse(node);
  if (!parsed.success)
    throw new CtmlFault(path, 'must be an object with `and`, `or`, `clinical` or `genomic`');
  return Object.entries(parsed.data).flatMap(([key, value]) => {
    const place = `${path}.${key}`;
    if (/^and/i.test(key)) return readAll(value, place);
    if (/^or/i.test(key)) return [readAny(value, place)];
    return readCriterion(key, value, place);
  });
}

function readAll(value: unknown, path: string): readonly Criteria[] {
  const members = nodesOf(value, path).flatMap(([node, place]) => readNode(node, place));
  return members.length === 0 ? [] : [together(members)];
}

function readAny(value: unknown, path: string): Criteria {
  const alternatives = nodesOf(value, path).map(([node, place]) => {
    const members = readNode(node, place);
    if (members.length === 0)
      throw new CtmlFault(place, 'is empty, which would let everyone in; state a criterion');
    return together(members);
  });
  if (alternatives.length === 0)
    throw new CtmlFault(path, 'is empty, which would let nobody in; state a criterion');
  const [only] = alternatives;
  return alternatives.length === 1 && only !== undefined ? only : { any: alternatives };
}

function readCriterion(key: string, value: unknown, path: string): readonly Criteria[] {
  const parsed = objectSchema.safeParse(value);
  if (!parsed.success)
    throw new CtmlFault(path, 'must be an object of fields, such as {"age_numerical": ">=18"}');
  switch (key.toLowerCase()) {
    case 'clinical':
      return clinicalCriteria(parsed.data);
    case 'genomic':
      return [genomicCriterion(parsed.data)].filter((criterion) => criterion !== null);
    case 'prior_treatment':
      return priorTreatment(key, parsed.data);
    default:
      return unknownKind(key, parsed.data);
  }
}

/** CTIMS's object for a therapy received. */
function priorTreatment(kind: string, fields: Readonly<Record<string, unknown>>) {
  return Object.entries(fields).flatMap(([key, raw]) =>
    isPriorAgent(key) ? clinicalCriteria({ [key]: raw }) : unknownKind(kind, { [key]: raw }),
  );
}

/** The one field of a `prior_treatment` object that is evaluated. */
export function isPriorAgent(key: string): boolean {
  return key.toLowerCase() === 'prior_treatment_agent';
}

function unknownKind(kind: string, fields: Readonly<Record<string, unknown>>): readonly Criteria[] {
  return Object.entries(fields).flatMap(([key, raw]) => {
    const value = valueInWords(raw);
    return value === null ? [] : [notEvaluable(`${kind}.${key}`, value)];
  });
}
