import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import pLimit from 'p-limit';
import { createLog } from '../../../service/log.ts';
import { deadlineOf, type Deadline } from '../../../subgraphs/patients/deadline.ts';
import { SiteFault } from '../../../subgraphs/patients/site-fault.ts';
import { DEFAULT_GATE, SiteGate } from '../../../subgraphs/patients/site-gate.ts';

const lines: string[] = [];
const log = createLog({
  part: 'test',
  level: 'info',
  pretty: false,
  write: (line) => lines.push(line),
});

const opened: { close(): void }[] = [];
function gate(options = {}, isReady = (): Promise<boolean> => never(), all = pLimit(4)): SiteGate {
  return new SiteGate({
    site: 'lakeside',
    all,
    options: { ...DEFAULT_GATE, ...options },
    isReady,
    log,
  });
}
function deadline(milliseconds = 60_000, client = new AbortController().signal): Deadline {
  const made = deadlineOf(milliseconds, client);
  opened.push({
    close: () => {
      made.clear();
    },
  });
  return made;
}
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
  lines.length = 0;
});

const answer = () => Promise.resolve('answer');
const dead = () => Promise.reject(Object.assign(new Error('dead'), { code: 'ECONNREFUSED' }));
const refuses = () => Promise.reject(new SiteFault('SITE_REFUSED', 'no', 'IS_THERE'));
const away = () => Promise.reject(new SiteFault('SITE_UNAVAILABLE', 'away', 'NOTHING'));
const never = () => new Promise<never>(() => undefined);

async function fail(site: SiteGate, call: () => Promise<unknown>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1)
    await expect(site.pass(call, deadline())).rejects.toThrow();
}
/** The client of a question leaves. */
async function leave(site: SiteGate): Promise<void> {
  const client = new AbortController();
  const passed = site.pass(never, deadline(60_000, client.signal));
  client.abort(new Error('the client has gone'));
  await expect(passed).rejects.toThrow('the client has gone');
}
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(5);
}

describe('The circuit of a site', () => {
  it('opens after failures, and then asks the site nothing', async () => {
    const site = gate();
    await fail(site, dead, DEFAULT_GATE.failuresFrom);
    expect(site.state).toBe('OPEN');
    let calls = 0;
    const call = () => Promise.resolve((calls += 1));
    await expect(site.pass(call, deadline())).rejects.toMatchObject({
      code: 'CIRCUIT_OPEN',
      message: 'its circuit is open',
      told: { until: expect.any(Date) },
    });
    expect(calls).toBe(0);
    expect(lines.join('')).toContain('"site":"lakeside"');
    expect(lines.join('')).toContain('circuit open');
  });

  it('lets one question try a site that has rested, and closes when it answers', async () => {
    const site = gate({ restMs: 20 });
    await fail(site, dead, 5);
    await until(() => site.state === 'HALF_OPEN');
    const results = await Promise.allSettled([1, 2, 3].map(() => site.pass(answer, deadline())));
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(site.state).toBe('CLOSED');
    expect(await site.pass(answer, deadline())).toBe('answer');
    expect(lines.join('')).toMatch(/circuit half open.*\n.*circuit closed/);
  });

  it('closes at once when the site shows by itself that it is there', async () => {
    const site = gate();
    await fail(site, dead, 5);
    site.siteReturned();
    expect(await site.pass(answer, deadline())).toBe('answer');
  });

  it('stays closed however often the site refuses, and closes on a refusal', async () => {
    const site = gate({ restMs: 20 });
    await fail(site, refuses, 20);
    expect(site.state).toBe('CLOSED');
    const other = gate({ restMs: 20 });
    await fail(other, dead, 5);
    await until(() => other.state === 'HALF_OPEN');
    await fail(other, refuses, 1);
    expect(other.state).toBe('CLOSED');
  });

  it.each([
    ['refusals', (site: SiteGate) => fail(site, refuses, 20)],
    ['questions that never got there', (site: SiteGate) => fail(site, away, 20)],
    ['a client who left', leave],
  ])('opens after as many failures behind %s as without', async (_what, end) => {
    const site = gate();
    await end(site);
    expect(site.state).toBe('CLOSED');
    await fail(site, dead, DEFAULT_GATE.failuresFrom);
    expect(site.state).toBe('OPEN');
  });

  it.each([
    ['the trial never gets there', (site: SiteGate) => fail(site, away, 1)],
    ['the client of the trial leaves', leave],
  ])('stays half open when %s, and the next question tries', async (_what, end) => {
    const site = gate({ restMs: 20 });
    await fail(site, dead, 5);
    await until(() => site.state === 'HALF_OPEN');
    await end(site);
    expect(site.state).toBe('HALF_OPEN');
    expect(await site.pass(answer, deadline())).toBe('answer');
    expect(site.state).toBe('CLOSED');
  });
});

describe('A question that times out', () => {
  /** A call ends when its time is over, as a transport's does. */
  const tooLong = (site: SiteGate): Promise<never> => {
    const time = deadline(30);
    return site.pass(() => time.passed, time);
  };
  const timeOut = async (site: SiteGate, times = 10): Promise<void> => {
    for (let time = 0; time < times; time += 1)
      await expect(tooLong(site)).rejects.toMatchObject({ code: 'SITE_TIMEOUT' });
  };

  it('opens the circuit of a site that shows no life', async () => {
    const silent = gate();
    await timeOut(silent, DEFAULT_GATE.failuresFrom);
    expect(silent.state).toBe('OPEN');
    const failing = gate({}, () => Promise.reject(new Error('ECONNRESET')));
    await timeOut(failing, DEFAULT_GATE.failuresFrom);
    expect(failing.state).toBe('OPEN');
    const unready = gate({}, () => Promise.resolve(false));
    await timeOut(unready, DEFAULT_GATE.failuresFrom);
    expect(unready.state).toBe('OPEN');
  });

  it('leaves a site that says it is ready open to all other questions', async () => {
    const site = gate({}, () => Promise.resolve(true));
    await timeOut(site);
    expect(site.state).toBe('CLOSED');
    expect(await site.pass(answer, deadline())).toBe('answer');
  });

  it('asks nothing of a site that answers others meanwhile', async () => {
    let asked = 0;
    const site = gate({}, () => {
      asked += 1;
      return never();
    });
    for (let time = 0; time < 10; time += 1) {
      const heavy = expect(tooLong(site)).rejects.toThrow('but alive');
      await site.pass(answer, deadline());
      await heavy;
    }
    expect({ state: site.state, asked }).toEqual({ state: 'CLOSED', asked: 0 });
  });

  it('asks a site once whether it is ready, however many questions run', async () => {
    let asked = 0;
    const site = gate({ perSite: 4 }, () => {
      asked += 1;
      return never();
    });
    await Promise.all([1, 2, 3, 4].map(() => timeOut(site, 1)));
    expect(asked).toBe(1);
  });
});

describe('Questions to one site', () => {
  it('are asked so many at once and the rest in turn, over all sites also', async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await setTimeout(1);
      running -= 1;
      return 'done';
    };
    const own = gate({ perSite: 2 });
    await Promise.all(Array.from({ length: 20 }, () => own.pass(work, deadline())));
    expect(most).toBe(2);
    const all = pLimit(3);
    const sites = Array.from({ length: 5 }, () => gate({}, never, all));
    most = 0;
    await Promise.all(sites.flatMap((site) => [1, 2, 3].map(() => site.pass(work, deadline()))));
    expect(most).toBe(3);
  });

  it('that wait for their turn in vain time out, and speak not against the site', async () => {
    const site = gate({ perSite: 1 });
    const client = new AbortController();
    const first = site.pass(never, deadline(60_000, client.signal));
    for (let time = 0; time < 10; time += 1)
      await expect(site.pass(answer, deadline(1))).rejects.toMatchObject({
        code: 'SITE_TIMEOUT',
        shows: 'NOTHING',
      });
    expect(site.state).toBe('CLOSED');
    client.abort();
    await expect(first).rejects.toThrow('aborted');
  });

  it('of one caller keep nobody else from their turn', async () => {
    const site = gate({ perSite: 4, perCaller: 2, waiting: 8, callerWaiting: 3 });
    const client = new AbortController();
    const greedy = () => site.pass(never, deadline(60_000, client.signal), 'greedy');
    const waiting = [1, 2, 3, 4, 5].map(greedy);
    await expect(greedy()).rejects.toThrow('too many questions wait');
    expect(await site.pass(answer, deadline(), 'modest')).toBe('answer');
    client.abort();
    await Promise.allSettled(waiting);
    expect(await site.pass(answer, deadline(), 'other')).toBe('answer');
  });

  it('are turned away at once when too many wait', async () => {
    const site = gate({ perSite: 1, waiting: 1 });
    const client = new AbortController();
    const waiting = [1, 2].map(() => site.pass(never, deadline(60_000, client.signal)));
    await setTimeout(0);
    await expect(site.pass(answer, deadline())).rejects.toThrow('too many questions wait');
    client.abort();
    await Promise.allSettled(waiting);
  });
});
