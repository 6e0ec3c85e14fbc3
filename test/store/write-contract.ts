import { expect, it } from '@jest/globals';
import type { Collection } from '../../store/store.ts';
import { StoreError } from '../../store/store.ts';
import type { Sample } from './contract.ts';
import { idsOf, SAMPLES, SPEC, storeOf } from './contract.ts';
import type { Engine } from './engines.ts';

/** Writes are counted truly, found at once, and refused where they must be. */
export function writeContract(engine: Engine): void {
  const opened = storeOf(engine);
  const collection = (name: string): Promise<Collection<Sample>> =>
    opened.store.collection<Sample>({ ...SPEC, name });

  it('finds documents by keys in the order asked, with null for none', async () => {
    const samples = await collection('keys');
    await samples.bulkUpsert(SAMPLES);
    const [a, b] = SAMPLES;
    expect(await samples.findByKeys(['b', 'nobody', 'a', 'b', ''])).toEqual([b, null, a, b, null]);
    expect(await samples.findByKeys([])).toEqual([]);
  });

  it('tells inserted, updated and unchanged documents apart', async () => {
    const samples = await collection('counts');
    const first = await samples.bulkUpsert(SAMPLES);
    expect(first).toEqual({ inserted: 7, updated: 0, unchanged: 0 });
    const [a, b, ...others] = SAMPLES.map((sample) => ({ ...sample }));
    const second = await samples.bulkUpsert([{ ...b, _id: 'b', n: 7 }, ...others]);
    expect(second).toEqual({ inserted: 0, updated: 1, unchanged: 5 });
    const twice = [{ _id: 'a', n: 9 }, { _id: 'new' }, { _id: 'new', n: undefined }];
    expect(await samples.bulkUpsert(twice)).toEqual({ inserted: 1, updated: 1, unchanged: 1 });
    expect(await samples.findByKeys(['a', 'new'])).toEqual([{ _id: 'a', n: 9 }, { _id: 'new' }]);
    expect(a?.['n']).toBe(1);
  });

  it('takes a changed order of fields for no change', async () => {
    const samples = await collection('fields');
    await samples.bulkUpsert([{ _id: 'a', x: 1, y: { p: 1, q: 2 } }]);
    const counts = await samples.bulkUpsert([{ y: { q: 2, p: 1 }, x: 1, _id: 'a' }]);
    expect(counts).toEqual({ inserted: 0, updated: 0, unchanged: 1 });
  });

  it('writes a document only where the stored one is still what it must be', async () => {
    const samples = await collection('guarded');
    await samples.bulkUpsert(SAMPLES);
    const written = await samples.writeWhere([
      { document: { _id: 'a', n: 7 }, where: { n: 1 } },
      { document: { _id: 'b', n: 7 }, where: { n: 1 } },
      { document: { _id: 'c', n: 7 }, where: null },
      { document: { _id: 'new', n: 7, left: undefined }, where: null },
      { document: { _id: 'nobody', n: 7 }, where: {} },
      { document: { _id: 'e', n: 7 }, where: { n: null, found: { $size: 2 } } },
    ]);
    expect(written).toEqual([true, false, false, true, false, true]);
    expect(idsOf(await samples.find({ n: 7 }))).toBe('aenew');
    expect(await samples.findByKeys(['new', 'nobody'])).toEqual([{ _id: 'new', n: 7 }, null]);
    expect(idsOf(await samples.find({ 'found.gene': 'KRAS' }))).toBe('');
    const again = [{ document: { _id: 'new', n: 7 }, where: { n: 7 } }];
    expect(await samples.writeWhere(again)).toEqual([true]);
    expect(await samples.writeWhere([])).toEqual([]);
  });

  it('lets one of several writes that rest on the same reading through', async () => {
    const samples = await collection('raced');
    for (const where of [null, { n: 0 }]) {
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, by) =>
          samples.writeWhere([{ document: { _id: 'a', n: where === null ? 0 : 1, by }, where }]),
        ),
      );
      expect(all.flat().filter(Boolean)).toHaveLength(1);
    }
  });

  it('moves a document in its indexes when it changes, and takes it out when it goes', async () => {
    const samples = await collection('moves');
    await samples.bulkUpsert(SAMPLES);
    await samples.bulkUpsert([{ _id: 'a', n: 50, tags: ['z'], found: [{ gene: 'KRAS' }] }]);
    expect(await samples.find({ n: 1 })).toEqual([]);
    expect(idsOf(await samples.find({ tags: 'x' }))).toBe('fg');
    expect(idsOf(await samples.find({ 'found.gene': 'KRAS' }))).toBe('ae');
    expect(await samples.deleteByKeys(['a', 'a', 'nobody', 'e'])).toBe(2);
    expect(await samples.find({ 'found.gene': 'KRAS' })).toEqual([]);
    expect(await samples.count({})).toBe(5);
  });

  it('refuses a second document with a unique value, without saying the value', async () => {
    const people = await opened.store.collection<Sample>({
      name: 'people',
      indexes: [{ paths: ['record.number'], unique: true }],
    });
    await people.bulkUpsert([{ _id: 'a', record: { number: 'S3CRET' } }]);
    const refused = people.bulkUpsert([{ _id: 'b', record: { number: 'S3CRET' } }]);
    await expect(refused).rejects.toThrow(StoreError);
    await expect(refused).rejects.toThrow(/record\.number already/);
    await expect(refused).rejects.not.toThrow(/S3CRET/);
    expect(await people.findByKeys(['b'])).toEqual([null]);
    const guarded = people.writeWhere([
      { document: { _id: 'b', record: { number: 'S3CRET' } }, where: null },
    ]);
    await expect(guarded).rejects.toThrow(/record\.number already/);
    const again = await people.bulkUpsert([{ _id: 'a', record: { number: 'S3CRET' }, more: 1 }]);
    expect(again.updated).toBe(1);
  });

  it.each(['', 'x'.repeat(513)])('refuses the _id %j', async (_id) => {
    const samples = await collection('ids');
    await expect(samples.bulkUpsert([{ _id }])).rejects.toThrow('an _id must be a text of 1 to');
    await expect(samples.writeWhere([{ document: { _id }, where: null }])).rejects.toThrow(
      'an _id',
    );
  });

  it('finds long and odd texts by an index', async () => {
    const samples = await collection('texts');
    const texts = ['x'.repeat(500), `${'x'.repeat(500)}y`, 'ä'.repeat(150), 'null', '\u0001', ' '];
    await samples.bulkUpsert(texts.map((text, at) => ({ _id: `t${at}`, text })));
    for (const [at, text] of texts.entries())
      expect(idsOf(await samples.find({ text }))).toBe(`t${at}`);
    expect(await samples.count({ text: { $gt: 'x'.repeat(500) } })).toBe(2);
    expect(idsOf(await samples.find({ text: { $lt: 'x'.repeat(500) } }))).toBe('t3t4t5');
  });

  it('builds an index over the documents that are there, and stating it again is no error', async () => {
    const before = await opened.store.collection<Sample>({ name: 'later', indexes: [] });
    await before.bulkUpsert(SAMPLES);
    for (let times = 0; times < 2; times += 1) {
      const samples = await collection('later');
      expect(idsOf(await samples.find({ tags: 'x' }))).toBe('afg');
      expect((await samples.explain({ tags: 'x' }))?.scan ?? false).toBe(false);
    }
    await before.bulkUpsert([{ _id: 'h', tags: ['x'] }]);
    expect(idsOf(await (await collection('later')).find({ tags: 'x' }))).toBe('afgh');
  });

  it('keeps what it holds when it is closed and opened again', async () => {
    await (await collection('kept')).bulkUpsert(SAMPLES);
    const again = await opened.place.open();
    const samples = await again.collection<Sample>({ ...SPEC, name: 'kept' });
    expect(await samples.find({})).toEqual(SAMPLES);
    await again.ping();
    await again.close();
  });

  it('writes 10,000 documents in one batch', async () => {
    const samples = await collection('many');
    const documents = Array.from({ length: 10_000 }, (_, n) => ({
      _id: `d${n}`,
      n,
      tags: [n % 9],
    }));
    expect((await samples.bulkUpsert(documents)).inserted).toBe(10_000);
    expect(await samples.count({ tags: 3 })).toBe(1_111);
    expect(await samples.count({ n: { $gte: 9_990 } })).toBe(10);
  });
}
