import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { civic } from '../../ingest/civic.ts';
import { fhir } from '../../ingest/fhir.ts';
import { ingest } from '../../ingest/run.ts';
import { openDryRun } from '../../store/dry-run.ts';
import { EVIDENCE } from '../../subgraphs/therapies/records.ts';
import { FIXTURES, dump, storesIn, temporaryDirectory } from './harness.ts';

const CIVIC = path.join(FIXTURES, 'civic');

describe('a dry run', () => {
  it('reports what a real run would, on empty stores and on full ones', async () => {
    const directory = await temporaryDirectory();
    const open = storesIn(directory);
    const dryFirst = await ingest(civic, [CIVIC], { openStore: () => openDryRun(null) });
    const first = await ingest(civic, [CIVIC], { openStore: open });
    expect(dryFirst).toEqual(first);
    const openDry = { openStore: async (name: string) => openDryRun(await open(name)) };
    const dryAgain = await ingest(civic, [CIVIC], openDry);
    expect(dryAgain).toEqual(await ingest(civic, [CIVIC], { openStore: open }));
  });

  it('reports of patients what a real run would', async () => {
    const directory = await temporaryDirectory();
    const file = path.join(directory, 'patients.ndjson');
    const lines = ['p1', 'p2'].map((id) => JSON.stringify({ resourceType: 'Patient', id }));
    await writeFile(file, lines.join('\n'));
    const open = storesIn(directory);
    const site = { id: 'testing', storeName: 'site_testing', pseudonymKey: Buffer.alloc(32, 1) };
    const openDry = async (name: string) => openDryRun(await open(name));
    for (const inserted of [2, 0]) {
      const dry = await ingest(fhir, [file], { openStore: openDry, site });
      expect(dry.inserted).toBe(inserted);
      expect(dry).toEqual(await ingest(fhir, [file], { openStore: open, site }));
    }
  });

  it('leaves the store as it was', async () => {
    const directory = await temporaryDirectory();
    const open = storesIn(directory);
    await ingest(civic, [path.join(CIVIC, 'evidence-2021.tsv')], { openStore: open });
    const before = await dump(directory, 'therapies', EVIDENCE);
    await ingest(civic, [CIVIC], { openStore: async (name) => openDryRun(await open(name)) });
    expect(await dump(directory, 'therapies', EVIDENCE)).toEqual(before);
  });

  it('takes what it would have deleted for gone, and leaves it there', async () => {
    const open = storesIn(await temporaryDirectory());
    const spec = { name: 'things', indexes: [] };
    const below = await open('things');
    await (await below.collection<{ _id: string }>(spec)).bulkUpsert([{ _id: 'a' }, { _id: 'b' }]);
    await below.close();
    const store = await openDryRun(await open('things'));
    const things = await store.collection<{ _id: string }>(spec);
    expect(await things.deleteByKeys(['a', 'c'])).toBe(1);
    expect(await things.deleteByKeys(['a'])).toBe(0);
    const again = await store.collection<{ _id: string }>(spec);
    expect([await again.findByKeys(['a']), await again.find({})]).toEqual([[null], [{ _id: 'b' }]]);
    expect(await again.bulkUpsert([{ _id: 'a' }])).toMatchObject({ inserted: 1 });
    expect(await things.count({})).toBe(2);
    await things.deleteByKeys(['a']);
    await store.close();
    const after = await open('things');
    expect(await (await after.collection(spec)).count({})).toBe(2);
    await after.close();
  });

  it('shows later reads what it would have written', async () => {
    const store = await openDryRun(null);
    const things = await store.collection<{ _id: string; size: number }>({
      name: 'things',
      indexes: [],
    });
    await things.bulkUpsert([{ _id: 'a', size: 1 }]);
    expect(
      await things.bulkUpsert([
        { _id: 'a', size: 2 },
        { _id: 'b', size: 1 },
      ]),
    ).toEqual({
      inserted: 1,
      updated: 1,
      unchanged: 0,
    });
    expect(await things.find({ size: 2 })).toEqual([{ _id: 'a', size: 2 }]);
    expect(await things.count({})).toBe(2);
    await expect(things.aggregate([])).rejects.toThrow(/dry run/);
    expect(await things.deleteByKeys(['a'])).toBe(1);
    expect(await things.find({})).toEqual([{ _id: 'b', size: 1 }]);
    await store.close();
  });
});
