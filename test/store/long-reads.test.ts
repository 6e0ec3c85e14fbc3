import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { inTurns } from '../../store/long-reads.ts';

/** Values that each take longer than a slice. */
function* slow(count: number): Generator<number> {
  for (let at = 0; at < count; at += 1) {
    const until = performance.now() + 6;
    while (performance.now() < until);
    yield at;
  }
}

describe('Long reads', () => {
  it('go on one in each turn of the event loop, so that short work waits for one at most', async () => {
    const log: string[] = [];
    const read = async () => {
      for await (const value of inTurns(slow(6), undefined)) log.push(`read ${value}`);
    };
    const reads = [read(), read(), read(), read(), read()];
    await setImmediate();
    for (let turn = 0; turn < 10; turn += 1) {
      log.push('short');
      await setImmediate();
    }
    const between = log.join().split('short').slice(1, -1);
    for (const slice of between) expect(slice.match(/read/g) ?? []).toHaveLength(1);
    await Promise.all(reads);
    expect(log.filter((line) => line !== 'short')).toHaveLength(30);
  });

  it('give all that there is, in order', async () => {
    const given: number[] = [];
    for await (const value of inTurns(slow(5), undefined)) given.push(value);
    expect(given).toEqual([0, 1, 2, 3, 4]);
  });

  it('end with the reason once nobody waits', async () => {
    const gone = new AbortController();
    const given: number[] = [];
    const read = (async () => {
      for await (const value of inTurns(slow(100), gone.signal)) {
        given.push(value);
        if (value === 1) gone.abort(new Error('gone'));
      }
    })();
    await expect(read).rejects.toThrow('gone');
    expect(given.length).toBeLessThan(4);
  });
});
