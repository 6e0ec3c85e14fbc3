import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import type { Filter, GuardedWrite, Keyed, Stage } from '../store.ts';
import { StoreError } from '../store.ts';
import { reasonOf } from './failures.ts';
import { compareText } from './order.ts';
import { valuesAt } from './paths.ts';
import { isRecord, sameJson } from '../documents.ts';

type Test = (document: unknown) => boolean;
/** mingo passes its options to an operator too; its types want them named. */
type Operator = (path: string, operand: unknown, options: Options) => Test;

/**
 * mingo's own comparison operators differ from MongoDB's where a field is missing in one element
 * of an array, in the order of texts, in `$all` on a single value, and are slow for a long `$in`.
 * These read a document as the indexes do, so that an index and a filter can't disagree. They come
 * first, as mingo keeps the operator that it was given first.
 */
const context = Context.init({
  query: {
    $eq: operator((operand) => equals(operand)),
    $ne: not(operator((operand) => equals(operand))),
    $in: operator((operand) => oneOf(list('$in', operand))),
    $nin: not(operator((operand) => oneOf(list('$nin', operand)))),
    $gt: operator((operand) => ordered(operand, (order) => order > 0)),
    $gte: operator((operand) => ordered(operand, (order) => order >= 0)),
    $lt: operator((operand) => ordered(operand, (order) => order < 0)),
    $lte: operator((operand) => ordered(operand, (order) => order <= 0)),
    $exists: exists,
    $all: all,
  },
})
  .addQueryOps(queries)
  .addAccumulatorOps(accumulators)
  .addExpressionOps(expressions)
  .addPipelineOps(stages)
  .addProjectionOps(projections);

/** An operator that holds where one of the values, or one element of an array there, passes. */
function operator(compile: (operand: unknown) => (value: unknown) => boolean): Operator {
  return (path, operand, _options) => {
    const passes = compile(operand);
    return (document) =>
      valuesAt(document, path).some(
        (value) => passes(value) || (Array.isArray(value) && value.some(passes)),
      );
  };
}

function not(positive: Operator): Operator {
  return (path, operand, options) => {
    const passes = positive(path, operand, options);
    return (document) => !passes(document);
  };
}

function equals(operand: unknown): (value: unknown) => boolean {
  if (operand instanceof RegExp) return (value) => typeof value === 'string' && operand.test(value);
  if (operand === null || operand === undefined)
    return (value) => value === null || value === undefined;
  if (typeof operand === 'object') return (value) => sameJson(value, operand);
  return (value) => value === operand;
}

function oneOf(operands: readonly unknown[]): (value: unknown) => boolean {
  const scalars = new Set(operands.filter((operand) => typeof operand !== 'object'));
  const others = operands.filter((operand) => !scalars.has(operand)).map(equals);
  return (value) => scalars.has(value) || others.some((passes) => passes(value));
}

function ordered(
  operand: unknown,
  wanted: (order: number) => boolean,
): (value: unknown) => boolean {
  if (typeof operand === 'string')
    return (value) => typeof value === 'string' && wanted(compareText(value, operand));
  if (typeof operand === 'number')
    return (value) => typeof value === 'number' && wanted(value - operand);
  if (typeof operand === 'boolean')
    return (value) => typeof value === 'boolean' && wanted(Number(value) - Number(operand));
  throw new StoreError('$gt, $gte, $lt and $lte compare with a text, a number or a boolean only');
}

function exists(path: string, operand: unknown, _options: Options): Test {
  const wanted = Boolean(operand);
  return (document) => valuesAt(document, path).some((v) => v !== undefined) === wanted;
}

function all(path: string, operand: unknown, options: Options): Test {
  const tests = list('$all', operand).map((wanted) =>
    isRecord(wanted) && '$elemMatch' in wanted
      ? matcher({ [path]: wanted })
      : operator(equals)(path, wanted, options),
  );
  return (document) => tests.length > 0 && tests.every((test) => test(document));
}

function list(name: string, operand: unknown): readonly unknown[] {
  if (Array.isArray(operand)) return operand;
  throw new StoreError(`${name} needs a list`);
}

const options = { context, scriptEnabled: false };

/**
 * Whether a document matches a filter.
 *
 * @throws StoreError where the filter isn't one
 */
export function matcher(filter: Filter): Test {
  const query = explained('filter', () => new Query<unknown>(filter, options));
  return (document) => query.test(document);
}

/** Whether a write may be made, by what is stored under its `_id`. */
export function holds<T extends Keyed>({ where }: GuardedWrite<T>, stored: T | undefined): boolean {
  if (where === null || stored === undefined) return where === null && stored === undefined;
  return matcher(where)(stored);
}

/**
 * Runs a pipeline over documents.
 *
 * @throws StoreError where a stage can't be run
 */
export function aggregated(
  documents: readonly unknown[],
  pipeline: readonly Stage[],
): Record<string, unknown>[] {
  return explained('pipeline', () => new Aggregator([...pipeline], options).run(documents));
}

/** Stages that make of each document what they make of it, whatever the others are. */
const SEPARATE = new Set(['$match', '$project', '$addFields', '$set', '$unset', '$unwind']);

/** A pipeline's first stages, which need one document at a time, and those that need all. */
export function stagesOf(pipeline: readonly Stage[]): Record<'each' | 'whole', readonly Stage[]> {
  const at = pipeline.findIndex((stage) => !Object.keys(stage).every((name) => SEPARATE.has(name)));
  const first = at === -1 ? pipeline.length : at;
  return { each: pipeline.slice(0, first), whole: pipeline.slice(first) };
}

/** These documents with `_id` and the stated paths only. */
export function projected<T>(documents: readonly T[], paths: readonly string[]): T[] {
  const projection = Object.fromEntries(paths.map((path) => [path, 1]));
  const aggregator = new Aggregator([{ $project: projection }], options);
  return explained('projection', () => aggregator.run<T & Record<string, unknown>>(documents));
}

function explained<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the ${what} can't be run: ${reasonOf(error)}`);
  }
}
