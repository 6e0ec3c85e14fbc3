import { beforeAll, expect, it } from '@jest/globals';
import type { Collection, Stage } from '../../store/store.ts';
import type { Sample } from './contract.ts';
import { SAMPLES, SPEC, storeOf } from './contract.ts';
import type { Engine } from './engines.ts';

const PIPELINES: readonly (readonly [string, readonly Stage[], readonly unknown[]])[] = [
  ['counts what matches', [{ $match: { n: { $gt: 0 } } }, { $count: 'all' }], [{ all: 3 }]],
  [
    'unwinds and groups',
    [
      { $match: { 'found.gene': { $exists: true } } },
      { $unwind: '$found' },
      { $group: { _id: '$found.gene', count: { $sum: 1 }, ids: { $addToSet: '$_id' } } },
      { $sort: { count: -1, _id: 1 } },
      { $limit: 2 },
      { $project: { count: 1 } },
    ],
    [
      { _id: 'BRAF', count: 2 },
      { _id: 'EGFR', count: 1 },
    ],
  ],
  [
    'keeps the first and all of a group',
    [
      { $match: { _id: { $in: ['a', 'b', 'c'] } } },
      { $sort: { _id: 1 } },
      { $group: { _id: null, first: { $first: '$text' }, all: { $push: '$n' } } },
    ],
    [{ _id: null, first: 'alpha', all: [1, 2.5, -3] }],
  ],
  [
    'computes bands',
    [
      { $match: { n: { $gte: 0 } } },
      { $addFields: { tens: { $floor: { $divide: [{ $subtract: ['$n', 1] }, 10] } } } },
      {
        $set: {
          band: {
            $switch: {
              branches: [
                { case: { $lt: ['$tens', 0] }, then: 'below' },
                { case: { $gte: ['$tens', 5] }, then: 'above' },
              ],
              default: 'within',
            },
          },
        },
      },
      { $sort: { _id: 1 } },
      { $project: { band: 1 } },
    ],
    [
      { _id: 'a', band: 'within' },
      { _id: 'b', band: 'within' },
      { _id: 'd', band: 'above' },
      { _id: 'f', band: 'below' },
    ],
  ],
];

/** Each pipeline gives these rows. */
export function pipelineContract(engine: Engine): void {
  const opened = storeOf(engine);
  const samples: Collection<Sample>[] = [];
  beforeAll(async () => {
    const collection = await opened.store.collection<Sample>(SPEC);
    await collection.bulkUpsert(SAMPLES);
    samples.push(collection);
  });

  it.each(PIPELINES)('%s', async (_title, pipeline, expected) => {
    expect(await samples[0]?.aggregate(pipeline)).toEqual(expected);
  });

  it('counts nothing as no row, or on some servers as a row of 0', async () => {
    const rows = await samples[0]?.aggregate([{ $match: { n: 77 } }, { $count: 'all' }]);
    expect(rows?.map((found) => found['all']).filter((all) => all !== 0)).toEqual([]);
  });

  it('leaves the stored documents as they are when a result is changed', async () => {
    const [row] = (await samples[0]?.aggregate([{ $match: { _id: 'd' } }])) ?? [];
    expect(row).toEqual(SAMPLES[3]);
    Object.assign(row ?? {}, { n: 'changed' });
    expect(await samples[0]?.findByKeys(['d'])).toEqual([SAMPLES[3]]);
  });

  it('runs no script', async () => {
    await expect(samples[0]?.find({ $where: 'this.n > 0' })).rejects.toThrow();
    const script = { $function: { body: 'function() { return 1 }', args: [], lang: 'js' } };
    await expect(samples[0]?.aggregate([{ $project: { x: script } }])).rejects.toThrow();
  });
}
