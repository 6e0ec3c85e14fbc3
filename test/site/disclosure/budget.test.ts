import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql } from 'graphql';
import type { Identity } from '../../../identity/identity.ts';
import { PATIENTS, type PatientRecord } from '../../../site/records.ts';
import { createSite } from '../../../site/site.ts';
import { embedded, type Place } from '../../store/engines.ts';
import { callerAs } from '../callers.ts';
import { consent } from '../consents.ts';
import { patient, TEST_KEY, TODAY } from '../patient-records.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 2, 1);

const ada = { ...callerAs('researcher', 'elsewhere'), subject: 'ada' };
const bob = { ...ada, subject: 'bob' };
const eve = { ...callerAs('researcher', 'other'), subject: 'ada' };

describe('The budget of counts', () => {
  let place: Place;
  let clock = START;
  let ask: (who: Identity, ...filters: string[]) => Promise<(string | undefined)[]>;
  let stop: () => Promise<void>;

  /** Starts the site, on what an earlier one has left. */
  async function start(): Promise<void> {
    const part = await createSite({
      id: 'northfield',
      name: 'Northfield',
      store: await place.open(),
      pseudonymKey: TEST_KEY,
      counts: { perCaller: 3, perInstitution: 5, periodDays: 7 },
      today: () => TODAY,
      now: () => clock,
    });
    stop = () => part.close();
    ask = async (caller, ...filters) => {
      const codes = [];
      for (const filter of filters) {
        const context = { requestId: 'test', signal: new AbortController().signal, notices: [] };
        const { errors } = await graphql({
          schema: part.schema,
          source: `{ cohort(filter: ${filter}) { count { value } } }`,
          contextValue: part.contextFor({ ...context, caller }),
        });
        codes.push(
          errors?.map(({ extensions, message }) => `${String(extensions['code'])} ${message}`)[0],
        );
      }
      return codes;
    };
  }

  beforeAll(async () => {
    place = await embedded.place();
    const store = await place.open();
    const collection = await store.collection<PatientRecord>(PATIENTS);
    const research = consent({ purposes: ['HRESCH'] });
    const records = Array.from({ length: 50 }, (_, at) => patient(at, { consents: [research] }));
    await collection.bulkUpsert(records);
    await store.close();
  });
  beforeEach(async () => {
    clock += 70 * DAY;
    clock -= clock % (7 * DAY);
    await start();
  });
  afterAll(() => place.drop());

  const ages = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => `{ age: { gte: ${from + at} } }`);
  const exhausted = expect.stringMatching(/^BUDGET_EXHAUSTED .* until \d{4}-\d\d-\d\dT00:00/);

  it('lets a caller ask so many different questions, and says when more can be asked', async () => {
    const answers = await ask(ada, ...ages(0, 4));
    expect(answers).toEqual([undefined, undefined, undefined, exhausted]);
    await stop();
  });

  it('costs nothing for what was asked before, in whatever order its words stand', async () => {
    await ask(ada, '{ sexes: [MALE, FEMALE], deceased: true }', '{}', '{ sexes: [OTHER] }');
    const again = [
      '{ deceased: true, races: null, sexes: [FEMALE, MALE] }',
      '{}',
      '{ sexes: [MALE] }',
    ];
    expect(await ask(ada, ...again)).toEqual([undefined, undefined, exhausted]);
    await stop();
  });

  it('costs the same whether somebody is found or nobody', async () => {
    expect(
      await ask(ada, '{ races: [ASIAN] }', '{ races: [WHITE] }', '{ races: [OTHER] }'),
    ).toEqual([undefined, undefined, undefined]);
    expect(await ask(ada, '{ stages: ["IV"] }')).toEqual([exhausted]);
    await stop();
  });

  it('is the same after the site was started anew', async () => {
    await ask(ada, ...ages(0, 3));
    await stop();
    await start();
    expect(await ask(ada, ...ages(2, 4))).toEqual([undefined, exhausted]);
    await stop();
  });

  it('is shared by the callers of one institution, and not with another’s', async () => {
    await ask(ada, ...ages(0, 3));
    await ask(bob, ...ages(10, 12));
    const carol = { ...ada, subject: 'carol' };
    expect(await ask(carol, ...ages(0, 1), ...ages(30, 31), ...ages(10, 11))).toEqual([
      undefined,
      exhausted,
      undefined,
    ]);
    expect(await ask(eve, ...ages(20, 24))).toEqual([undefined, undefined, undefined, exhausted]);
    await stop();
  });

  it('begins anew with the next period', async () => {
    await ask(ada, ...ages(0, 3));
    clock += 6 * DAY;
    expect(await ask(ada, ...ages(50, 51))).toEqual([exhausted]);
    clock += DAY;
    expect(await ask(ada, ...ages(50, 54))).toEqual([undefined, undefined, undefined, exhausted]);
    await stop();
  });

  it('charges the same words anew for another disease that is stated, as it counts others', async () => {
    const forDisease = (disease: string) => ({ ...ada, study: { disease } });
    const answers = [];
    for (const disease of ['LUAD', 'MEL', 'COAD', 'BRCA', 'LUAD'])
      answers.push(...(await ask(forDisease(disease), '{}')));
    expect(answers).toEqual([undefined, undefined, undefined, exhausted, undefined]);
    await stop();
  });

  it('is not had twice where the clock is set back over the end of a period', async () => {
    clock += 7 * DAY;
    await ask(ada, ...ages(0, 3));
    clock -= DAY;
    expect(await ask(ada, ...ages(50, 51))).toEqual([exhausted]);
    clock += DAY;
    expect(await ask(ada, ...ages(50, 51))).toEqual([exhausted]);
    await stop();
  });
});
