import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { startNetwork, type Network } from './network.ts';

const WIDE = /* GraphQL */ `
  query Wide($first: Int!) {
    patients(first: $first) {
      edges {
        node {
          id
          treatments {
            therapy {
              id
              name
            }
          }
          genomicVariants {
            gene {
              symbol
              name
            }
            biomarker {
              id
              name
              evidence(first: 3) {
                edges {
                  node {
                    level
                    therapies {
                      id
                      name
                    }
                    biomarkers {
                      id
                      name
                    }
                    disease {
                      name
                    }
                  }
                }
              }
              trials(first: 2) {
                edges {
                  node {
                    id
                    briefTitle
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;

const pageSchema = z.object({
  patients: z.object({
    totalCount: z.number(),
    sites: z.array(
      z.object({
        site: z.object({ id: z.string() }),
        status: z.string(),
        error: z.object({ code: z.string() }).nullable(),
      }),
    ),
    edges: z.array(z.object({ node: z.object({ id: z.string() }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

const PAGE = /* GraphQL */ `
  query Page($first: Int!, $after: String) {
    patients(first: $first, after: $after) {
      totalCount
      sites {
        site {
          id
        }
        status
        error {
          code
        }
      }
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

describe('the whole graph', () => {
  let network: Network;
  beforeAll(async () => {
    network = await startNetwork({ patientsPerSite: 400 });
  });
  afterAll(async () => {
    await network.close();
  });

  it('takes as many store and subgraph calls for a thousand patients as for thirty', async () => {
    const counts = [];
    // The first also pays for the audit's tally of withheld rows, which is kept for a minute.
    for (const first of [1, 30, 1000]) {
      network.takeCounts();
      const answer = await network.ask('clinician', WIDE, { first });
      expect(answer.errors).toBeUndefined();
      counts.push(network.takeCounts());
    }
    expect(counts[2]).toEqual(counts[1]);
  });

  it('pages once through every patient of every site who agrees to research', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    let total: number;
    do {
      const answer = await network.ask('coordinator', PAGE, { first: 170, after });
      const { patients } = pageSchema.parse(answer.data);
      total = patients.totalCount;
      seen.push(...patients.edges.map(({ node }) => node.id));
      after = patients.pageInfo.hasNextPage ? patients.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
    expect(new Set(seen.map((id) => id.split(':')[0])).size).toBe(3);
    expect(total).toBeLessThan(1200);
  });

  it("joins a trial's typed criteria with what is known of the genes they ask for", async () => {
    const { data, errors } = await network.ask(
      'dashboard',
      `{ trials(filter: { structured: true }, first: 50) { edges { node { criteria {
        path text ... on GenomicCriterion { gene { symbol name } category }
      } } } } }`,
    );
    expect(errors).toBeUndefined();
    const gene = { symbol: 'EGFR', name: 'epidermal growth factor receptor' };
    expect(JSON.stringify(data)).toContain(
      JSON.stringify({ gene, category: 'MUTATION' }).slice(1, -1),
    );
  });

  it('names the facts that would settle who is possibly eligible, in both directions', async () => {
    const { data, errors } = await network.ask(
      'coordinator',
      `{ trials(filter: { structured: true }, first: 5) { edges { node {
           eligiblePatients(first: 3, verdicts: [POSSIBLY_ELIGIBLE]) { edges { missingFacts node {
             eligibleTrials(first: 1, verdicts: [POSSIBLY_ELIGIBLE]) { edges { missingFacts } } } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    const named = JSON.stringify(data).match(/"missingFacts":\[[^\]]*\]/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    for (const facts of named) expect(facts).toMatch(/^"missingFacts":\[".+"\]$/);
  });

  it.each([
    ['a syntax error', '{ patients(', {}, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ patients { names } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable of another type', PAGE, { first: 'ten' }, 'BAD_USER_INPUT'],
    ['a page of nothing', PAGE, { first: 0 }, 'BAD_USER_INPUT'],
    ['a page of everything', PAGE, { first: 1_000_000 }, 'BAD_USER_INPUT'],
    [
      'a cursor that is none',
      PAGE,
      { first: 1, after: 'WzEsInRyaWFscyIsIk5DVCJd' },
      'BAD_USER_INPUT',
    ],
    [
      'an unknown site',
      '{ patients(filter: { sites: ["nowhere"] }) { totalCount } }',
      {},
      'BAD_USER_INPUT',
    ],
    [
      'an impossible age',
      '{ cohort(filter: { age: { gte: 9, lte: 3 } }) { count { value } } }',
      {},
      'BAD_USER_INPUT',
    ],
    [
      'a cancer type that no site knows',
      '{ cohort(filter: { cancerTypes: ["Melanooma"] }) { count { value } } }',
      {},
      'BAD_USER_INPUT',
    ],
    [
      'a gene that no site knows',
      '{ cohort(filter: { alterations: [{ gene: "BRAFF" }] }) { count { value } } }',
      {},
      'BAD_USER_INPUT',
    ],
    [
      'no verdict at all',
      '{ trials(filter: { structured: true }, first: 1) { edges { node { eligiblePatients(verdicts: []) { totalCount } } } } }',
      {},
      'BAD_USER_INPUT',
    ],
    [
      'an operation that nests too deep',
      `{ viewer ${'{ viewer '.repeat(200)}${'}'.repeat(200)} }`,
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])(
    'answers %s with a code and a sentence, and no more',
    async (_what, query, variables, code) => {
      const answer = await network.ask('coordinator', query, variables);
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toContain(code);
      expect(JSON.stringify(answer)).not.toMatch(/node_modules|\.ts:|at Object/);
    },
  );

  it('shows a clinician the own patients, who are at home for treatment', async () => {
    const answer = await network.ask('clinician@lakeside', PAGE, { first: 1000 });
    const { patients } = pageSchema.parse(answer.data);
    const atHome = patients.edges.filter(({ node }) => node.id.startsWith('lakeside:'));
    expect(atHome).toHaveLength(400);
  });

  it('answers without a site that is down, and says so', async () => {
    const others = '{ patients(filter: { sites: ["northfield", "lakeside"] }) { totalCount } }';
    const left = (await network.ask('coordinator', others)).data;
    await network.stopSite('riverbend');
    const { patients } = pageSchema.parse(
      (await network.ask('coordinator', PAGE, { first: 5 })).data,
    );
    expect(left).toEqual({ patients: { totalCount: patients.totalCount } });
    expect(patients.edges).toHaveLength(5);
    expect(patients.sites).toContainEqual({
      site: { id: 'riverbend' },
      status: 'UNAVAILABLE',
      error: { code: 'SITE_UNAVAILABLE' },
    });
    const breakdown = await network.ask(
      'researcher',
      '{ cohort(filter: {}) { breakdown(by: [SEX]) { keys count { value } } } }',
    );
    expect(breakdown.errors?.map(({ extensions }) => extensions.code)).toEqual([
      'SITE_UNAVAILABLE',
    ]);
  });
});
