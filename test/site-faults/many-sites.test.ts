import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { findFreePorts } from '../../cli/ports.ts';
import type { Part } from '../../service/part.ts';
import type { PatientsContext } from '../../subgraphs/patients/context.ts';
import { DEFAULT_GATE } from '../../subgraphs/patients/site-gate.ts';
import { createPatientsSubgraph } from '../../subgraphs/patients/subgraph.ts';
import { TEST_PATIENTS } from '../identity/test-keys.ts';
import { page, type Page } from './ask.ts';
import { lightSite, listening, pseudonymsOf } from './light-site.ts';

const SOAK_MS = Number(process.env['SOAK_SECONDS'] ?? 15) * 1000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function networkOf(
  ports: ReadonlyMap<string, number>,
  options: { readonly deadlineMs: number; readonly restMs?: number },
): Promise<Part<PatientsContext>> {
  const { deadlineMs, restMs = DEFAULT_GATE.restMs } = options;
  const part = await createPatientsSubgraph({
    sites: [...ports].map(([id, port]) => ({
      id,
      name: id,
      url: `http://127.0.0.1:${port}/graphql`,
    })),
    signer: TEST_PATIENTS,
    deadlineMs,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    gate: { ...DEFAULT_GATE, restMs },
  });
  closing.push(() => part.close());
  return part;
}

async function serving(server: Server): Promise<number> {
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return await listening(server);
}

const statuses = ({ sites }: Page): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status } of sites) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe('Fifty sites, five of which are down', () => {
  it('answer whole for the others, say who is missing, and take bounded memory', async () => {
    const ports = new Map<string, number>();
    for (let at = 0; at < 45; at += 1) ports.set(`s${at}`, await serving(lightSite(`s${at}`, 20)));
    const huge = Buffer.alloc(1024 * 1024, 'x');
    const faults: Record<string, Server> = {
      frozen: createServer(() => undefined),
      dead: createServer((request) => request.socket.destroy()),
      garbage: createServer((_request, response) => response.end('<html>')),
      stranger: lightSite('another', 20),
      huge: createServer((request, response) => {
        const more = (): void => {
          while (!request.destroyed && response.write(huge));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      }),
    };
    for (const [id, server] of Object.entries(faults)) ports.set(id, await serving(server));
    const part = await networkOf(ports, { deadlineMs: 3_000, restMs: 600_000 });
    const expected = Array.from({ length: 45 }, (_, at) =>
      pseudonymsOf(`s${at}`, 20).map((each) => `s${at}:${each}`),
    ).flat();

    const before = process.memoryUsage().rss;
    for (let round = 0; round < 8; round += 1) {
      const answer = await page(part, 1000);
      expect(answer.totalCount).toBe(900);
      expect(answer.edges.map(({ node }) => node.id).sort()).toEqual([...expected].sort());
      expect(answer.sites).toHaveLength(50);
      const { OK, TIMEOUT = 0, UNAVAILABLE = 0 } = statuses(answer);
      expect([OK, TIMEOUT + UNAVAILABLE]).toEqual([45, 5]);
      // Once its circuit is open, the frozen site is waited for no more.
      if (round === 0) expect(TIMEOUT).toBe(1);
      if (round >= DEFAULT_GATE.failuresFrom) expect([TIMEOUT, UNAVAILABLE]).toEqual([0, 5]);
    }
    // Endless answers of one site for eight questions; without bounds they would fill the memory.
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });
});

interface SiteProcess {
  readonly id: string;
  readonly count: number;
  readonly port: number;
  child: ChildProcess | null;
}

const SCRIPT = path.resolve(import.meta.dirname, 'light-site.ts');

/** Tries until it listens: while the site was down, somebody's connection may have taken its port. */
async function start(site: SiteProcess): Promise<void> {
  const args = ['--import', 'tsx', SCRIPT, site.id, String(site.count), String(site.port)];
  for (let time = 0; time < 100; time += 1) {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'] ?? '' },
    });
    site.child = child;
    const listens = once(child.stdout, 'data').then(() => true);
    if (await Promise.race([listens, once(child, 'exit').then(() => false)])) return;
    await setTimeout(100);
  }
  throw new Error(`${site.id} does not start`);
}

async function kill(site: SiteProcess): Promise<void> {
  if (site.child === null || site.child.exitCode !== null) return;
  const ended = once(site.child, 'exit');
  site.child.kill('SIGCONT');
  site.child.kill('SIGKILL');
  await ended;
  site.child = null;
}

/** Kills, freezes and starts sites at random until the time is over; then all run. */
async function storm(sites: readonly SiteProcess[], over: () => boolean): Promise<number> {
  let blows = 0;
  while (!over()) {
    const site = sites[Math.floor(Math.random() * sites.length)];
    if (site === undefined) continue;
    blows += 1;
    if (Math.random() < 0.5) {
      await kill(site);
      await setTimeout(Math.random() * 500);
      await start(site);
    } else {
      site.child?.kill('SIGSTOP');
      await setTimeout(Math.random() * 1_500);
      site.child?.kill('SIGCONT');
    }
    await setTimeout(Math.random() * 300);
  }
  return blows;
}

/** Walks all pages as a patient client does, which comes again for sites that were away. */
async function walk(part: Part<PatientsContext>, sites: readonly SiteProcess[]): Promise<number> {
  const size = new Map(sites.map(({ id, count }) => [id, count]));
  const seen: string[] = [];
  let partial = 0;
  let after: string | null = null;
  for (;;) {
    const answer = await page(part, 37, after);
    for (const { site, status, count } of answer.sites) {
      if (status === 'OK') expect(count).toBe(size.get(site.id));
      else expect(count).toBeNull();
    }
    const counted = answer.sites.reduce((sum, { count }) => sum + (count ?? 0), 0);
    expect(answer.totalCount).toBe(counted);
    seen.push(...answer.edges.map(({ node }) => node.id));
    after = answer.pageInfo.endCursor;
    const whole = answer.sites.every(({ status }) => status === 'OK');
    if (!whole) partial += 1;
    if (whole && !answer.pageInfo.hasNextPage) break;
    if (!whole) await setTimeout(20);
  }
  const expected = sites.flatMap(({ id, count }) =>
    pseudonymsOf(id, count).map((each) => `${id}:${each}`),
  );
  expect([...seen].sort()).toEqual(expected.sort());
  return partial;
}

describe('Under load, with site processes killed, frozen and started again', () => {
  it(
    'no page counts wrong, and no row is lost or comes twice over all pages',
    async () => {
      const [first = 0, second = 0, third = 0] = await findFreePorts(3);
      const sites: SiteProcess[] = [
        { id: 'lakeside', count: 400, port: first, child: null },
        { id: 'northfield', count: 250, port: second, child: null },
        { id: 'riverbend', count: 333, port: third, child: null },
      ];
      closing.push(() => Promise.all(sites.map(kill)));
      await Promise.all(sites.map(start));
      const ports = new Map(sites.map(({ id, port }) => [id, port]));
      const part = await networkOf(ports, { deadlineMs: 1_000, restMs: 200 });
      const end = performance.now() + SOAK_MS;
      const over = (): boolean => performance.now() > end;
      const blows = storm(sites, over);
      let walks = 0;
      let partial = 0;
      const client = async (): Promise<void> => {
        while (!over()) {
          partial += await walk(part, sites);
          walks += 1;
        }
      };
      await Promise.all([client(), client(), client(), client(), blows]);
      process.stdout.write(
        `${walks} walks over all pages, ${partial} partial pages, ${await blows} blows\n`,
      );
      expect(walks).toBeGreaterThan(0);
      expect(partial).toBeGreaterThan(0);
    },
    SOAK_MS + 120_000,
  );
});
