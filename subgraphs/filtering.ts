import { badInput } from '../service/errors.ts';
import type { Filter } from '../store/store.ts';

/** An argument lists no more values than this. */
export const MAX_VALUES = 1000;

/** No name, symbol, id or condition is longer than this, in UTF-16 code units. */
const MAX_TEXT = 500;

/**
 * The values of an argument such as `filter.kinds`; undefined when it was left out, which is no
 * condition.
 * @throws GraphQLError BAD_USER_INPUT for an empty list, which may be meant as all or as none
 */
export function valuesOf<T extends string>(
  argument: string,
  values: readonly T[] | null | undefined,
): readonly T[] | undefined {
  if (values == null) return undefined;
  if (values.length === 0)
    throw badInput(`'${argument}' is empty: name at least one value, or leave it out`);
  if (values.length > MAX_VALUES)
    throw badInput(`'${argument}' names ${values.length} values: at most ${MAX_VALUES}`);
  for (const value of values) assertLength(argument, value);
  return [...new Set(values)];
}

/**
 * The text of an argument such as `filter.name`, trimmed; undefined when it was left out.
 * @throws GraphQLError BAD_USER_INPUT for an empty or overlong text
 */
export function textOf(argument: string, text: string | null | undefined): string | undefined {
  if (text == null) return undefined;
  assertLength(argument, text);
  const trimmed = text.trim();
  if (trimmed === '') throw badInput(`'${argument}' is empty: give a text, or leave it out`);
  return trimmed;
}

function assertLength(argument: string, text: string): void {
  if (text.length > MAX_TEXT)
    throw badInput(`'${argument}' has a text of ${text.length} characters: at most ${MAX_TEXT}`);
}

/** A filter for any of these values; no condition when they were left out. */
export function anyOf(path: string, values: readonly string[] | undefined): Filter[] {
  return values === undefined ? [] : [{ [path]: { $in: values } }];
}

/** A filter for texts that begin with this one, in its case of letters. */
export function startsWith(path: string, text: string | undefined): Filter[] {
  if (text === undefined) return [];
  return [{ [path]: { $regex: `^${text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)}` } }];
}

/** A filter for which all conditions must hold. */
export function allOf(conditions: readonly Filter[]): Filter {
  return conditions.length === 0 ? {} : { $and: conditions };
}
