import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Part } from '../../service/part.ts';
import type { Store } from '../../store/store.ts';
import { EVIDENCE } from '../../subgraphs/therapies/records.ts';
import { createTherapiesSubgraph } from '../../subgraphs/therapies/subgraph.ts';
import { TRIALS } from '../../subgraphs/trials/records.ts';
import { createTrialsSubgraph } from '../../subgraphs/trials/subgraph.ts';
import { evidence, trial } from './records.ts';
import { dataOf, fill, temporaryStore } from './support.ts';

const LEVELS = ['A', 'B', 'C', 'D', 'E'] as const;

let store: Store;
let trials: Part<object>;
let therapies: Part<object>;

beforeAll(async () => {
  store = await temporaryStore();
  trials = await createTrialsSubgraph({ store });
  therapies = await createTherapiesSubgraph({ store });
});

/** A list as a client walks it: the ids of one page, and the cursor to go on from. */
type ReadPage = (first: number, after: string | null) => Promise<Page>;
interface Page {
  readonly ids: readonly string[];
  readonly next: string | null;
}

function pagesOf(
  part: () => Part<object>,
  source: string,
  variables: Record<string, unknown>,
): ReadPage {
  return async (first, after) => {
    const text = JSON.stringify(await dataOf(part(), source, { first, after, ...variables }));
    return {
      ids: [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id),
      next: text.includes('"hasNextPage":true')
        ? (/"endCursor":"([^"]+)"/.exec(text)?.[1] ?? null)
        : null,
    };
  };
}

const PAGE = '{ pageInfo { hasNextPage endCursor } edges { node { id } } }';

function allTrials(countryKey: string): ReadPage {
  const source = `query ($first: Int!, $after: String, $filter: TrialFilter) {
    trials(first: $first, after: $after, filter: $filter) ${PAGE}
  }`;
  return pagesOf(() => trials, source, { filter: { countries: [countryKey] } });
}

function allEvidence(biomarkerId: string): ReadPage {
  const source = `query ($first: Int!, $after: String, $r: [_Any!]!) {
    _entities(representations: $r) {
      ... on Biomarker { evidence(first: $first, after: $after) ${PAGE} }
    }
  }`;
  const r = [{ __typename: 'Biomarker', id: biomarkerId }];
  return pagesOf(() => therapies, source, { r });
}

/** All pages, with something done after each. */
async function walk(
  readPage: ReadPage,
  sizes: readonly number[],
  between: (page: number) => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (let at = 0; ; at += 1) {
    const page: Page = await readPage(sizes[at % sizes.length] ?? 1, after);
    ids.push(...page.ids);
    if (page.next === null) return ids;
    after = page.next;
    await between(at);
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 });
let runs = 0;

/** In whatever pages, and whatever is inserted meanwhile: no row twice, in order, none left out. */
async function assertComplete(
  readPage: ReadPage,
  insert: (numbers: readonly number[]) => Promise<void>,
  [before, during, pages]: readonly [readonly number[], readonly number[], readonly number[]],
  idOf: (n: number) => string,
): Promise<void> {
  await insert(before);
  const seen = await walk(readPage, pages, (page) => insert(during.slice(page, page + 1)));
  const whole = (await readPage(1000, null)).ids;
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(whole.filter((id) => seen.includes(id)));
  expect(seen).toEqual(expect.arrayContaining(before.map(idOf)));
}

describe('pages of any size, while documents are inserted', () => {
  it('give every trial once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, numbers, sizes, async (before, during, pages) => {
        const run = `run${(runs += 1)}`;
        const idOf = (n: number): string => `${run}-${n}`;
        const insert = (ns: readonly number[]): Promise<void> =>
          fill(
            store,
            TRIALS,
            ns.map((n) => trial(idOf(n), { countryKeys: [run] })),
          );
        await assertComplete(allTrials(run), insert, [before, during, pages], idOf);
      }),
      { numRuns: 40 },
    );
  });

  it('give every evidence item of a biomarker once, by level and number', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, numbers, sizes, async (before, during, pages) => {
        const run = (runs += 1);
        const numberOf = (n: number): number => run * 1000 + n;
        const idOf = (n: number): string => `EID${numberOf(n)}`;
        const insert = (ns: readonly number[]): Promise<void> =>
          fill(
            store,
            EVIDENCE,
            ns.map((n) =>
              evidence(numberOf(n), {
                biomarkerIds: [`RUN:${run}`],
                level: LEVELS[n % LEVELS.length] ?? 'E',
              }),
            ),
          );
        await assertComplete(allEvidence(`RUN:${run}`), insert, [before, during, pages], idOf);
      }),
      { numRuns: 40 },
    );
  });
});
