import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ASSERTION_HEADER } from '../../identity/assertion.ts';
import { IssuerUnavailableError, type Issuer } from '../../identity/issuers.ts';
import type { Running } from '../../service/graphql-server.ts';
import { testVerifier } from '../identity/test-keys.ts';
import {
  ask,
  createIssuer,
  startFakeSubgraph,
  startTestGateway,
  type FakeSubgraph,
} from './support.ts';

const PURPOSE = '{ viewer { purpose } }';

describe('The gateway at its door', () => {
  let subgraph: FakeSubgraph;
  let gateway: Running;
  let calls: string[];
  let token: (scope: string, lifetime?: string) => Promise<string>;
  beforeAll(async () => {
    subgraph = await startFakeSubgraph();
    const issuing = await createIssuer();
    ({ token } = issuing);
    const gone: Issuer = {
      ...issuing.issuer,
      issuer: 'https://id.gone.example',
      jwks: () => Promise.reject(new IssuerUnavailableError('the keys can not be had')),
    };
    const issuers = [issuing.issuer, gone];
    ({ gateway, calls } = await startTestGateway(subgraph, issuing.issuer, { issuers }));
  });
  afterAll(async () => {
    await gateway.stop();
    await subgraph.stop();
  });
  beforeEach(() => {
    calls.length = 0;
    subgraph.requests.length = 0;
    subgraph.status = 200;
    subgraph.answer = { data: { sites: [] } };
  });

  /** The answer to a request that is written byte by byte. */
  async function sendRaw(headers: readonly string[]): Promise<string> {
    const body = JSON.stringify({ query: PURPOSE });
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.write(
      [
        'POST /graphql HTTP/1.1',
        'Host: gateway',
        'Connection: close',
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        ...headers,
        '',
        body,
      ].join('\r\n'),
    );
    return await text(socket);
  }
  const MALFORMED =
    'WWW-Authenticate: Bearer realm="precision-graph", error="invalid_token", error_description="malformed"';

  it('takes one token', async () => {
    const answer = await sendRaw([`Authorization: Bearer ${await token('')}`]);
    expect(answer).toContain('{"viewer":{"purpose":"TREAT"}}');
  });

  it.each([
    ['twice the same', (good: string) => [good, good]],
    ['a good one first', (good: string) => [good, 'Authorization: Bearer x']],
    ['a good one last', (good: string) => ['authorization: Basic eDp5', good]],
    ['a good one after an empty one', (good: string) => ['Authorization:', good]],
    ['two in one header', (good: string) => [`${good}, ${good}`]],
    ['one with a byte that is no ASCII', (good: string) => [`${good}\u00e9`]],
    ['one folded over lines', (good: string) => [good.replace('Bearer ', 'Bearer\r\n ')]],
    ['one of 20 KB', () => [`Authorization: Bearer ${'a.b.'.repeat(5_000)}c`]],
  ])('refuses several tokens and odd ones: %s', async (_what, headers) => {
    const answer = await sendRaw(headers(`Authorization: Bearer ${await token('')}`));
    expect(answer).toMatch(/^HTTP\/1\.1 40[01] /);
    expect(answer).not.toContain('TREAT');
    if (answer.startsWith('HTTP/1.1 401'))
      expect(answer.toLowerCase()).toContain(MALFORMED.toLowerCase());
    expect(calls).toEqual([]);
  });

  it('does not read a token of a megabyte, and answers the next request', async () => {
    const huge = `Bearer ${'x'.repeat(1_000_000)}`;
    const outcome = await ask(gateway, PURPOSE, { authorization: huge }).then(
      ({ status }) => status,
      () => 'cut off while it was sent',
    );
    expect([431, 'cut off while it was sent']).toContain(outcome);
    expect((await ask(gateway, PURPOSE)).status).toBe(200);
  });

  it('says that the headers are too large in the shape of every other error', async () => {
    const answer = await sendRaw([`X-Long: ${'x'.repeat(40_000)}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain(
      '{"errors":[{"message":"The headers have over 32768 bytes","extensions":{"code":"BAD_REQUEST"}}]}',
    );
  });

  it('refuses a purpose of use that the issuer does not allow, in words', async () => {
    const answer = await ask(gateway, PURPOSE, {
      authorization: `Bearer ${await token('')}`,
      'x-purpose-of-use': 'HMARKT',
    });
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(answer.errors?.[0]?.message).toMatch(/^x-purpose-of-use states no purpose.*TREAT$/);
  });

  it("says that an issuer's keys can't be had now, which is not the token's fault", async () => {
    const claims = Buffer.from('{"iss":"https://id.gone.example"}').toString('base64url');
    const authorization = `Bearer ${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${claims}.AAAA`;
    expect(await ask(gateway, PURPOSE, { authorization })).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'ISSUER_UNAVAILABLE' } }],
    });
  });

  it('tells the subgraph for whom it asks, by an assertion for that subgraph alone', async () => {
    await ask(gateway, '{ sites { id } }', { authorization: `Bearer ${await token('')}` });
    const assertion = String(subgraph.requests[0]?.[ASSERTION_HEADER]);
    expect((await testVerifier('patients').verify(assertion)).caller?.subject).toBe('dr-1');
    await expect(testVerifier('trials').verify(assertion)).rejects.toThrow('not from gateway');
  });

  it("does not pass a subgraph's refusal off as the client's fault", async () => {
    subgraph.status = 401;
    subgraph.answer = { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] };
    const { errors } = await ask(gateway, '{ sites { id } }', {
      authorization: `Bearer ${await token('')}`,
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_UNAVAILABLE']);
  });
});
