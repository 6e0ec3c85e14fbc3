import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { makeKeys, trustedKeysFile } from '../../identity/key-folder.ts';
import type { SiteAddress } from '../../subgraphs/patients/network.ts';
import { FaultyWire, type Mode } from './faulty-wire.ts';
import { PATIENTS, RealSites, type Answer } from './real-sites.ts';

jest.setTimeout(180_000);

const CLOCK = path.resolve(import.meta.dirname, 'shifted-clock.js');
const MINUTES = 60_000;

let sites: RealSites;
beforeAll(async () => {
  sites = await RealSites.make(['northfield', 'lakeside']);
});
afterEach(() => sites.end());
afterAll(() => sites.drop());

const at = (id: string, port: number): SiteAddress => ({
  id,
  name: id,
  url: `http://127.0.0.1:${port}/graphql`,
});
const shifted = (milliseconds: number): Record<string, string> => ({
  NODE_OPTIONS: `--import ${CLOCK}`,
  CLOCK_SHIFT_MS: String(milliseconds),
});

/** The answer is northfield's alone, and says of lakeside no more than that it is missing and how. */
function expectMissing(answer: Answer, status: 'TIMEOUT' | 'UNAVAILABLE'): string {
  const [northfield, lakeside] = answer.sites;
  expect(northfield).toMatchObject({ status: 'OK', count: PATIENTS, error: null });
  expect(lakeside).toMatchObject({ status, count: null, error: { code: `SITE_${status}` } });
  expect(answer.totalCount).toBe(PATIENTS);
  expect(answer.edges).toHaveLength(PATIENTS);
  expect(answer.edges.every(({ node }) => node.id.startsWith('northfield:'))).toBe(true);
  expect(answer.text).not.toMatch(/\\n {4}at |ECONN|127\.0\.0\.1|\.ts:|lakeside:/);
  return lakeside?.error?.message ?? '';
}

/** Asks until lakeside answers; the test's own time bounds it. */
async function untilWhole(list: () => Promise<Answer>): Promise<void> {
  let missing: unknown;
  for (let time = 0; time < 300; time += 1) {
    const { sites: parts, edges } = await list();
    missing = parts.filter(({ status }) => status !== 'OK');
    if (parts.every(({ status }) => status === 'OK')) {
      expect(new Set(edges.map(({ node }) => node.id)).size).toBe(edges.length);
      expect(edges.some(({ node }) => node.id.startsWith('lakeside:'))).toBe(true);
      return;
    }
    await setTimeout(50);
  }
  throw new Error(`still missing: ${JSON.stringify(missing)}`);
}

describe('A site that is asked over HTTP', () => {
  it('is missing while it is frozen or killed, and is there again afterwards', async () => {
    const northfield = await sites.start('northfield');
    const first = await sites.start('lakeside');
    const list = await sites.network([
      at('northfield', northfield.port),
      at('lakeside', first.port),
    ]);
    await untilWhole(list);
    first.process.kill('SIGSTOP');
    expectMissing(await list(), 'TIMEOUT');
    first.process.kill('SIGCONT');
    await untilWhole(list);
    first.process.kill('SIGKILL');
    await first.finished;
    expectMissing(await list(), 'UNAVAILABLE');
    await sites.start('lakeside', { PORT: String(first.port) });
    await untilWhole(list);
  });

  it.each<[Mode, 'TIMEOUT' | 'UNAVAILABLE']>([
    ['goes silent', 'TIMEOUT'],
    ['half-closes', 'UNAVAILABLE'],
  ])('is missing while its connection %s, and is there again afterwards', async (mode, status) => {
    const northfield = await sites.start('northfield');
    const lakeside = await sites.start('lakeside');
    const wire = await FaultyWire.to(lakeside.port);
    sites.closeAtEnd(() => wire.close());
    const list = await sites.network([
      at('northfield', northfield.port),
      at('lakeside', wire.port),
    ]);
    await untilWhole(list);
    wire.mode = mode;
    expectMissing(await list(), status);
    wire.mode = 'passes';
    await untilWhole(list);
  });

  it('says until when it is not asked once it has failed several times', async () => {
    const northfield = await sites.start('northfield');
    const lakeside = await sites.start('lakeside');
    const list = await sites.network([
      at('northfield', northfield.port),
      at('lakeside', lakeside.port),
    ]);
    lakeside.process.kill('SIGKILL');
    await lakeside.finished;
    const messages: string[] = [];
    for (let time = 0; time < 6; time += 1)
      messages.push(expectMissing(await list(), 'UNAVAILABLE'));
    expect(messages[0]).toBe('lakeside can not answer now.');
    expect(messages.at(-1)).toMatch(/is not asked again until \d{4}-\d\d-\d\dT/);
  });

  it('is missing while it trusts other keys than the network signs with', async () => {
    const other = path.join(sites.folder, 'other-keys');
    await makeKeys(other);
    const northfield = await sites.start('northfield');
    const strange = await sites.start('lakeside', { TRUSTED_KEYS_FILE: trustedKeysFile(other) });
    const list = await sites.network([
      at('northfield', northfield.port),
      at('lakeside', strange.port),
    ]);
    const message = expectMissing(await list(), 'UNAVAILABLE');
    expect(message).toContain('should compare the keys and the clocks');
    strange.process.kill('SIGTERM');
    await strange.finished;
    await sites.start('lakeside', { PORT: String(strange.port) });
    await untilWhole(list);
  });

  it.each([
    ['ahead', 20 * MINUTES],
    ['behind', -20 * MINUTES],
  ])('is missing while its clock is far %s', async (_where, shift) => {
    const northfield = await sites.start('northfield');
    const wrong = await sites.start('lakeside', shifted(shift));
    const list = await sites.network([
      at('northfield', northfield.port),
      at('lakeside', wrong.port),
    ]);
    const message = expectMissing(await list(), 'UNAVAILABLE');
    expect(message).toContain('should compare the keys and the clocks');
    wrong.process.kill('SIGTERM');
    await wrong.finished;
    await sites.start('lakeside', { PORT: String(wrong.port) });
    await untilWhole(list);
  });
});
