import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Criteria } from '../../matching/criteria.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import type { Part } from '../../service/part.ts';
import { countCalls, type CountedStore } from '../../store/counting.ts';
import type { TrialsContext } from '../../subgraphs/trials/context.ts';
import { eligibleTrials } from '../../subgraphs/trials/eligibility.ts';
import { FRESH_FOR_MS } from '../../subgraphs/trials/open-trials.ts';
import { TRIALS, type TrialRecord } from '../../subgraphs/trials/records.ts';
import { createTrialsSubgraph } from '../../subgraphs/trials/subgraph.ts';
import { OncoTree } from '../../terminology/oncotree.ts';
import { entitledCaller } from '../site/callers.ts';
import { profile, protocol, registration, trial } from './records.ts';
import { ask, codesOf, entitiesOf, fill, temporaryStore } from './support.ts';

let counted: CountedStore;
let part: Part<TrialsContext>;
let now = Date.parse('2025-06-30T12:00:00Z');

const adult = { kind: 'age', comparison: '>=', years: 18 } as const;
const male = { kind: 'sex', sex: 'MALE' } as const;
const unreadable = { kind: 'notEvaluable', key: 'lines', value: '<2' } as const;

function structured(id: string, criteria: Criteria, open = true): TrialRecord {
  return trial(id, { protocol: protocol({ open, criteria }), structured: true });
}

beforeAll(async () => {
  counted = countCalls(await temporaryStore());
  await fill(counted.store, TRIALS, [
    structured('T1-eligible', adult),
    structured('T2-two-missing', { all: [unreadable, { ...unreadable, key: 'ecog' }] }),
    structured('T3-one-missing', unreadable),
    structured('T4-not-eligible', male),
    structured('T5-closed', adult, false),
    structured('T6-eligible', {
      any: [adult, male],
    }),
    trial('T7-registered', {
      status: 'RECRUITING',
      registration: registration({
        eligibility: {
          sex: 'FEMALE',
          minimumAge: null,
          maximumAge: null,
          healthyVolunteers: null,
          criteriaText: '* invented',
        },
      }),
    }),
    trial('T8-completed', {
      status: 'COMPLETED',
      registration: registration({
        eligibility: {
          sex: 'FEMALE',
          minimumAge: null,
          maximumAge: null,
          healthyVolunteers: null,
          criteriaText: null,
        },
      }),
    }),
  ]);
  part = await createTrialsSubgraph({ store: counted.store, now: () => now });
});

async function trialsOf(matchProfile: MatchProfile, args = ''): Promise<unknown> {
  const selection = `{ eligibleTrials${args} {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor verdict node { id } }
  } }`;
  return entitiesOf(part, 'Patient', selection, [{ id: 'site:1', matchProfile }]);
}

function idsIn(answer: unknown): string[] {
  return [...JSON.stringify(answer).matchAll(/"id":"(T\d)/g)].map(([, id = '']) => id);
}

describe("a patient's eligible trials", () => {
  it('are the open ones, best verdict first, then fewest missing facts, then by id', async () => {
    expect(idsIn(await trialsOf(profile()))).toEqual(['T1', 'T6', 'T3', 'T2', 'T7']);
  });

  it('have the verdicts that were asked for', async () => {
    const only = '(verdicts: [NOT_ELIGIBLE])';
    expect(await trialsOf(profile(), only)).toMatchObject([
      { eligibleTrials: { totalCount: 1, edges: [{ verdict: 'NOT_ELIGIBLE' }] } },
    ]);
    expect(idsIn(await trialsOf(profile(), '(verdicts: [ELIGIBLE])'))).toEqual(['T1', 'T6']);
  });

  it('come with their criteria, what was found, and the whole trial', async () => {
    const selection = `{ eligibleTrials(first: 1) { edges {
      arms criteria { text outcome found } node { id eligibility { structured } }
    } } }`;
    const [patient] = [{ id: 'site:1', matchProfile: profile({ ageYears: 60 }) }];
    expect(await entitiesOf(part, 'Patient', selection, [patient])).toMatchObject([
      {
        eligibleTrials: {
          edges: [
            {
              arms: [],
              criteria: [{ outcome: 'MET', found: expect.stringContaining('60') }],
              node: { id: 'T1-eligible', eligibility: { structured: true } },
            },
          ],
        },
      },
    ]);
  });

  it('come in pages without a gap', async () => {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const args = after === undefined ? '(first: 2)' : `(first: 2, after: "${after}")`;
      const page = await trialsOf(profile(), args);
      ids.push(...idsIn(page));
      const text = JSON.stringify(page);
      after = text.includes('"hasNextPage":true')
        ? /"endCursor":"([^"]+)"/.exec(text)?.[1]
        : undefined;
    } while (after !== undefined);
    expect(ids).toEqual(['T1', 'T6', 'T3', 'T2', 'T7']);
  });

  it('are null where no profile came with the patient', async () => {
    const selection = '{ eligibleTrials { totalCount } }';
    expect(await entitiesOf(part, 'Patient', selection, [{ id: 'site:1' }])).toEqual([
      { eligibleTrials: null },
    ]);
  });

  it('refuse an empty list of verdicts and a profile that is none', async () => {
    const source = `query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on Patient { eligibleTrials(verdicts: []) { totalCount } } } }`;
    const patient = { __typename: 'Patient', id: 'site:1' };
    const empty = await ask(part, source, { r: [{ ...patient, matchProfile: profile() }] });
    expect(codesOf(empty)).toEqual(['BAD_USER_INPUT']);
    expect(empty.errors?.[0]?.message).toContain("'verdicts'");
    const wrong = await ask(part, source, { r: [{ ...patient, matchProfile: [] }] });
    expect(codesOf(wrong)).toEqual(['BAD_USER_INPUT']);
  });

  it('read the open trials once for many requests, and anew when they are no longer fresh', async () => {
    now += FRESH_FOR_MS;
    counted.reset();
    await Promise.all([trialsOf(profile()), trialsOf(profile())]);
    await trialsOf(profile());
    expect(counted.calls.get('trials.find')).toBe(1);
    now += FRESH_FOR_MS;
    await trialsOf(profile());
    expect(counted.calls.get('trials.find')).toBe(2);
  });

  it('are judged no further when the client has gone', async () => {
    const leaving = new AbortController();
    const gone = new Error('nobody waits');
    const judged = new Set<number>();
    const criteria = Array.from({ length: 1000 }, (_, at) => ({
      trialId: `T${at}`,
      arms: [],
      get criteria() {
        judged.add(at);
        if (at === 300) leaving.abort(gone);
        return adult;
      },
    }));
    const { signal } = leaving;
    const open = { criteria, oncotree: new OncoTree([]) };
    const today = '2025-06-30';
    await expect(eligibleTrials(profile(), open, ['ELIGIBLE'], { today, signal })).rejects.toBe(
      gone,
    );
    expect(judged.size).toBe(400);
    const source = `query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on Patient { eligibleTrials { totalCount } } } }`;
    const r = [{ __typename: 'Patient', id: 'site:1', matchProfile: profile() }];
    const { errors } = await ask(part, source, { r }, entitledCaller(), signal);
    expect(errors).toMatchObject([{ message: 'nobody waits' }]);
  });

  it('take the same few reads of the store, however many trials are open', async () => {
    const reads = async (): Promise<Record<string, number>> => {
      now += FRESH_FOR_MS;
      counted.reset();
      await trialsOf(profile());
      return Object.fromEntries(counted.calls);
    };
    const ofFew = await reads();
    const more = Array.from({ length: 400 }, (_, at) => structured(`U${at}`, adult));
    await fill(counted.store, TRIALS, more);
    expect(await reads()).toEqual(ofFew);
    expect(ofFew['trials.find']).toBe(1);
    expect(idsIn(await trialsOf(profile(), '(first: 1)'))).toEqual(['T1']);
  });
});
