import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openNetwork(['lakeside', 'northfield'], 2_000);
  for (const [at, mood] of (['dead', 'frozen'] as const).entries()) {
    const site = network.sites[at];
    if (site !== undefined) site.mood = mood;
  }
});
afterAll(() => network.close());

it('While no site answers, nothing is told as a number or as an empty list of numbers', async () => {
  const { data } = await network.ask(
    `query($trials: [_Any!]!) {
      patients { totalCount edges { cursor } sites { count } pageInfo { endCursor } }
      cohort(filter: {}) {
        count { value suppressed } breakdown(by: [SEX]) { keys } sites { status }
        persons { atLeast atMost }
      }
      _entities(representations: $trials) {
        ... on Trial {
          eligiblePatients { totalCount worklist { settles } edges { cursor } sites { count } }
          criteriaLoss { criteria { text } sites { status } }
        }
      }
    }`,
    {
      trials: [
        {
          __typename: 'Trial',
          id: 'NCT00000000',
          matchCriteria: { trialId: 'NCT00000000', criteria: { all: [] }, arms: [] },
        },
      ],
    },
  );
  const none = [{ count: null }, { count: null }];
  const statuses = [{ status: 'UNAVAILABLE' }, { status: 'TIMEOUT' }];
  expect(data).toEqual({
    patients: { totalCount: null, edges: [], sites: none, pageInfo: { endCursor: null } },
    cohort: {
      count: { value: null, suppressed: false },
      breakdown: null,
      sites: statuses,
      persons: { atLeast: 0, atMost: null },
    },
    _entities: [
      {
        eligiblePatients: { totalCount: null, worklist: null, edges: [], sites: none },
        criteriaLoss: { criteria: null, sites: statuses },
      },
    ],
  });
});
