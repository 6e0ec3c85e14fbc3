import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand, startCommand, untilPrinted } from './command.ts';

describe('Beside a site', () => {
  let directory: string;
  let patients: string;
  const run = (...args: string[]) => runCommand(args, { DATA_DIR: directory });
  const config = () => path.join(directory, 'site_st-mary.json');
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'known-sites-'));
    await run('site', 'init', '--id', 'st-mary', '--name', 'St. Mary');
    patients = path.join(directory, 'patients.ndjson');
    await writeFile(
      patients,
      JSON.stringify({ resourceType: 'Patient', id: 'p1', gender: 'female' }),
    );
    await run('ingest', 'fhir', patients, '--site', 'st-mary');
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it.each([
    ['site status saint-mary', "there is no site 'saint-mary'"],
    ['site policy show saint-mary', "there is no site 'saint-mary'"],
    ['consent list --site saint-mary', "there is no site 'saint-mary'"],
    ['consent set --site saint-mary --patient p1 --withdraw', "there is no site 'saint-mary'"],
    ['site run saint-mary', "begin with 'site init --id saint-mary'"],
    ['ingest fhir - --site saint-mary', "begin with 'site init --id saint-mary'"],
    ['ingest fhir - --site saint-mary --dry-run', "begin with 'site init --id saint-mary'"],
  ])('%s names the site that is there, and makes none', async (command, message) => {
    const before = await readdir(directory);
    const { code, err } = await run(...command.split(' '));
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).toContain('st-mary');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(await readdir(directory)).toEqual(before);
  });

  it('consents are asked for by its configuration alone, and none is said to be none', async () => {
    const { code, out, err } = await run('consent', 'list', '--config', config());
    expect({ code, out, err }).toEqual({
      ...{ code: 0, out: '' },
      err: 'no consent was set by hand at st-mary\n',
    });
    const set = ['--config', config(), '--patient', 'p1', '--permit', '--duo', 'GRU'];
    const made = await run('consent', 'set', ...set, '--until', '2020');
    expect(made.code).toBe(0);
    expect(made.out).toContain('note: the last day is over');
    expect((await run('consent', 'list', '--config', config())).out).toContain('until 2020');
  });

  it('an audit without such a record is said to be without', async () => {
    const { code, out, err } = await run('site', 'audit', 'st-mary');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('no such record in the audit of st-mary');
  });

  it('init says which options it did not take', async () => {
    const options = ['--name', 'St. Mary', '--listen', '9999', '--dial', 'wss://x.example/sites'];
    const { code, err } = await run('site', 'init', '--id', 'st-mary', ...options);
    expect(code).toBe(0);
    expect(err).toBe(
      `not taken: --listen 9999 (it holds 4010); --dial wss://x.example/sites (it holds no dialling). To change it, edit ${config()}\n`,
    );
    expect((await run('site', 'init', '--id', 'st-mary', '--name', 'St. Mary')).err).toBe('');
  });

  it('a secret that is gone is asked for, since another one gives every patient another id', async () => {
    const secret = path.join(directory, 'site_st-mary.key');
    await rename(secret, `${secret}.copy`);
    for (const command of [
      ['ingest', 'fhir', patients, '--site', 'st-mary'],
      ['site', 'init', '--id', 'st-mary', '--name', 'St. Mary'],
      ['site', 'run', 'st-mary'],
    ]) {
      const { code, err } = await run(...command);
      expect(code).toBe(1);
      expect(err).toContain('site_st-mary.key is gone, but the site holds patients');
    }
    await rename(`${secret}.copy`, secret);
  });

  it('a policy that was there and is gone refuses everything, after a new start too', async () => {
    await run('keys', path.join(directory, 'keys'));
    const policy = path.join(directory, 'site_st-mary.policy.json');
    const status = async () => (await run('site', 'status', 'st-mary')).out;
    expect(await status()).toContain('policy      none');
    await writeFile(policy, '{"threshold": 20}');
    const site = startCommand(['site', 'run', 'st-mary'], { DATA_DIR: directory, PORT: '0' });
    await untilPrinted(site, '"listening"', 'err');
    site.process.kill('SIGTERM');
    await site.finished;
    await rm(policy);
    expect(await status()).toContain('WRONG, everything is refused: it is gone');
    await writeFile(policy, '{}');
    expect(await status()).not.toContain('WRONG');
    await rm(path.join(directory, 'keys'), { recursive: true });
  });

  it("a dialling site's own key that is gone is not made again by running it", async () => {
    const other = await mkdtemp(path.join(tmpdir(), 'dials-'));
    const names = ['--id', 'st-luke', '--name', 'St. Luke', '--dir', other];
    const init = () => runCommand(['site', 'init', ...names, '--dial', 'ws://127.0.0.1:9/sites']);
    await init();
    await runCommand(['keys', path.join(other, 'keys')]);
    const key = path.join(other, 'site_st-luke.jwk');
    await rm(key);
    const { code, err } = await runCommand([
      'site',
      'run',
      '--config',
      path.join(other, 'site_st-luke.json'),
    ]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`${key} is gone`) });
    expect((await init()).err).toBe(`made anew, for it was gone: ${key}\n`);
    await rm(other, { recursive: true });
  });

  it('run without the keys of the network says who has them', async () => {
    const { code, err } = await run('site', 'run', '--config', config());
    expect(code).toBe(1);
    expect(err).toContain("a site gets it from the network's operator");
  });
});
