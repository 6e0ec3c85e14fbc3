import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { condition, patient, variant } from '../../site/patient-records.ts';
import { openNetwork, type ServedSite, type TestNetwork } from './test-network.ts';

const networks: TestNetwork[] = [];
const network = (): TestNetwork => {
  const [opened] = networks;
  if (opened === undefined) throw new Error('not open');
  return opened;
};
const site = (at: number): ServedSite => {
  const served = network().sites[at];
  if (served === undefined) throw new Error('no such site');
  return served;
};
const record = (number: number) =>
  patient(number, {
    sex: 'FEMALE',
    conditions: [condition({ oncotreeCode: 'LUAD', stage: 'IV' })],
    variants: [variant({ gene: 'BRAF', biomarkerId: 'BRAF:V600E' })],
  });
const idAt = (at: number, number: number): string => `${site(at).id}:${record(number).pseudonym}`;
const queries = (): string[] => network().sites.flatMap(({ asked }) => asked.map((a) => a.query));

beforeAll(async () => {
  networks.push(await openNetwork(['lakeside', 'northfield']));
  for (const { site: held } of network().sites)
    await held.hold(Array.from({ length: 30 }, (_, number) => record(number)));
});
beforeEach(() => {
  for (const { asked } of network().sites) asked.length = 0;
});
afterAll(() => network().close());

describe('A site is asked', () => {
  it('for exactly the fields that the client asked for', async () => {
    const answer = await network().ask(
      `query($id: ID!, $yes: Boolean!, $no: Boolean!) {
        patient(id: $id) {
          __typename
          number: mrn @include(if: $no)
          years: ageYears @skip(if: $yes)
          site { id name }
          ...Findings
          ... on Patient { tumors: conditions { stage } gender: sex }
        }
      }
      fragment Findings on Patient {
        conditions { oncotreeCode again: stage }
        genomicVariants { biomarker { id } gene { symbol } }
      }`,
      { id: idAt(0, 1), yes: true, no: false },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['patient']).toEqual({
      __typename: 'Patient',
      site: { id: 'lakeside', name: 'Site lakeside' },
      conditions: [{ oncotreeCode: 'LUAD', again: 'IV' }],
      tumors: [{ stage: 'IV' }],
      gender: 'FEMALE',
      genomicVariants: [{ biomarker: { id: 'BRAF:V600E' }, gene: { symbol: 'BRAF' } }],
    });
    expect(queries()).toEqual([
      'query PatientsById($ids:[ID!]!){patientsById(ids:$ids)' +
        '{__typename conditions{oncotreeCode stage} genomicVariants{biomarker{id} gene{symbol}} id sex}}',
    ]);
  });

  it('for no number and no record that the client did not ask for', async () => {
    await network().ask('{ patients(filter: { sites: ["lakeside"] }) { totalCount } }');
    await network().ask('{ patients(filter: { sites: ["lakeside"] }) { edges { cursor } } }');
    await network().ask(
      '{ cohort(filter: { sites: ["lakeside"] }) { breakdown(by: [SEX]) { keys } } }',
    );
    expect(queries().map((query) => query.slice(query.indexOf('{')))).toEqual([
      '{patients(filter:$filter,first:$first,after:$after){hasNextPage totalCount}}',
      '{patients(filter:$filter,first:$first,after:$after){hasNextPage nodes{id}}}',
      '{cohort(filter:$filter){__typename b0:breakdown(by:[SEX]){keys labels count{value suppressed}}}}',
    ]);
  });

  it('for a criterion’s finding only when the client asks for it', async () => {
    const criteria = { trialId: 'T1', criteria: { kind: 'sex', sex: 'FEMALE' }, arms: [] };
    const representations = [{ __typename: 'Trial', id: 'T1', matchCriteria: criteria }];
    const { data, errors } = await network().ask(
      `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Trial {
        eligiblePatients(first: 1) { edges { verdict criteria { text outcome } node { sex } } }
      } } }`,
      { representations },
    );
    expect(errors).toBeUndefined();
    expect(data?.['_entities']).toMatchObject([
      {
        eligiblePatients: {
          edges: [{ verdict: 'ELIGIBLE', criteria: [{ outcome: 'MET' }], node: { sex: 'FEMALE' } }],
        },
      },
    ]);
    expect(queries()).toHaveLength(2);
    expect(queries()[0]).toContain('nodes{rank criteria{outcome text} verdict patient{id sex}}');
  });

  it('once for all patients of an operation, with the id of the request', async () => {
    const representations = [0, 1].flatMap((at) =>
      Array.from({ length: 30 }, (_, number) => ({ __typename: 'Patient', id: idAt(at, number) })),
    );
    const { data, errors } = await network().ask(
      `query($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Patient { id sex matchProfile } }
      }`,
      { representations },
    );
    expect(errors).toBeUndefined();
    expect(data?.['_entities']).toMatchObject(
      representations.map(({ id }) => ({ id, sex: 'FEMALE', matchProfile: { birthDate: null } })),
    );
    const asked = network().sites.flatMap((served) => served.asked);
    expect(asked.map(({ requestId }) => requestId)).toEqual(['test-request-1', 'test-request-1']);
  });

  it('once for a cohort with all its breakdowns, and cells are added up, largest first', async () => {
    const { data, errors } = await network().ask(`{
      cohort(filter: {}) {
        count { value suppressed }
        bySex: breakdown(by: [SEX]) { keys count { value } }
        byGene: breakdown(by: [ALTERED_GENE, STAGE], first: 1) { keys labels count { value } }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      cohort: {
        // Twice 30, as both sites tell it under the tests' key.
        count: { value: 56, suppressed: false },
        bySex: [
          { keys: ['FEMALE'], count: { value: 56 } },
          { keys: ['MALE'], count: { value: null } },
          { keys: ['OTHER'], count: { value: null } },
          { keys: ['UNKNOWN'], count: { value: null } },
        ],
        byGene: [{ keys: ['BRAF', 'IV'], labels: ['BRAF', 'IV'], count: { value: 56 } }],
      },
    });
    expect(queries()).toHaveLength(2);
  });
});

describe('No site is asked', () => {
  it.each(['', 'rubbish', 'nowhere:abcdef', 'lakeside:', 'lakeside:a b', ':'.repeat(500)])(
    'for a patient with the id %j, and there is none',
    async (id) => {
      expect(await network().ask('query($id: ID!) { patient(id: $id) { sex } }', { id })).toEqual({
        data: { patient: null },
      });
      expect(queries()).toEqual([]);
    },
  );

  it.each([
    ['patients(first: 0)', '{ totalCount }'],
    ['patients(first: 1001)', '{ totalCount }'],
    ['patients(filter: { stages: [""] })', '{ totalCount }'],
    ['patients(filter: { alterations: [{ gene: "BRAF", proteinChange: "?" }] })', '{ totalCount }'],
    ['cohort(filter: {})', '{ breakdown(by: []) { keys } }'],
    ['cohort(filter: {})', '{ breakdown(by: [SEX, SEX]) { keys } }'],
  ])('for %s with a fault in its input', async (field, selection) => {
    const { errors } = await network().ask(`{ ${field} ${selection} }`);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(queries()).toEqual([]);
  });
});
