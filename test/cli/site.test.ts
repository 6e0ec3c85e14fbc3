import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findFreePorts } from '../../cli/ports.ts';
import { runCommand, startCommand, untilPrinted } from './command.ts';

describe('bin/precision-graph site init', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'site-init-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  const init = (dir: string, ...more: string[]) =>
    runCommand(['site', 'init', '--id', 'st-mary', '--name', 'St. Mary', '--dir', dir, ...more]);
  const entryIn = (out: string): unknown => JSON.parse(/^ {2}(\{.*\})$/m.exec(out)?.[1] ?? 'null');

  it('makes a site that listens, and prints the entry that the network needs', async () => {
    const dir = path.join(directory, 'listens');
    const { code, out, err } = await init(dir, '--listen', '4321');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(entryIn(out)).toEqual({
      id: 'st-mary',
      name: 'St. Mary',
      url: 'http://127.0.0.1:4321/graphql',
    });
    expect(out).toContain(`site run --config ${path.join(dir, 'site_st-mary.json')}`);
    const secret = await readFile(path.join(dir, 'site_st-mary.key'), 'utf8');
    expect(out).not.toContain(secret.trim());
    expect((await stat(path.join(dir, 'site_st-mary.key'))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(dir, 'site_st-mary'))).isDirectory()).toBe(true);
  });

  it('gives a second site of a folder a port of its own', async () => {
    const dir = path.join(directory, 'two');
    const ports = [];
    for (const id of ['one', 'two']) {
      const made = await runCommand(['site', 'init', '--id', id, '--name', id, '--dir', dir]);
      ports.push(entryIn(made.out));
    }
    expect(ports).toEqual([
      expect.objectContaining({ id: 'one', url: 'http://127.0.0.1:4010/graphql' }),
      expect.objectContaining({ id: 'two', url: 'http://127.0.0.1:4011/graphql' }),
    ]);
  });

  it('overwrites nothing', async () => {
    const dir = path.join(directory, 'twice');
    await init(dir, '--listen', '4321');
    const files = ['site_st-mary.json', 'site_st-mary.key'].map((name) => path.join(dir, name));
    const read = () => Promise.all(files.map((file) => readFile(file, 'utf8')));
    const before = await read();
    const { code, out } = await init(dir, '--listen', '9999');
    expect(code).toBe(0);
    expect(out).toContain('was there already, nothing is changed');
    expect(out).toContain(':4321/graphql');
    expect(await read()).toEqual(before);
  });

  it.each([
    ['an id', ['--id', 'St Mary', '--name', 'x'], /'St Mary' can't be a site's id/],
    ['an empty name', ['--id', 'x', '--name', ' '], /--name takes what the institution is called/],
    ['a port', ['--id', 'x', '--name', 'x', '--listen', 'http'], /--listen takes a port/],
    ['a port that is any', ['--id', 'x', '--name', 'x', '--listen', '0'], /can't know: state one/],
    [
      'a network without --dial',
      ['--id', 'x', '--name', 'x', '--network', 'n'],
      /goes with --dial/,
    ],
    ['no name', ['--id', 'x'], /required option '--name <name>'/],
  ])('refuses %s that is none, and makes nothing', async (_what, args, message) => {
    const dir = path.join(directory, 'refused');
    const { code, err } = await runCommand(['site', 'init', '--dir', dir, ...args]);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
    await expect(stat(dir)).rejects.toThrow('ENOENT');
  });
});

describe('bin/precision-graph site run', () => {
  let directory: string;
  let config: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'site-run-'));
    config = path.join(directory, 'site_st-mary.json');
    const names = ['--id', 'st-mary', '--name', 'St. Mary', '--dir', directory];
    const [port] = await findFreePorts(1);
    await runCommand(['site', 'init', ...names, '--listen', String(port)]);
    await runCommand(['keys', path.join(directory, 'keys')]);
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it('runs the site that a configuration describes', async () => {
    const site = startCommand(['site', 'run', '--config', config], { NODE_ENV: 'production' });
    await untilPrinted(site, '"listening"', 'err');
    const address = /"url":"(http[^"]+)\/graphql"/.exec(site.err)?.[1] ?? '';
    const response = await fetch(`${address}/ready`);
    site.process.kill('SIGTERM');
    expect(await response.json()).toEqual({ status: 'ready', site: 'st-mary' });
    expect({ status: response.status, code: (await site.finished).code }).toEqual({
      status: 200,
      code: 0,
    });
  });

  it('names each key of a configuration that is wrong', async () => {
    const file = path.join(directory, 'wrong.json');
    const wrong = { id: 'st-mary', listen: { host: '127.0.0.1', port: '80' }, colour: 'red' };
    await writeFile(file, JSON.stringify(wrong));
    const { code, err } = await runCommand(['site', 'run', '--config', file]);
    expect(code).toBe(1);
    for (const key of ['name', 'listen.port', 'trustedKeys', 'colour']) expect(err).toContain(key);
    expect(err.trimEnd().split('\n')).toHaveLength(4);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['neither an id nor a configuration', [], /name the site by its id or its --config FILE/],
    ['a configuration that is not there', ['--config', '/nowhere.json'], /can't read \/nowhere/],
  ])('refuses %s', async (_what, args, message) => {
    const { code, err } = await runCommand(['site', 'run', ...args]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(message) });
  });
});

describe('A site that dials', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'site-dials-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it('joins by what init printed, on both sides, and is asked over its connection', async () => {
    const [port = 0, own = 0] = await findFreePorts(2);
    const url = `ws://127.0.0.1:${port}/sites`;
    const dir = path.join(directory, 'site');
    const entry = path.join(directory, 'entry.json');
    const names = ['--id', 'st-mary', '--name', 'St. Mary', '--dir', dir, '--listen', String(own)];
    const made = await runCommand(['site', 'init', ...names, '--dial', url, '--entry', entry]);
    expect(made).toMatchObject({ code: 0, err: '' });
    const stated: unknown = JSON.parse(await readFile(entry, 'utf8'));
    expect(made.out).toContain(JSON.stringify(stated));
    expect(stated).toEqual({
      id: 'st-mary',
      name: 'St. Mary',
      publicKey: expect.stringMatching(/^ed25519:[\w-]{43}$/),
    });
    expect((await stat(path.join(dir, 'site_st-mary.jwk'))).mode & 0o777).toBe(0o600);
    await runCommand(['keys', path.join(dir, 'keys')]);

    const patients = startCommand(['subgraph', 'patients'], {
      NODE_ENV: 'production',
      PORT: '0',
      SITES_FILE: entry,
      SITE_CONNECTIONS_PORT: String(port),
      ASSERTION_KEY_FILE: path.join(dir, 'keys/patients/assertion.jwk'),
      TRUSTED_KEYS_FILE: path.join(dir, 'keys/trusted/keys.json'),
    });
    await untilPrinted(patients, '"listening"', 'err');
    const config = path.join(dir, 'site_st-mary.json');
    const status = () => runCommand(['site', 'status', '--config', config]);
    const before = await status();
    expect(before).toMatchObject({
      code: 1,
      out: expect.stringMatching(/network +not connected\n/),
    });
    const site = startCommand(['site', 'run', '--config', config], { NODE_ENV: 'production' });
    await Promise.all([
      untilPrinted(site, '"connected to the network"', 'err'),
      untilPrinted(patients, '"site connected"', 'err'),
    ]);
    const during = await status();
    expect(during).toMatchObject({ code: 0, out: expect.stringMatching(/network +connected\n/) });
    site.process.kill('SIGTERM');
    await untilPrinted(patients, '"site disconnected"', 'err');
    expect((await site.finished).code).toBe(0);
    patients.process.kill('SIGTERM');
    expect((await patients.finished).code).toBe(0);
    const warnings = (patients.err + site.err).split('\n').filter((l) => /"level":(40|50)/.test(l));
    // A new site has nothing ingested yet, and says so.
    expect(warnings).toEqual([expect.stringContaining('terminologies are missing')]);
  });

  it('is refused as long as the network does not know where it is to connect', async () => {
    const { code, err } = await runCommand(['subgraph', 'patients'], {
      SITES: `st-mary=ed25519:${'k'.repeat(43)}`,
      DATA_DIR: directory,
    });
    expect({ code, err }).toEqual({
      code: 1,
      err: 'precision-graph: st-mary connects by itself: give SITE_CONNECTIONS_PORT, where it finds the network\n',
    });
  });

  it('is refused when there are more sites than cursors can tell places of', async () => {
    const sites = Array.from({ length: 1001 }, (_, at) => `s${at}=http://localhost/`);
    const { code, err } = await runCommand(['subgraph', 'patients'], {
      SITES: sites.join(','),
      DATA_DIR: directory,
    });
    expect({ code, err }).toEqual({
      code: 1,
      err: 'precision-graph: there are 1001 sites: a network has at most 1000\n',
    });
  });
});
