import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, parse, print, validate } from 'graphql';
import { authorizeOperation } from '../../access/authorize-operation.ts';
import { NO_GRANTS, type Grants } from '../../access/requirement.ts';
import { completeResponse } from '../../access/response-shape.ts';
import { supergraphRules } from '../../access/rules.ts';

const SDL = /* GraphQL */ `
  schema
    @link(url: "https://specs.apollo.dev/authenticated/v0.1")
    @link(
      url: "https://specs.apollo.dev/requiresScopes/v0.1"
      import: [{ name: "@requiresScopes", as: "@scopes" }]
    )
    @link(url: "https://specs.apollo.dev/policy/v0.1") {
    query: Query
  }
  directive @link(url: String!, import: [Any]) repeatable on SCHEMA
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE
  directive @scopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE
  directive @join__field(requires: String) on FIELD_DEFINITION
  directive @reveals(
    fields: [String!]!
  ) on INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM_VALUE
  scalar Any
  type Query {
    ward(filter: Filter, sort: Sort): Ward!
    people: [Person!]
    anyone: [Being!]
    staff: Staff @authenticated
  }
  input Filter {
    name: String @reveals(fields: ["Patient.name"])
    ward: Int
  }
  enum Sort {
    AGE
    NAME @reveals(fields: ["Patient.name"])
  }
  type Ward {
    id: ID!
    head: Staff!
    patients: [Patient!]!
  }
  interface Person {
    id: ID!
    name: String
  }
  type Patient implements Person {
    id: ID!
    age: Int
    name: String @scopes(scopes: [["identity", "treat"], ["admin"]])
    secret: String! @policy(policies: [["own"]])
    summary: String @join__field(requires: "name")
  }
  type Staff implements Person @authenticated {
    id: ID!
    name: String
  }
  union Being = Patient | Staff
`;
const schema = buildSchema(SDL);
const rules = supergraphRules(SDL, schema);

const patient = {
  __typename: 'Patient',
  id: 'p1',
  age: 40,
  name: 'NAME',
  secret: 'SECRET',
  summary: 'NAME, 40',
};
const staff = { __typename: 'Staff', id: 's1', name: 'STAFF' };
const root = {
  ward: { id: 'w1', head: staff, patients: [patient] },
  people: [patient, staff],
  anyone: [patient, staff],
  staff,
};

function grants(scopes: string[], policies: string[] = []): Grants {
  return { authenticated: true, scopes: new Set(scopes), policies: new Set(policies) };
}

/** Runs what is left of the operation, as the gateway does. */
function run(text: string, caller: Grants, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const authorized = authorizeOperation(rules, {
    document,
    operationName: undefined,
    variables,
    grants: caller,
  });
  const asked = authorized.document ? print(authorized.document) : '';
  const result = authorized.document
    ? execute({ schema, document: authorized.document, rootValue: root, variableValues: variables })
    : { data: {} };
  if (result instanceof Promise) throw new Error('unexpected promise');
  return {
    asked,
    data: JSON.parse(JSON.stringify(completeResponse(authorized.shape, result.data))) as unknown,
    withheld: authorized.withheld.map(({ coordinate, path }) => `${coordinate} ${path.join('.')}`),
  };
}

const doctor = grants(['identity', 'treat'], ['own']);

describe('authorizeOperation', () => {
  it('takes out a field that is denied, runs the rest and puts null in its place', () => {
    const { asked, data, withheld } = run('{ ward { id patients { name age } } }', NO_GRANTS);
    expect(asked).not.toContain('name');
    expect(data).toEqual({ ward: { id: 'w1', patients: [{ name: null, age: 40 }] } });
    expect(withheld).toEqual(['Patient.name ward.patients.name']);
  });

  it('gives everything to a caller who has all that it takes', () => {
    const { data, withheld } = run('{ ward { head { name } patients { name secret } } }', doctor);
    expect(data).toEqual({
      ward: { head: { name: 'STAFF' }, patients: [{ name: 'NAME', secret: 'SECRET' }] },
    });
    expect(withheld).toEqual([]);
  });

  it('takes one alternative whole, not parts of several', () => {
    expect(run('{ ward { patients { name } } }', grants(['identity'])).withheld).toHaveLength(1);
    expect(run('{ ward { patients { name } } }', grants(['admin'])).withheld).toHaveLength(0);
  });

  it('sees through aliases, named fragments and inline fragments', () => {
    const { asked, data } = run(
      'query { ward { patients { a: name ...F ... on Person { c: name } } } } fragment F on Patient { b: name }',
      NO_GRANTS,
    );
    expect(asked).not.toMatch(/\bname\b/);
    expect(data).toEqual({ ward: { patients: [{ a: null, b: null, c: null }] } });
  });

  it('asks of an interface field what every implementation asks', () => {
    expect(run('{ people { name } }', NO_GRANTS).data).toEqual({ people: null });
    expect(run('{ people { id name } }', grants([])).data).toEqual({
      people: [
        { id: 'p1', name: null },
        { id: 's1', name: null },
      ],
    });
  });

  it('gives a field through the fragment of a type that grants it', () => {
    const { data } = run(
      '{ people { ... on Staff { name } ... on Patient { name } } }',
      grants([]),
    );
    expect(data).toEqual({ people: [{ name: null }, { name: 'STAFF' }] });
  });

  it('withholds values of a union member whose type is denied, its type name included', () => {
    const { data, withheld } = run(
      '{ anyone { t: __typename ... on Patient { age } } }',
      NO_GRANTS,
    );
    expect(data).toEqual({ anyone: null });
    expect(withheld).toEqual(['Staff anyone']);
  });

  it('gives null to the nearest nullable parent of a denied non-null field', () => {
    expect(run('{ people { ... on Patient { secret } id } }', grants([])).data).toEqual({
      people: null,
    });
    expect(run('{ ward { patients { secret } } }', NO_GRANTS).data).toBeNull();
  });

  it('denies a field that is given what a denied field holds', () => {
    expect(run('{ ward { patients { summary } } }', NO_GRANTS).data).toEqual({
      ward: { patients: [{ summary: null }] },
    });
  });

  it('denies filtering and sorting by a denied field, through literals and variables alike', () => {
    for (const [text, variables] of [
      ['{ staff { id } ward(filter: { name: "N" }) { id } }', {}],
      ['query($f: Filter) { staff { id } ward(filter: $f) { id } }', { f: { name: 'N' } }],
      ['query($n: String) { staff { id } ward(filter: { name: $n }) { id } }', { n: 'N' }],
      ['{ staff { id } ward(sort: NAME) { id } }', {}],
      ['query($s: Sort = NAME) { staff { id } ward(sort: $s) { id } }', { s: 'NAME' }],
    ] as const)
      expect(run(text, grants([]), variables).withheld).toEqual(['Query.ward ward']);
    expect(run('{ ward(filter: { ward: 1 }, sort: AGE) { id } }', NO_GRANTS).withheld).toEqual([]);
  });

  it('says nothing of a denied field that the operation skips', () => {
    const text = 'query($no: Boolean!) { ward { id patients { id name @include(if: $no) } } }';
    expect(run(text, NO_GRANTS, { no: false }).withheld).toEqual([]);
    expect(run(text, NO_GRANTS, { no: true }).withheld).toHaveLength(1);
  });

  it('keeps the order in which the client asked', () => {
    const { data } = run('{ ward { patients { name age id } } }', NO_GRANTS);
    expect(JSON.stringify(data)).toBe('{"ward":{"patients":[{"name":null,"age":40,"id":"p1"}]}}');
  });

  it('merges a field that is asked for twice', () => {
    const { data } = run('{ ward { id } ward { patients { name } } }', NO_GRANTS);
    expect(data).toEqual({ ward: { id: 'w1', patients: [{ name: null }] } });
  });
});
