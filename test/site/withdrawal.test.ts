import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { callerAs } from './callers.ts';
import { startSite, type SiteProcess } from './site-process.ts';

const PATIENTS = 40;
const WITHDRAWN = 'local-17';

/** Patients of one kind, each with a consent to research. */
function files(): string {
  const resources = Array.from({ length: PATIENTS }, (_, at) => {
    const subject = { reference: `Patient/local-${at}` };
    const code = { coding: [{ system: 'http://snomed.info/sct', code: '254637007' }] };
    const permit = { type: 'permit', purpose: [{ code: 'HRESCH' }] };
    return [
      { resourceType: 'Patient', id: `local-${at}`, gender: 'female', birthDate: '1961-07-23' },
      { resourceType: 'Condition', id: `c${at}`, subject, code, onsetDateTime: '2023-05-04' },
      {
        resourceType: 'Consent',
        id: `k${at}`,
        patient: subject,
        status: 'active',
        provision: permit,
      },
    ];
  });
  return resources.flatMap((each) => each.map((one) => JSON.stringify(one))).join('\n');
}

let site: SiteProcess;
beforeAll(async () => {
  site = await startSite([{ format: 'fhir', name: 'fhir.ndjson', text: files() }]);
});
afterAll(() => site.drop());

const coordinator = callerAs('coordinator', 'lakeside');
const CRITERIA = {
  trialId: 'T',
  criteria: { kind: 'diagnosis', cancerType: '_SOLID_' },
  arms: [],
};
const edges = z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) });
const idsOf = (list: z.output<typeof edges>): string[] => list.edges.map(({ node }) => node.id);

async function ask<T>(
  schema: z.ZodType<T>,
  query: string,
  variables: Record<string, unknown> = {},
  caller = coordinator,
): Promise<T> {
  const { data, errors } = await site.ask(caller, query, variables);
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join());
  return schema.parse(data);
}

async function listed(): Promise<string[]> {
  const schema = z.object({ patients: edges });
  return idsOf((await ask(schema, '{ patients(first: 100) { edges { node { id } } } }')).patients);
}

async function matched(): Promise<string[]> {
  const list = z.object({ eligiblePatients: edges });
  const [trial] = (
    await ask(
      z.object({ _entities: z.array(list) }),
      `query ($criteria: MatchCriteria!) {
        _entities(representations: [{ __typename: "Trial", id: "T", matchCriteria: $criteria }]) {
          ... on Trial { eligiblePatients(first: 100) { edges { node { id } } } }
        }
      }`,
      { criteria: CRITERIA },
    )
  )._entities;
  return trial === undefined ? [] : idsOf(trial.eligiblePatients);
}

/** Those of these patients who are there when they are asked for one by one. */
async function foundById(ids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    ids.map(async (id) => {
      const { data } = await site.ask(
        coordinator,
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Patient { id sex } } }',
        { of: [{ __typename: 'Patient', id }] },
      );
      return z.object({ _entities: z.array(z.object({ id: z.string() }).nullable()) }).parse(data);
    }),
  );
  return found.flatMap(({ _entities }) => _entities.flatMap((each) => each?.id ?? []));
}

async function counted(): Promise<number | null> {
  const value = z.object({ value: z.number().nullable() });
  const { cohort } = await ask(
    z.object({ cohort: z.object({ count: value }) }),
    '{ cohort(filter: {}) { count { value } } }',
    {},
    callerAs('researcher', 'lakeside'),
  );
  return cohort.count.value;
}

describe('A patient’s withdrawal at a running site', () => {
  it('takes the patient out of lists, look-ups and matches at the next request, and no count tells of it', async () => {
    const everyone = await listed();
    expect(everyone).toHaveLength(PATIENTS);
    expect((await matched()).sort()).toEqual([...everyone].sort());
    expect((await foundById(everyone)).sort()).toEqual([...everyone].sort());
    const told = await counted();
    expect(told).not.toBeNull();

    const place = ['--site', 'northfield', '--patient', WITHDRAWN];
    expect((await site.run('consent', 'set', ...place, '--withdraw')).code).toBe(0);

    const left = await listed();
    expect(left).toHaveLength(PATIENTS - 1);
    expect((await matched()).sort()).toEqual([...left].sort());
    expect((await foundById(everyone)).sort()).toEqual([...left].sort());
    // Two numbers that differ would say that one of forty has gone.
    expect(await counted()).toBe(told);
  });
});
