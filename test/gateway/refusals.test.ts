import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../identity/identity.ts';
import type { Running } from '../../service/graphql-server.ts';
import {
  ask,
  createIssuer,
  startFakeSubgraph,
  startTestGateway,
  type FakeSubgraph,
} from './support.ts';

describe('The gateway, of what it does not answer,', () => {
  let subgraph: FakeSubgraph;
  let gateway: Running;
  let calls: string[];
  let bearer: (scope?: string) => Promise<Record<string, string>>;

  beforeAll(async () => {
    subgraph = await startFakeSubgraph();
    const { token, issuer } = await createIssuer();
    bearer = async (scope = SCOPES.join(' ')) => ({
      authorization: `Bearer ${await token(scope)}`,
    });
    ({ gateway, calls } = await startTestGateway(subgraph, issuer));
  });
  afterAll(async () => {
    await gateway.stop();
    await subgraph.stop();
  });
  beforeEach(() => {
    calls.length = 0;
  });

  describe('refuses with 400, and asks no subgraph', () => {
    it.each([
      [
        'two operations and no name',
        undefined,
        'must say which operation is to run: there are A, B',
      ],
      ['the name of no operation', 'C', "names no operation of the document, 'C': there is A, B"],
      ['a name that every object has', 'constructor', "'constructor': there is A, B"],
    ])('%s', async (_what, operationName, message) => {
      const query = 'query A { sites { id } } query B { sites { name } }';
      const { status, errors } = await ask(gateway, query, await bearer(), { operationName });
      expect(status).toBe(400);
      expect(errors).toEqual([
        {
          message: expect.stringContaining(message),
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
        },
      ]);
      expect(calls).toEqual([]);
    });

    it.each([
      [
        'two operations at once',
        [{ query: '{ sites { id } }' }, { query: '{ viewer { subject } }' }],
      ],
      ['one operation in a list', [{ query: '{ sites { id } }' }]],
      ['an empty list', []],
    ])('%s: operations come one by one', async (_what, body) => {
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await bearer()) },
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        errors: [
          {
            message:
              'Send one operation a request, as a JSON object: lists of operations are not taken',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      });
      expect(calls).toEqual([]);
    });

    it('a misspelt field, without giving the right name away', async () => {
      const { status, errors } = await ask(gateway, '{ patient(id: 1) { mrnn } }', await bearer());
      expect(status).toBe(400);
      expect(errors?.map(({ message }) => message)).toEqual([
        'Cannot query field "mrnn" on type "Patient".',
      ]);
    });
  });

  it.each([
    [
      'pages within pages within pages',
      '{ patients(first: 1000) { edges { node { eligibleTrials(first: 1000) { edges { node { id } } } } } } }',
      {},
    ],
    [
      'the same by variables, their defaults and fragments',
      `query ($n: Int!, $m: Int! = 1000) { trials(first: $n) { edges { ...E } } }
       fragment E on TrialEdge { node { eligiblePatients(first: $m) { totalCount } } }`,
      { n: 1000 },
    ],
  ])('what comes to more than can be answered: %s', async (_what, query, variables) => {
    const { status, errors } = await ask(gateway, query, await bearer(), { variables });
    expect(status).toBe(400);
    expect(errors?.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^the operation may come to [\d,]+ values, and 500,000 are the most/),
    ]);
    expect(calls).toEqual([]);
  });

  it('says of a filter that it is what the caller may not use, and not the field', async () => {
    const query = '{ patients(filter: { alterations: [{ gene: "BRAF" }] }) { totalCount } }';
    const { errors } = await ask(gateway, query, await bearer('patient:read'));
    expect(errors?.map(({ message }) => message)).toEqual([
      'Query.patients is withheld: its arguments reveal Patient.genomicVariants, which requires scope patient:genomics',
    ]);
    expect(calls).toEqual([]);
  });

  it('tells who comes without a token how to send one', async () => {
    const { errors } = await ask(gateway, '{ sites { id } }');
    expect(errors?.[0]?.message).toBe(
      'Query.sites is withheld: it requires authenticated (send a token as Authorization: Bearer)',
    );
  });
});
