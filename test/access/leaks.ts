import { isDeepStrictEqual } from 'node:util';
import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type SelectionNode,
} from 'graphql';
import { z } from 'zod';
import { canariesIn } from './canaries.ts';
import type { Caller, Expectation } from './expectation.ts';
import type { SubgraphRequest, Trace } from './random-graph.ts';
import { ASKED } from './random-operation.ts';

/** The coordinates whose values stand in a text although the caller may not see them. */
export function leakedIn(text: string, caller: Caller, expectation: Expectation): string[] {
  return [...canariesIn(text)].filter((coordinate) => {
    const [type = '', field = ''] = coordinate.split('.');
    return field !== '' && !expectation.maySeeSome(caller, type, field);
  });
}

/** What one operation told that it shouldn't, wherever it left a trace: nothing, it is hoped. */
export function leaksOf(trace: Trace, caller: Caller, expectation: Expectation): string[] {
  const answer = JSON.stringify([trace.data, trace.errors]);
  return [
    ...leakedIn(answer, caller, expectation).map((leak) => `answer: ${leak}`),
    ...[...canariesIn(trace.log)].map((leak) => `log: ${leak}`),
    ...toldOfSchema(trace.data, caller, expectation).map((leak) => `introspection: ${leak}`),
  ];
}

/**
 * What the subgraphs were asked for and were sent that the caller may not see. A key isn't counted: the
 * planner fetches it to find the entity, and nothing of it reaches the caller.
 */
export function overAskedOf(
  requests: readonly SubgraphRequest[],
  caller: Caller,
  expectation: Expectation,
): string[] {
  return requests.flatMap((request) => {
    const over = [...askedOf(request), ...canariesIn(request.text.replaceAll(ASKED, ''))];
    return over
      .filter((coordinate) => {
        const [type = '', field = ''] = coordinate.split('.');
        return !expectation.isKey(type, field) && !expectation.maySeeSome(caller, type, field);
      })
      .map((coordinate) => `${request.subgraph}: ${coordinate}`);
  });
}

/** What a request asks for when it runs: what is skipped stands in it but is not fetched. */
function askedOf({ schema, document, variables }: SubgraphRequest): string[] {
  const asked: string[] = [];
  const info = new TypeInfo(schema);
  const leaveSkipped = (node: SelectionNode) => {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true;
    const include = getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] ?? true;
    return skip || include === false ? false : undefined;
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      InlineFragment: leaveSkipped,
      FragmentSpread: leaveSkipped,
      Field: (node) => {
        const type = info.getParentType();
        const isSkipped = leaveSkipped(node) === false;
        if (type && !isSkipped && !node.name.value.startsWith('_'))
          asked.push(`${type.name}.${node.name.value}`);
        return leaveSkipped(node);
      },
    }),
  );
  return asked;
}

const describedType = z.strictObject({
  name: z.string().nullable(),
  fields: z.array(z.looseObject({ name: z.string() })).nullable(),
});
const described = z.union([
  z.strictObject({ types: z.array(describedType) }).transform(({ types }) => types),
  describedType.transform((type) => [type]),
]);
const object = z.record(z.string(), z.unknown());

/** The fields that an answer to introspection tells of and the caller may not know. */
function toldOfSchema(data: unknown, caller: Caller, expectation: Expectation): string[] {
  return Object.values(object.safeParse(plain(data ?? {})).data ?? {}).flatMap((value) =>
    (described.safeParse(value).data ?? []).flatMap(({ name, fields }) =>
      (fields ?? [])
        .filter((field) => !(name ?? '').startsWith('__') && !seen(name ?? '', field.name))
        .map((field) => `${name ?? ''}.${field.name}`),
    ),
  );
  function seen(type: string, field: string): boolean {
    return expectation.maySee(caller, type, field);
  }
}

/**
 * Whether two answers give the same, but for what is under the `except` keys of the root. Null and nothing
 * are the same here: which it is for a field that one of two ways grants, both ways decide.
 */
export function sameData(given: unknown, wanted: unknown, except: readonly string[]): boolean {
  return isDeepStrictEqual(without(given, except), without(wanted, except));
}

function without(data: unknown, keys: readonly string[]): unknown {
  if (data === null || data === undefined) return null;
  const root = object.safeParse(plain(data)).data;
  return root && Object.fromEntries(Object.entries(root).filter(([key]) => !keys.includes(key)));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => inner ?? undefined));
}
