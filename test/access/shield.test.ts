import { buildSubgraphSchema } from '@apollo/subgraph';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { LEFT_TO_THE_SITE } from '../../access/caller-grants.ts';
import { UnenforceableRuleError } from '../../access/schema-rules.ts';
import { guardSchema } from '../../access/shield.ts';
import { clientError } from '../../service/errors.ts';
import { callerAs, entitledCaller } from '../site/callers.ts';
import { ask, denial } from './shield-parts.ts';

const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@authenticated", "@policy", { name: "@requiresScopes", as: "@needs" }]
)`;

/** A part with these types, guarded; `calls` has the fields that were resolved. */
function guarded(sdl: string, resolvers: Record<string, Record<string, () => unknown>> = {}) {
  const typeDefs = parse(`${LINK} ${sdl}`);
  const schema = buildSubgraphSchema({ typeDefs, resolvers });
  return guardSchema(schema, typeDefs, LEFT_TO_THE_SITE);
}

describe('A guarded schema', () => {
  it('gives nobody a field that states no rule', async () => {
    const schema = guarded('type Query { open: Int }', { Query: { open: () => 1 } });
    const { data, errors } = await ask(schema, entitledCaller(), '{ open }');
    expect(data).toEqual({ open: null });
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });

  it('holds a rule under whatever name its directive is imported', async () => {
    const schema = guarded('type Query { secret: Int @needs(scopes: [["patient:read"]]) }');
    const { errors } = await ask(schema, callerAs('researcher'), '{ secret }');
    expect(errors).toMatchObject([denial(['secret'], ['scope patient:read'])]);
    expect((await ask(schema, callerAs('coordinator'), '{ secret }')).errors).toEqual([]);
  });

  it('holds the rules of a type on every way through its interface and unions', async () => {
    const schema = guarded(
      `type Query { node: Node @authenticated any: Any @authenticated }
       interface Node { name: String }
       union Any = Record
       type Record implements Node @authenticated { name: String @needs(scopes: [["patient:read"]]) }`,
      {
        Query: {
          node: () => ({ __typename: 'Record', name: 'canary' }),
          any: () => ({ __typename: 'Record', name: 'canary' }),
        },
      },
    );
    const query =
      '{ node { name ... on Record { again: name } } any { ... on Node { name } ... on Record { again: name } } }';
    const denied = await ask(schema, callerAs('researcher'), query);
    expect(JSON.stringify(denied)).not.toContain('canary');
    expect(denied.errors).toHaveLength(4);
    expect(JSON.stringify(await ask(schema, callerAs('coordinator'), query))).toContain('canary');
  });

  it('resolves nothing that it denies', async () => {
    let calls = 0;
    const count = () => {
      calls += 1;
      return calls;
    };
    const schema = guarded('type Query { secret: Int @needs(scopes: [["patient:read"]]) }', {
      Query: { secret: count },
    });
    await ask(schema, callerAs('researcher'), '{ secret }');
    expect(calls).toBe(0);
    await ask(schema, callerAs('coordinator'), '{ secret }');
    expect(calls).toBe(1);
  });

  it('keeps apart the callers whose requests run at once', async () => {
    const schema = guarded(
      'type Query { slow: [Row] @authenticated } type Row @authenticated { v: Int @needs(scopes: [["patient:read"]]) }',
      {
        Query: { slow: () => Promise.resolve(Array.from({ length: 50 }, () => ({ v: 7 }))) },
      },
    );
    const personas = ['researcher', 'coordinator', 'auditor', 'clinician'] as const;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => {
        const persona = personas[at % personas.length] ?? 'auditor';
        return ask(schema, callerAs(persona), '{ slow { v } }');
      }),
    );
    expect(answers.map(({ errors }) => errors.length)).toEqual(
      Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 50 : 0)),
    );
  });

  it('passes on the errors of resolvers as they are', async () => {
    const schema = guarded('type Query { a: Int @authenticated b: Int @authenticated }', {
      Query: {
        a: () => {
          throw clientError('STORE_UNAVAILABLE', 'away');
        },
        b: () => Promise.reject(clientError('BAD_USER_INPUT', 'wrong')),
      },
    });
    const { errors } = await ask(schema, callerAs('auditor'), '{ a b }');
    expect(errors.map(({ message, extensions }) => [message, extensions['code']]).sort()).toEqual([
      ['away', 'STORE_UNAVAILABLE'],
      ['wrong', 'BAD_USER_INPUT'],
    ]);
  });

  it('takes an issuer’s word on a policy only where it decides none itself', async () => {
    const schema = guarded(
      `type Query {
        identity: Int @policy(policies: [["own-institution"]])
        ward: Int @policy(policies: [["night-shift"]])
      }`,
    );
    const claiming = { ...callerAs('researcher'), policies: ['own-institution', 'night-shift'] };
    const { errors } = await ask(schema, claiming, '{ identity ward }');
    expect(errors).toMatchObject([denial(['identity'], ['policy own-institution'])]);
  });

  it('is not made of a rule that can’t be enforced', () => {
    const sdl = `extend schema @link(url: "https://specs.apollo.dev/policy/v9.9")
      type Query { a: Int }`;
    const schema = buildSubgraphSchema({ typeDefs: parse('type Query { a: Int }') });
    expect(() => guardSchema(schema, parse(sdl), LEFT_TO_THE_SITE)).toThrow(UnenforceableRuleError);
  });
});
