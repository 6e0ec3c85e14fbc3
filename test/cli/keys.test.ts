import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { runCommand, startCommand, untilPrinted } from './command.ts';

const ADDRESSES = Object.fromEntries(
  ['BIOMARKERS', 'PATIENTS', 'THERAPIES', 'TRIALS'].map((name) => [
    `${name}_URL`,
    'http://127.0.0.1:1/graphql',
  ]),
);

describe('The keys and issuers on the command line', () => {
  let directory: string;
  let folder: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'cli-keys-'));
    folder = path.join(directory, 'keys');
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it('are made by one command, which prints where they belong and no key', async () => {
    const { code, out, err } = await runCommand(['keys', folder]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`gateway alone: ASSERTION_KEY_FILE=${folder}/gateway/assertion.jwk\n`);
    expect(out).toContain(`every part: TRUSTED_KEYS_FILE=${folder}/trusted/keys.json\n`);
    const key: unknown = JSON.parse(
      await readFile(path.join(folder, 'gateway/assertion.jwk'), 'utf8'),
    );
    expect(out).not.toContain(z.object({ d: z.string() }).parse(key).d);
  });

  it('take turns: the next key is trusted beside the last, until that is retired', async () => {
    const trusted = (out: string) => [...out.matchAll(/^trusted: (\w+)/gm)].map(([, part]) => part);
    const next = await runCommand(['keys', folder, '--next', 'gateway']);
    expect(trusted(next.out)).toEqual(['gateway', 'gateway', 'patients']);
    expect(next.out).toContain(`next key of gateway: ${folder}/gateway/next.jwk\n`);
    expect(next.out).toContain(
      `when all have it: mv ${folder}/gateway/next.jwk ${folder}/gateway/assertion.jwk\n`,
    );
    await rm(path.join(folder, 'gateway/next.jwk'));
    expect(trusted((await runCommand(['keys', folder])).out)).toHaveLength(3);
    const tooSoon = await runCommand(['keys', folder, '--retire']);
    expect({ code: tooSoon.code, out: tooSoon.out }).toEqual({ code: 1, out: '' });
    expect(tooSoon.err).toMatch(/^precision-graph: the key of gateway was put.*--force\n$/);
    const retired = await runCommand(['keys', folder, '--retire', '--force']);
    expect(trusted(retired.out)).toEqual(['gateway', 'patients']);
    expect(retired.out).toMatch(/^retired: gateway [\w-]+$/m);
    const again = await runCommand(['keys', folder, '--retire']);
    expect(again.out).toContain('nothing to retire');
  });

  it.each<[string, string[], string[]]>([
    ['the gateway', ['gateway'], ['ISSUERS_FILE', 'ASSERTION_KEY_FILE']],
    ['a subgraph', ['subgraph', 'trials'], ['TRUSTED_KEYS_FILE']],
    ['a site', ['site', 'run', 'northfield'], ['TRUSTED_KEYS_FILE']],
  ])('must be stated in production for %s to start', async (_what, args, files) => {
    const environment = { ...ADDRESSES, NODE_ENV: 'production', DATA_DIR: directory, PORT: '0' };
    const { code, err } = await runCommand(args, environment);
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toEqual(
      files.map((file) => expect.stringContaining(`precision-graph: ${file} is not set: give the`)),
    );
  });

  it('are refused by name when they are wrong', async () => {
    const issuers = path.join(directory, 'issuers.json');
    await writeFile(issuers, '[{"issuer":"https://id.example","audience":1}]');
    const environment = { ...ADDRESSES, DATA_DIR: directory, PORT: '0' };
    const wrong = await runCommand(['gateway', '--issuers', issuers], environment);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(/^precision-graph: .*issuers\.json: \[0\]\.audience: give the 'aud'/);
    expect(wrong.err).not.toMatch(/^\s+at /m);
    const missing = await runCommand(['subgraph', 'trials'], {
      ...environment,
      TRUSTED_KEYS_FILE: path.join(directory, 'none.json'),
    });
    expect(missing.err).toMatch(
      /^precision-graph: can't read the key file .*none\.json: ENOENT: put there what .precision-graph keys. makes .*\n$/,
    );
  });

  it('let the gateway start in production, where no local token counts', async () => {
    const jwks = path.join(directory, 'jwks.json');
    const trusted = z
      .object({ keys: z.array(z.object({ kty: z.string(), crv: z.string(), x: z.string() })) })
      .parse(JSON.parse(await readFile(path.join(folder, 'trusted/keys.json'), 'utf8')));
    await writeFile(jwks, JSON.stringify({ keys: trusted.keys.slice(0, 1) }));
    const issuers = path.join(directory, 'good-issuers.json');
    await writeFile(
      issuers,
      JSON.stringify([
        {
          issuer: 'https://id.example',
          audience: 'precision-graph',
          institution: { id: 'northfield', name: 'Northfield' },
          jwksFile: 'jwks.json',
          scopes: [],
          purposes: [],
        },
      ]),
    );
    const gateway = startCommand(['gateway', '--issuers', issuers], {
      ...ADDRESSES,
      NODE_ENV: 'production',
      DATA_DIR: directory,
      PORT: '0',
      ASSERTION_KEY_FILE: path.join(folder, 'gateway/assertion.jwk'),
    });
    await untilPrinted(gateway, 'listening', 'err');
    const [url = ''] = /http:\/\/[^"\s]+/.exec(gateway.err) ?? [];
    const local = await runCommand(['token', 'clinician'], { DATA_DIR: directory });
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${local.out.trim()}`,
      },
      body: '{"query":"{ __typename }"}',
    });
    gateway.process.kill('SIGTERM');
    await gateway.finished;
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('error_description="unknown issuer"');
  });
});
