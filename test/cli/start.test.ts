import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { findFreePorts } from '../../cli/ports.ts';
import { Supervisor } from '../../cli/supervisor.ts';
import { loadDemo } from '../../demo/load.ts';
import { openStore } from '../../store/open.ts';
import { runCommand, startCommand, untilPrinted, type RunningCommand } from './command.ts';

const LAST_LINE = 'A first query to paste';

describe('bin/precision-graph start', () => {
  let dataDirectory: string;

  beforeAll(async () => {
    dataDirectory = await mkdtemp(path.join(tmpdir(), 'start-'));
    await loadDemo({
      dataDirectory,
      open: (name) => openStore({ name, dataDirectory }),
      say: () => undefined,
      patientsPerSite: 20,
    });
  });
  afterAll(async () => {
    await rm(dataDirectory, { recursive: true });
  });

  async function start(more: Readonly<Record<string, string>> = {}): Promise<RunningCommand> {
    const environment = { PORT: '0', DATA_DIR: dataDirectory, LOG_LEVEL: 'warn', ...more };
    const command = startCommand(['start'], environment);
    await untilPrinted(command, LAST_LINE);
    return command;
  }

  const addressesIn = (text: string) =>
    [...text.matchAll(/http:\/\/\S+:\d+\/graphql/g)].map(([address]) => address);

  async function answers(address: string): Promise<boolean> {
    try {
      const { statusCode, body } = await request(new URL('/ready', address));
      await body.dump();
      return statusCode === 200;
    } catch {
      return false;
    }
  }

  /** The statuses and texts by which parts answer who asks past the gateway. */
  async function askDirectly(addresses: readonly string[]): Promise<Set<string>> {
    const answers = addresses.map(async (address) => {
      const { statusCode, body } = await request(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename _service { sdl } }"}',
      });
      return `${statusCode} ${await body.text()}`;
    });
    return new Set(await Promise.all(answers));
  }

  it('brings up every part, answers the first query, and ends all of them on Ctrl-C', async () => {
    const command = await start();
    const addresses = [...new Set(addressesIn(command.out))];
    const running = await Promise.all(addresses.map(answers));
    const [gateway = ''] = addresses;
    const { body } = await request(gateway, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: /authorization: (Bearer \S+)'/.exec(command.out)?.[1] ?? '',
      },
      body: /-d '(.*)'$/m.exec(command.out)?.[1] ?? '',
    });
    const answer = await body.text();
    const direct = await askDirectly(addresses.slice(1));
    command.process.kill('SIGINT');
    const { code, err } = await command.finished;

    for (const persona of ['researcher', 'coordinator', 'clinician', 'dashboard', 'auditor'])
      expect(command.out).toMatch(new RegExp(`^  ${persona}\n  [\\w-]+\\.[\\w-]+\\.[\\w-]+$`, 'm'));
    expect(addresses).toHaveLength(8);
    expect(running).toEqual(addresses.map(() => true));
    expect(answer).toContain('"BRAF:V600E"');
    expect(answer).not.toContain('"errors"');
    expect([...direct]).toEqual([expect.stringMatching(/^401 .*"UNAUTHENTICATED"/)]);
    expect(code).toBe(0);
    expect(command.out).toMatch(/\nEnding all parts; the data stays for the next start\.\n$/);
    expect(err.trimEnd().split('\n')).toEqual(
      addresses.slice(1).map(() => expect.stringContaining('"refused: no valid assertion"')),
    );
    expect(await Promise.all(addresses.map(answers))).toEqual(addresses.map(() => false));
  });

  it('takes in a site of your own beside the demonstration', async () => {
    const own = await mkdtemp(path.join(tmpdir(), 'own-site-'));
    const entry = path.join(own, 'entry.json');
    const [port = 0] = await findFreePorts(1);
    const names = ['--id', 'st-mary', '--name', 'St. Mary', '--dir', own, '--entry', entry];
    await runCommand(['site', 'init', ...names, '--listen', String(port)]);
    const command = await start({ SITES_FILE: entry });
    await cp(path.join(dataDirectory, 'keys/trusted'), path.join(own, 'keys/trusted'), {
      recursive: true,
    });
    const site = startCommand(['site', 'run', '--config', path.join(own, 'site_st-mary.json')]);
    await untilPrinted(site, '"listening"', 'err');
    const { body } = await request(addressesIn(command.out)[0] ?? '', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: /authorization: (Bearer \S+)'/.exec(command.out)?.[1] ?? '',
      },
      body: JSON.stringify({ query: '{ sites { id name status } }' }),
    });
    const answer = await body.text();
    for (const each of [site, command]) each.process.kill('SIGINT');
    await Promise.all([site.finished, command.finished]);
    await rm(own, { recursive: true });
    expect(answer).toContain('{"id":"st-mary","name":"St. Mary","status":"OK"}');
  });

  it('has a demonstration that says when there is nothing to load', async () => {
    const { code, err } = await runCommand(['demo'], { DATA_DIR: dataDirectory });
    expect(code).toBe(0);
    expect(err).toBe(
      'demo: knowledge, northfield, lakeside, riverbend: the data is there already, nothing to load\n',
    );
  });

  it('says which part died and starts it again, while the others go on', async () => {
    const command = await start();
    const addresses = [...new Set(addressesIn(command.out))];
    const parent = String(command.process.pid);
    const processOf = async (part: string) =>
      (await promisify(execFile)('pgrep', ['-P', parent, '-f', part])).stdout.trim();
    const before = await processOf('site run lakeside');
    process.kill(Number(before), 'SIGKILL');
    await untilPrinted(command, 'starting it again', 'err');
    while (!(await Promise.all(addresses.map(answers))).every(Boolean)) await setTimeout(100);
    expect(await processOf('site run lakeside')).not.toBe(before);
    command.process.kill('SIGINT');
    const { code, err } = await command.finished;
    expect(code).toBe(0);
    expect(err).toBe('site lakeside ended by SIGKILL: starting it again in 0.5 s\n');
    expect(await Promise.all(addresses.map(answers))).toEqual(addresses.map(() => false));
  });

  it('ends every part and says which one does not start', async () => {
    const supervisor = new Supervisor(() => undefined);
    const part = (name: string, args: string[]) => ({ name, args, environment: {} });
    const wrong = part('site lakeside', ['site', 'no site']);
    await expect(supervisor.start([wrong])).rejects.toThrow(
      /^site lakeside ended with exit code [12]: ending the rest$/,
    );
    await supervisor.end();
  });

  it('leaves no part behind when it is killed itself', async () => {
    const command = await start();
    const addresses = [...new Set(addressesIn(command.out))];
    command.process.kill('SIGKILL');
    await command.finished;
    // `finished` waits for the output to close, which the parts hold open until they end.
    expect(await Promise.all(addresses.map(answers))).toEqual(addresses.map(() => false));
  });
});
