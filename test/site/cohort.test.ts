import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import type { CohortDimension } from '../../schema/generated/site.ts';
import { toldAge } from '../../site/match-profile.ts';
import type { PatientRecord } from '../../site/records.ts';
import { describeEngines } from '../store/engines.ts';
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
    sites.push(await openTestSite('northfield', engine));
  });
  afterAll(() => site().close());

  it('breaks down as a count by hand does, with 1 to 10 withheld', async () => {
    await fc.assert(
      fc.asyncProperty(generatedPatients, dimensions, async (all, by) => {
        await site().hold(all);
        const { breakdown } = await cohort(site(), by);
        const cells = Object.fromEntries(breakdown.map((cell) => [cell.keys.join(), cell.count]));
        const expected = Object.entries(countedByHand(all, by)).map(([key, number]) => [
          key,
          number > 10 ? { value: number, suppressed: false } : { value: null, suppressed: true },
        ]);
        expect(cells).toEqual(Object.fromEntries(expected));
        expect(breakdown).toHaveLength(expected.length);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it.each([
    [0, { value: 0, suppressed: false }],
    [1, { value: null, suppressed: true }],
    [10, { value: null, suppressed: true }],
    [11, { value: 11, suppressed: false }],
  ])('of %d patients is told as %j', async (number, expected) => {
    await site().hold(Array.from({ length: number }, (_, at) => patient(at)));
    expect((await cohort(site(), ['SEX'])).count).toEqual(expected);
  });

  it('names cancer types and categories in words', async () => {
    await site().hold([
      patient(1, { race: ['ASIAN'], conditions: [condition({ oncotreeCode: 'LUAD' })] }),
    ]);
    const { breakdown } = await cohort(site(), ['CANCER_TYPE', 'RACE', 'ALTERED_GENE']);
    expect(breakdown.map(({ labels }) => labels)).toEqual([
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
