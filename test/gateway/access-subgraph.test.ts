import { describe, expect, it } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { z } from 'zod';
import { supergraphRules } from '../../access/rules.ts';
import { createAccessSchema } from '../../gateway/access-subgraph.ts';
import type { Identity } from '../../identity/identity.ts';

const SDL = `
  schema
    @link(url: "https://specs.apollo.dev/authenticated/v0.1")
    @link(url: "https://specs.apollo.dev/requiresScopes/v0.1")
    @link(url: "https://specs.apollo.dev/policy/v0.1") { query: Query }
  directive @link(url: String!) repeatable on SCHEMA
  directive @authenticated on FIELD_DEFINITION | OBJECT | ENUM
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | ENUM
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | ENUM
  type Query { patients: [Patient!] }
  type Patient @authenticated @requiresScopes(scopes: [["patient:read"]]) {
    id: ID!
    name: [Name!] @policy(policies: [["own-institution"]])
    either: Int @requiresScopes(scopes: [["a", "b"], ["c"]])
    again: Int @requiresScopes(scopes: [["patient:read"]])
    kind: Kind
  }
  type Name @requiresScopes(scopes: [["patient:identity"]]) { family: String }
  enum Kind @requiresScopes(scopes: [["kind:read"]]) { A }
  input Filter { id: ID }
`;
const rules = supergraphRules(SDL, buildSchema(SDL));
const schema = createAccessSchema(() => rules);

const answerSchema = z.array(
  z.object({
    field: z.string(),
    granted: z.boolean(),
    requires: z.array(z.string()),
    reason: z.string(),
  }),
);

function callerWith(purpose: string, ...scopes: string[]): Identity {
  return {
    subject: 's',
    issuer: 'i',
    institution: { id: 'x', name: 'X' },
    roles: [],
    policies: [],
    scopes,
    purpose,
  };
}

async function ask(type: string, caller: Identity | null) {
  return graphql({
    schema,
    source: 'query ($type: String!) { access(type: $type) { field granted requires reason } }',
    variableValues: { type },
    contextValue: { caller },
  });
}

async function access(field: string, identity: Identity) {
  const { data } = await ask('Patient', identity);
  const found = answerSchema.parse(data?.['access']).find((each) => each.field === field);
  if (found === undefined) throw new Error(`no access to ${field}`);
  return found;
}

describe('access(type:)', () => {
  it('tells what the type takes for each of its fields', async () => {
    expect(await access('id', callerWith('TREAT'))).toEqual({
      field: 'id',
      granted: false,
      requires: ['authenticated', 'scope patient:read'],
      reason: 'You lack scope patient:read.',
    });
    expect((await access('id', callerWith('TREAT', 'patient:read'))).granted).toBe(true);
  });

  it('and what the returned type takes, and what the field itself takes', async () => {
    const { requires } = await access('name', callerWith('TREAT'));
    expect(requires).toEqual([
      'authenticated',
      'scope patient:read',
      'policy own-institution',
      'scope patient:identity',
    ]);
    expect((await access('kind', callerWith('TREAT'))).requires).toContain('scope kind:read');
  });

  it('leaves to the record what only the record can tell, and decides what it can', async () => {
    const scopes = ['patient:read', 'patient:identity'];
    expect(await access('name', callerWith('TREAT', ...scopes))).toMatchObject({
      granted: true,
      reason:
        "Granted for each record that passes policy own-institution (the record's own institution, for the purpose TREAT), decided where the record is.",
    });
    expect(await access('name', callerWith('HRESCH', ...scopes))).toMatchObject({
      granted: false,
      reason:
        "You lack policy own-institution (the record's own institution, for the purpose TREAT).",
    });
  });

  it('states alternatives in one entry, and each requirement once', async () => {
    const either = await access('either', callerWith('TREAT', 'patient:read', 'a'));
    expect(either).toMatchObject({ granted: false });
    expect(either.requires.at(-1)).toBe('scope a and b or scope c');
    expect((await access('either', callerWith('TREAT', 'patient:read', 'c'))).granted).toBe(true);
    const { requires } = await access('again', callerWith('TREAT'));
    expect(requires).toEqual(['authenticated', 'scope patient:read']);
  });

  it.each(['Filter', 'Kind', 'Nothing', 'toString', ''])(
    'has no answer for %p, which is no object type, and says which there are',
    async (type) => {
      const { errors } = await ask(type, callerWith('TREAT'));
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    },
  );

  it('has no answer for nobody', async () => {
    const { data, errors } = await ask('Patient', null);
    expect(data).toEqual({ access: null });
    expect(errors).toHaveLength(1);
  });
});
