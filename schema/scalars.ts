import { GraphQLScalarType } from 'graphql';
import { URLResolver } from 'graphql-scalars';
import { z } from 'zod';
import { trialCriteriaSchema } from '../matching/criteria-schema.ts';
import type { TrialCriteria } from '../matching/criteria.ts';
import { matchProfileSchema } from '../matching/profile-schema.ts';
import type { MatchProfile } from '../matching/profile.ts';
import { badInput } from '../service/errors.ts';

const PARTIAL_DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

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

/** Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and names a day that there is. */
export function isPartialDate(text: string): boolean {
  const match = PARTIAL_DATE.exec(text);
  if (match === null) return false;
  const [, year, month = '01', day = '01'] = match;
  return new Date(`${year ?? ''}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
}

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
  const parsed = safelyParsed(name, schema, value);
  if (!parsed.success) throw badInput(`not a valid ${name}: ${faultOf(parsed.error)}`);
  return parsed.data;
}

function safelyParsed<T>(
  name: string,
  schema: z.ZodType<T>,
  value: unknown,
): z.ZodSafeParseResult<T> {
  try {
    return schema.safeParse(value);
  } catch (error) {
    // A tree of criteria is read recursively and may be nested deeper than the call stack.
    if (error instanceof RangeError) throw badInput(`not a valid ${name}: nested too deeply`);
    throw error;
  }
}

/** The first fault and its place; zod states what it expected, never the value that it found. */
function faultOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'unreadable';
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}
