import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { condition, patient } from '../../site/patient-records.ts';
import { openNetwork, type Mood, type ServedSite, type TestNetwork } from './test-network.ts';

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
const idAt = (at: number, number: number): string => `${site(at).id}:${patient(number).pseudonym}`;

/** Short, for tests in which a site is waited for in vain; generous for one that answers. */
const DEADLINE_MS = 3_000;

/** What the site 'lakeside' tells of its 50 patients under the tests' key. */
const TOLD = 44;

beforeAll(async () => {
  networks.push(await openNetwork(['lakeside', 'northfield'], DEADLINE_MS));
  await site(0).site.hold(Array.from({ length: 50 }, (_, number) => patient(number)));
  await site(1).site.hold(
    Array.from({ length: 20 }, (_, number) =>
      patient(number, { sex: 'FEMALE', conditions: [condition({ oncotreeCode: 'LUAD' })] }),
    ),
  );
});
beforeEach(() => {
  for (const served of network().sites) {
    served.mood = 'ok';
    served.lie = undefined;
    served.asked.length = 0;
  }
});
afterAll(() => network().close());

const FAULTS: readonly (readonly [Mood, string, string])[] = [
  ['dead', 'UNAVAILABLE', 'SITE_UNAVAILABLE'],
  ['failing', 'UNAVAILABLE', 'SITE_UNAVAILABLE'],
  ['frozen', 'TIMEOUT', 'SITE_TIMEOUT'],
  ['slow body', 'TIMEOUT', 'SITE_TIMEOUT'],
  ['garbage', 'UNAVAILABLE', 'SITE_INVALID_ANSWER'],
  ['huge', 'UNAVAILABLE', 'SITE_INVALID_ANSWER'],
  ['refusing', 'REFUSED', 'SITE_REFUSED'],
  ['mistrusting', 'UNAVAILABLE', 'SITE_UNAVAILABLE'],
  ['unable to record', 'UNAVAILABLE', 'SITE_AUDIT_UNAVAILABLE'],
];

describe.each(FAULTS)('While a site is %s', (mood, status, code) => {
  beforeEach(() => {
    site(1).mood = mood;
  });

  it('patients of the others come, with its status', async () => {
    const answer = await network().ask(`{
      patients(first: 3) { totalCount edges { node { id } } sites { site { id } status count error { code } } }
    }`);
    expect(answer).toMatchObject({
      data: {
        patients: {
          totalCount: 50,
          edges: [{}, {}, {}],
          sites: [
            { site: { id: 'lakeside' }, status: 'OK', count: 50, error: null },
            { site: { id: 'northfield' }, status, count: null, error: { code } },
          ],
        },
      },
    });
    expect(answer.errors).toBeUndefined();
  });

  it('a cohort counts the others, with its status', async () => {
    const answer = await network().ask(`{
      cohort(filter: {}) {
        count { value suppressed }
        sites { status count { value } error { code } }
        breakdown(by: [SEX]) { keys count { value } }
      }
    }`);
    expect(answer).toEqual({
      data: {
        cohort: {
          count: { value: TOLD, suppressed: false },
          sites: [
            { status: 'OK', count: { value: TOLD }, error: null },
            { status, count: null, error: { code } },
          ],
          breakdown: ['UNKNOWN', 'FEMALE', 'MALE', 'OTHER'].map((key) => ({
            keys: [key],
            count: { value: key === 'UNKNOWN' ? TOLD : null },
          })),
        },
      },
    });
  });

  it('its own patient is null with an error, and another one comes', async () => {
    const { data, errors } = await network().ask(
      'query($here: ID!, $there: ID!) { here: patient(id: $here) { id } there: patient(id: $there) { id } }',
      { here: idAt(0, 1), there: idAt(1, 1) },
    );
    expect(data).toEqual({ here: { id: idAt(0, 1) }, there: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['there'], code],
    ]);
  });
});

it.each<[Mood, RegExp]>([
  ['mistrusting', /^Site northfield .* authentication between the network and the site failed/],
  ['unable to record', /^Site northfield can not write its audit now/],
])('A site that is %s is told of by a sentence of its own', async (mood, sentence) => {
  site(1).mood = mood;
  const { data } = await network().ask('{ patients { sites { error { message } } } }');
  expect(data).toEqual({
    patients: {
      sites: [{ error: null }, { error: { message: expect.stringMatching(sentence) } }],
    },
  });
});

describe('The sites of the network', () => {
  it('say whether they answer and how many patients they hold', async () => {
    site(1).mood = 'dead';
    const { data, errors } = await network().ask(
      '{ sites { id name status patients { value suppressed } } }',
    );
    expect(data).toEqual({
      sites: [
        {
          id: 'lakeside',
          name: 'Site lakeside',
          status: 'OK',
          patients: { value: TOLD, suppressed: false },
        },
        { id: 'northfield', name: 'Site northfield', status: 'UNAVAILABLE', patients: null },
      ],
    });
    expect(errors?.map(({ path }) => path)).toEqual([['sites', 1, 'patients']]);
  });

  it('are asked only when the filter names them', async () => {
    const { data } = await network().ask(
      '{ patients(filter: { sites: ["northfield"] }) { totalCount sites { site { id } } } }',
    );
    expect(data).toEqual({
      patients: { totalCount: 20, sites: [{ site: { id: 'northfield' } }] },
    });
    expect(site(0).asked).toEqual([]);
  });

  it.each(['patients', 'cohort'])('must be known to be named in a filter of %s', async (field) => {
    const { errors } = await network().ask(
      `{ ${field}(filter: { sites: ["nowhere"] }) { sites { status } } }`,
    );
    expect(errors?.[0]).toMatchObject({
      message: "'sites' names 'nowhere', which is no site: there are 'lakeside', 'northfield'",
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('A site that lies', () => {
  it.each([
    ['tells a patient of another site', [{ id: 'lakeside:aaaa' }]],
    ['tells a patient twice', [{ id: 'northfield:aaaa' }, { id: 'northfield:aaaa' }]],
    ['tells patients out of order', [{ id: 'northfield:b' }, { id: 'northfield:a' }]],
    ['leaves out what was asked', [{}]],
    ['tells more than was asked', ['a', 'b', 'c'].map((x) => ({ id: `northfield:${x}` }))],
  ])('and %s is as good as away', async (_title, nodes) => {
    site(1).lie = { data: { patients: { hasNextPage: false, nodes } } };
    const { data } = await network().ask(
      '{ patients(first: 2) { edges { node { id } } sites { error { code } } } }',
    );
    expect(data?.['patients']).toMatchObject({
      edges: [{}, {}],
      sites: [{ error: null }, { error: { code: 'SITE_INVALID_ANSWER' } }],
    });
  });

  it.each([
    ['a wrong type', { ageYears: 'old', sex: 'FEMALE' }],
    ['an unknown enum value', { ageYears: 1, sex: 'SOMETHING' }],
    ['null for what is never null', { ageYears: 1, sex: null }],
  ])('by %s is as good as away', async (_title, fields) => {
    site(1).lie = { data: { patientsById: [{ id: idAt(1, 1), ...fields }] } };
    const { data, errors } = await network().ask(
      'query($id: ID!) { patient(id: $id) { ageYears sex } }',
      { id: idAt(1, 1) },
    );
    expect(data).toEqual({ patient: null });
    expect(errors?.[0]?.extensions['code']).toBe('SITE_INVALID_ANSWER');
  });

  it('by withholding a field has its error where the client asked for the field', async () => {
    site(1).lie = {
      data: { patientsById: [{ id: idAt(1, 1), mrn: null, sex: 'FEMALE' }] },
      errors: [
        {
          message: 'not yours',
          path: ['patientsById', 0, 'mrn'],
          extensions: {
            code: 'UNAUTHORIZED_FIELD_OR_TYPE',
            requires: ['policy own-institution'],
          },
        },
      ],
    };
    const { data, errors } = await network().ask(
      'query($id: ID!) { patient(id: $id) { sex number: mrn } }',
      { id: idAt(1, 1) },
    );
    expect(data).toEqual({ patient: { sex: 'FEMALE', number: null } });
    expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      {
        path: ['patient', 'number'],
        extensions: {
          code: 'UNAUTHORIZED_FIELD_OR_TYPE',
          requires: ['policy own-institution'],
        },
      },
    ]);
  });

  it('by withholding what may not be null has its error where the null spread to', async () => {
    site(1).lie = {
      data: { patientsById: [{ id: idAt(1, 1), genomicVariants: null }] },
      errors: [
        {
          message: 'not yours',
          path: ['patientsById', 0, 'genomicVariants', 3, 'category'],
          extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', requires: ['scope patient:genomics'] },
        },
      ],
    };
    const { data, errors } = await network().ask(
      'query($id: ID!) { patient(id: $id) { genomicVariants { category } } }',
      { id: idAt(1, 1) },
    );
    expect(data).toEqual({ patient: { genomicVariants: null } });
    expect(errors).toMatchObject([
      {
        path: ['patient', 'genomicVariants'],
        extensions: { requires: ['scope patient:genomics'] },
      },
    ]);
  });
});
