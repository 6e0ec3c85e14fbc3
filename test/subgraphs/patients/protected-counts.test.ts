import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personsWithin } from '../../../subgraphs/patients/protected-count.ts';
import { patient } from '../../site/patient-records.ts';
import { openNetwork, type TestNetwork } from './test-network.ts';

describe('A cohort over several sites', () => {
  let network: TestNetwork;
  beforeAll(async () => {
    network = await openNetwork(['lakeside', 'northfield']);
    for (const [at, { site }] of network.sites.entries())
      await site.hold(
        Array.from({ length: at === 0 ? 300 : 100 }, (_, number) =>
          patient(number, { sex: number < 5 ? 'MALE' : 'FEMALE' }),
        ),
      );
  });
  beforeEach(() => {
    for (const served of network.sites) served.lie = undefined;
  });
  afterAll(() => network.close());

  it('is the sum of what the sites tell, and says between which numbers the persons are', async () => {
    const { data } = await network.ask(`{
      cohort(filter: {}) { count { value suppressed } sites { count { value } } persons { atLeast atMost } }
      sites { patients { value } }
    }`);
    // 300 and 100 under the tests' key; told numbers are 22 off at most.
    expect(data).toEqual({
      cohort: {
        count: { value: LARGE + SMALL, suppressed: false },
        sites: [{ count: { value: LARGE } }, { count: { value: SMALL } }],
        persons: { atLeast: LARGE - 22, atMost: LARGE + SMALL + 44 },
      },
      sites: [{ patients: { value: LARGE } }, { patients: { value: SMALL } }],
    });
  });

  it('takes a withheld part as anything that a site withholds', async () => {
    const { data } = await network.ask(
      '{ cohort(filter: { sexes: [MALE] }) { count { value suppressed } persons { atLeast atMost } } }',
    );
    expect(data).toEqual({
      cohort: { count: { value: null, suppressed: true }, persons: { atLeast: 0, atMost: 34 } },
    });
  });

  it('goes on without a site whose budget is exhausted, and says until when it is', async () => {
    const renews = '2026-03-08T00:00:00.000Z';
    const extensions = { code: 'BUDGET_EXHAUSTED', renews };
    const [, northfield] = network.sites;
    if (northfield !== undefined)
      northfield.lie = {
        data: { cohort: null },
        errors: [{ message: 'no more', path: ['cohort', 'count'], extensions }],
      };
    const { data } = await network.ask(`{
      cohort(filter: {}) {
        count { value }
        sites { status count { value } error { code message } }
        persons { atLeast atMost }
      }
    }`);
    const message = `Site northfield tells this caller or institution no more different counts until ${renews}.`;
    expect(data).toEqual({
      cohort: {
        count: { value: LARGE },
        sites: [
          { status: 'OK', count: { value: LARGE }, error: null },
          { status: 'REFUSED', count: null, error: { code: 'BUDGET_EXHAUSTED', message } },
        ],
        persons: { atLeast: LARGE - 22, atMost: null },
      },
    });
  });
});

/** What the sites tell of 300 and of 100 patients under the tests' key. */
const LARGE = 295;
const SMALL = 104;

describe('The number of persons over several sites', () => {
  it('is never outside its bounds, however many are patients at several', () => {
    const people = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(people, { minLength: 1, maxLength: 5 }), (sites) => {
        const persons = new Set(sites.flat()).size;
        const bounds = sites.map(({ length }) => ({ atLeast: length - 3, atMost: length + 2 }));
        const { atLeast, atMost } = personsWithin(bounds);
        expect(persons).toBeGreaterThanOrEqual(atLeast);
        expect(persons).toBeLessThanOrEqual(atMost ?? -1);
      }),
    );
  });
});
