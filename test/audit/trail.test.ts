import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { startNetwork, type Network } from '../graph/network.ts';

let network: Network;
beforeAll(async () => {
  network = await startNetwork({ patientsPerSite: 30 });
});
afterAll(async () => {
  await network.close();
});

const PAGE =
  '{ patients(filter: { sites: ["northfield"] }, first: 5) { edges { node { id mrn } } } }';

const TRAIL = /* GraphQL */ `
  query ($filter: AuditFilter, $first: Int! = 20, $after: String) {
    auditTrail(filter: $filter, first: $first, after: $after) {
      site {
        id
      }
      edges {
        node {
          sequence
          kind
          requestId
          subject
          institution
          purpose
          fields
          patients
          records
          decision
          credential
          reason
          count
          since
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const trailSchema = z.object({
  site: z.object({ id: z.string() }),
  edges: z.array(z.object({ node: z.looseObject({ sequence: z.number() }) })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
type Trail = z.output<typeof trailSchema>;

async function trail(who: string, variables: Record<string, unknown> = {}): Promise<Trail> {
  const { data, errors } = await network.ask(who, TRAIL, variables);
  expect(errors).toBeUndefined();
  return trailSchema.parse(data?.['auditTrail']);
}

describe('auditTrail', () => {
  it("lists to a site's own auditor who asked for which of its patients, newest first", async () => {
    const { data } = await network.ask('clinician@northfield', PAGE);
    const id = /northfield:[\w-]+/.exec(JSON.stringify(data))?.[0];
    const found = await trail('auditor@northfield', {
      filter: { patient: id, subject: 'clinician@northfield' },
    });
    expect(found.site.id).toBe('northfield');
    expect(found.edges[0]?.node).toMatchObject({
      institution: 'northfield',
      purpose: 'TREAT',
      decision: 'ALLOWED',
      patients: expect.arrayContaining([id]),
    });
  });

  it('goes through every record once, page by page', async () => {
    for (const who of ['clinician', 'coordinator', 'clinician', 'coordinator'])
      await network.ask(`${who}@northfield`, PAGE);
    const until = new Date().toISOString();
    const all = (await trail('auditor@northfield', { filter: { until }, first: 1000 })).edges;
    const paged: number[] = [];
    let after: string | null = null;
    for (let page = 0; page <= all.length; page++) {
      const found: Trail = await trail('auditor@northfield', {
        filter: { until },
        first: 3,
        after,
      });
      paged.push(...found.edges.map(({ node }) => node.sequence));
      after = found.pageInfo.endCursor;
      if (!found.pageInfo.hasNextPage) break;
    }
    expect(paged).toEqual(all.map(({ node }) => node.sequence));
    expect(paged.length).toBeGreaterThan(3);
  });

  it('lists what was refused before anybody was known, by reason, to the auditor of that site', async () => {
    const refused = { filter: { kinds: ['REFUSED'] }, first: 1000 };
    const elsewhere = (await trail('auditor@lakeside', refused)).edges;
    const { status } = await fetch(network.urlOf('site:northfield'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ patientsById(ids: ["northfield:x"]) { mrn } }' }),
    });
    expect(status).toBe(401);
    // An answer leaves once its record is on disk, and with it all that were before it.
    await network.ask('clinician@northfield', PAGE);
    const { edges } = await trail('auditor@northfield', refused);
    expect(edges.map(({ node }) => node)).toEqual([
      {
        ...{ sequence: expect.any(Number), kind: 'REFUSED', since: expect.any(String) },
        ...{ credential: 'ASSERTION', reason: 'absent', count: 1 },
        ...{ requestId: null, subject: null, institution: null, purpose: null, decision: null },
        ...{ fields: [], patients: [], records: 0 },
      },
    ]);
    const all = await trail('auditor@northfield', { first: 2 });
    expect(all.edges.map(({ node }) => node['kind'])).toEqual(['ANSWER', 'ANSWER']);
    expect((await trail('auditor@lakeside', refused)).edges).toEqual(elsewhere);
  });

  it("gives an auditor the own institution's audit and no other", async () => {
    const found = await trail('auditor@lakeside', { first: 1000 });
    expect(found.site.id).toBe('lakeside');
    expect(found.edges.flatMap(({ node }) => node['patients'])).not.toContainEqual(
      expect.stringContaining('northfield:'),
    );
  });

  it.each(['researcher', 'coordinator', 'clinician', 'dashboard'])(
    'gives a %s nothing',
    async (persona) => {
      const { data, errors = [] } = await network.ask(`${persona}@northfield`, TRAIL);
      expect(data?.['auditTrail']).toBeNull();
      expect(errors[0]?.extensions.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    },
  );

  it('says what is wrong with a time, a list of kinds, a cursor or a page size', async () => {
    for (const [name, variables] of [
      ['since', { filter: { since: 'yesterday' } }],
      ['kinds', { filter: { kinds: [] } }],
      ['after', { after: 'xyz' }],
      ['first', { first: 0 }],
    ] as const) {
      const { errors = [] } = await network.ask('auditor@northfield', TRAIL, variables);
      expect(errors).toMatchObject([
        { message: expect.stringContaining(`'${name}'`), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });
});
