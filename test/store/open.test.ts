import { existsSync } from 'node:fs';
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
