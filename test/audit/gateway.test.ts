import { readFile, rename } from 'node:fs/promises';
import { ApolloServer } from '@apollo/server';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { AuditLog } from '../../audit/log.ts';
import { parseLine, sha256, type AuditRecord } from '../../audit/record.ts';
import { auditGateway } from '../../gateway/audit.ts';
import type { GatewayContext } from '../../gateway/context.ts';
import { testPlace, type TestPlace } from './places.ts';

const SDL = /* GraphQL */ `
  type Query {
    gene(symbol: String): String
    patient(id: ID!): Patient
    patients: PatientConnection
    trial: Trial
  }
  type Trial {
    title: String
    candidates: CandidateConnection
  }
  type CandidateConnection {
    totalCount: Int
    edges: [CandidateEdge!]!
  }
  type CandidateEdge {
    verdict: String
    node: Patient
  }
  type PatientConnection {
    totalCount: Int
    edges: [PatientEdge!]!
  }
  type PatientEdge {
    cursor: String
    node: Patient
  }
  interface Person {
    id: ID!
  }
  type Patient implements Person {
    id: ID!
    mrn: String
    sex: String
    trials: [Trial!]
  }
`;

const denied = (requires: string) =>
  new GraphQLError('withheld', {
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', requires: [requires] },
  });
const person = (id: string): object => ({
  id,
  sex: 'CANARY-SEX',
  mrn: () => {
    throw denied('scope patient:identity');
  },
  trials: [],
});
const rows = [person('a:1'), person('a:2'), person('b:3')];

const ROOT = {
  gene: () => 'CANARY-GENE',
  patient: () => person('a:1'),
  patients: () => ({
    totalCount: 3,
    edges: rows.map((node) => ({ cursor: 'CANARY-CURSOR', node })),
  }),
  trial: () => ({
    title: 'CANARY-TITLE',
    candidates: { totalCount: 3, edges: rows.map((node) => ({ verdict: 'CANARY-MET', node })) },
  }),
};

let test: TestPlace;
let audit: AuditLog;
let server: ApolloServer<GatewayContext>;
beforeEach(async () => {
  test = await testPlace();
  audit = await test.open();
  server = new ApolloServer<GatewayContext>({
    stopOnTerminationSignals: false,
    typeDefs: SDL,
    rootValue: ROOT,
    plugins: [auditGateway(audit)],
  });
});
afterEach(async () => {
  await audit.close();
  await test.drop();
});

interface Answered {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Answered> {
  const { body } = await server.executeOperation({ query, variables }, { contextValue: CONTEXT });
  if (body.kind !== 'single') throw new Error('not a single answer');
  return body.singleResult;
}

const CONTEXT: GatewayContext = {
  requestId: 'request-1',
  signal: new AbortController().signal,
  caller: {
    subject: 'coordinator@northfield',
    issuer: 'http://localhost/issuers/northfield',
    institution: { id: 'northfield', name: 'Northfield Cancer Institute' },
    roles: [],
    scopes: [],
    policies: [],
    purpose: 'HRESCH',
  },
  notices: [],
};

/** The one record of what was asked, read after everything was written. */
async function recordOf(
  query: string,
  variables: Record<string, unknown> = {},
): Promise<AuditRecord & { readonly kind: 'answer' }> {
  await ask(query, variables);
  await audit.append({ kind: 'lost', count: 1 });
  const record = parseLine(Buffer.from((await test.lines()).at(-2) ?? ''));
  if (record?.kind !== 'answer') throw new Error('no record');
  return record;
}

describe('what the gateway records', () => {
  it('is who asked for which fields, what was withheld and how many records were given', async () => {
    const query = 'query Page { patients { edges { node { id mrn renamed: sex } } } }';
    expect(await recordOf(query)).toMatchObject({
      kind: 'answer',
      requestId: 'request-1',
      who: {
        subject: 'coordinator@northfield',
        issuer: 'http://localhost/issuers/northfield',
        institution: 'northfield',
      },
      purpose: 'HRESCH',
      operation: { name: 'Page', sha256: sha256(query) },
      fields: [
        'Patient.id',
        'Patient.mrn',
        'Patient.sex',
        'PatientConnection.edges',
        'PatientEdge.node',
        'Query.patients',
      ],
      withheld: [{ field: 'Patient.mrn', requires: ['scope patient:identity'] }],
      records: 3,
      decision: 'partial',
    });
  });

  it('counts a patient once, however often and under whatever name the answer holds it', async () => {
    const query = '{ one: patient(id: "a") { pseudonym: id } patients { edges { node { id } } } }';
    expect((await recordOf(query)).records).toBe(3);
  });

  it('counts rows whose patient is not asked for, and patients without an id', async () => {
    expect((await recordOf('{ trial { candidates { edges { verdict } } } }')).records).toBe(3);
    expect((await recordOf('{ patients { edges { cursor } } }')).records).toBe(3);
    expect((await recordOf('{ patients { edges { node { sex } } } }')).records).toBe(3);
    expect((await recordOf('{ patient(id: "a") { __typename } }')).records).toBe(1);
  });

  it('finds fields in fragments and leaves out what is skipped', async () => {
    const query = `query ($no: Boolean!, $yes: Boolean = true) {
      patient(id: "a") { ...F mrn @include(if: $no) trials @skip(if: $yes) { title } }
    }
    fragment F on Person { ... on Patient { sex } id }`;
    const record = await recordOf(query, { no: false });
    expect(record.fields).toEqual(['Patient.id', 'Patient.sex', 'Query.patient']);
    expect((await recordOf(query, { no: true })).fields).toContain('Patient.mrn');
  });

  it('is also that an operation was refused', async () => {
    expect(await recordOf('{ patients {')).toMatchObject({ decision: 'refused', fields: [] });
    expect(await recordOf('{ nothing }')).toMatchObject({ decision: 'refused', records: 0 });
  });

  it('holds no value, no variable and no argument', async () => {
    await recordOf('query ($s: String) { gene(symbol: $s) patient(id: "CANARY-ID") { sex } }', {
      s: 'CANARY-VARIABLE',
    });
    await recordOf('{ trial { title candidates { edges { verdict node { id sex } } } } }');
    await recordOf('{ patients { edges { cursor node { id } } } }');
    const text = await readFile(test.current, 'utf8');
    expect(text).not.toMatch(/CANARY|a:1|b:3/);
  });
});

describe('when the audit can not be written', () => {
  beforeEach(async () => {
    await ask('{ gene }');
    await audit.append({ kind: 'lost', count: 1 });
    await rename(test.current, `${test.current}.away`);
  });

  it.each([
    '{ patient(id: "a") { sex } }',
    '{ patients { edges { node { id } } } }',
    '{ patients { edges { cursor } } }',
    '{ patients { totalCount } }',
    '{ trial { title candidates { edges { verdict } } } }',
  ])('gives nothing of a patient: %s', async (query) => {
    const { data, errors = [] } = await ask(query);
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['AUDIT_UNAVAILABLE']);
  });

  it('still gives knowledge', async () => {
    expect((await ask('{ gene trial { title } }')).data).toEqual({
      gene: 'CANARY-GENE',
      trial: { title: 'CANARY-TITLE' },
    });
  });

  it('gives patients again once it can be written, and tells what was not recorded', async () => {
    await ask('{ gene }');
    await ask('{ patient(id: "a") { sex } }');
    await rename(`${test.current}.away`, test.current);
    expect((await ask('{ patient(id: "a") { sex } }')).errors).toBeUndefined();
    const records = (await test.lines()).map((line) => parseLine(Buffer.from(line)));
    expect(records.slice(2)).toMatchObject([{ kind: 'lost', count: 2 }, { kind: 'answer' }]);
  });
});
