import { GraphQLScalarType } from 'graphql';
import { URLResolver } from 'graphql-scalars';
import { z } from 'zod';
import { trialCriteriaSchema } from '../matching/criteria-schema.ts';
import type { TrialCriteria } from '../matching/criteria.ts';
import { matchProfileSchema } from '../matching/profile-schema.ts';
import type { MatchProfile } from '../matching/profile.ts';
import { badInput } from '../service/errors.ts';
import { isPartialDate } from './partial-date.ts';

const partialDateSchema = z.string().refine(isPartialDate, {
  error: 'expected a calendar date as YYYY, YYYY-MM or YYYY-MM-DD',
});

/** Every custom scalar of the schemas, by its name. */
export const SCALARS: ReadonlyMap<string, GraphQLScalarType> = new Map([
  ['PartialDate', checkedScalar('PartialDate', partialDateSchema)],
  ['URL', URLResolver],
  ['MatchCriteria', checkedScalar('MatchCriteria', trialCriteriaSchema)],
  ['MatchProfile', checkedScalar('MatchProfile', matchProfileSchema)],
]);

/**
 * A match profile out of a `representation`: those reach a resolver without passing their scalars.
 * @throws GraphQLError BAD_USER_INPUT that names the first fault, without its value
 */
export function readMatchProfile(value: unknown): MatchProfile {
  return readAs('MatchProfile', matchProfileSchema, value);
}

/** A trial's criteria out of a `representation`, as `readMatchProfile` does it. */
export function readTrialCriteria(value: unknown): TrialCriteria {
  return readAs('MatchCriteria', trialCriteriaSchema, value);
}

/** A scalar whose input and output are both held against a schema. */
function checkedScalar<T>(name: string, schema: z.ZodType<T>): GraphQLScalarType<T, unknown> {
  const check = (value: unknown): T => readAs(name, schema, value);
  return new GraphQLScalarType({ name, parseValue: check, serialize: check });
}

function readAs<T>(name: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw badInput(`not a valid ${name}: ${faultOf(parsed.error)}`);
  return parsed.data;
}

/** The first fault and its place; zod states what it expected, never the value that it found. */
function faultOf(error: z.ZodError): string {
  const { path, message } = deepest(error.issues);
  const place = path.map(String).join('.');
  return place === '' ? message : `${place}: ${message}`;
}

type Fault = Pick<z.core.$ZodIssue, 'path' | 'message'>;

/** Of what fits none of several forms: what keeps it from the form that it fits longest. */
function deepest(issues: readonly z.core.$ZodIssue[]): Fault {
  const [issue] = issues;
  if (issue === undefined) return { path: [], message: 'unreadable' };
  if (issue.code !== 'invalid_union') return issue;
  return issue.errors
    .filter((branch) => branch.length > 0)
    .map((branch) => deepest(branch))
    .map(({ path, message }) => ({ path: [...issue.path, ...path], message }))
    .reduce<Fault>((best, fault) => (fault.path.length > best.path.length ? fault : best), issue);
}
