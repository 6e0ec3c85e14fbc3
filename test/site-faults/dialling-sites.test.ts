import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { findFreePorts } from '../../cli/ports.ts';
import { openDoor } from '../../link/door.ts';
import { silentLog } from '../../service/log.ts';
import { FaultyWire } from './faulty-wire.ts';
import { expectMissing, listeningAt, shifted, untilWhole } from './missing-site.ts';
import { RealSites, type Answer } from './real-sites.ts';

const MINUTES = 60_000;
const CONNECTED = '"connected to the network"';

let sites: RealSites;
/** Where lakeside finds the network, and what the network knows it by. */
let port: number;
let publicKey: string;
beforeAll(async () => {
  sites = await RealSites.make(['northfield', 'lakeside']);
  [port = 0] = await findFreePorts(1);
  ({ publicKey } = await sites.dials('lakeside', port));
});
afterEach(() => sites.end());
afterAll(() => sites.drop());

/** Lists northfield, which listens, and lakeside, which dials a door at `at` and has this key. */
async function networkAt(at: number, key = publicKey): Promise<() => Promise<Answer>> {
  const northfield = await sites.start('northfield');
  const door = await openDoor({
    host: '127.0.0.1',
    port: at,
    network: 'precision-graph',
    key: await sites.signingKey('patients'),
    sites: new Map([['lakeside', key]]),
    log: silentLog,
    heartbeatMs: 2_000,
  });
  return await sites.network(
    [
      listeningAt('northfield', northfield.port),
      { id: 'lakeside', name: 'lakeside', publicKey: key },
    ],
    { door },
  );
}

/** A public key that is nobody's. */
const UNLISTED = `ed25519:${'k'.repeat(43)}`;

describe('A site that dials', () => {
  it('is missing while it is not there yet or killed, and is there once it has connected', async () => {
    const list = await networkAt(port);
    expect(expectMissing(await list(), 'UNAVAILABLE')).toBe('lakeside can not answer now.');
    const first = await sites.startDialling('lakeside', CONNECTED);
    await untilWhole(list);
    first.process.kill('SIGKILL');
    await first.finished;
    expectMissing(await list(), 'UNAVAILABLE');
    await sites.startDialling('lakeside', CONNECTED);
    await untilWhole(list);
  });

  it('is missing while its connection goes silent, and connects anew by itself', async () => {
    const [behind = 0] = await findFreePorts(1);
    const list = await networkAt(behind);
    const wire = await FaultyWire.to(behind, port);
    sites.closeAtEnd(() => wire.close());
    await sites.startDialling('lakeside', CONNECTED);
    await untilWhole(list);
    wire.mode = 'goes silent';
    // The network notices by its heartbeat, which may be before the deadline.
    expect((await list()).sites.map(({ status }) => status)).toEqual([
      'OK',
      expect.stringMatching(/^(TIMEOUT|UNAVAILABLE)$/),
    ]);
    expectMissing(await list(), 'UNAVAILABLE');
    wire.mode = 'passes';
    await untilWhole(list);
  });

  it('is refused while the network lists another key of it, and hears why', async () => {
    const strict = await networkAt(port, UNLISTED);
    const refused = await sites.startDialling('lakeside', 'the network refuses');
    expect(refused.err).toContain('the network knows no site of this id with this key');
    expectMissing(await strict(), 'UNAVAILABLE');
    refused.process.kill('SIGTERM');
    expect((await refused.finished).code).toBe(0);
    await sites.end();
    const list = await networkAt(port);
    await sites.startDialling('lakeside', CONNECTED);
    await untilWhole(list);
  });

  it.each([
    ['ahead', 20 * MINUTES],
    ['behind', -20 * MINUTES],
  ])('is missing while its clock is far %s, and its log says so', async (where, shift) => {
    const list = await networkAt(port);
    const wrong = await sites.startDialling('lakeside', 'no connection', shifted(shift));
    expect(wrong.err).toMatch(new RegExp(`the clock here is \\d+ s ${where}`));
    expectMissing(await list(), 'UNAVAILABLE');
    wrong.process.kill('SIGTERM');
    await wrong.finished;
    await sites.startDialling('lakeside', CONNECTED);
    await untilWhole(list);
  });
});
