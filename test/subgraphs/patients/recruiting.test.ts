import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { TrialCriteria } from '../../../matching/criteria.ts';
import { patient } from '../../site/patient-records.ts';
import { openNetwork, type TestNetwork } from './test-network.ts';

const CRITERIA: TrialCriteria = {
  trialId: 'NCT01',
  criteria: {
    all: [
      { kind: 'sex', sex: 'FEMALE' },
      { kind: 'tumorMarker', marker: 'HER2', status: 'POSITIVE' },
      { kind: 'tumorMarker', marker: 'HER2', status: 'POSITIVE' },
    ],
  },
  arms: [],
};
const REPRESENTATION = { __typename: 'Trial', id: 'NCT01', matchCriteria: CRITERIA };

let network: TestNetwork;
beforeAll(async () => {
  network = await openNetwork(['north', 'south']);
  for (const [at, { site }] of network.sites.entries())
    await site.hold(
      Array.from({ length: 40 }, (_, number) =>
        patient(number, { sex: number < 30 ? 'FEMALE' : at === 0 ? 'UNKNOWN' : 'MALE' }),
      ),
    );
});
afterAll(() => network.close());

async function ask(selection: string): Promise<unknown> {
  const { data, errors } = await network.ask(
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Trial { ${selection} } }
    }`,
    { representations: [REPRESENTATION] },
  );
  expect(errors).toBeUndefined();
  return z.object({ _entities: z.tuple([z.unknown()]) }).parse(data)._entities[0];
}

it('adds the worklists of the sites up, and cuts them to what is asked for', async () => {
  const worklist = (first: number) =>
    ask(`eligiblePatients(first: 1) { worklist(first: ${first}) { fact missingFor settles } }`);
  const her2 = { fact: 'HER2 positive', missingFor: 70, settles: 60 };
  const sex = { fact: 'sex female', missingFor: 10, settles: 0 };
  expect(await worklist(20)).toEqual({ eligiblePatients: { worklist: [her2, sex] } });
  expect(await worklist(1)).toEqual({ eligiblePatients: { worklist: [her2] } });
});

const lossSchema = z.object({
  criteriaLoss: z.object({
    sites: z.array(z.object({ status: z.string() })),
    criteria: z.array(
      z.object({
        text: z.string(),
        alone: z.array(
          z.object({ outcome: z.string(), count: z.object({ value: z.number().nullable() }) }),
        ),
      }),
    ),
  }),
});
const LOSS = `criteriaLoss {
  sites { status } criteria { text alone { outcome count { value suppressed } } }
}`;

it('adds up what the sites tell of each criterion, in the order of the trial', async () => {
  const { sites, criteria } = lossSchema.parse(await ask(LOSS)).criteriaLoss;
  expect(sites.map(({ status }) => status)).toEqual(['OK', 'OK']);
  expect(criteria.map(({ text }) => text)).toEqual([
    ...['alive', 'sex female', 'HER2 positive', 'HER2 positive'],
  ]);
  const women = criteria[1]?.alone.find(({ outcome }) => outcome === 'MET')?.count.value ?? 0;
  expect(Math.abs(women - 60)).toBeLessThanOrEqual(44);
  expect(women).toBeGreaterThan(40);
});

it('says which site is missing, and tells what the others may', async () => {
  const [, south] = network.sites;
  if (south === undefined) throw new Error('no second site');
  south.mood = 'refusing';
  const { sites, criteria } = lossSchema.parse(await ask(LOSS)).criteriaLoss;
  south.mood = 'ok';
  expect(sites.map(({ status }) => status)).toEqual(['OK', 'REFUSED']);
  expect(criteria).toHaveLength(4);
});
