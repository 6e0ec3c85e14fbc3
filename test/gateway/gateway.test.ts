import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { MAX_BODY_BYTES, MAX_DEPTH } from '../../gateway/limits.ts';
import { SCOPES } from '../../identity/identity.ts';
import type { Running } from '../../service/graphql-server.ts';
import {
  ask as send,
  createIssuer,
  startFakeSubgraph,
  startTestGateway,
  type FakeSubgraph,
} from './support.ts';

describe('The gateway', () => {
  let subgraph: FakeSubgraph;
  let gateway: Running;
  let calls: string[];
  let token: (scope: string, lifetime?: string) => Promise<string>;

  beforeAll(async () => {
    subgraph = await startFakeSubgraph();
    const issuing = await createIssuer();
    ({ token } = issuing);
    ({ gateway, calls } = await startTestGateway(subgraph, issuing.issuer));
  });
  afterAll(async () => {
    await gateway.stop();
    await subgraph.stop();
  });
  beforeEach(() => {
    calls.length = 0;
    subgraph.requests.length = 0;
    subgraph.status = 200;
    subgraph.answer = { data: { sites: [{ id: 'a', name: 'A' }] } };
  });
  const SITES = '{ sites { id name } }';

  /** As a caller who may have everything, unless the headers say otherwise. */
  const ask = async (to: Running, query: string, headers: Record<string, string> = {}) =>
    send(to, query, { authorization: `Bearer ${await token(SCOPES.join(' '))}`, ...headers });

  describe('joins the subgraphs', () => {
    it('answers from a subgraph with one call', async () => {
      expect(await ask(gateway, SITES)).toMatchObject({
        status: 200,
        data: { sites: [{ id: 'a', name: 'A' }] },
      });
      expect(calls).toEqual(['patients']);
    });

    it('passes the request id on to the subgraph and back to the client', async () => {
      const { requestId } = await ask(gateway, SITES, { 'x-request-id': 'from-the-client' });
      expect(requestId).toBe('from-the-client');
      expect(subgraph.requests[0]?.['x-request-id']).toBe('from-the-client');
    });

    it("does not pass the client's token on", async () => {
      await ask(gateway, SITES, { authorization: `Bearer ${await token('')}` });
      expect(subgraph.requests[0]).not.toHaveProperty('authorization');
    });

    it('hides what is internal to the federation', async () => {
      const { errors } = await ask(gateway, '{ trial(id: "NCT1") { matchCriteria } }');
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    });

    it('answers the introspection that tools send, without a subgraph', async () => {
      const { data, errors } = await ask(gateway, getIntrospectionQuery());
      expect(errors).toBeUndefined();
      const names = [...JSON.stringify(data).matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name);
      expect(names).toEqual(expect.arrayContaining(['BiomarkerConnection', 'eligiblePatients']));
      for (const internal of ['matchProfile', 'matchCriteria', '_entities', 'join__Graph'])
        expect(names).not.toContain(internal);
      expect(calls).toEqual([]);
    });
  });

  describe('gives a partial answer when a subgraph', () => {
    const BOTH = '{ a: sites { id } b: sites { name } __typename }';
    const faults = (code: string) => ({
      status: 200,
      data: { a: null, b: null, __typename: 'Query' },
      errors: [
        { path: ['a'], extensions: { code, subgraph: 'patients' } },
        { path: ['b'], extensions: { code, subgraph: 'patients' } },
      ],
    });

    it('does not answer within the deadline', async () => {
      subgraph.answer = null;
      const answer = await ask(gateway, BOTH);
      expect(answer).toMatchObject(faults('SUBGRAPH_TIMEOUT'));
      expect(answer.errors?.[0]?.message).toBe('patients gave no answer within 300 ms');
    });

    it.each([
      ['text', 'oops'],
      ['broken JSON', '{"data": {'],
      ['nothing', ''],
      ['a list', []],
      ['neither data nor errors', {}],
      ['data that is no object', { data: 'x' }],
      ['errors that are no list', { data: {}, errors: 'x' }],
      ['an error without a message', { data: null, errors: [{}] }],
    ])('answers %s', async (_what, answer) => {
      subgraph.answer = answer;
      expect(await ask(gateway, BOTH)).toMatchObject(faults('SUBGRAPH_INVALID_ANSWER'));
    });

    it('fails for rows of another: each row says what it lacks', async () => {
      const edges = ['A:x', 'B:y'].map((id) => ({ node: { __typename: 'Biomarker', id } }));
      subgraph.answer = (body) =>
        body.includes('_entities') ? 'oops' : { data: { biomarkers: { edges } } };
      const query = '{ biomarkers { edges { node { id known: evidence { totalCount } } } } }';
      const { data, errors } = await ask(gateway, query);
      const nodes = ['A:x', 'B:y'].map((id) => ({ node: { id, known: null } }));
      expect(data).toEqual({ biomarkers: { edges: nodes } });
      expect(calls).toEqual(['biomarkers', 'therapies']);
      expect(errors).toMatchObject(
        [0, 1].map((row) => ({
          path: ['biomarkers', 'edges', row, 'node', 'known'],
          extensions: { code: 'SUBGRAPH_INVALID_ANSWER', subgraph: 'therapies' },
        })),
      );
    });

    it("refuses the gateway's own request", async () => {
      subgraph.status = 400;
      subgraph.answer = {
        errors: [{ message: 'Cannot query', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
      };
      const { errors } = await ask(gateway, SITES);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_INVALID_ANSWER']);
    });

    it('answers null where there must be a value', async () => {
      subgraph.answer = { data: { sites: [{ id: 'a', name: null }] } };
      expect(await ask(gateway, SITES)).toMatchObject({
        data: { sites: null },
        errors: [{ extensions: { code: 'SUBGRAPH_INVALID_ANSWER' } }],
      });
    });

    it('states errors: with their place and code, and nothing of its inside', async () => {
      const extensions = { code: 'BAD_USER_INPUT', stacktrace: ['at /srv/x.ts:1'], db: 'mongo-7' };
      subgraph.answer = {
        data: { sites: null },
        errors: [{ message: "'first' is wrong", path: ['sites'], extensions }],
      };
      const { errors } = await ask(gateway, SITES);
      expect(errors).toEqual([
        {
          message: "'first' is wrong",
          path: ['sites'],
          extensions: { code: 'BAD_USER_INPUT', subgraph: 'patients' },
        },
      ]);
    });

    it('fails without a plan: masked, with the id to report', async () => {
      subgraph.answer = {
        data: { sites: null },
        errors: [{ message: 'MRN 12345 not found in shard', path: ['sites'] }],
      };
      const { errors, requestId } = await ask(gateway, SITES);
      expect(errors).toMatchObject([
        { path: ['sites'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } },
      ]);
      expect(JSON.stringify(errors)).not.toContain('12345');
    });
  });

  describe('knows who asks', () => {
    const VIEWER = '{ viewer { subject institution { id } scopes purpose } }';

    it('from the token', async () => {
      const authorization = `Bearer ${await token('patient:read pay:roll')}`;
      expect((await ask(gateway, VIEWER, { authorization })).data).toEqual({
        viewer: {
          subject: 'dr-1',
          institution: { id: 'hospital' },
          scopes: ['patient:read'],
          purpose: 'TREAT',
        },
      });
    });

    it('and tells an anonymous caller what is missing', async () => {
      const { data, errors } = await send(gateway, VIEWER);
      expect(data).toEqual({ viewer: null });
      expect(errors).toMatchObject([
        {
          path: ['viewer'],
          extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', requires: ['authenticated'] },
        },
      ]);
      expect(calls).toEqual([]);
    });

    it.each([
      ['expired', async () => `Bearer ${await token('', '-1h')}`],
      ['malformed', () => Promise.resolve('Bearer xyz')],
    ])('and refuses a token that is %s, with 401 and no more than that', async (reason, header) => {
      const answer = await ask(gateway, SITES, { authorization: await header() });
      expect(answer).toMatchObject({
        status: 401,
        challenge: `Bearer realm="precision-graph", error="invalid_token", error_description="${reason}"`,
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(calls).toEqual([]);
    });

    it('and refuses an unknown type with the nearest names', async () => {
      const authorization = `Bearer ${await token('')}`;
      const { errors } = await ask(gateway, '{ access(type: "Pateint") { field } }', {
        authorization,
      });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors?.[0]?.message).toContain('did you mean Patient');
    });
  });

  describe('refuses', () => {
    const nested = (depth: number) => `{ ${'a { '.repeat(depth - 1)}a${' }'.repeat(depth - 1)} }`;

    it('operations that nest too deep, in fragments also', async () => {
      const tooDeep = `nests more than ${MAX_DEPTH} fields`;
      const messages = async (query: string) =>
        (await ask(gateway, query)).errors?.map(({ message }) => message).join();
      expect(await messages(nested(MAX_DEPTH + 1))).toContain(tooDeep);
      expect(await messages(nested(MAX_DEPTH))).not.toContain(tooDeep);
      const fragments = `{ ...F } fragment F on Query ${nested(MAX_DEPTH + 1)}`;
      expect(await messages(fragments)).toContain(tooDeep);
    });

    it('fragments that spread themselves', async () => {
      const circle = '{ ...F } fragment F on Query { sites { id } ...F }';
      const { errors } = await ask(gateway, circle);
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    });

    it('operations of too many words', async () => {
      const { status, errors } = await ask(gateway, `{ ${'sites '.repeat(6000)} }`);
      expect(status).toBe(400);
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
    });

    it('a body that is too large', async () => {
      const { status } = await ask(gateway, ' '.repeat(MAX_BODY_BYTES));
      expect(status).toBe(413);
    });

    it.each(['mutation { sites { id } }', 'subscription { sites { id } }'])('%j', async (query) => {
      const { status, errors } = await ask(gateway, query);
      expect(status).toBe(400);
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    });
  });
});
