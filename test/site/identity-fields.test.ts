import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { patientId } from '../../site/patient-id.ts';
import { callerAs } from './callers.ts';
import { consent } from './consents.ts';
import { CANARY, patient, variant } from './patient-records.ts';
import { openTestSite, type TestSite } from './test-site.ts';

const sites: TestSite[] = [];
const site = (): TestSite => {
  const [opened] = sites;
  if (opened === undefined) throw new Error('not open');
  return opened;
};
const forAll = consent({ purposes: ['TREAT', 'HRESCH', 'HOPERAT'] });
const records = Array.from({ length: 3 }, (_, number) =>
  patient(number, {
    birthDate: '1950-01-01',
    variants: [variant({ gene: 'BRAF' })],
    consents: [forAll],
  }),
);
const ids = records.map(({ pseudonym }) => patientId('northfield', pseudonym));

beforeAll(async () => {
  sites.push(await openTestSite('northfield'));
  await site().hold(records);
});
afterAll(() => site().close());

const QUERY = `query ($ids: [ID!]!) {
  patientsById(ids: $ids) { id mrn name { family given } birthDate genomicVariants { category } }
}`;
const IDENTITY = ['mrn', 'name', 'birthDate'];
const lacking = (...requires: string[]) => ({
  code: 'UNAUTHORIZED_FIELD_OR_TYPE',
  requires,
});
const placesOf = ({ errors = [] }: ExecutionResult) =>
  errors.map(({ path, extensions }) => ({ path, extensions }));

describe('The names, record numbers and birth dates of a site’s patients', () => {
  it('are told to those who treat them there', async () => {
    const answer = await site().ask(QUERY, { ids }, callerAs('clinician'));
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({
      patientsById: records.map(({ identity: { mrn, family, given, birthDate } }) => ({
        mrn,
        name: { family, given },
        birthDate,
      })),
    });
  });

  it('are withheld one by one, where each stands, from who treats them elsewhere', async () => {
    const answer = await site().ask(QUERY, { ids }, callerAs('clinician', 'lakeside'));
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    expect(answer.data).toEqual({
      patientsById: ids.map((id) => ({
        id,
        mrn: null,
        name: null,
        birthDate: null,
        genomicVariants: [{ category: 'MUTATION' }],
      })),
    });
    expect(placesOf(answer)).toEqual(
      expect.arrayContaining(
        ids.flatMap((_, at) =>
          IDENTITY.map((field) => ({
            path: ['patientsById', at, field],
            extensions: lacking('policy own-institution'),
          })),
        ),
      ),
    );
    expect(answer.errors).toHaveLength(ids.length * IDENTITY.length);
  });

  it.each([
    ['for research at home', { ...callerAs('clinician'), purpose: 'HRESCH' }],
    [
      'whose issuer says that all policies hold',
      {
        ...callerAs('clinician', 'lakeside'),
        policies: ['own-institution', 'consented-purpose'],
      },
    ],
    [
      'without the scope',
      {
        ...callerAs('clinician'),
        scopes: ['patient:read', 'patient:genomics'],
      },
    ],
  ])('are withheld from one %s', async (_who, caller) => {
    const answer = await site().ask(QUERY, { ids }, caller);
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    expect(answer.errors).toHaveLength(ids.length * IDENTITY.length);
  });

  it('come with nothing else to one who is not known', async () => {
    const answer = await site().ask(QUERY, { ids }, null);
    expect(answer.data).toEqual({ patientsById: null });
    expect(placesOf(answer)).toEqual([
      {
        path: ['patientsById'],
        extensions: lacking('scope patient:read', 'policy consented-purpose'),
      },
    ]);
  });
});
