import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { z } from 'zod';
import type { TrialCriteria } from '../../matching/criteria.ts';
import type { PatientRecord } from '../../site/records.ts';
import { CANARY, condition, patient, variant } from './patient-records.ts';
import { openTestSite, type TestSite } from './test-site.ts';

const IDENTITY = ['mrn', 'name', 'birthDate'];
const sites: TestSite[] = [];
const site = (): TestSite => {
  const [opened] = sites;
  if (opened === undefined) throw new Error('not open');
  return opened;
};
beforeAll(async () => {
  sites.push(await openTestSite());
});
afterAll(() => site().close());

/** A patient with something in every field, dated to a day that may not be told. */
function full(number: number): PatientRecord {
  const day = '1999-12-31';
  return patient(number, {
    birthDate: '1930-11-17',
    race: ['ASIAN'],
    conditions: [condition({ oncotreeCode: 'LUAD', stage: 'IIIA', onsetDate: day })],
    variants: [variant({ gene: 'BRAF', testedOn: day, biomarkerId: 'BRAF:V600E' })],
    signatures: [
      {
        kind: 'MICROSATELLITE_INSTABILITY',
        status: 'MSS',
        value: null,
        testedOn: day,
        biomarkerId: null,
      },
    ],
    genomicTests: [{ name: 'panel', date: day, coveredGenes: ['BRAF'] }],
    treatments: [
      {
        kind: 'MEDICATION',
        name: 'vemurafenib',
        code: null,
        therapyId: 'vemurafenib',
        line: 1,
        start: day,
        end: day,
        status: null,
      },
    ],
    performanceStatus: [{ scale: 'ECOG', value: 1, date: day }],
    tumorMarkers: [
      {
        name: 'HER2',
        code: null,
        interpretation: 'NEGATIVE',
        value: null,
        unit: null,
        date: day,
      },
    ],
    phenotypicFeatures: [{ hpoId: 'HP:0001250', label: null, excluded: true }],
  });
}

/** Every field of a type, and of what it leads to. */
function everything(typeName: string, without: readonly string[]): string {
  const type = site().part.schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).filter(({ name }) => !without.includes(name));
  const parts = fields.map(
    ({ name, type: of }) => `${name}${everything(String(of).replace(/[[\]!]/g, ''), without)}`,
  );
  return `{${parts.join(' ')}}`;
}

const nodesSchema = z.object({
  patients: z.object({ nodes: z.array(z.record(z.string(), z.unknown())) }),
});

async function onlyNode(fields: string): Promise<Record<string, unknown>> {
  const { data, errors } = await site().ask(`{ patients(first: 1) { nodes ${fields} } }`);
  expect(errors).toBeUndefined();
  return nodesSchema.parse(data).patients.nodes[0] ?? {};
}

describe('A site', () => {
  it('tells nothing of an identity and no day unless the identity is asked for', async () => {
    await site().hold([full(1)]);
    const node = await onlyNode(everything('Patient', IDENTITY));
    const text = JSON.stringify(node);
    expect(text).not.toContain(CANARY);
    expect(text).not.toMatch(/\d{4}-\d{2}/);
    expect(text).not.toContain('1930');
    expect(node['ageYears']).toBe(90);
    expect(node['conditions']).toMatchObject([{ onsetYear: 1999 }]);
  });

  it('tells the identity from the record when it is asked for', async () => {
    await site().hold([full(1)]);
    expect(await onlyNode('{ mrn name { family given } birthDate }')).toEqual({
      mrn: `${CANARY}-mrn-1`,
      name: { family: `${CANARY}-family`, given: [`${CANARY}-given`] },
      birthDate: '1930-11-17',
    });
  });

  it('tells the newest condition and the earliest line of treatment first', async () => {
    const treatment = full(1).treatments[0];
    if (treatment === undefined) throw new Error('none');
    await site().hold([
      patient(1, {
        conditions: ['2001', null, '2010-05', '2010'].map((onsetDate) => condition({ onsetDate })),
        treatments: [null, 2, 1].map((line) => ({ ...treatment, line })),
      }),
    ]);
    expect(await onlyNode('{ conditions { onsetYear } treatments { line } }')).toEqual({
      conditions: [2010, 2010, 2001, null].map((onsetYear) => ({ onsetYear })),
      treatments: [1, 2, null].map((line) => ({ line })),
    });
  });

  it('answers ids in their order, and null for another site or nobody', async () => {
    await site().hold([patient(1), patient(2)]);
    const [first, second] = [1, 2].map((number) => `northfield:${patient(number).pseudonym}`);
    const ids = [second, 'lakeside:abc', 'northfield:nobody', 'rubbish', first, second];
    const answer = await site().ask('query($ids: [ID!]!) { patientsById(ids: $ids) { id } }', {
      ids,
    });
    const expected = ids.map((id) => (id === first || id === second ? { id } : null));
    expect(answer).toEqual({ data: { patientsById: expected } });
  });

  it('makes as many calls of the store for many patients as for few', async () => {
    const operation = `query($criteria: MatchCriteria!, $ids: [ID!]!) {
      patientsById(ids: $ids) { id conditions { stage } }
      patients(first: 1000) { totalCount nodes ${everything('Patient', [])} }
      cohort(filter: {}) { count { value } breakdown(by: [SEX, ALTERED_GENE]) { keys } }
      eligiblePatients(criteria: $criteria, verdicts: [ELIGIBLE], first: 1000) {
        totalCount nodes { patient { id } criteria { text } }
      }
    }`;
    const calls: Record<string, number>[] = [];
    for (const count of [1, 300]) {
      const records = Array.from({ length: count }, (_, number) => full(number));
      await site().hold(records);
      site().counted.reset();
      const ids = records.map(({ pseudonym }) => `northfield:${pseudonym}`);
      const { errors } = await site().ask(operation, { criteria: ADULTS, ids });
      expect(errors).toBeUndefined();
      calls.push(Object.fromEntries(site().counted.calls));
    }
    const [few, many] = calls;
    expect(patientCalls(many)).toEqual(patientCalls(few));
    expect(few).toMatchObject({ 'patients.findPage': 1, 'patients.aggregate': 1 });
    // What is asked is kept once, and each set that is told of once.
    expect(few).toMatchObject({ 'count_budgets.bulkUpsert': 2 });
    expect(many).toMatchObject({ 'counted_sets.bulkUpsert': 1 });
  });
});

function patientCalls(calls: Record<string, number> = {}): Record<string, number> {
  return Object.fromEntries(Object.entries(calls).filter(([name]) => name.startsWith('patients.')));
}

const ADULTS: TrialCriteria = {
  trialId: 'NCT00000000',
  criteria: {
    all: [
      { kind: 'age', comparison: '>=', years: 18 },
      { kind: 'sex', sex: 'FEMALE' },
    ],
  },
  arms: [],
};

const candidatesSchema = z.object({
  eligiblePatients: z.object({
    totalCount: z.number(),
    hasNextPage: z.boolean(),
    nodes: z.array(
      z.object({ rank: z.string(), verdict: z.string(), patient: z.object({ id: z.string() }) }),
    ),
  }),
});

describe('Candidates for a trial at a site', () => {
  const women = patient(1, { sex: 'FEMALE', birthDate: '1990-01-01' });
  const unknown = patient(2, { sex: 'FEMALE' });
  const unknownBoth = patient(3);
  const girl = patient(4, { sex: 'FEMALE', birthDate: '2020-01-01' });
  const dead = patient(5, { sex: 'FEMALE', birthDate: '1990-01-01', deceased: true });

  async function candidates(after: string | null, first: number, verdicts: readonly string[]) {
    const { data, errors } = await site().ask(
      `query($criteria: MatchCriteria!, $verdicts: [EligibilityVerdict!]!, $first: Int!, $after: String) {
        eligiblePatients(criteria: $criteria, verdicts: $verdicts, first: $first, after: $after) {
          totalCount hasNextPage nodes { rank verdict patient { id } }
        }
      }`,
      { criteria: ADULTS, verdicts, first, after },
    );
    expect(errors).toBeUndefined();
    return candidatesSchema.parse(data).eligiblePatients;
  }

  it('come best first, then by how few facts are missing, page by page', async () => {
    await site().hold([dead, girl, unknownBoth, unknown, women]);
    const verdicts = ['ELIGIBLE', 'POSSIBLY_ELIGIBLE'];
    const first = await candidates(null, 2, verdicts);
    const ids = [women, unknown, unknownBoth].map(({ pseudonym }) => `northfield:${pseudonym}`);
    expect(first).toMatchObject({ totalCount: 3, hasNextPage: true });
    expect(first.nodes.map((node) => node.patient.id)).toEqual(ids.slice(0, 2));
    const second = await candidates(first.nodes[1]?.rank ?? '', 2, verdicts);
    expect(second).toMatchObject({ totalCount: 3, hasNextPage: false });
    expect(second.nodes.map((node) => node.patient.id)).toEqual(ids.slice(2));
  });

  it('are everyone when the ineligible are asked for too', async () => {
    await site().hold([dead, girl, women]);
    const { nodes } = await candidates(null, 10, ['ELIGIBLE', 'NOT_ELIGIBLE']);
    expect(nodes.map(({ verdict }) => verdict)).toEqual([
      'ELIGIBLE',
      'NOT_ELIGIBLE',
      'NOT_ELIGIBLE',
    ]);
  });

  it('are held against criteria that can be read, or refused as input', async () => {
    const { errors } = await site().ask(
      'query($criteria: MatchCriteria!) { eligiblePatients(criteria: $criteria, verdicts: [], first: 1) { totalCount } }',
      { criteria: { trialId: 'x', criteria: { kind: 'magic' }, arms: [] } },
    );
    expect(errors?.[0]?.message).toContain('not a valid MatchCriteria');
  });
});
