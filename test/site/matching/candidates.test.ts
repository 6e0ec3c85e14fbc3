import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { FREE_TEXT_KEY, type Criteria, type TrialCriteria } from '../../../matching/criteria.ts';
import { evaluateTrial } from '../../../matching/evaluate.ts';
import { exactProfile } from '../../../site/match-profile.ts';
import { rankOf } from '../../../site/matching/rank.ts';
import type { PatientRecord } from '../../../site/records.ts';
import { OncoTree } from '../../../terminology/oncotree.ts';
import { describeEngines } from '../../store/engines.ts';
import { consent } from '../consents.ts';
import { patient, TODAY } from '../patient-records.ts';
import { openTestSite, TREE, type TestSite } from '../test-site.ts';
import { randomPatients, randomTrial } from './random-cases.ts';

const context = { today: TODAY, oncotree: new OncoTree(TREE) };
const pageSchema = z.object({
  eligiblePatients: z.object({
    totalCount: z.number().optional(),
    hasNextPage: z.boolean(),
    nodes: z.array(z.object({ rank: z.string() })),
  }),
});
interface Asked {
  readonly verdicts?: readonly string[];
  readonly first: number;
  readonly after?: string | undefined;
  readonly counted?: boolean;
}

describeEngines('A page of candidates', (engine) => {
  const sites: TestSite[] = [];
  const site = (): TestSite => {
    const [first] = sites;
    if (first === undefined) throw new Error('not open');
    return first;
  };
  beforeAll(async () => {
    sites.push(await openTestSite('northfield', engine));
    sites.push(
      await openTestSite('northfield', engine, undefined, undefined, { matchPatience: 0 }),
    );
  });
  afterAll(() => Promise.all(sites.map((each) => each.close())));

  const both = ['ELIGIBLE', 'POSSIBLY_ELIGIBLE'];
  async function page(
    criteria: TrialCriteria,
    { verdicts = both, counted, ...paging }: Asked,
    of = site(),
  ) {
    const { data, errors } = await of.ask(
      `query($criteria: MatchCriteria!, $verdicts: [EligibilityVerdict!]!, $first: Int!, $after: String) {
        eligiblePatients(criteria: $criteria, verdicts: $verdicts, first: $first, after: $after) {
          ${counted === true ? 'totalCount' : ''} hasNextPage nodes { rank }
        }
      }`,
      { criteria, verdicts, ...paging },
    );
    expect(errors).toBeUndefined();
    const { nodes, ...rest } = pageSchema.parse(data).eligiblePatients;
    return { ...rest, ranks: nodes.map(({ rank }) => rank) };
  }

  function ranksOf(criteria: TrialCriteria, verdicts: readonly string[], of: PatientRecord[]) {
    return of
      .map((record) => ({
        record,
        evaluation: evaluateTrial(criteria, exactProfile(record, TODAY), context),
      }))
      .filter(({ evaluation }) => verdicts.includes(evaluation.verdict))
      .map(({ record, evaluation }) => rankOf(evaluation, record.pseudonym))
      .sort();
  }

  it('goes on where the last one ended, until all have come once, counted or not', async () => {
    const verdicts = fc.subarray(['ELIGIBLE', 'POSSIBLY_ELIGIBLE', 'NOT_ELIGIBLE'], {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(
        ...([randomPatients, randomTrial, verdicts, fc.integer({ min: 1, max: 6 })] as const),
        async (records, criteria, asked, first) => {
          await site().hold(records);
          const expected = ranksOf(criteria, asked, records);
          for (const counted of [false, true]) {
            const seen: string[] = [];
            for (;;) {
              const after = seen.at(-1);
              const next = await page(criteria, { verdicts: asked, first, after, counted });
              if (counted) expect(next.totalCount).toBe(expected.length);
              seen.push(...next.ranks);
              expect(next.hasNextPage).toBe(seen.length < expected.length);
              if (!next.hasNextPage) break;
            }
            expect(seen).toEqual(expected);
          }
        },
      ),
      { numRuns: engine.title === 'embedded' ? 60 : 8 },
    );
  });

  const women: Criteria = { kind: 'sex', sex: 'FEMALE' };
  const osimertinib: Criteria = { kind: 'priorTherapy', therapy: 'Osimertinib' };
  const fewLines: Criteria = { kind: 'priorLines', comparison: '<=', lines: 2 };
  const freeText: Criteria = { kind: 'notEvaluable', key: FREE_TEXT_KEY, value: 'free' };

  it.each([
    ['who are all eligible', women],
    ['who may all be eligible', { all: [women, freeText] }],
    ['of whom no record can settle two facts', { all: [women, { not: osimertinib }, fewLines] }],
  ])('reads no more patients %s than it holds', async (_title, criteria) => {
    const records = Array.from({ length: 1200 }, (_, number) => patient(number, { sex: 'FEMALE' }));
    await site().hold(records);
    const read = site().readFromStreams;
    const trial = { trialId: 'x', criteria, arms: [] };
    const before = read();
    const { ranks, hasNextPage } = await page(trial, { first: 10 });
    expect(hasNextPage).toBe(true);
    await page(trial, { first: 10, after: ranks.at(-1) });
    expect(read() - before).toBeLessThanOrEqual(2 * (10 + 1));
  });

  it('judges everyone once for a trial that has an index, and each row as it is then', async () => {
    const unknown = Array.from({ length: 40 }, (_, number) => patient(number, { sex: 'FEMALE' }));
    const [, indexing = site()] = sites;
    await indexing.hold(unknown);
    // Two facts are missing of each, so that someone with one might always follow.
    const tests = ['EGFR', 'ALK'].map((gene): Criteria => ({
      kind: 'genomic',
      gene,
      category: null,
    }));
    const trial = { trialId: 'x', criteria: { all: tests }, arms: [] };
    const first = await page(trial, { first: 10 }, indexing);
    const expected = unknown.map(({ pseudonym }) => `10002:${pseudonym}`).sort();
    expect(first.ranks).toEqual(expected.slice(0, 10));
    const [next, gone, withdrawn] = expected
      .slice(10)
      .map((rank) => unknown.find(({ pseudonym }) => rank.endsWith(`:${pseudonym}`)));
    if (!next || !gone || !withdrawn) throw new Error('there are forty');
    const denial = { ...consent({ decision: 'deny' }), purposes: [] };
    await indexing.patients.bulkUpsert([
      { ...gone, deceased: true },
      { ...withdrawn, consents: [denial] },
    ]);
    const read = indexing.readFromStreams();
    const second = await page(trial, { first: 10, after: first.ranks.at(-1) }, indexing);
    expect(second.ranks).toEqual([expected[10], ...expected.slice(13, 22)]);
    const third = await page(trial, { first: 100, after: second.ranks.at(-1) }, indexing);
    expect(third).toEqual({ ranks: expected.slice(22), hasNextPage: false });
    expect(indexing.readFromStreams()).toBe(read);
  });

  it('asks the store once where candidates are counted, however many alternatives there are', async () => {
    await site().hold(Array.from({ length: 130 }, (_, number) => patient(number, {})));
    const groups = Array.from({ length: 4 }, (_, group) => ({
      any: Array.from({ length: 6 }, (__, at): Criteria => ({
        kind: 'genomic',
        gene: `GENE${group}${at}`,
        category: null,
      })),
    }));
    site().counted.reset();
    const trial = { trialId: 'x', criteria: { all: groups }, arms: [] };
    const { totalCount } = await page(trial, { first: 10, counted: true });
    expect(totalCount).toBe(130);
    const calls = [...site().counted.calls].filter(([call]) => call.startsWith('patients.'));
    expect(calls).toEqual([['patients.stream', 1]]);
  });
});
