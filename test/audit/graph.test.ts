import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { auditPlace } from '../../audit/files.ts';
import { newestRecords } from '../../audit/read.ts';
import type { AuditRecord } from '../../audit/record.ts';
import { verifyPart } from '../../audit/verify.ts';
import { startNetwork, type Network } from '../graph/network.ts';

let network: Network;
beforeAll(async () => {
  network = await startNetwork({ patientsPerSite: 30 });
});
afterAll(async () => {
  await network.close();
});

type Answer = Extract<AuditRecord, { readonly kind: 'answer' }>;

async function newest(part: string): Promise<Answer | undefined> {
  const place = auditPlace(network.auditDirectory, part);
  const [record] = await newestRecords(place, { limit: 1, matches: () => true });
  return record?.kind === 'answer' ? record : undefined;
}

const PAGE = /* GraphQL */ `
  query Page {
    patients(filter: { sites: ["northfield"] }, first: 5) {
      edges {
        node {
          id
          mrn
          name {
            family
            given
          }
          birthDate
          sex
          conditions {
            display
            oncotreeCode
          }
          genomicVariants {
            proteinChange
          }
        }
      }
    }
  }
`;

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

function jsonOf(value: unknown): string {
  return JSON.stringify(value);
}

/** Every value of an answer that isn't a number, null or a word of the schema. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(valuesIn);
}

async function trail(who: string, variables: Record<string, unknown> = {}): Promise<Trail> {
  const { data, errors } = await network.ask(who, TRAIL, variables);
  expect(errors).toBeUndefined();
  return trailSchema.parse(data?.['auditTrail']);
}

describe('the audits of the graph', () => {
  it('tell at the site how many patients consents withheld, and why', async () => {
    const query = '{ patients(filter: { sites: ["northfield"] }, first: 1) { totalCount } }';
    const { data } = await network.ask('coordinator@lakeside', query);
    const { totalCount } = z.object({ totalCount: z.int() }).parse(data?.['patients']);
    const { rowsWithheld = {} } = (await newest('site-northfield')) ?? {};
    const withheld = Object.values(rowsWithheld).reduce((sum, count) => sum + count, 0);
    expect(totalCount + withheld).toBe(30);
    expect(Object.keys(rowsWithheld)).toContain('NO_CONSENT');
    expect(await newest('gateway')).not.toHaveProperty('rowsWithheld');
  });

  it('tell at gateway and site who asked for what, and at the site alone whose records were given', async () => {
    const { data } = await network.ask('clinician@northfield', PAGE);
    const ids = [...new Set(jsonOf(data).match(/northfield:[\w-]+/g))];
    expect(ids.length).toBeGreaterThan(0);
    const [gateway, site] = [await newest('gateway'), await newest('site-northfield')];
    expect(gateway).toMatchObject({
      who: { subject: 'clinician@northfield', institution: 'northfield' },
      purpose: 'TREAT',
      operation: { name: 'Page' },
      sites: ['northfield'],
      records: ids.length,
      decision: 'allowed',
    });
    expect(gateway).not.toHaveProperty('patients');
    expect(site).toMatchObject({
      who: { subject: 'clinician@northfield', institution: 'northfield' },
      requestId: gateway?.requestId,
      sites: ['northfield'],
      records: ids.length,
      patients: ids.map((id) => id.replace('northfield:', '')),
    });
    expect(site?.fields).toEqual(expect.arrayContaining(['Patient.mrn', 'HumanName.family']));
  });

  it('tell what was withheld and what it would take', async () => {
    await network.ask('coordinator@northfield', PAGE);
    const record = await newest('gateway');
    expect(record?.decision).toBe('partial');
    expect(record?.withheld).toContainEqual({
      field: 'Patient.genomicVariants',
      requires: ['scope patient:genomics'],
    });
  });

  it('hold no clinical value and no name', async () => {
    const { data } = await network.ask('clinician@northfield', PAGE);
    await network.ask(
      'clinician@northfield',
      'query ($g: String) { biomarkers(filter: { gene: $g }, first: 2) { edges { node { name } } } }',
      { g: 'BRAF' },
    );
    const files = await readdir(network.auditDirectory);
    const texts = await Promise.all(
      files.map((file) => readFile(path.join(network.auditDirectory, file), 'utf8')),
    );
    const values = valuesIn(data).filter((value) => !value.startsWith('northfield:'));
    expect(values.length).toBeGreaterThan(10);
    const words = texts.flatMap((text) => text.match(/"(?:[^"\\]|\\.)*"/g) ?? []);
    const told = new Set(words.map((word): unknown => JSON.parse(word)));
    expect(values.filter((value) => told.has(value))).toEqual([]);
  });

  it('are whole', async () => {
    for (const part of ['gateway', 'site-northfield', 'site-lakeside', 'site-riverbend']) {
      const { faults } = await verifyPart(auditPlace(network.auditDirectory, part));
      expect(faults).toEqual([]);
    }
  });
});

describe('auditTrail', () => {
  it("lists to a site's own auditor who asked for which of its patients, newest first", async () => {
    const { data } = await network.ask('clinician@northfield', PAGE);
    const id = /northfield:[\w-]+/.exec(jsonOf(data))?.[0];
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
      body: jsonOf({ query: '{ patientsById(ids: ["northfield:x"]) { mrn } }' }),
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

  it('says what is wrong with a time or a cursor', async () => {
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
