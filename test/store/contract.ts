/**
 * What both engines promise, and all that the rest of the project may rely on.
 *
 * Filters: equality with text, number, boolean, null and objects; `$eq $ne $in $nin $gt $gte $lt
 * $lte $exists $elemMatch $all $size $regex` (anchored at the beginning, to be indexed)
 * `$and $or $nor $not`.
 * Two bounds on a path that may have several values (`{ 'parts.size': { $gte: 1, $lt: 5 } }`) hold
 * for two different values too, as in MongoDB; SecantusDB differs, and `$elemMatch` says it better.
 * Null on a path that leads through an array finds a document where one element lacks the field;
 * SecantusDB differs there, and `$elemMatch` with null says it better.
 * Pipelines: `$match $unwind $group` (with `$sum $addToSet $first $push`) `$sort $limit $project
 * $count $addFields $set`, and in expressions `$switch $floor $subtract $divide`.
 * `$count` over nothing gives no row in MongoDB, a row of 0 in SecantusDB: read both as 0. FerretDB 1
 * is no server for this project: it lacks `$elemMatch` on objects and several accumulators.
 * Documents are plain JSON; an array directly inside an array is stored, but no path leads there.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Collection, Filter, Store } from '../../store/store.ts';
import type { Engine, Place } from './engines.ts';

export interface Sample {
  readonly _id: string;
  readonly [field: string]: unknown;
}

export const SAMPLES: readonly Sample[] = [
  { _id: 'a', n: 1, text: 'alpha', tags: ['x', 'y'], when: '2020-01-01', deep: { er: 'in' } },
  { _id: 'b', n: 2.5, text: 'beta', tags: [], flag: true, deep: { er: null } },
  { _id: 'c', n: -3, text: 'Ärzte', tags: ['y'], flag: false, note: null },
  { _id: 'd', n: 100, text: 'alphabet', found: [{ gene: 'BRAF', at: 600 }, { gene: 'TP53' }] },
  {
    _id: 'e',
    text: '🧬',
    found: [
      { gene: 'BRAF', at: 12 },
      { gene: 'KRAS', at: 600 },
    ],
  },
  { _id: 'f', n: 0, text: '\uffee', found: [], tags: ['x', 'y', 'z'], note: 'seen' },
  { _id: 'g', n: '1', text: '', found: [{ gene: 'EGFR', at: null }], tags: 'x' },
];

/** Every filter, what it finds, and the paths of the index that answers it. */
export const FILTERS: readonly (readonly [Filter, string, readonly string[] | null])[] = [
  [{}, 'abcdefg', null],
  [{ _id: 'c' }, 'c', ['_id']],
  [{ _id: { $in: ['c', 'zz', 'a'] } }, 'ac', ['_id']],
  [{ _id: { $gt: 'b', $lte: 'd' } }, 'cd', ['_id']],
  [{ n: 1 }, 'a', ['n']],
  [{ n: { $eq: '1' } }, 'g', ['n']],
  [{ n: { $gt: 0 } }, 'abd', ['n']],
  [{ n: { $gte: 0, $lt: 3 } }, 'abf', ['n']],
  [{ n: { $lte: 0 } }, 'cf', ['n']],
  [{ n: null }, 'e', ['n']],
  [{ n: { $ne: 1 } }, 'bcdefg', null],
  [{ n: { $nin: [1, 0, null] } }, 'bcdg', null],
  [{ n: { $in: [100, -3] } }, 'cd', ['n']],
  [{ n: { $exists: false } }, 'e', null],
  [{ n: { $not: { $gt: 0 } } }, 'cefg', null],
  [{ note: null }, 'abcdeg', ['note']],
  [{ note: { $exists: true } }, 'cf', null],
  [{ flag: true }, 'b', ['flag']],
  [{ flag: { $in: [true, false] } }, 'bc', ['flag']],
  [{ 'deep.er': 'in' }, 'a', ['deep.er']],
  [{ 'deep.er': null }, 'bcdefg', ['deep.er']],
  [{ deep: { er: 'in' } }, 'a', null],
  [{ tags: 'x' }, 'afg', ['tags']],
  [{ tags: { $in: ['z', 'y'] } }, 'acf', ['tags']],
  [{ tags: { $all: ['x', 'y'] } }, 'af', ['tags']],
  [{ tags: { $size: 1 } }, 'c', null],
  [{ tags: { $nin: ['y'] } }, 'bdeg', null],
  [{ tags: { $elemMatch: { $gt: 'x', $lt: 'z' } } }, 'acf', ['tags']],
  [{ text: 'Ärzte' }, 'c', ['text', 'when']],
  [{ text: '🧬' }, 'e', ['text', 'when']],
  [{ text: { $gt: '\uffee' } }, 'e', ['text', 'when']],
  [{ text: { $regex: '^alpha' } }, 'ad', ['text', 'when']],
  [{ text: { $regex: '^alpha' }, when: '2020-01-01' }, 'a', ['text', 'when']],
  [{ text: { $regex: '^ALPHA', $options: 'i' } }, 'ad', null],
  [{ text: 'alpha', when: { $lt: '2021' } }, 'a', ['text', 'when']],
  [{ 'found.gene': 'BRAF' }, 'de', ['found.gene', 'found.at']],
  [{ 'found.gene': 'BRAF', 'found.at': 600 }, 'de', ['found.gene', 'found.at']],
  [{ found: { $elemMatch: { gene: 'BRAF', at: 600 } } }, 'd', ['found.gene', 'found.at']],
  [{ found: { $elemMatch: { gene: 'KRAS', at: { $gt: 12 } } } }, 'e', ['found.gene', 'found.at']],
  [{ found: { $not: { $elemMatch: { gene: 'BRAF' } } } }, 'abcfg', null],
  [{ $and: [{ n: { $gt: -5 } }, { tags: 'x' }] }, 'af', ['tags']],
  [{ $or: [{ n: 100 }, { n: 0 }] }, 'df', ['n']],
  [{ $or: [{ n: 100 }, { _id: 'a' }] }, 'ad', ['n', '_id']],
  [{ $or: [{ n: 100 }, { other: 1 }] }, 'd', null],
  [{ $nor: [{ n: { $gt: 0 } }, { tags: 'x' }] }, 'ce', null],
  [{ other: 1, n: 1 }, '', ['n']],
];

/** The indexes that the filters name. */
export const SPEC = {
  name: 'samples',
  indexes: [
    { paths: ['n'] },
    { paths: ['note'] },
    { paths: ['flag'] },
    { paths: ['tags'] },
    { paths: ['deep.er'] },
    { paths: ['text', 'when'] },
    { paths: ['found.gene', 'found.at'] },
  ],
} as const;

export const idsOf = (documents: readonly { readonly _id: string }[]): string =>
  documents.map(({ _id }) => _id).join('');

/** A store for the tests of one `describe`, closed and dropped at its end. */
export function storeOf(engine: Engine): { readonly store: Store; readonly place: Place } {
  const opened: { store?: Store; place?: Place } = {};
  beforeAll(async () => {
    opened.place = await engine.place();
    opened.store = await opened.place.open();
  });
  afterAll(async () => {
    await opened.store?.close();
    await opened.place?.drop();
  });
  const ready = <V>(value: V | undefined): V => {
    if (value === undefined) throw new Error('the store is opened before the first test only');
    return value;
  };
  return {
    get store() {
      return ready(opened.store);
    },
    get place() {
      return ready(opened.place);
    },
  };
}

/** Each filter finds the same with and without an index. */
export function filterContract(engine: Engine): void {
  const opened = storeOf(engine);
  const samples: Record<string, Collection<Sample>> = {};
  beforeAll(async () => {
    samples['with'] = await opened.store.collection<Sample>(SPEC);
    samples['without'] = await opened.store.collection<Sample>({ name: 'plain', indexes: [] });
    for (const collection of Object.values(samples)) await collection.bulkUpsert(SAMPLES);
  });

  it.each(FILTERS)('answers %j with %s', async (filter, expected) => {
    for (const collection of Object.values(samples)) {
      expect(idsOf(await collection.find(filter))).toBe(expected);
      expect(await collection.count(filter)).toBe(expected.length);
      expect(idsOf(await collection.findPage({ filter, limit: 100 }))).toBe(expected);
    }
  });

  it.each(FILTERS)('walks an index for %j where one serves', async (filter, _expected, paths) => {
    const plan = await samples['with']?.explain(filter);
    if (engine.title === 'embedded') expect(plan).toEqual({ index: paths, scan: paths === null });
    // A server may explain nothing, or have a simpler planner than MongoDB's; it must not be wrong.
    else
      expect([null, ...(paths ?? [])]).toEqual(
        expect.arrayContaining([...(plan?.index ?? [null])]),
      );
  });

  it('walks an index for a key and for an equal value', async () => {
    for (const filter of [{ _id: 'a' }, { n: 1 }, { tags: 'x' }, { text: 'beta', when: null }]) {
      const plan = await samples['with']?.explain(filter);
      expect(plan?.scan ?? false).toBe(false);
    }
  });
}
