import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import type { CohortDimension } from '../../schema/generated/site.ts';
import { toldAge } from '../../site/match-profile.ts';
import type { PatientRecord } from '../../site/records.ts';
import { describeEngines } from '../store/engines.ts';
import { PLENTY } from './budgets.ts';
import { condition, generatedPatients, patient, TODAY } from './patient-records.ts';
import { openTestSite, type TestSite } from './test-site.ts';

const count = z.object({ value: z.number().nullable(), suppressed: z.boolean() });
const cohortSchema = z.object({
  cohort: z.object({
    count,
    breakdown: z.array(z.object({ keys: z.array(z.string()), labels: z.array(z.string()), count })),
  }),
});

async function cohort(site: TestSite, by: readonly CohortDimension[]) {
  const { data, errors } = await site.ask(
    `query($by: [CohortDimension!]!) {
      cohort(filter: {}) { count { value suppressed } breakdown(by: $by) { keys labels count { value suppressed } } }
    }`,
    { by },
  );
  expect(errors).toBeUndefined();
  return cohortSchema.parse(data).cohort;
}

function valuesOf(record: PatientRecord, dimension: CohortDimension): readonly string[] {
  const age = toldAge(record, TODAY);
  switch (dimension) {
    case 'SEX':
      return [record.sex];
    case 'RACE':
      return record.race;
    case 'ETHNICITY':
      return [record.ethnicity];
    case 'STAGE':
      return record.search.stages;
    case 'CANCER_TYPE':
      return record.search.primaryCodes;
    case 'ALTERED_GENE':
      return record.search.genes;
    case 'AGE_BAND': {
      if (age === null) return [];
      const from = Math.floor(age / 10) * 10;
      return [from === 90 ? '90+' : `${from}-${from + 9}`];
    }
  }
}

/** The cells by counting one record after another. */
function countedByHand(
  records: readonly PatientRecord[],
  by: readonly CohortDimension[],
): Record<string, number> {
  const cells: Record<string, number> = {};
  for (const record of records) {
    const keys = by
      .map((dimension) => valuesOf(record, dimension))
      .map((values) => (values.length === 0 ? ['UNKNOWN'] : values))
      .reduce<string[][]>((all, values) => all.flatMap((k) => values.map((v) => [...k, v])), [[]]);
    for (const key of keys) cells[key.join()] = (cells[key.join()] ?? 0) + 1;
  }
  return cells;
}

const THRESHOLD = 11;
/** The largest set that is withheld for being small. */
const MOST_WITHHELD = 17;
/** Noise of 12 at most, and another 10 for a set that stands for a near one. */
const FARTHEST_TOLD = 22;

/** Enough of the same kinds that some cells are told. */
const manyPatients = fc
  .array(generatedPatients, { minLength: 3, maxLength: 6 })
  .map((lists) => lists.flat().flatMap((one) => [one, one, one, one]))
  .map((all) => all.map((one, at) => ({ ...one, ...idsOf(at) })));

function idsOf(at: number): Pick<PatientRecord, '_id' | 'pseudonym'> {
  const { _id, pseudonym } = patient(at);
  return { _id, pseudonym };
}

const dimensions = fc.shuffledSubarray<CohortDimension>(
  ['CANCER_TYPE', 'ALTERED_GENE', 'SEX', 'AGE_BAND', 'RACE', 'ETHNICITY', 'STAGE'],
  { minLength: 1, maxLength: 3 },
);

describeEngines('A cohort at a site', (engine) => {
  const sites: TestSite[] = [];
  const site = (): TestSite => {
    const [opened] = sites;
    if (opened === undefined) throw new Error('not open');
    return opened;
  };
  beforeAll(async () => {
    sites.push(await openTestSite('northfield', engine, PLENTY));
  });
  afterAll(() => site().close());

  it('breaks down into cells near those counted by hand, and withholds the small ones', async () => {
    await fc.assert(
      fc.asyncProperty(manyPatients, dimensions, async (all, by) => {
        await site().hold(all);
        const { breakdown } = await cohort(site(), by);
        const expected = countedByHand(all, by);
        const told = new Set<string>();
        for (const { keys, count } of breakdown) {
          const real = expected[keys.join()] ?? 0;
          expect(count.suppressed).toBe(count.value === null);
          if (count.value === null) continue;
          told.add(keys.join());
          expect(real).toBeGreaterThanOrEqual(THRESHOLD);
          expect(count.value).toBeGreaterThanOrEqual(THRESHOLD);
          expect(Math.abs(count.value - real)).toBeLessThanOrEqual(FARTHEST_TOLD);
        }
        for (const [key, real] of Object.entries(expected))
          if (real > MOST_WITHHELD) expect([key, told.has(key)]).toEqual([key, true]);
        expect(new Set(breakdown.map(({ keys }) => keys.join())).size).toBe(breakdown.length);
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  it('lists the same cells whoever is in those that are withheld', async () => {
    const many = Array.from({ length: 60 }, (_, at) => patient(at, { sex: 'FEMALE' }));
    await site().hold(many);
    const listed = await cohort(site(), ['SEX', 'STAGE']);
    const rare = patient(900, { sex: 'OTHER', conditions: [condition({ stage: 'IV' })] });
    await site().hold([...many, rare]);
    expect(await cohort(site(), ['SEX', 'STAGE'])).toEqual(listed);
  });

  it.each([0, 1, 10])('of %d patients is withheld', async (number) => {
    await site().hold(Array.from({ length: number }, (_, at) => patient(at)));
    expect((await cohort(site(), ['SEX'])).count).toEqual({ value: null, suppressed: true });
  });

  it('of few more than the threshold is told of some sets and of others not', async () => {
    const told = [];
    for (let start = 0; start < 40; start += 1) {
      await site().hold(Array.from({ length: 14 }, (_, at) => patient(1000 + 20 * start + at)));
      told.push((await cohort(site(), ['SEX'])).count.suppressed);
    }
    expect(told.filter((suppressed) => suppressed).length).toBeGreaterThan(8);
    expect(told.filter((suppressed) => !suppressed).length).toBeGreaterThan(8);
  });

  it('is told as its cell in any breakdown is, however it is asked', async () => {
    await site().hold(
      Array.from({ length: 300 }, (_, at) =>
        patient(at, {
          sex: at % 3 === 0 ? 'MALE' : 'FEMALE',
          ethnicity: at % 2 === 0 ? 'HISPANIC_OR_LATINO' : 'NOT_HISPANIC_OR_LATINO',
          conditions: [condition({ oncotreeCode: at % 5 === 0 ? 'MEL' : 'LUAD' })],
        }),
      ),
    );
    const { data } = await site().ask(`{
      all: cohort(filter: {}) { count { value } }
      inOtherWords: cohort(filter: { sexes: [FEMALE, MALE], cancerTypes: ["TISSUE"] }) { count { value } }
      males: cohort(filter: { sexes: [MALE] }) {
        count { value }
        breakdown(by: [SEX, ETHNICITY]) { keys count { value } }
      }
      both: cohort(filter: { sexes: [MALE], ethnicities: [HISPANIC_OR_LATINO] }) { count { value } }
      sexes: cohort(filter: {}) { breakdown(by: [SEX]) { keys count { value } } }
    }`);
    expect(data).toMatchObject({ inOtherWords: data?.['all'] });
    const one = z.object({ value: z.int() });
    const cells = z.array(
      z.object({ keys: z.array(z.string()), count: z.object({ value: z.int().nullable() }) }),
    );
    const answer = z
      .object({
        males: z.object({ count: one, breakdown: cells }),
        both: z.object({ count: one }),
        sexes: z.object({ breakdown: cells }),
      })
      .parse(data);
    expect(answer.sexes.breakdown).toContainEqual({ keys: ['MALE'], count: answer.males.count });
    expect(answer.males.breakdown).toContainEqual({
      keys: ['MALE', 'HISPANIC_OR_LATINO'],
      count: answer.both.count,
    });
  });

  it('names cancer types and categories in words', async () => {
    await site().hold(
      Array.from({ length: 30 }, (_, at) =>
        patient(at, { race: ['ASIAN'], conditions: [condition({ oncotreeCode: 'LUAD' })] }),
      ),
    );
    const { breakdown } = await cohort(site(), ['CANCER_TYPE', 'RACE', 'ALTERED_GENE']);
    expect(breakdown.flatMap(({ labels, count: { value } }) => (value ? [labels] : []))).toEqual([
      ['Lung Adenocarcinoma', 'Asian', 'Unknown'],
    ]);
  });

  it.each([[[]], [['SEX', 'SEX']], [['SEX', 'RACE', 'STAGE', 'AGE_BAND']]])(
    'refuses to be broken down by %j',
    async (by) => {
      const { errors } = await site().ask(
        'query($by: [CohortDimension!]!) { cohort(filter: {}) { breakdown(by: $by) { keys } } }',
        { by },
      );
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    },
  );
});
