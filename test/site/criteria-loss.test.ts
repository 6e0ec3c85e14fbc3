import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import type { TrialCriteria } from '../../matching/criteria.ts';
import { stepsOf } from '../../matching/steps.ts';
import { exactProfile } from '../../site/match-profile.ts';
import type { PatientRecord } from '../../site/records.ts';
import { OncoTree } from '../../terminology/oncotree.ts';
import { PLENTY } from './budgets.ts';
import { callerAs } from './callers.ts';
import { consent } from './consents.ts';
import { randomPatients, randomTrial } from './matching/random-cases.ts';
import { patient, TODAY } from './patient-records.ts';
import { openTestSite, TREE, type TestSite } from './test-site.ts';

const context = { today: TODAY, oncotree: new OncoTree(TREE) };
const cell = z.object({
  outcome: z.string(),
  key: z.string().nullable(),
  count: z.object({ value: z.number().nullable(), suppressed: z.boolean() }),
});
const answer = z.object({
  criteriaLoss: z.array(
    z.object({
      arm: z.string().nullable(),
      text: z.string(),
      alone: z.array(cell),
      inOrder: z.array(cell),
    }),
  ),
});
type Cells = readonly z.infer<typeof cell>[];

const QUESTION = `query ($criteria: MatchCriteria!, $by: LossDimension) {
  criteriaLoss(criteria: $criteria, by: $by) {
    arm
    text
    alone { outcome key count { value suppressed } }
    inOrder { outcome key count { value suppressed } }
  }
}`;

const ADULT_WOMEN: TrialCriteria = {
  trialId: 'T',
  criteria: {
    all: [
      { kind: 'age', comparison: '>=', years: 18 },
      { kind: 'sex', sex: 'FEMALE' },
    ],
  },
  arms: [],
};

const ALTERED: TrialCriteria = {
  trialId: 'T',
  criteria: { kind: 'genomic', gene: 'BRAF', category: null },
  arms: [],
};

describe('The loss by criterion at a site', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openTestSite('northfield', undefined, PLENTY);
  });
  afterAll(() => site.close());

  async function loss(criteria: TrialCriteria, by: 'SEX' | null = null) {
    const { data, errors } = await site.ask(QUESTION, { criteria, by });
    expect(errors).toBeUndefined();
    return answer.parse(data).criteriaLoss;
  }

  it('tells numbers near those counted by hand, alone and in order, and withholds small ones', async () => {
    const crowd = fc.tuple(randomTrial, randomPatients).map(([trial, patients]) => ({
      trial,
      patients: Array.from({ length: 12 }, () => patients)
        .flat()
        .map((record, at) => ({ ...record, _id: `p${at}`, pseudonym: patient(at).pseudonym })),
    }));
    await fc.assert(
      fc.asyncProperty(crowd, async ({ trial, patients }) => {
        await site.hold(patients);
        const told = await loss(trial);
        const steps = stepsOf(trial).map((step) => ({
          ...step,
          outcome: (record: PatientRecord) => step.outcomeFor(exactProfile(record, TODAY), context),
        }));
        expect(told.map(({ arm, text }) => [arm, text])).toEqual(
          steps.map(({ arm, text }) => [arm, text]),
        );
        for (const [at, { before, outcome }] of steps.entries()) {
          const left = patients.filter((record) =>
            before.every((place) => steps[place]?.outcome(record) !== 'NOT_MET'),
          );
          expectNear(told[at]?.alone ?? [], patients.map(outcome));
          expectNear(told[at]?.inOrder ?? [], left.map(outcome));
        }
      }),
      { numRuns: 30 },
    );
  });

  function expectNear(cells: Cells, outcomes: readonly string[]): void {
    expect(cells.map((each) => each.outcome)).toEqual(['MET', 'NOT_MET', 'UNKNOWN']);
    for (const { outcome, count } of cells) {
      const real = outcomes.filter((each) => each === outcome).length;
      expect(count.suppressed).toBe(count.value === null);
      if (count.value === null) continue;
      expect(real).toBeGreaterThanOrEqual(11);
      expect(Math.abs(count.value - real)).toBeLessThanOrEqual(22);
    }
  }

  it('tells the groups apart, those too whom nobody is in', async () => {
    const women = Array.from({ length: 60 }, (_, at) =>
      patient(at, { sex: 'FEMALE', birthDate: '1980-01-01' }),
    );
    const men = Array.from({ length: 60 }, (_, at) =>
      patient(100 + at, { sex: 'MALE', birthDate: '1980-01-01' }),
    );
    await site.hold([...women, ...men]);
    const [, , sex] = await loss(ADULT_WOMEN, 'SEX');
    const value = (outcome: string, key: string) =>
      sex?.alone.find((each) => each.outcome === outcome && each.key === key)?.count.value ?? null;
    expect(sex?.text).toBe('sex female');
    expect(sex?.alone).toHaveLength(12);
    expect(value('NOT_MET', 'MALE')).toBeGreaterThan(37);
    expect(value('NOT_MET', 'FEMALE')).toBeNull();
    expect(value('MET', 'FEMALE')).toBeGreaterThan(37);
    expect(value('UNKNOWN', 'OTHER')).toBeNull();
  });

  it('counts only those whose consents allow the purpose, from the next request on', async () => {
    const permitting = consent({ purposes: ['HRESCH'] });
    const people = Array.from({ length: 60 }, (_, at) =>
      patient(at, { sex: 'FEMALE', birthDate: '1980-01-01', consents: [permitting] }),
    );
    const ask = async () => {
      const { data } = await site.ask(QUESTION, { criteria: ADULT_WOMEN }, callerAs('researcher'));
      return answer.parse(data).criteriaLoss[1]?.alone[0]?.count.value ?? null;
    };
    await site.hold(people);
    expect(await ask()).toBeGreaterThan(37);
    await site.hold(people.map((each) => ({ ...each, consents: [] })));
    expect(await ask()).toBeNull();
  });

  it('is refused where the policy withholds what a criterion or the groups look at', async () => {
    const codes = async (by: string | null, criteria: TrialCriteria = ADULT_WOMEN) => {
      const { errors = [] } = await site.ask(QUESTION, { criteria, by });
      return errors.map(({ extensions }) => extensions['code']);
    };
    site.rule({ refuseFields: ['Patient.race'] });
    expect([await codes(null), await codes('RACE')]).toEqual([[], ['SITE_REFUSED']]);
    site.rule({ refuseFields: ['Patient.ageYears'] });
    expect(await codes(null)).toEqual(['SITE_REFUSED']);
    site.rule({ refuseFields: ['GenomicVariant.proteinChange'] });
    expect(await codes(null)).toEqual([]);
    expect(await codes(null, ALTERED)).toEqual(['SITE_REFUSED']);
    site.rule({ refuseOperations: ['counts'] });
    expect(await codes(null)).toEqual(['SITE_REFUSED']);
    site.rule({});
  });
});

it('takes one question of the budget for a trial and a dimension, however often it is asked', async () => {
  const site = await openTestSite('northfield', undefined, { perCaller: 2 });
  const code = async (by: string | null) => {
    const { errors = [] } = await site.ask(QUESTION, { criteria: ADULT_WOMEN, by });
    return errors[0]?.extensions['code'] ?? 'told';
  };
  expect([await code(null), await code(null), await code('SEX'), await code('RACE')]).toEqual([
    ...['told', 'told', 'told'],
    'BUDGET_EXHAUSTED',
  ]);
  await site.close();
});

it('is for those who may count, and for nobody else', async () => {
  const site = await openTestSite();
  const asked = async (caller: ReturnType<typeof callerAs> | null) =>
    (await site.ask(QUESTION, { criteria: ADULT_WOMEN }, caller)).data?.['criteriaLoss'];
  expect(await asked(callerAs('researcher'))).toHaveLength(3);
  expect(await asked(callerAs('auditor'))).toBeNull();
  expect(await asked(null)).toBeNull();
  await site.close();
});
