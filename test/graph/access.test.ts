import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startNetwork, type Network } from './network.ts';

describe('field-level authorization over the whole graph', () => {
  let network: Network;
  beforeAll(async () => {
    network = await startNetwork({ patientsPerSite: 50 });
  });
  afterAll(async () => {
    await network.close();
  });

  const requirements = async (who: string, query: string, variables = {}) => {
    const { errors = [] } = await network.ask(who, query, variables);
    return errors.map(({ extensions, path }) => [path?.join('.'), extensions['requires']]);
  };

  it('withholds filtering by what the caller may not read, and nothing else', async () => {
    const query =
      'query ($filter: PatientFilter) { sites { id } patients(filter: $filter) { totalCount } }';
    const filter = { alterations: [{ gene: 'BRAF' }] };
    expect(await requirements('coordinator', query, { filter })).toEqual([
      ['patients', ['scope patient:genomics']],
    ]);
    expect(await requirements('clinician', query, { filter })).toEqual([]);
    expect(await requirements('coordinator', query, { filter: { sexes: ['MALE'] } })).toEqual([]);
  });

  it('lets a researcher count by what a researcher may not read', async () => {
    const query =
      '{ cohort(filter: { alterations: [{ gene: "TP53" }] }) { count { value suppressed } } }';
    expect(await requirements('researcher', query)).toEqual([]);
  });

  it('shows each persona the schema that it may ask, and no more', async () => {
    const query = '{ __type(name: "Patient") { fields { name } } __schema { queryType { name } } }';
    const researcher = await network.ask('researcher', query);
    expect(researcher.data?.['__type']).toBeNull();
    const coordinator = JSON.stringify((await network.ask('coordinator', query)).data);
    expect(coordinator).toContain('ageYears');
    expect(coordinator).not.toMatch(/genomicVariants|birthDate|matchProfile/);
    const clinician = JSON.stringify((await network.ask('clinician', query)).data);
    expect(clinician).toContain('birthDate');
  });

  it('asks no subgraph for what is withheld', async () => {
    network.takeCounts();
    const { data } = await network.ask(
      'researcher',
      '{ patients { totalCount } trial(id: "x") { id } }',
    );
    expect(data).toEqual({ patients: null, trial: null });
    expect(network.takeCounts().subgraphCalls).toBe(1);
  });

  it("gives a clinician the findings of another institution's patient, and the identity of none", async () => {
    const query =
      '{ patients(filter: { sites: ["northfield"], age: { gte: 0 } }, first: 1) { edges { node { id ageYears mrn name { family } birthDate } } } }';
    const place = 'patients.edges.0.node';
    const away = await network.ask('clinician@lakeside', query);
    expect(away.errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual(
      ['mrn', 'name', 'birthDate'].map((field) => [
        `${place}.${field}`,
        'UNAUTHORIZED_FIELD_OR_TYPE',
      ]),
    );
    expect(away.data).toMatchObject({
      patients: { edges: [{ node: { mrn: null, name: null, birthDate: null } }] },
    });
    expect(JSON.stringify(away.data)).toMatch(/"ageYears":\d/);
    // A record in 250 states no number, and the keys that order them are new each time: ask a few.
    const home = await network.ask('clinician@northfield', query.replace('first: 1', 'first: 5'));
    expect(home.errors).toBeUndefined();
    expect(JSON.stringify(home.data)).toMatch(/"mrn":"\w/);
  });
});
