import { describe, expect, it } from '@jest/globals';
import {
  execute,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  parse,
  validate,
  type GraphQLSchema,
} from 'graphql';
import { authorizeOperation } from '../../access/authorize-operation.ts';
import { completeResponse } from '../../access/response-shape.ts';
import { supergraphRules } from '../../access/rules.ts';
import { visibleSchema } from '../../access/visible-schema.ts';
import { callerGrants, LEFT_TO_THE_SITE } from '../../access/caller-grants.ts';
import { compose } from '../../schema/compose.ts';
import { loadSchema, SUBGRAPHS } from '../../schema/sdl.ts';
import { givesObjects, plantCanaries } from './canaries.ts';
import { CALLERS, Expectation } from './expectation.ts';
import { routesTo, type Step } from './matrix-routes.ts';
import { FILTER_SAMPLES } from './matrix-samples.ts';
import { fieldsOf, reachable } from './matrix-visible.ts';
import { identityOf } from './random-graph.ts';

const own = {
  supergraph: compose().supergraph,
  subgraphs: new Map(SUBGRAPHS.map((name) => [name, loadSchema(name)])),
  api: () => compose().api,
};

/** Ways to write one selection; each must make no difference. */
const WAYS: readonly (readonly [string, (type: string, field: string) => string])[] = [
  ['by its name', (_type, field) => `{ ${field} }`],
  ['under an alias', (_type, field) => `{ other: ${field} }`],
  ['in an inline fragment', (type, field) => `{ ... on ${type} { ${field} } }`],
  ['in a fragment without a condition', (_type, field) => `{ ... { ... { ${field} } } }`],
  ['in a named fragment', () => '{ ...F }'],
];

describe.each([...CALLERS])('%s', (_who, caller) => {
  const expectation = new Expectation([...own.subgraphs.values()]);
  const schema = plantCanaries(own.api());
  const rules = supergraphRules(own.supergraph, own.api());
  const grants = callerGrants(identityOf(caller), LEFT_TO_THE_SITE);

  /** The value at the end of a route, and whether the caller may go all of it. */
  function goes(route: readonly Step[], way: (type: string, field: string) => string) {
    const text = operationFor(schema, route, way);
    const document = parse(text);
    expect(validate(rules.schema, document).map(({ message }) => message)).toEqual([]);
    const variables = {};
    const request = { document, operationName: undefined, variables, grants };
    const { document: left, shape } = authorizeOperation(rules, request);
    const result = left ? execute({ schema, document: left }) : { data: {} };
    if (result instanceof Promise) throw new Error('canaries are given at once');
    return valueAt(completeResponse(shape, result.data), route.length) !== null;
  }

  it.each(WAYS)('gets each field %s along every route, or not, as it is expected', (_way, way) => {
    const wrong: string[] = [];
    for (const [type, field] of fieldsOf(schema))
      for (const route of routesTo(schema, type, field)) {
        const expected = route.every((step) =>
          expectation.maySee(caller, step.type, step.field.name),
        );
        if (goes(route, way) !== expected)
          wrong.push(route.map((step) => `${step.type}.${step.field.name}`).join(' → '));
      }
    expect(wrong).toEqual([]);
  });

  it('is shown a schema with exactly the fields to be had', () => {
    const visible = visibleSchema(rules, grants);
    const shown = visible ? fieldsOf(visible).map(([type, { name }]) => `${type}.${name}`) : [];
    expect(shown.sort()).toEqual(reachable(schema, expectation, caller).sort());
  });

  it('is shown only the inputs that may be used', () => {
    const visible = visibleSchema(rules, grants);
    for (const type of Object.values(visible?.getTypeMap() ?? {})) {
      const all = rules.schema.getType(type.name);
      if (!isInputObjectType(type) || !isInputObjectType(all)) continue;
      const usable = Object.values(all.getFields()).filter(
        (field) =>
          expectation.mayUse(caller, `${type.name}.${field.name}`) &&
          expectation.maySeeType(caller, getNamedType(field.type).name),
      );
      expect(Object.keys(type.getFields())).toEqual(usable.map(({ name }) => name));
    }
  });
});

describe.each([...CALLERS])('%s, filtering patients', (_who, caller) => {
  const rules = supergraphRules(own.supergraph, own.api());
  const expectation = new Expectation([...own.subgraphs.values()]);
  const filter = rules.schema.getType('PatientFilter');
  const inputs = isInputObjectType(filter) ? Object.keys(filter.getFields()) : [];

  it.each(inputs)('by %s needs the right to read what that tells', (name) => {
    const value = FILTER_SAMPLES.get(name);
    expect(value).toBeDefined();
    const expected =
      expectation.maySee(caller, 'Query', 'patients') &&
      expectation.maySee(caller, 'PatientConnection', 'totalCount') &&
      expectation.mayUse(caller, `PatientFilter.${name}`);
    const literal = `{ patients(filter: { ${name}: ${value?.[0] ?? ''} }) { totalCount } }`;
    const byVariable = `query ($f: PatientFilter) { patients(filter: $f) { totalCount } }`;
    for (const [text, variables] of [
      [literal, {}],
      [byVariable, { f: { [name]: value?.[1] } }],
    ] as const) {
      const { withheld } = authorizeOperation(rules, {
        document: parse(text),
        operationName: undefined,
        variables,
        grants: callerGrants(identityOf(caller), LEFT_TO_THE_SITE),
      });
      expect(withheld.length === 0).toBe(expected);
    }
  });
});

/** A route as an operation, its last field written in a certain way. */
function operationFor(
  schema: GraphQLSchema,
  route: readonly Step[],
  way: (type: string, field: string) => string,
): string {
  const write = (at: number, selections: string): string => {
    const step = route[at];
    if (!step) return selections;
    const last = at === route.length - 1;
    const required = step.field.args
      .filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)
      .map((argument) => `${argument.name}: ${sampleOf(getNamedType(argument.type).name)}`);
    const call = `${step.field.name}${required.length > 0 ? `(${required.join(', ')})` : ''}`;
    const rest = last && givesObjects(step.field.type) ? ' { __typename }' : '';
    if (last) return `{ ... on ${step.type} ${way(step.type, `${call}${rest}`)} }`;
    return `{ ... on ${step.type} { ${call} ${write(at + 1, selections)} } }`;
  };
  const step = route.at(-1);
  const text = write(0, '');
  if (!text.includes('...F') || !step) return text;
  const [, inner = ''] = /^\{ (.*) \}$/.exec(lastOf(schema, step)) ?? [];
  return `${text} fragment F on ${step.type} { ${inner} }`;
}

function lastOf(schema: GraphQLSchema, step: Step): string {
  const text = operationFor(schema, [step], (_type, field) => `{ ${field} }`);
  const [, inner = ''] = /^\{ \.\.\. on \w+ (\{.*\}) \}$/.exec(text) ?? [];
  return inner;
}

function sampleOf(type: string): string {
  const byType: Record<string, string> = {
    CohortFilter: '{ deceased: true }',
    CohortDimension: '[SEX]',
    Int: '1',
  };
  return byType[type] ?? '"x"';
}

/** The first value that is at a depth: each object has one field here. */
function valueAt(value: unknown, depth: number): unknown {
  if (Array.isArray(value))
    return value.map((item) => valueAt(item, depth)).find((found) => found !== null) ?? null;
  if (depth === 0 || value === null || value === undefined) return value ?? null;
  if (typeof value !== 'object') return null;
  return valueAt(Object.values(value)[0], depth - 1);
}
