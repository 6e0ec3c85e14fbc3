import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import type { Criteria, TrialCriteria } from '../../../matching/criteria.ts';
import { evaluateTrial } from '../../../matching/evaluate.ts';
import { exactProfile } from '../../../site/match-profile.ts';
import { rankOf } from '../../../site/matching/rank.ts';
import type { PatientRecord } from '../../../site/records.ts';
import { searchFieldsOf } from '../../../site/search-fields.ts';
import { OncoTree } from '../../../terminology/oncotree.ts';
import { describeEngines } from '../../store/engines.ts';
import { entitledCaller } from '../callers.ts';
import { consent } from '../consents.ts';
import { patient, TODAY } from '../patient-records.ts';
import { openTestSite, TREE, type TestSite } from '../test-site.ts';
import { patientsUpTo, randomPatients, randomTrial } from './random-cases.ts';

const oncotree = new OncoTree(TREE);
const DENIAL = { ...consent({ decision: 'deny' }), purposes: [] };
const ASK = `query($criteria: MatchCriteria!, $first: Int!, $after: String) {
  eligiblePatients(criteria: $criteria, verdicts: [ELIGIBLE, POSSIBLY_ELIGIBLE], first: $first, after: $after) {
    hasNextPage nodes { rank }
  }
}`;
const pageSchema = z.object({
  eligiblePatients: z.object({
    hasNextPage: z.boolean(),
    nodes: z.array(z.object({ rank: z.string() })),
  }),
});

/** What happens to a site between two questions; `which` chooses a patient. */
type Event =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'gone'; readonly which: number }
  | { readonly kind: 'withdrawn'; readonly which: number }
  | { readonly kind: 'becomes'; readonly which: number; readonly as: PatientRecord };

const which = fc.nat(24);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.constantFrom(1, 2, 30, 31, -1, -30).map((days): Event => ({ kind: 'days', days })),
  which.map((of): Event => ({ kind: 'gone', which: of })),
  which.map((of): Event => ({ kind: 'withdrawn', which: of })),
  fc
    .tuple(which, patientsUpTo(1))
    .map(([of, [as = patient(0)]]): Event => ({ kind: 'becomes', which: of, as })),
);
const events = fc.array(event, { minLength: 1, maxLength: 8 });

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

describeEngines('A site’s match index', (engine) => {
  let site: TestSite;
  let today = TODAY;
  beforeAll(async () => {
    site = await openTestSite('northfield', engine, undefined, undefined, {
      today: () => today,
      matchPatience: 0,
    });
  });
  afterAll(() => site.close());

  async function ranks(criteria: TrialCriteria, first = 100, after?: string): Promise<string[]> {
    const { data, errors } = await site.ask(ASK, { criteria, first, after });
    expect(errors).toBeUndefined();
    return pageSchema.parse(data).eligiblePatients.nodes.map(({ rank }) => rank);
  }

  /** What a search by hand finds. */
  function expected(criteria: TrialCriteria, records: Iterable<PatientRecord>): string[] {
    return [...records]
      .filter(({ consents }) => !consents.includes(DENIAL))
      .map((record) => ({
        record,
        found: evaluateTrial(criteria, exactProfile(record, today), { today, oncotree }),
      }))
      .filter(({ found }) => found.verdict !== 'NOT_ELIGIBLE')
      .map(({ record, found }) => rankOf(found, record.pseudonym))
      .sort();
  }

  async function happen(event: Event, records: Map<string, PatientRecord>): Promise<void> {
    if (event.kind === 'days') {
      today = later(today, event.days);
      return;
    }
    const before = [...records.values()][event.which];
    if (before === undefined) return;
    if (event.kind === 'gone') {
      records.delete(before._id);
      await site.patients.deleteByKeys([before._id]);
      return;
    }
    const { _id, pseudonym, identity } = before;
    const after =
      event.kind === 'withdrawn'
        ? { ...before, consents: [DENIAL] }
        : {
            ...event.as,
            _id,
            pseudonym,
            identity: { ...identity, birthDate: event.as.identity.birthDate },
          };
    records.set(_id, after);
    await site.patients.bulkUpsert([after]);
  }

  it('gives what a new search gives, whatever changes and however the days pass, and reads no stream again', async () => {
    await fc.assert(
      fc.asyncProperty(randomPatients, randomTrial, events, async (patients, trial, happened) => {
        today = TODAY;
        await site.hold(patients);
        const records = new Map(patients.map((record) => [record._id, record]));
        const before = site.readFromStreams();
        expect(await ranks(trial)).toEqual(expected(trial, records.values()));
        const read = site.readFromStreams();
        // A trial that nobody may fit needs no index yet.
        const hasIndex = read > before;
        for (const event of happened) {
          await happen(event, records);
          expect(await ranks(trial)).toEqual(expected(trial, records.values()));
        }
        if (hasIndex) expect(site.readFromStreams()).toBe(read);
      }),
      { numRuns: engine.title === 'embedded' ? 150 : 20 },
    );
  });

  it('asks the store few times where hardly any of a trial’s many places may be seen', async () => {
    today = TODAY;
    const last = patient(400, { deceased: null, sex: 'FEMALE' });
    const others = Array.from({ length: 400 }, (_, at) =>
      patient(at, { sex: 'FEMALE', consents: [DENIAL] }),
    );
    await site.hold([...others, last]);
    const trial: TrialCriteria = { trialId: 'x', criteria: adult, arms: [] };
    site.counted.reset();
    expect(await ranks(trial, 1)).toHaveLength(1);
    // Of 2, 4, 8 … places at once.
    expect(site.counted.calls.get('patients.find')).toBeLessThanOrEqual(12);
  });

  const adult: Criteria = { kind: 'age', comparison: '>=', years: 18 };
  const born = (number: number, birthDate: string, more = {}) =>
    patient(number, { birthDate, ...more });

  it.each([
    ['on their birthday', '2008-06-16', '2026-06-15', '2026-06-16'],
    ['born on 29 February', '2008-02-29', '2026-02-28', '2026-03-01'],
    ['of whom the month is known', '2008-06', '2026-05-31', '2026-06-30'],
    ['of whom the year is known', '2008', '2025-12-31', '2026-01-01'],
  ])('moves who comes of age %s', async (_who, birthDate, before, after) => {
    today = before;
    const records = [born(1, birthDate), born(2, '1950-01-01'), born(3, '2020-01-01')];
    await site.hold(records);
    const trial = { trialId: `adults ${birthDate}`, criteria: adult, arms: [] };
    const first = await ranks(trial);
    expect(first).toEqual(expected(trial, records));
    today = after;
    const second = await ranks(trial);
    expect(second).toEqual(expected(trial, records));
    expect(second).not.toEqual(first);
  });

  it('goes back by a day for a question from before midnight, and on again, and reads no stream', async () => {
    const records = [born(1, '2008-06-16'), born(2, '1950-01-01')];
    await site.hold(records);
    const trial = { trialId: 'midnight', criteria: adult, arms: [] };
    today = '2026-06-16';
    expect(await ranks(trial)).toHaveLength(2);
    const read = site.readFromStreams();
    today = '2026-06-15';
    expect(await ranks(trial)).toEqual(expected(trial, records));
    today = '2026-06-16';
    expect(await ranks(trial)).toHaveLength(2);
    expect(site.readFromStreams()).toBe(read);
    // By more than a month it is built anew.
    today = '2026-05-15';
    expect(await ranks(trial)).toEqual(expected(trial, records));
    expect(site.readFromStreams()).toBeGreaterThan(read);
  });

  it('misses no change whose writer was slow, killed, or taken for dead', async () => {
    today = TODAY;
    const trial = { trialId: 'writers', criteria: { kind: 'sex', sex: 'MALE' }, arms: [] } as const;
    const records = [patient(1, { sex: 'FEMALE' }), patient(2, { sex: 'FEMALE' })];
    await site.hold(records);
    expect(await ranks(trial)).toEqual([]);
    const writes = await site.counted.store.collection<{ _id: string; since: string }>({
      name: 'patient_writes',
      indexes: [],
    });
    const minutesAgo = (minutes: number): string =>
      new Date(Date.now() - minutes * 60_000).toISOString();
    // Announced five minutes ago, marked then, and written only now.
    await writes.bulkUpsert([{ _id: 'slow', since: minutesAgo(5) }]);
    expect(await ranks(trial)).toEqual([]);
    const raw = await site.counted.store.collection<PatientRecord>({
      name: 'patients',
      indexes: [],
    });
    const [first = patient(1)] = records;
    const late = { ...first, sex: 'MALE' as const, changedAt: minutesAgo(5) };
    await raw.bulkUpsert([{ ...late, search: searchFieldsOf(late) }]);
    expect(await ranks(trial)).toHaveLength(1);
    expect(await writes.find({})).toHaveLength(1);
    await writes.bulkUpsert([{ _id: 'killed', since: minutesAgo(11) }]);
    await ranks(trial);
    expect((await writes.find({})).map(({ _id }) => _id)).toEqual(['slow']);
    await writes.deleteByKeys(['slow']);
  });

  it('goes on behind a place whose holder has gone', async () => {
    const records = Array.from({ length: 30 }, (_, number) => patient(number, { sex: 'FEMALE' }));
    await site.hold(records);
    const trial = { trialId: 'pages', criteria: { kind: 'sex', sex: 'FEMALE' }, arms: [] } as const;
    const all = await ranks(trial);
    const last = all[9] ?? '';
    const holder = records.find(({ pseudonym }) => last.endsWith(pseudonym));
    await site.patients.deleteByKeys([holder?._id ?? '']);
    expect(await ranks(trial, 10, last)).toEqual(all.slice(10, 20));
  });

  it('is made once for all who ask, and goes on when they have gone', async () => {
    const records = Array.from({ length: 30 }, (_, number) => patient(number, { sex: 'FEMALE' }));
    await site.hold(records);
    const trial = { trialId: 'gone', criteria: { kind: 'sex', sex: 'FEMALE' }, arms: [] } as const;
    const read = site.readFromStreams();
    const leaving = new AbortController();
    const context = site.part.contextFor({
      requestId: 'leaving',
      signal: leaving.signal,
      caller: entitledCaller(),
      notices: [],
    });
    const left = site.ask(ASK, { criteria: trial, first: 5 }, null, context);
    const stayed = ranks(trial, 5);
    leaving.abort(new Error('nobody waits'));
    await left;
    expect(await stayed).toHaveLength(5);
    expect(await ranks(trial, 30)).toHaveLength(30);
    // Each of the first two looked at one before it asked for the index.
    expect(site.readFromStreams() - read).toBeLessThanOrEqual(30 + 2);
  });

  it('reads nobody whose place is of another verdict than those asked for', async () => {
    await site.hold(Array.from({ length: 30 }, (_, number) => patient(number, { sex: 'UNKNOWN' })));
    const criteria = { trialId: 'few', criteria: { kind: 'sex', sex: 'FEMALE' }, arms: [] };
    const eligible = ASK.replace('ELIGIBLE, POSSIBLY_ELIGIBLE', 'ELIGIBLE');
    await site.ask(eligible, { criteria, first: 5 });
    await site.ask(ASK, { criteria, first: 5 });
    site.counted.reset();
    const { data } = await site.ask(eligible, { criteria, first: 5 });
    expect(pageSchema.parse(data).eligiblePatients.nodes).toEqual([]);
    // What has changed, and nothing of those who are only possible.
    expect(site.counted.calls.get('patients.find')).toBe(1);
    expect(site.counted.calls.get('patients.stream')).toBeUndefined();
  });
});
