import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { encodeCursor } from '../../../relay/cursor.ts';
import { patient } from '../../site/patient-records.ts';
import { openNetwork, type TestNetwork } from './test-network.ts';

const networks: TestNetwork[] = [];
const network = (): TestNetwork => {
  const [opened] = networks;
  if (opened === undefined) throw new Error('not open');
  return opened;
};
beforeAll(async () => {
  networks.push(await openNetwork(['lakeside', 'northfield', 'riverbend']));
});
afterAll(() => network().close());

const connectionSchema = z.object({
  totalCount: z.number().nullable(),
  sites: z.array(z.object({ status: z.string() })),
  edges: z.array(z.object({ cursor: z.string(), node: z.object({ id: z.string() }) })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
type Connection = z.infer<typeof connectionSchema>;

const CONNECTION = `{
  totalCount sites { status } edges { cursor node { id } } pageInfo { hasNextPage endCursor }
}`;

/** Every site holds as many patients as stated; the same numbers at two sites are two patients. */
async function hold(counts: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, served] of network().sites.entries()) {
    const key = Buffer.alloc(32, at + 1);
    const records = Array.from({ length: counts[at] ?? 0 }, (_, number) =>
      patient(number, { sex: number % 2 === 0 ? 'FEMALE' : 'UNKNOWN' }, key),
    );
    await served.site.hold(records);
    ids.push(...records.map(({ pseudonym }) => `${served.id}:${pseudonym}`));
  }
  return ids.sort();
}

type Pages = (first: number, after: string | null) => Promise<Connection>;

const patients: Pages = async (first, after) => {
  const { data, errors } = await network().ask(
    `query($first: Int!, $after: String) { patients(first: $first, after: $after) ${CONNECTION} }`,
    { first, after },
  );
  expect(errors).toBeUndefined();
  return z.object({ patients: connectionSchema }).parse(data).patients;
};

const WOMEN = {
  __typename: 'Trial',
  id: 'NCT00000000',
  matchCriteria: { trialId: 'NCT00000000', criteria: { kind: 'sex', sex: 'FEMALE' }, arms: [] },
};

const candidates: Pages = async (first, after) => {
  const { data, errors } = await network().ask(
    `query($trials: [_Any!]!, $first: Int!, $after: String) {
      _entities(representations: $trials) {
        ... on Trial { eligiblePatients(first: $first, after: $after) ${CONNECTION} }
      }
    }`,
    { trials: [WOMEN], first, after },
  );
  expect(errors).toBeUndefined();
  const trials = z.array(z.object({ eligiblePatients: connectionSchema })).length(1);
  const [trial] = z.object({ _entities: trials }).parse(data)._entities;
  if (trial === undefined) throw new Error('no trial');
  return trial.eligiblePatients;
};

const moods = fc.array(fc.constantFrom('ok', 'ok', 'dead'), { minLength: 3, maxLength: 3 });

describe.each([
  ['patients', patients],
  ['candidates', candidates],
])('Pages of %s over three sites', (_list, pages) => {
  it('bring everyone once while sites come and go', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(moods, { maxLength: 12 }),
        async (counts, first, weather) => {
          const expected = await hold(counts);
          const seen: string[] = [];
          let after: string | null = null;
          for (let turn = 0; turn < 200; turn += 1) {
            for (const [at, served] of network().sites.entries())
              served.mood = weather[turn]?.[at] === 'dead' ? 'dead' : 'ok';
            const page: Connection = await pages(first, after);
            seen.push(...page.edges.map(({ node }) => node.id));
            after = page.pageInfo.endCursor;
            const all = page.sites.every(({ status }) => status === 'OK');
            if (all) expect(page.totalCount).toBe(expected.length);
            if (all && !page.pageInfo.hasNextPage) break;
          }
          expect([...seen].sort()).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('go on from any edge as from the last', async () => {
    await hold([5, 0, 6]);
    for (const served of network().sites) served.mood = 'ok';
    const all = await pages(1000, null);
    expect(all).toMatchObject({ totalCount: 11, pageInfo: { hasNextPage: false } });
    for (const [at, { cursor }] of all.edges.entries()) {
      const rest = await pages(1000, cursor);
      expect(rest.edges.map(({ node }) => node.id)).toEqual(
        all.edges.slice(at + 1).map(({ node }) => node.id),
      );
    }
  });

  it('hand an empty page the cursor that it was given', async () => {
    await hold([1, 1, 1]);
    const { pageInfo } = await pages(3, null);
    expect((await pages(3, pageInfo.endCursor)).pageInfo).toEqual({
      hasNextPage: false,
      endCursor: pageInfo.endCursor,
    });
  });
});

describe('A cursor', () => {
  it('of whatever text is followed or refused as input', async () => {
    await hold([2, 2, 2]);
    const { pageInfo } = await patients(2, null);
    const good = pageInfo.endCursor ?? '';
    const damaged = fc
      .tuple(fc.nat(good.length), fc.string({ maxLength: 3 }))
      .map(([at, insert]) => good.slice(0, at) + insert + good.slice(at + insert.length + 1));
    const made = fc
      .json()
      .map((json) => Buffer.from(`[1,"patients",${json}]`).toString('base64url'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), damaged, made), async (after) => {
        const { errors = [] } = await network().ask(
          'query($after: String) { patients(after: $after) { edges { cursor } } }',
          { after },
        );
        for (const { extensions } of errors) expect(extensions['code']).toBe('BAD_USER_INPUT');
      }),
      { numRuns: 200 },
    );
  });

  it('of one list is refused by another', async () => {
    await hold([2, 2, 2]);
    const { pageInfo } = await patients(2, null);
    const { errors } = await network().ask(
      `query($trials: [_Any!]!, $after: String) {
        _entities(representations: $trials) { ... on Trial { eligiblePatients(after: $after) { totalCount } } }
      }`,
      { trials: [WOMEN], after: pageInfo.endCursor },
    );
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['of a site that is not of the network', 'patients', { elsewhere: 'abc' }],
    ['of a site by a name that every object has', 'patients', { constructor: 'abc' }],
    ['that a candidate has', 'patients', { lakeside: '00000:abc' }],
    ['that is no text', 'patients', { lakeside: 7 }],
    ['of a site that is not of the network', 'candidates', { elsewhere: '00000:abc' }],
    ['that a patient has', 'candidates', { lakeside: 'abc' }],
    ['of no verdict', 'candidates', { lakeside: '90000:abc' }],
    ['of no number of missing facts', 'candidates', { lakeside: '0zzzz:abc' }],
  ])('that holds a place %s is refused in a list of %s', async (_what, list, positions) => {
    const name = list === 'patients' ? list : `eligiblePatients ${WOMEN.id}`;
    const { errors } = await network().ask(
      list === 'patients'
        ? 'query($after: String) { patients(after: $after) { edges { cursor } } }'
        : `query($trials: [_Any!]!, $after: String) {
            _entities(representations: $trials) { ... on Trial { eligiblePatients(after: $after) { totalCount } } }
          }`,
      { trials: [WOMEN], after: encodeCursor(name, positions) },
    );
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toContain("'after'");
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
