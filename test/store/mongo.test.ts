import { describe, expect, it } from '@jest/globals';
import { openMongoStore } from '../../store/mongo.ts';
import { planOf } from '../../store/mongo/plan.ts';
import { StoreError } from '../../store/store.ts';

describe('a MongoDB store that cannot be opened', () => {
  const messageOf = async (uri: string): Promise<string> => {
    const error: unknown = await openMongoStore(uri, 'precisiongraph_test').catch(
      (reason: unknown) => reason,
    );
    if (!(error instanceof StoreError)) throw new Error('a StoreError was expected');
    expect(JSON.stringify([error.message, error.cause])).not.toMatch(/s3cret|operator/);
    return error.message;
  };

  it('names the host, and neither user nor password', async () => {
    const uri = 'mongodb://operator:s3cret@127.0.0.1:1/';
    expect(await messageOf(uri)).toMatch(/^MongoDB at 127\.0\.0\.1:1 can't be reached/);
  });

  it.each([
    'http://operator:s3cret@example.org',
    'mongodb://operator:s3cret@',
    'mongodb://operator:s3:cret@127.0.0.1:x/',
    'mongodb://operator:s3cret@127.0.0.1:1/?nonsense=1',
  ])('says that it cannot read %s', async (uri) => {
    expect(await messageOf(uri)).toContain("the connection string of MongoDB can't be read");
  });
});

describe("MongoDB's plan", () => {
  const plan = (winningPlan: object): ReturnType<typeof planOf> =>
    planOf({ queryPlanner: { winningPlan } });

  it('names the index of an index scan below other stages', () => {
    const scan = { stage: 'IXSCAN', keyPattern: { 'found.gene': 1, n: 1 } };
    const fetch = { stage: 'FETCH', inputStage: scan };
    expect(plan(fetch)).toEqual({ index: ['found.gene', 'n'], scan: false });
    expect(plan({ queryPlan: fetch })).toEqual({ index: ['found.gene', 'n'], scan: false });
  });

  it('tells a look-up by key, a union of indexes and a scan', () => {
    expect(plan({ stage: 'IDHACK' })).toEqual({ index: ['_id'], scan: false });
    const inputStages = [
      { stage: 'IXSCAN', keyPattern: { a: 1 } },
      { stage: 'IXSCAN', keyPattern: { b: 1 } },
    ];
    expect(plan({ stage: 'OR', inputStages })).toEqual({ index: ['a', 'b'], scan: false });
    const some = { stage: 'OR', inputStages: [...inputStages, { stage: 'COLLSCAN' }] };
    expect(plan(some)).toEqual({ index: null, scan: true });
  });

  it('is unknown where the server does not say', () => {
    for (const answer of [null, {}, { queryPlanner: {} }, { queryPlanner: { winningPlan: {} } }])
      expect(planOf(answer)).toBeNull();
  });
});
