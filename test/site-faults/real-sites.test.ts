import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { makeKeys, trustedKeysFile } from '../../identity/key-folder.ts';
import { FaultyWire, type Mode } from './faulty-wire.ts';
import { expectMissing, listeningAt, shifted, untilWhole } from './missing-site.ts';
import { RealSites } from './real-sites.ts';

const MINUTES = 60_000;

let sites: RealSites;
beforeAll(async () => {
  sites = await RealSites.make(['northfield', 'lakeside']);
});
afterEach(() => sites.end());
afterAll(() => sites.drop());

describe('A site that is asked over HTTP', () => {
  it('is missing while it is frozen or killed, and is there again afterwards', async () => {
    const northfield = await sites.start('northfield');
    const first = await sites.start('lakeside');
    const list = await sites.network([
      listeningAt('northfield', northfield.port),
      listeningAt('lakeside', first.port),
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
      listeningAt('northfield', northfield.port),
      listeningAt('lakeside', wire.port),
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
    const addresses = [
      listeningAt('northfield', northfield.port),
      listeningAt('lakeside', lakeside.port),
    ];
    const list = await sites.network(addresses, { gate: { restMs: 10 * MINUTES } });
    lakeside.process.kill('SIGKILL');
    await lakeside.finished;
    const messages: string[] = [];
    for (let time = 0; time < 6; time += 1)
      messages.push(expectMissing(await list(), 'UNAVAILABLE'));
    expect(messages[0]).toBe('lakeside can not answer now.');
    expect(messages.at(-1)).toMatch(/is not asked again until \d{4}-\d\d-\d\dT/);
  });

  it('is missing while the network’s keys have expired for it, and needs no restart afterwards', async () => {
    const northfield = await sites.start('northfield');
    const trusted = path.join(sites.folder, 'trusted-by-lakeside.json');
    const keys = await readFile(trustedKeysFile(path.join(sites.folder, 'keys')), 'utf8');
    await writeFile(trusted, keys);
    const lakeside = await sites.start('lakeside', { TRUSTED_KEYS_FILE: trusted });
    const list = await sites.network([
      listeningAt('northfield', northfield.port),
      listeningAt('lakeside', lakeside.port),
    ]);
    await untilWhole(list);
    await writeFile(trusted, '{"keys": []}');
    // A key file that has changed is noticed within a second.
    await setTimeout(1_500);
    const message = expectMissing(await list(), 'UNAVAILABLE');
    expect(message).toContain('should compare the keys and the clocks');
    await writeFile(trusted, keys);
    await untilWhole(list);
  });

  it('is missing while it trusts other keys than the network signs with', async () => {
    const other = path.join(sites.folder, 'other-keys');
    await makeKeys(other);
    const northfield = await sites.start('northfield');
    const strange = await sites.start('lakeside', { TRUSTED_KEYS_FILE: trustedKeysFile(other) });
    const list = await sites.network([
      listeningAt('northfield', northfield.port),
      listeningAt('lakeside', strange.port),
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
      listeningAt('northfield', northfield.port),
      listeningAt('lakeside', wrong.port),
    ]);
    const message = expectMissing(await list(), 'UNAVAILABLE');
    expect(message).toContain('should compare the keys and the clocks');
    wrong.process.kill('SIGTERM');
    await wrong.finished;
    await sites.start('lakeside', { PORT: String(wrong.port) });
    await untilWhole(list);
  });

  it('answers what it is being asked when it is told to end, and takes nothing new', async () => {
    const northfield = await sites.start('northfield');
    const lakeside = await sites.start('lakeside');
    const wire = await FaultyWire.to(lakeside.port);
    sites.closeAtEnd(() => wire.close());
    const list = await sites.network([
      listeningAt('northfield', northfield.port),
      listeningAt('lakeside', wire.port),
    ]);
    wire.mode = 'holds questions';
    const asked = list();
    await wire.held;
    const health = `http://127.0.0.1:${lakeside.port}/health`;
    // Once it has answered this, it has read what came before.
    expect((await fetch(health)).status).toBe(200);
    lakeside.process.kill('SIGTERM');
    const refuses = () =>
      fetch(health).then(
        () => false,
        () => true,
      );
    while (!(await refuses())) await setTimeout(20);
    wire.mode = 'passes';
    expect((await asked).sites.map(({ status }) => status)).toEqual(['OK', 'OK']);
    expect((await lakeside.finished).code).toBe(0);
    expectMissing(await list(), 'UNAVAILABLE');
  });
});
