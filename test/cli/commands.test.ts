import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localIssuers } from '../../identity/local-issuer.ts';
import { verifyToken } from '../../identity/verify.ts';
import { listenAt } from '../../service/http.ts';
import { runCommand } from './command.ts';

describe('The command line', () => {
  let directory: string;
  let file: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'cli-'));
    file = path.join(directory, 'a-file');
    await writeFile(file, '');
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it('says what there is to run', async () => {
    const { code, out } = await runCommand(['--help']);
    expect(code).toBe(0);
    for (const command of [
      'start',
      'token',
      'keys',
      'demo',
      'gateway',
      'subgraph',
      'site',
      'ingest',
    ])
      expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it.each([
    'start',
    'token',
    'keys',
    'demo',
    'gateway',
    'subgraph',
    'site',
    'site init',
    'site run',
  ])('shows how to run %s by an example', async (command) => {
    const { code, out } = await runCommand([...command.split(' '), '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/Example:\n.*bin\/precision-graph/);
  });

  it('prints one token and nothing else', async () => {
    const issuers = await localIssuers({ dataDirectory: directory, mode: 'test' });
    const { code, out, err } = await runCommand(['token', 'clinician@lakeside'], {
      DATA_DIR: directory,
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect((await verifyToken(out.trim(), issuers)).subject).toBe('clinician@lakeside');
  });

  it('warns of a token by a key that was only made for it', async () => {
    const fresh = path.join(directory, 'fresh');
    const { code, out, err } = await runCommand(['token', 'auditor'], { DATA_DIR: fresh });
    expect(code).toBe(0);
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(err).toMatch(/^precision-graph: warning: .*fresh had no issuer's key.*\n$/);
  });

  it('prints its version', async () => {
    expect((await runCommand(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [
      'a port that is none, by its option',
      ['gateway', '--port', 'abc'],
      {},
      /option '--port <number>' argument 'abc' is invalid. Give a port from 0/,
    ],
    [
      'the next key and the retirement of the last at once',
      ['keys', '/nowhere', '--next', 'gateway', '--retire'],
      {},
      /two steps/,
    ],
    ['an unknown command', ['stat'], {}, /unknown command 'stat'/],
    ['an unknown subgraph', ['subgraph', 'genes'], {}, /Allowed choices are biomarkers, patients/],
    ['an unknown persona', ['token', 'boss'], {}, /unknown persona 'boss': take one of researcher/],
    [
      'everything at once in production',
      ['start'],
      { NODE_ENV: 'production' },
      /refused when NODE_ENV=production: run each part/,
    ],
    [
      'a token in production',
      ['token', 'clinician'],
      { NODE_ENV: 'production' },
      /refused when NODE_ENV=production/,
    ],
    [
      'an unknown part of the demo',
      ['demo', 'mars'],
      {},
      /there is no 'mars' to load: take knowledge/,
    ],
    ["what can't be a site's id", ['site', 'run', '../x'], {}, /'\.\.\/x' can't be a site's id/],
  ])('refuses %s in words, without a stack', async (_what, args, environment, message) => {
    const { code, out, err } = await runCommand(args, { DATA_DIR: directory, ...environment });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('names every fault of the environment, a line each, and nothing else', async () => {
    const environment = { PORT: 'http', LOG_LEVEL: 'loud', MONGODB_URI: 'db.example' };
    const { code, err } = await runCommand(['start'], environment);
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^precision-graph: LOG_LEVEL: "loud" is wrong: give one of/),
      expect.stringMatching(/^precision-graph: PORT: "http" is wrong: give a port/),
      expect.stringMatching(/^precision-graph: MONGODB_URI: its value is wrong: give a mongodb:/),
    ]);
  });

  it('says in one line that the port is taken, before it touches any data', async () => {
    const server = createServer();
    const port = await listenAt(server, '127.0.0.1', 0);
    const { code, err } = await runCommand(['start'], {
      PORT: String(port),
      DATA_DIR: path.join(directory, 'untouched'),
    });
    server.close();
    expect({ code, err }).toEqual({
      code: 1,
      err: `precision-graph: port ${port} on 127.0.0.1 is taken: end what uses it, or set PORT to another\n`,
    });
  });

  it.each(['start', 'demo', 'demo knowledge', 'subgraph trials', 'site run lakeside'])(
    'says in one line that the data directory is none: %s',
    async (command) => {
      const { code, err } = await runCommand(command.split(' '), {
        PORT: '0',
        DATA_DIR: path.join(file, 'data'),
      });
      expect(code).toBe(1);
      expect(err).toMatch(/^precision-graph: .*a-file.*\n$/);
    },
  );
});
