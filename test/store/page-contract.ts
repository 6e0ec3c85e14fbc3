import { beforeAll, expect, it } from '@jest/globals';
import type { Collection, PageQuery } from '../../store/store.ts';
import type { Engine } from './engines.ts';
import { storeOf } from './contract.ts';

interface Row {
  readonly _id: string;
  readonly code: string;
  readonly group: string;
  readonly kind: string;
  readonly parts: readonly { readonly name: string; readonly size: number }[];
}

const name = (number: number): string => String(number).padStart(3, '0');

/** Rows whose codes run against their keys. */
const row = (number: number): Row => ({
  _id: `r${name(number)}`,
  code: `c${name(999 - number)}`,
  group: number % 50 === 0 ? 'rare' : 'common',
  kind: number % 2 === 0 ? 'even' : 'odd',
  parts: [{ name: `p${name(number % 7)}`, size: number }],
});

/** Pages are in order, whole and stable. */
export function pageContract(engine: Engine): void {
  const opened = storeOf(engine);
  const collections: Collection<Row>[] = [];
  const rows = Array.from({ length: 300 }, (_, number) => row(number));
  beforeAll(async () => {
    const collection = await opened.store.collection<Row>({
      name: 'rows',
      indexes: [{ paths: ['code'], unique: true }, { paths: ['group'] }, { paths: ['parts.name'] }],
    });
    await collection.bulkUpsert(rows);
    collections.push(collection);
  });

  async function walk(query: Omit<PageQuery, 'after'>, between?: () => Promise<unknown>) {
    const seen: Row[] = [];
    for (;;) {
      const after = seen.at(-1)?.[query.orderBy === 'code' ? 'code' : '_id'];
      const page = (await collections[0]?.findPage({ ...query, after })) ?? [];
      expect(page.length).toBeLessThanOrEqual(query.limit);
      if (page.length === 0) return seen.map(({ _id }) => _id);
      seen.push(...page);
      await between?.();
    }
  }

  const keys = (chosen: (row: Row) => boolean): string[] =>
    rows.filter(chosen).map(({ _id }) => _id);

  it.each([
    ['everything', {}, (): boolean => true],
    ['what an index finds', { group: 'rare' }, ({ group }: Row): boolean => group === 'rare'],
    ['what most rows match', { group: 'common' }, ({ group }: Row) => group === 'common'],
    ['what no index finds', { kind: 'odd' }, ({ kind }: Row): boolean => kind === 'odd'],
  ])('go through %s by key and by another unique path', async (_title, filter, chosen) => {
    expect(await walk({ filter, limit: 37 })).toEqual(keys(chosen));
    const byCode = await walk({ filter, limit: 37, orderBy: 'code' });
    expect(byCode).toEqual(keys(chosen).reverse());
  });

  it.each([
    ['everything', {}, (): boolean => true],
    ['what an index finds', { group: 'rare' }, ({ group }: Row): boolean => group === 'rare'],
    ['a seventh', { 'parts.name': 'p003' }, ({ parts }: Row) => parts[0]?.name === 'p003'],
    ['what no index finds', { kind: 'odd' }, ({ kind }: Row): boolean => kind === 'odd'],
  ])('stream %s in order, from any place on', async (_title, filter, chosen) => {
    const stream = async (orderBy: string, after?: string): Promise<string[]> => {
      const seen: string[] = [];
      for await (const { _id } of collections[0]?.stream({ filter, orderBy, after }) ?? [])
        seen.push(_id);
      return seen;
    };
    expect(await stream('_id')).toEqual(keys(chosen));
    expect(await stream('code')).toEqual(keys(chosen).reverse());
    expect(await stream('code', 'c800')).toEqual(
      keys((each) => chosen(each) && each.code > 'c800').reverse(),
    );
  });

  it('stream as much as is wanted, and leave the store as it was', async () => {
    for (let time = 0; time < 200; time += 1)
      for await (const { _id } of collections[0]?.stream({ filter: {} }) ?? []) {
        expect(_id).toBe('r000');
        break;
      }
    await collections[0]?.bulkUpsert([row(0)]);
    expect(await collections[0]?.count({})).toBe(rows.length);
  });

  it('end a stream with the reason when nobody waits any more', async () => {
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      const stream = collections[0]?.until(controller.signal).stream({ filter: {} }) ?? [];
      for await (const { _id } of stream) if (_id === 'r000') controller.abort(new Error('gone'));
      controller.signal.throwIfAborted();
    };
    await expect(read()).rejects.toThrow('gone');
  });

  it('neither repeat nor lose a row while others come and go', async () => {
    let next = 0;
    const between = async (): Promise<void> => {
      next += 1;
      await collections[0]?.bulkUpsert([{ ...row(700 + next), _id: `q${name(next)}` }]);
      await collections[0]?.deleteByKeys([`r${name(next)}`]);
    };
    const seen = await walk({ filter: {}, limit: 50 }, between);
    expect(seen).toEqual(rows.map(({ _id }) => _id));
    await collections[0]?.deleteByKeys(Array.from({ length: next }, (_, i) => `q${name(i + 1)}`));
    await collections[0]?.bulkUpsert(rows);
  });

  it('hold the stated fields and the key only', async () => {
    const query = { filter: { _id: 'r003' }, limit: 1, fields: ['parts.name', 'kind'] };
    const expected = [{ _id: 'r003', kind: 'odd', parts: [{ name: 'p003' }] }];
    expect(await collections[0]?.findPage(query)).toEqual(expected);
    expect(await collections[0]?.find(query.filter, query.fields)).toEqual(expected);
  });

  it('end with the reason of a signal, before they begin and on the way', async () => {
    const many = await opened.store.collection<Row>({ name: 'many', indexes: [] });
    await many.bulkUpsert(Array.from({ length: 1200 }, (_, number) => row(number)));
    const gone = new Error('nobody waits');
    const filter = { kind: 'odd' };
    const reads = (signal: AbortSignal): Promise<unknown>[] => {
      const leaving = many.until(signal);
      return [
        leaving.find(filter),
        leaving.findPage({ filter, limit: 1000 }),
        leaving.count(filter),
        leaving.aggregate([{ $match: filter }, { $project: { kind: 1 } }]),
        leaving.aggregate([{ $match: filter }, { $group: { _id: '$kind' } }]),
      ];
    };
    for (const read of reads(AbortSignal.abort(gone))) await expect(read).rejects.toBe(gone);
    const controller = new AbortController();
    const begun = reads(controller.signal);
    controller.abort(gone);
    for (const read of begun) await expect(read).rejects.toBe(gone);
    expect(await many.count(filter)).toBe(600);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuse a limit of %d', async (limit) => {
    await expect(async () => collections[0]?.findPage({ filter: {}, limit })).rejects.toThrow(
      'whole number of at least 1',
    );
  });
}
