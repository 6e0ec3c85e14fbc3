import { describe, expect, it } from '@jest/globals';
import { withText } from '../../../subgraphs/patients/bounded-text.ts';
import { ByteBudget } from '../../../subgraphs/patients/byte-budget.ts';

async function* chunks(sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const size of sizes) yield await Promise.resolve(Buffer.alloc(size, 'x'));
}
async function* broken(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.alloc(10));
  throw new Error('the connection broke');
}

describe('The text of an answer', () => {
  it('is read whole up to its limit', async () => {
    const budget = new ByteBudget(100);
    const text = await withText(chunks([40, 60]), { maxBytes: 100, budget }, (read) => read);
    expect(text).toBe('x'.repeat(100));
    expect(budget.taken).toBe(0);
  });

  it('is refused beyond its limit, without the rest being read', async () => {
    const budget = new ByteBudget(1000);
    const body = chunks([60, 60, 60, 60]);
    await expect(withText(body, { maxBytes: 100, budget }, (text) => text)).rejects.toMatchObject({
      code: 'SITE_INVALID_ANSWER',
      shows: 'FAILS',
    });
    expect(await body.next()).toEqual({ done: true, value: undefined });
    expect(budget.taken).toBe(0);
  });

  it('takes of what its site and all sites may take, until it is used', async () => {
    const all = new ByteBudget(100);
    const site = new ByteBudget(80, all);
    const other = new ByteBudget(80, all);
    await withText(chunks([70]), { maxBytes: 80, budget: site }, () => {
      expect([site.taken, all.taken]).toEqual([70, 70]);
      expect(site.take(20)).toBe(false);
      expect(other.take(40)).toBe(false);
      expect(other.take(30)).toBe(true);
    });
    expect([site.taken, all.taken]).toEqual([0, 30]);
  });

  it('is not read when there is no memory for it, which is not its site’s fault', async () => {
    const budget = new ByteBudget(10);
    const limit = { maxBytes: 100, budget };
    await expect(withText(chunks([20]), limit, (text) => text)).rejects.toMatchObject({
      code: 'SITE_UNAVAILABLE',
      shows: 'NOTHING',
    });
  });

  it('gives back what it took when the connection breaks', async () => {
    const budget = new ByteBudget(10);
    await expect(withText(broken(), { maxBytes: 100, budget }, (text) => text)).rejects.toThrow(
      'broke',
    );
    expect(budget.taken).toBe(0);
  });
});
