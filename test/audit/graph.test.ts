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

function jsonOf(value: unknown): string {
  return JSON.stringify(value);
}

/** Every value of an answer that isn't a number, null or a word of the schema. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(valuesIn);
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
