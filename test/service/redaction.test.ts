import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ASSERTION_HEADER } from '../../identity/assertion.ts';
import { openSigningKey, openTrustedKeys } from '../../identity/assertion-keys.ts';
import { subgraphVerifier } from '../../identity/assertion-verifier.ts';
import { makeKeys, signingKeyFile, trustedKeysFile } from '../../identity/key-folder.ts';
import { gatewaySigner } from '../../identity/signer.ts';
import { createLog, LOG_LEVELS, type Log } from '../../service/log.ts';
import { serve } from '../../service/serve.ts';
import {
  ask,
  createIssuer,
  startFakeSubgraph,
  startTestGateway,
  type FakeSubgraph,
} from '../gateway/support.ts';
import { runCommand } from '../cli/command.ts';
import { startTrial } from './trial-part.ts';

const MONGODB_URI = 'mongodb://root:hunter2@127.0.0.1:1/?serverSelectionTimeoutMS=200';

describe('What a run logs at its most talkative', () => {
  let directory: string;
  let subgraph: FakeSubgraph;
  const lines: string[] = [];
  const logOf = (part: string): Log =>
    createLog({ part, level: LOG_LEVELS[0], pretty: false, write: (line) => lines.push(line) });
  /** Texts that nobody may read in a log: whole ones, and the part of each that makes it valid. */
  const secrets = new Set<string>(['hunter2']);
  const keep = (token: string): string => {
    const signature = token.split('.').at(-1) ?? '';
    for (const secret of [token, signature]) if (secret.length > 10) secrets.add(secret);
    return token;
  };

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'redaction-'));
    subgraph = await startFakeSubgraph();
    subgraph.answer = { data: { sites: [] } };
  });
  afterAll(async () => {
    await subgraph.stop();
    await rm(directory, { recursive: true });
  });

  it('holds no token, assertion, key or password, whatever goes wrong', async () => {
    await makeKeys(directory);
    const keyFile = signingKeyFile(directory, 'gateway');
    const key = z.object({ d: z.string() }).parse(JSON.parse(await readFile(keyFile, 'utf8')));
    secrets.add(key.d);
    const told = {
      recheckMs: -1,
      onFault: (reason: string) => {
        logOf('keys').warn('not taken', { reason });
      },
    };
    const signing = await openSigningKey(keyFile, told);
    const signer = gatewaySigner(signing);
    const trusted = await openTrustedKeys(trustedKeysFile(directory), told);
    const { issuer, token } = await createIssuer();
    const { gateway } = await startTestGateway(subgraph, issuer, { log: logOf('gateway'), signer });
    const part = await serve(startTrial().part, {
      host: '127.0.0.1',
      port: 0,
      log: logOf('trials'),
      verifier: subgraphVerifier('trials', trusted),
    });

    const good = keep(await token('patient:read'));
    const expired = keep(await token('', '-1h'));
    const query = '{ sites { id } viewer { subject } }';
    for (const text of [good, expired, `${good}x`, `${good}, ${expired}`]) {
      await ask(gateway, query, { authorization: `Bearer ${text}` });
      await ask(gateway, query, { authorization: text });
    }
    for (const request of subgraph.requests) keep(String(request[ASSERTION_HEADER]));
    subgraph.answer = null;
    await ask(gateway, query, { authorization: `Bearer ${good}` });
    subgraph.answer = keep(good);
    await ask(gateway, query, { authorization: `Bearer ${good}` });

    const body = '{"query":"{ boom planned }"}';
    const question = { audience: 'trials', requestId: 'request-0001', body };
    const assertion = keep(await signer.sign(question, null));
    for (const stated of [assertion, `${assertion}x`, good, key.d])
      await fetch(part.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-request-id': question.requestId,
          [ASSERTION_HEADER]: stated,
        },
        body,
      });
    await writeFile(keyFile, `{"d": "${key.d}"`);
    await signing();
    const cause = new Error(`connect ${MONGODB_URI} as ${JSON.stringify(JSON.stringify(key))}`);
    logOf('site').error('the store fails', { reason: `Bearer ${good}` }, cause);
    await Promise.all([gateway.stop(), part.stop()]);

    const log = lines.join('');
    for (const event of [
      'refused: no valid assertion',
      'operation',
      'not taken',
      'unplanned error',
    ])
      expect(log).toContain(event);
    expect(secrets.size).toBeGreaterThan(6);
    for (const secret of secrets) expect(log).not.toContain(secret);
    expect(log).not.toMatch(/eyJ[\w-]/);
  });

  it.each([
    ['a site', ['site', 'run', 'lakeside']],
    ['a subgraph', ['subgraph', 'trials']],
    ['the demonstration', ['demo', 'knowledge']],
  ])('nor what %s says when its database does not answer', async (_what, args) => {
    const { code, out, err } = await runCommand(args, {
      MONGODB_URI,
      DATA_DIR: directory,
      LOG_LEVEL: 'trace',
      PORT: '0',
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^precision-graph: /m);
    expect(out + err).not.toMatch(/hunter2|root:/);
  });
});
