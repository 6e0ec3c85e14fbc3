import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { evaluateTrial } from '../../../matching/evaluate.ts';
import { exactProfile } from '../../../site/match-profile.ts';
import { mostSettlingFirst, Worklist } from '../../../site/matching/worklist.ts';
import { OncoTree } from '../../../terminology/oncotree.ts';
import { callerAs } from '../callers.ts';
import { TODAY } from '../patient-records.ts';
import { openTestSite, TREE, type TestSite } from '../test-site.ts';
import { randomPatients, randomTrial } from './random-cases.ts';

const context = { today: TODAY, oncotree: new OncoTree(TREE) };
const answer = z.object({
  eligiblePatients: z.object({
    worklist: z.array(z.object({ fact: z.string(), missingFor: z.number(), settles: z.number() })),
  }),
});
const QUESTION = `query ($criteria: MatchCriteria!) {
  eligiblePatients(criteria: $criteria, verdicts: [ELIGIBLE, POSSIBLY_ELIGIBLE], first: 1) {
    worklist { fact missingFor settles }
  }
}`;

describe('The worklist at a site', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openTestSite();
  });
  afterAll(() => site.close());

  it('counts each missing fact over all candidates, whatever the size of the page', async () => {
    await fc.assert(
      fc.asyncProperty(randomTrial, randomPatients, async (criteria, patients) => {
        await site.hold(patients);
        const { data, errors } = await site.ask(QUESTION, { criteria });
        expect(errors).toBeUndefined();
        const missing = patients.map(
          (each) => evaluateTrial(criteria, exactProfile(each, TODAY), context).missingFacts,
        );
        const expected = [...new Set(missing.flat())].map((fact) => ({
          fact,
          missingFor: missing.filter((facts) => facts.includes(fact)).length,
          settles: missing.filter((facts) => facts.length === 1 && facts[0] === fact).length,
        }));
        expect(answer.parse(data).eligiblePatients.worklist).toEqual(
          expected.sort(mostSettlingFirst),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is for those who may list the candidates', async () => {
    const criteria = { trialId: 'T', criteria: { all: [] }, arms: [] };
    const { data } = await site.ask(QUESTION, { criteria }, callerAs('researcher'));
    expect(data?.['eligiblePatients']).toBeNull();
  });
});

it('names first what alone settles most, then what is missing most often', () => {
  const worklist = new Worklist();
  for (const missingFacts of [['often', 'also'], ['often', 'also'], ['alone'], ['often']])
    worklist.add({ missingFacts });
  worklist.add({ missingFacts: ['alone'] });
  expect(worklist.facts()).toEqual([
    { fact: 'alone', missingFor: 2, settles: 2 },
    { fact: 'often', missingFor: 3, settles: 1 },
    { fact: 'also', missingFor: 2, settles: 0 },
  ]);
});
