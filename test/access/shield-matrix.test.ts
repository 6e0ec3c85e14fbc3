import { describe, expect, it } from '@jest/globals';
import {
  GraphQLError,
  isIntrospectionType,
  isObjectType,
  Kind,
  print,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { z } from 'zod';
import type { Identity } from '../../identity/identity.ts';
import { PERSONAS, isPersona } from '../../identity/personas.ts';
import { loadSchema, type SchemaName } from '../../schema/sdl.ts';
import { callerAs } from '../site/callers.ts';
import { emptyPart, HOME, PARTS } from './shield-parts.ts';

/** Every persona at home and elsewhere, for every purpose, and some that no persona is. */
const CALLERS: readonly (readonly [string, Identity | null])[] = [
  ['nobody', null],
  ...Object.keys(PERSONAS)
    .filter(isPersona)
    .flatMap((persona) =>
      [HOME, 'lakeside'].flatMap((institution) =>
        ['TREAT', 'HRESCH', 'HOPERAT'].map((purpose): [string, Identity] => [
          `${persona} of ${institution} for ${purpose}`,
          { ...callerAs(persona, institution), purpose },
        ]),
      ),
    ),
  ['one without scopes', { ...callerAs('clinician'), scopes: [] }],
  [
    'one whose issuer says that all policies hold',
    {
      ...callerAs('clinician', 'lakeside'),
      purpose: 'HRESCH',
      policies: ['own-institution', 'consented-purpose'],
    },
  ],
];

/** What `@requiresScopes` and `@policy` state, read as plainly as it can be: `a&b|c` for alternatives. */
function rightOf(directive: ConstDirectiveNode): string {
  return print(directive)
    .split('], [')
    .map((part) => [...part.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name).join('&'))
    .join('|');
}

/** What everybody must have who asks for a field, by the text of the SDL alone. */
function namesStated(document: DocumentNode, typeName: string, fieldName: string | null): string[] {
  return document.definitions.flatMap((node) => {
    const isObject =
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
    if (!isObject || node.name.value !== typeName) return [];
    const fields = (node.fields ?? []).filter(({ name }) => name.value === fieldName);
    const directives = fieldName === null ? node.directives : fields.flatMap((f) => f.directives);
    const stated = (directives ?? [])
      .flat()
      .filter((directive) => directive !== undefined)
      .filter(({ name }) => ['authenticated', 'requiresScopes', 'policy'].includes(name.value));
    const returned = fields
      .map(({ type }) => print(type).replace(/[[\]!]/g, ''))
      .flatMap((name) => namesStated(document, name, null));
    return [...stated.flatMap((each) => ['known', rightOf(each) || 'known']), ...returned];
  });
}

/** Policies that hold at home, and what for. */
const PURPOSE_OF_POLICY = new Map([
  ['own-institution', 'TREAT'],
  ['own-institution-audit', 'HOPERAT'],
]);

function has(name: SchemaName, caller: Identity | null, right: string): boolean {
  if (caller === null) return false;
  if (/[&|]/.test(right))
    return right
      .split('|')
      .some((each) => each.split('&').every((single) => has(name, caller, single)));
  if (right === 'known' || right === 'consented-purpose') return true;
  const purpose = PURPOSE_OF_POLICY.get(right);
  if (purpose === undefined) return caller.scopes.includes(right);
  return caller.purpose === purpose && (name !== 'site' || caller.institution.id === HOME);
}

const infoSchema = z.custom<GraphQLResolveInfo>((value) => typeof value === 'object');
const noInfo = infoSchema.parse({ fieldNodes: [], variableValues: {} });

async function isDenied(
  schema: GraphQLSchema,
  [type, field]: readonly [string, string],
  caller: Identity | null,
): Promise<boolean> {
  const parent = schema.getType(type);
  const resolve = isObjectType(parent) ? parent.getFields()[field]?.resolve : undefined;
  if (resolve === undefined) return false;
  const answered: unknown = await resolve({}, { representations: [] }, { caller }, noInfo);
  return (
    answered instanceof GraphQLError &&
    answered.extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE' &&
    Array.isArray(answered.extensions['requires'])
  );
}

describe.each(PARTS)('Each field of %s', (name) => {
  const schema = emptyPart(name);
  const document = loadSchema(name);
  const coordinates = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type) && type.name !== '_Service')
    .flatMap((type) =>
      Object.keys(type.getFields()).map((field): [string, string] => [type.name, field]),
    )
    .filter(([, field]) => !field.startsWith('_'));

  const rights = new Map(
    coordinates.map(([type, field]) => [
      `${type}.${field}`,
      [...namesStated(document, type, field), ...namesStated(document, type, null)],
    ]),
  );

  it('states a rule', () => {
    expect(rights.size).toBeGreaterThan(5);
    expect([...rights].filter(([, stated]) => stated.length === 0)).toEqual([]);
  });

  it.each(CALLERS)(
    'is given to %s by what the schema states and by nothing else',
    async (_who, caller) => {
      const denied: string[] = [];
      for (const [type, field] of coordinates)
        if (await isDenied(schema, [type, field], caller)) denied.push(`${type}.${field}`);
      const lacking = [...rights].filter(
        ([, stated]) => !stated.every((right) => has(name, caller, right)),
      );
      expect(denied).toEqual(lacking.map(([coordinate]) => coordinate));
    },
  );
});

describe('What the federation adds to a part', () => {
  it.each(PARTS)('is for the known alone, at %s', async (name) => {
    const schema = emptyPart(name);
    for (const field of ['_service', '_entities'].filter(
      (each) => schema.getQueryType()?.getFields()[each] !== undefined,
    )) {
      expect(await isDenied(schema, ['Query', field], null)).toBe(true);
      expect(await isDenied(schema, ['Query', field], callerAs('auditor'))).toBe(false);
    }
    expect(await isDenied(schema, ['_Service', 'sdl'], null)).toBe(true);
  });
});
