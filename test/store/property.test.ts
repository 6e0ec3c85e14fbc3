import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Collection, Filter, Store } from '../../store/store.ts';
import type { Sample } from './contract.ts';
import { storeOf } from './contract.ts';
import type { Engine, Place } from './engines.ts';
import { describeEngines, embedded } from './engines.ts';

const scalar = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom(0.5, 'a', 'ab', 'b', 'Ä', '\uffee', '🧬', 'x'.repeat(210), `${'x'.repeat(210)}y`),
  fc.boolean(),
  fc.constant(null),
);
const field = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar) },
);
const inner = fc.record({ c: field, d: scalar }, { requiredKeys: [] });
const sample = fc.record(
  { a: field, b: fc.oneof(inner, fc.array(inner, { maxLength: 3 })), u: scalar },
  { requiredKeys: [] },
);
const samples = fc
  .array(sample, { maxLength: 12 })
  .map((all): Sample[] =>
    all.map((one, at) => ({ _id: `s${String(at).padStart(2, '0')}`, ...one })),
  );

const comparable = scalar.filter((value) => value !== null);
const other = fc.oneof(
  fc.record({ $gt: comparable }),
  fc.record({ $gte: comparable }),
  fc.record({ $lte: comparable }),
  fc.record({ $all: fc.array(comparable, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $not: fc.record({ $gt: comparable }) }),
  fc.record({ $regex: fc.constantFrom('^a', '^x', '^Ä', 'b') }),
);
const conditionOn = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    value,
    fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
    fc.record({ $nin: fc.array(value, { maxLength: 3 }) }),
    fc.record({ $ne: value }),
    other,
  );
const condition = conditionOn(scalar);
/** Two bounds at once, which on several values may be met by two of them, as MongoDB says. */
const stretch = fc.record({ $gte: comparable, $lt: comparable });
const ofElement = fc.dictionary(fc.constantFrom('c', 'd'), condition, { minKeys: 1, maxKeys: 2 });
const common = [
  fc.dictionary(fc.constantFrom('a', 'u'), condition, { minKeys: 1, maxKeys: 2 }),
  fc.dictionary(fc.constantFrom('b.c', 'b.d', 'u'), conditionOn(comparable), { minKeys: 1 }),
  fc.record({ u: stretch }),
  fc.record({ u: fc.record({ $regex: fc.constantFrom('^a', '^x') }), a: scalar }),
  fc.record({ a: fc.record({ $elemMatch: stretch }) }),
  fc.record({ b: fc.record({ $elemMatch: ofElement }) }),
  fc.record({ b: fc.record({ $elemMatch: fc.record({ d: stretch }) }) }),
  fc.record({ _id: fc.record({ $gte: fc.constantFrom('s03', 's07') }) }),
];
/** What the server that stands in for MongoDB answers otherwise (see `contract.ts`). */
const severalValues = [
  fc.dictionary(fc.constantFrom('a', 'b.c', 'b.d'), stretch, { minKeys: 1 }),
  fc.dictionary(fc.constantFrom('b.c', 'b.d'), condition, { minKeys: 1 }),
];

function filtersFor({ title }: Engine): fc.Arbitrary<Filter[]> {
  const clause: fc.Arbitrary<Filter> = fc.oneof(
    ...common,
    ...(title === 'embedded' ? severalValues : []),
  );
  const clauses = fc.array(clause, { minLength: 1, maxLength: 3 });
  const filter: fc.Arbitrary<Filter> = fc.oneof(
    clause,
    fc.record({ $and: clauses }),
    fc.record({ $or: clauses }),
    fc.record({ $nor: clauses }),
    fc.tuple(clause, clauses).map(([one, several]) => ({ ...one, $or: several })),
  );
  return fc.array(filter, { minLength: 6, maxLength: 12 });
}

const INDEXES = [
  { paths: ['a'] },
  { paths: ['u', 'a'] },
  { paths: ['b.c', 'b.d'] },
  { paths: ['b.d', 'u'] },
] as const;

describeEngines('random filters on random documents', (engine) => {
  const opened = storeOf(engine);
  const reference: { place?: Place; store?: Store } = {};
  const collections: Collection<Sample>[] = [];
  beforeAll(async () => {
    reference.place = await embedded.place();
    reference.store = await reference.place.open();
    collections.push(
      await opened.store.collection<Sample>({ name: 'indexed', indexes: INDEXES }),
      await opened.store.collection<Sample>({ name: 'plain', indexes: [] }),
      await reference.store.collection<Sample>({ name: 'reference', indexes: [] }),
    );
  });
  afterAll(async () => {
    await reference.store?.close();
    await reference.place?.drop();
  });

  it('find the same with and without an index, and on both engines', async () => {
    const property = fc.asyncProperty(samples, filtersFor(engine), async (all, filters) => {
      for (const collection of collections) {
        await collection.deleteByKeys((await collection.find({})).map(({ _id }) => _id));
        await collection.bulkUpsert(all);
      }
      for (const one of filters) {
        const found = await Promise.all(collections.map((collection) => collection.find(one)));
        const counts = await Promise.all(collections.map((collection) => collection.count(one)));
        const [expected = []] = found.slice(-1);
        const expectedIds = expected.map(({ _id }) => _id);
        for (const documents of found)
          expect({ one, ids: documents.map(({ _id }) => _id) }).toEqual({
            one,
            ids: expectedIds,
          });
        expect({ one, counts }).toEqual({ one, counts: collections.map(() => expected.length) });
      }
    });
    await fc.assert(property, { numRuns: engine.title === 'embedded' ? 300 : 60 });
  });
});
