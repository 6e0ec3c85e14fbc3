import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { ERROR_CODES } from '../../service/errors.ts';
import type { Running } from '../../service/graphql-server.ts';
import { StartError } from '../../service/http.ts';
import { createLog } from '../../service/log.ts';
import { serve } from '../../service/serve.ts';
import { signedHeaders, testVerifier } from '../identity/test-keys.ts';
import { answerSchema, startTrial } from './trial-part.ts';

const lines: string[] = [];
const log = createLog({
  part: 'trial',
  level: 'info',
  pretty: false,
  write: (line) => lines.push(line),
});
const anywhere = { host: '127.0.0.1', port: 0, log, verifier: testVerifier('trial') };
const SLOW = '{"query":"{ slow }"}';

describe('A part on HTTP', () => {
  const { trial, part } = startTrial();
  let running: Running;

  beforeAll(async () => {
    running = await serve(part, anywhere);
  });
  afterAll(async () => {
    await running.stop();
  });

  async function send(body: string, headers: Record<string, string> = {}) {
    const signed = await signedHeaders('trial', body, null, headers['x-request-id']);
    const answer = await request(running.url, {
      method: 'POST',
      headers: { ...signed, ...headers },
      body,
    });
    return {
      status: answer.statusCode,
      requestId: answer.headers['x-request-id'],
      ...answerSchema.parse(await answer.body.json()),
    };
  }
  const ask = (query: string, variables = {}) => send(JSON.stringify({ query, variables }));

  it('answers an operation', async () => {
    expect(await ask('{ echo(n: 5) }')).toMatchObject({ status: 200, data: { echo: 5 } });
  });

  it("takes the caller's request id over when it is well-formed", async () => {
    const answer = await send('{"query":"{id}"}', { 'x-request-id': 'abc-12345' });
    expect(answer).toMatchObject({ requestId: 'abc-12345', data: { id: 'abc-12345' } });
  });

  it.each(['short', 'with space in it', 'x'.repeat(65), 'a"b:c{d}e'])(
    'makes a request id of its own instead of %j',
    async (header) => {
      const { requestId } = await send('{"query":"{id}"}', { 'x-request-id': header });
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('masks an unplanned error for the client and logs it whole', async () => {
    const { errors, requestId, data } = await ask('{ boom echo }');
    expect(data).toEqual({ boom: null, echo: 3 });
    expect(errors).toMatchObject([
      { path: ['boom'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/12345|serve\.test|stack/);
    expect(lines.join('')).toContain('cannot read MRN');
    expect(lines.join('')).toContain(String(requestId));
  });

  it('masks what graphql-js itself throws at run time', async () => {
    const { errors } = await ask('{ must }');
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  });

  it("passes a planned error on with its code, without the part's internals", async () => {
    const { errors } = await ask('{ planned }');
    expect(errors).toMatchObject([
      { message: 'no such page', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(JSON.stringify(errors)).not.toContain('shard');
  });

  it('tells the day on which a budget begins anew', async () => {
    const { errors } = await ask('{ exhausted }');
    const renews = '2026-03-08T00:00:00.000Z';
    expect(errors).toMatchObject([{ extensions: { code: 'BUDGET_EXHAUSTED', renews } }]);
  });

  it.each([
    ['what is no JSON', '{"query": "{ echo', 400, 'BAD_REQUEST'],
    ['a JSON value that is no object', 'null', 400, 'BAD_REQUEST'],
    ['a batch', '[{"query":"{ echo }"}]', 400, 'BAD_REQUEST'],
    ['an object without a query', '{}', 400, 'BAD_REQUEST'],
    ['a query that is no text', '{"query": 7}', 400, 'BAD_REQUEST'],
    ['variables that are no object', '{"query":"{ echo }","variables":[1]}', 400, 'BAD_REQUEST'],
    ['a syntax error', '{"query":"{ echo"}', 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{"query":"{ ecko }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription', '{"query":"subscription { echo }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an unknown operation name',
      '{"query":"query A { echo }","operationName":"B"}',
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a variable of the wrong type',
      '{"query":"query($n: Int!) { echo(n: $n) }","variables":{"n":"x"}}',
      400,
      'BAD_USER_INPUT',
    ],
    [
      'null for an argument that takes none',
      '{"query":"query($n: Int) { echo(n: $n) }","variables":{"n":null}}',
      200,
      'BAD_USER_INPUT',
    ],
    [
      'text that nests thousands deep',
      JSON.stringify({ query: '{a'.repeat(9000) }),
      400,
      'GRAPHQL_PARSE_FAILED',
    ],
    [
      'endless text',
      JSON.stringify({ query: `{${'a '.repeat(60_000)}}` }),
      400,
      'GRAPHQL_PARSE_FAILED',
    ],
  ])('refuses %s with a known code and no stack', async (_what, body, status, code) => {
    const answer = await send(body);
    expect(answer.status).toBe(status);
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(Object.keys(ERROR_CODES)).toContain(code);
    expect(JSON.stringify(answer)).not.toMatch(/node_modules|\.ts:|call stack/);
  });

  it('refuses a content type other than JSON', async () => {
    const answer = await send('{"query":"{ echo }"}', { 'content-type': 'text/plain' });
    expect(answer).toMatchObject({
      status: 415,
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('refuses a charset and a compression that it can not read', async () => {
    const charset = await send('{}', { 'content-type': 'application/json; charset=koi8-x' });
    const encoding = await send('{}', { 'content-encoding': 'zebra' });
    expect([charset.status, encoding.status]).toEqual([415, 415]);
    expect(charset.errors?.[0]?.message).toContain('UTF-8');
  });

  it('refuses a body that is too large', async () => {
    const answer = await send(JSON.stringify({ query: 'x'.repeat(33 * 1024 * 1024) }));
    expect(answer.status).toBe(413);
    expect(answer.errors?.[0]?.message).toBe('The body is larger than 33554432 bytes');
  });

  it('answers bytes that are no HTTP by closing the connection, and goes on', async () => {
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    socket.end('\x16\x03\x01 hello\r\n\r\n');
    const reply = await new Promise<string>((resolve) => {
      socket.once('data', (data) => {
        resolve(data.toString());
      });
    });
    expect(reply).toMatch(/^HTTP\/1\.1 400/);
    expect((await ask('{ echo }')).data).toEqual({ echo: 3 });
  });

  it('says where GraphQL is to who asks elsewhere', async () => {
    const { statusCode, body } = await request(new URL('/', running.url));
    expect(statusCode).toBe(404);
    expect(await body.text()).toContain('GraphQL is at /graphql');
  });

  it('tells the resolvers when the client goes away', async () => {
    const leaving = new AbortController();
    const gone = request(running.url, {
      method: 'POST',
      headers: await signedHeaders('trial', SLOW),
      body: SLOW,
      signal: leaving.signal,
    });
    await trial.entered;
    leaving.abort();
    await expect(gone).rejects.toThrow();
    await new Promise<void>((resolve) => {
      if (trial.signal?.aborted === true) resolve();
      else
        trial.signal?.addEventListener('abort', () => {
          resolve();
        });
    });
    trial.release();
    expect(trial.signal?.aborted).toBe(true);
  });

  it('says in one line that its port is taken', async () => {
    const port = Number(new URL(running.url).port);
    const second = serve(startTrial().part, { ...anywhere, port });
    await expect(second).rejects.toThrow(StartError);
    await expect(second).rejects.toThrow(`port ${port} on 127.0.0.1 is taken`);
  });
});

describe('The stop of a part', () => {
  it('ends the running requests first, then closes the part', async () => {
    const { trial, part } = startTrial();
    const running = await serve(part, anywhere);
    const answer = request(running.url, {
      method: 'POST',
      headers: await signedHeaders('trial', SLOW),
      body: SLOW,
    });
    await trial.entered;
    const stopped = running.stop();
    expect(trial.closed).toBe(false);
    trial.release();
    expect(await (await answer).body.json()).toEqual({ data: { slow: 'done' } });
    await stopped;
    expect(trial.closed).toBe(true);
    await expect(request(new URL('/health', running.url))).rejects.toThrow();
  });
});

describe('Health and readiness', () => {
  it('tells that it listens, and whether its store answers', async () => {
    const { trial, part } = startTrial();
    const running = await serve(part, anywhere);
    const ask = async (path: string) => {
      const { statusCode, body } = await request(new URL(path, running.url));
      return [statusCode, await body.json()];
    };
    expect(await ask('/ready')).toEqual([200, { status: 'ready' }]);
    trial.closed = true;
    expect(await ask('/ready')).toEqual([
      503,
      { status: 'not ready', reason: 'the store is gone' },
    ]);
    expect(await ask('/health')).toEqual([200, { status: 'ok' }]);
    await running.stop();
  });
});
