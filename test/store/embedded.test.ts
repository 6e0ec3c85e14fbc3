import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openEmbeddedStore } from '../../store/embedded.ts';
import type { Store } from '../../store/store.ts';
import { StoreError } from '../../store/store.ts';
import type { Sample } from './contract.ts';
import { SAMPLES, SPEC, storeOf } from './contract.ts';
import type { Place } from './engines.ts';
import { embedded } from './engines.ts';

describe('opening the embedded store', () => {
  const places: Place[] = [];
  const directory = async (): Promise<string> => {
    const place = await embedded.place();
    places.push(place);
    return place.address;
  };
  afterEach(async () => {
    await Promise.all(places.splice(0).map((place) => place.drop()));
  });

  const oneLine = async (opening: Promise<Store>): Promise<string> => {
    const error: unknown = await opening.catch((reason: unknown) => reason);
    if (!(error instanceof StoreError)) throw new Error('a StoreError was expected');
    expect(error.message).not.toContain('\n');
    return error.message;
  };

  it('makes the directory where there is none', async () => {
    const nested = path.join(await directory(), 'data', 'trials');
    const store = await openEmbeddedStore(nested);
    await store.ping();
    await store.close();
  });

  it('says that the path is a file', async () => {
    const file = path.join(await directory(), 'file');
    await writeFile(file, '');
    expect(await oneLine(openEmbeddedStore(file))).toContain(`can't open the store in ${file}`);
  });

  it('says that the directory cannot be made', async () => {
    const message = await oneLine(openEmbeddedStore('/dev/null/store'));
    expect(message).toContain("can't open the store in /dev/null/store");
  });

  it('refuses a file that is no store, and leaves it as it is', async () => {
    const place = await directory();
    const file = path.join(place, 'data.mdb');
    await writeFile(file, 'my thesis, the only copy\n'.repeat(1000));
    expect(await oneLine(openEmbeddedStore(place))).toContain('no store of this program');
    expect((await readFile(file, 'utf8')).length).toBe(25_000);
  });

  it('refuses a directory in place of the file', async () => {
    const place = await directory();
    await mkdir(path.join(place, 'data.mdb'));
    expect(await oneLine(openEmbeddedStore(place))).toContain('directory');
  });

  it.each([10, 5_000, 40_000])('refuses a file that is cut off after %d bytes', async (length) => {
    const place = await directory();
    const store = await openEmbeddedStore(place);
    const samples = await store.collection<Sample>(SPEC);
    await samples.bulkUpsert(
      Array.from({ length: 500 }, (_, n) => ({ _id: `s${n}`, n, pad: 'x'.repeat(300) })),
    );
    await store.close();
    await truncate(path.join(place, 'data.mdb'), length);
    expect(await oneLine(openEmbeddedStore(place))).toMatch(/damaged|cut off/);
  });
});

describe('the embedded store', () => {
  const opened = storeOf(embedded);

  it('takes all of a batch or nothing of it', async () => {
    const unique = { name: 'batches', indexes: [{ paths: ['n'], unique: true }] } as const;
    const samples = await opened.store.collection<Sample>(unique);
    await samples.bulkUpsert([{ _id: 'a', n: 1 }]);
    const batch = [
      { _id: 'b', n: 2 },
      { _id: 'a', n: 3 },
      { _id: 'c', n: 2 },
    ];
    await expect(samples.bulkUpsert(batch)).rejects.toThrow('must be unique');
    expect(await samples.find({})).toEqual([{ _id: 'a', n: 1 }]);
    expect(await samples.find({ n: 2 })).toEqual([]);
    expect(await samples.find({ n: 1 })).toEqual([{ _id: 'a', n: 1 }]);
  });

  it('lets documents of one batch exchange a unique value', async () => {
    const unique = { name: 'exchanges', indexes: [{ paths: ['n'], unique: true }] } as const;
    const samples = await opened.store.collection<Sample>(unique);
    await samples.bulkUpsert([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ]);
    await samples.bulkUpsert([
      { _id: 'a', n: 2 },
      { _id: 'b', n: 1 },
    ]);
    expect(await samples.find({ n: 2 })).toEqual([{ _id: 'a', n: 2 }]);
  });

  it('tells long unique texts apart that begin alike', async () => {
    const unique = { name: 'long', indexes: [{ paths: ['text'], unique: true }] } as const;
    const samples = await opened.store.collection<Sample>(unique);
    const text = 'x'.repeat(400);
    await samples.bulkUpsert([
      { _id: 'a', text },
      { _id: 'b', text: `${text}b` },
    ]);
    await expect(samples.bulkUpsert([{ _id: 'c', text }])).rejects.toThrow('must be unique');
    const page = { filter: {}, orderBy: 'text', limit: 1 };
    expect(await samples.findPage(page)).toEqual([{ _id: 'a', text }]);
    expect(await samples.findPage({ ...page, after: text })).toEqual([
      { _id: 'b', text: `${text}b` },
    ]);
  });

  it('builds no index that the documents contradict, and one when they no longer do', async () => {
    const before = await opened.store.collection<Sample>({ name: 'late', indexes: [] });
    await before.bulkUpsert([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]);
    const unique = { name: 'late', indexes: [{ paths: ['n'], unique: true }] } as const;
    await expect(opened.store.collection(unique)).rejects.toThrow('must be unique');
    expect(await before.explain({ n: 1 })).toEqual({ index: null, scan: true });
    await before.deleteByKeys(['b']);
    const samples = await opened.store.collection<Sample>(unique);
    expect(await samples.explain({ n: 1 })).toEqual({ index: ['n'], scan: false });
    expect(await samples.find({ n: 1 })).toEqual([{ _id: 'a', n: 1 }]);
  });

  it('keeps indexes right that another handle has added meanwhile', async () => {
    const early = await opened.store.collection<Sample>({ name: 'shared', indexes: [] });
    const other = await opened.place.open();
    const late = await other.collection<Sample>({ name: 'shared', indexes: [{ paths: ['n'] }] });
    await early.bulkUpsert(SAMPLES);
    expect((await late.find({ n: 1 })).map(({ _id }) => _id)).toEqual(['a']);
    await early.deleteByKeys(['a']);
    expect(await late.count({ n: 1 })).toBe(0);
    await other.close();
  });

  it('picks the index that finds less', async () => {
    const indexes = [{ paths: ['many'] }, { paths: ['few'] }] as const;
    const samples = await opened.store.collection<Sample>({ name: 'choice', indexes });
    await samples.bulkUpsert(
      Array.from({ length: 200 }, (_, n) => ({ _id: `s${n}`, many: n % 2, few: n % 50 })),
    );
    expect((await samples.explain({ many: 1, few: 7 }))?.index).toEqual(['few']);
    expect((await samples.explain({ few: { $gte: 0 }, many: 1 }))?.index).toEqual(['many']);
    expect(await samples.count({ many: 1, few: 7 })).toBe(4);
  });

  it('refuses to index a path that it could not answer by', async () => {
    for (const wrong of ['a.0', '', 'a..b', '$a']) {
      const paths: [string] = [wrong];
      const spec = { name: 'wrong', indexes: [{ paths }] };
      await expect(opened.store.collection(spec)).rejects.toThrow('is no path');
    }
  });

  it.each([{ $near: 1 }, { n: { $near: 1 } }, { n: { $in: 1 } }, { n: { $gt: {} } }])(
    'says that %j is no filter',
    async (filter) => {
      const samples = await opened.store.collection<Sample>(SPEC);
      await samples.bulkUpsert(SAMPLES);
      await expect(samples.find(filter)).rejects.toThrow(StoreError);
      await expect(samples.count(filter)).rejects.toThrow(StoreError);
    },
  );
});
