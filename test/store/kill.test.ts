import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from '@jest/globals';
import type { Collection } from '../../store/store.ts';
import type { Piece } from './batches.ts';
import { BATCHES, batchOf, keysOf, SIZE } from './batches.ts';
import { storeOf } from './contract.ts';
import type { Engine } from './engines.ts';
import { describeEngines } from './engines.ts';

const WRITER = path.join(import.meta.dirname, 'writer.ts');
const KILLS = 20;
const ENDLESS = 99_999;

function startWriter(engine: Engine, address: string, first: number, last: number): ChildProcess {
  const script = ['--import', 'tsx', WRITER, engine.title, address, `${first}`, `${last}`];
  return spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Kills a writer some milliseconds after its first batch; gives the last it said was stored. */
async function killedWriter(engine: Engine, address: string, first: number): Promise<number> {
  const writer = startWriter(engine, address, first, ENDLESS);
  const closed = once(writer, 'close');
  let last = -1;
  if (writer.stdout === null) throw new Error('the writer has no output');
  for await (const line of createInterface({ input: writer.stdout })) {
    if (last === -1) void setTimeout(randomInt(60)).then(() => writer.kill('SIGKILL'));
    last = Number(line);
  }
  await closed;
  expect(last).toBeGreaterThanOrEqual(first);
  return last;
}

/** A database server finishes what a dead client sent it last: waits until nothing changes any more. */
async function untilQuiet(pieces: Collection<Piece>): Promise<void> {
  let before: Piece[] | null = null;
  for (let same = 0; same < 5;) {
    const now = await pieces.find({});
    same = isDeepStrictEqual(now, before) ? same + 1 : 0;
    before = now;
    await setTimeout(100);
  }
}

/** Where each document was left: its indexes must say the same as the documents themselves. */
async function expectIndexesToAgree(pieces: Collection<Piece>): Promise<void> {
  const stored = await pieces.find({});
  for (const batch of new Set(stored.map((piece) => piece.batch))) {
    const expected = stored.filter((piece) => piece.batch === batch);
    expect(await pieces.find({ batch })).toEqual(expected);
    expect(await pieces.count({ labels: `batch ${batch}` })).toBe(expected.length);
  }
  expect(await pieces.count({ batch: { $gte: 0 } })).toBe(stored.length);
}

describeEngines('writers that are killed', (engine) => {
  const opened = storeOf(engine);

  it('lose nothing that was acknowledged, and leave no half batch on the embedded engine', async () => {
    const pieces = await opened.store.collection<Piece>(BATCHES);
    let next = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const last = await killedWriter(engine, opened.place.address, next);
      const acknowledged = await pieces.findByKeys(keysOf(last));
      expect(acknowledged).not.toContain(null);
      expect((await pieces.findByKeys(keysOf(0))).length).toBe(SIZE);
      if (engine.title === 'embedded') {
        expect((await pieces.count({})) % SIZE).toBe(0);
        for (const origin of [last, last + 1])
          expect([0, SIZE, 2 * SIZE]).toContain(await pieces.count({ batch: origin }));
      }
      next = last + 1;
    }
    await untilQuiet(pieces);
    await expectIndexesToAgree(pieces);
    const final = next + 2;
    for (let batch = 0; batch <= final; batch += 1) await pieces.bulkUpsert(batchOf(batch));
    const whole = Array.from({ length: final + 1 }, (_, origin) => keysOf(origin)).flat();
    expect((await pieces.find({})).map(({ _id }) => _id).sort()).toEqual(whole.sort());
    expect(await pieces.count({ batch: final })).toBe(2 * SIZE);
    await expectIndexesToAgree(pieces);
  });

  it('can run beside each other on the same documents', async () => {
    const pieces = await opened.store.collection<Piece>(BATCHES);
    await pieces.deleteByKeys((await pieces.find({})).map(({ _id }) => _id));
    const writers = [0, 0, 30].map((first) =>
      startWriter(engine, opened.place.address, first, first + 30),
    );
    const codes = await Promise.all(
      writers.map(async (writer) => {
        writer.stdout?.resume();
        await once(writer, 'close');
        return writer.exitCode;
      }),
    );
    expect(codes).toEqual([0, 0, 0]);
    expect(await pieces.count({})).toBe(61 * SIZE);
    await expectIndexesToAgree(pieces);
  });
});
