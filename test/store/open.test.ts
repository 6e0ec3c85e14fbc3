import { existsSync } from 'node:fs';
import { chmod, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { countCalls } from '../../store/counting.ts';
import { openStore } from '../../store/open.ts';
import type { Sample } from './contract.ts';
import { embedded } from './engines.ts';

it('a store without a URI lies in a directory of its name', async () => {
  const place = await embedded.place();
  const options = { dataDirectory: place.address, name: 'site-northfield' };
  for (const mongodbUri of [undefined, '']) {
    const store = await openStore({ ...options, mongodbUri });
    await store.ping();
    await store.close();
  }
  expect(existsSync(path.join(place.address, 'site-northfield'))).toBe(true);
  await place.drop();
});

it('a store with a URI is a MongoDB database', async () => {
  const mongodbUri = 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100';
  await expect(openStore({ mongodbUri, dataDirectory: '/nowhere', name: 'x' })).rejects.toThrow(
    "MongoDB at 127.0.0.1:1 can't be reached",
  );
});

it('a counted store counts its calls by collection and method', async () => {
  const place = await embedded.place();
  const counted = countCalls(await place.open());
  const samples = await counted.store.collection<Sample>({ name: 'samples', indexes: [] });
  await samples.bulkUpsert([{ _id: 'a' }]);
  expect(await samples.findByKeys(['a'])).toEqual([{ _id: 'a' }]);
  await samples.findByKeys(['a', 'b']);
  expect(Object.fromEntries(counted.calls)).toEqual({
    'samples.bulkUpsert': 1,
    'samples.findByKeys': 2,
  });
  counted.reset();
  expect(counted.calls.size).toBe(0);
  await counted.store.close();
  await place.drop();
});

it('a store is closed to all but its owner, also one that was open to others', async () => {
  const place = await embedded.place();
  const options = { dataDirectory: place.address, name: 'site-northfield' };
  const folder = path.join(place.address, 'site-northfield');
  const modes = async () => {
    const store = await openStore(options);
    await store.ping();
    const files = (await readdir(folder)).map((file) => path.join(folder, file));
    const found = await Promise.all(
      [folder, ...files].map(async (each) => (await stat(each)).mode),
    );
    await store.close();
    return new Set(found.map((mode) => (mode & 0o777).toString(8)));
  };
  expect(await modes()).toEqual(new Set(['700', '600']));
  await chmod(folder, 0o755);
  for (const file of await readdir(folder)) await chmod(path.join(folder, file), 0o644);
  expect(await modes()).toEqual(new Set(['700', '600']));
  await place.drop();
});
