import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Part } from '../../service/part.ts';
import type { TrialsContext } from '../../subgraphs/trials/context.ts';
import { TRIALS } from '../../subgraphs/trials/records.ts';
import { createTrialsSubgraph } from '../../subgraphs/trials/subgraph.ts';
import { protocol, registration, trial } from './records.ts';
import { ask, codesOf, dataOf, entitiesOf, fill, temporaryStore } from './support.ts';

let part: Part<TrialsContext>;

beforeAll(async () => {
  const store = await temporaryStore();
  await fill(store, TRIALS, [
    trial('NCT00000001', {
      registration: registration({
        briefTitle: 'An invented trial',
        officialTitle: 'An Invented Trial of Vemurafenib',
        status: 'RECRUITING',
        statusVerified: '2024-05',
        studyType: 'INTERVENTIONAL',
        conditions: ['Melanoma'],
        enrollment: { target: 40, actual: false },
        sponsor: 'Nobody',
        startDate: '2023-01-31',
        primaryCompletionDate: '2026-02',
        interventions: [
          { type: 'DRUG', name: 'Vemurafenib', otherNames: ['Zelboraf'] },
          { type: 'DEVICE', name: 'A device', otherNames: [] },
        ],
        arms: [
          { code: 'A', type: 'EXPERIMENTAL' },
          { code: 'B', type: 'NO_INTERVENTION' },
        ],
        locations: [
          { facility: 'A clinic', city: 'Bern', state: null, country: 'Switzerland', status: null },
        ],
        eligibility: {
          sex: 'ALL',
          minimumAge: '18 Years',
          maximumAge: null,
          healthyVolunteers: false,
          criteriaText: '* invented',
        },
      }),
      protocol: protocol({
        title: 'The protocol',
        criteria: { kind: 'genomic', gene: 'BRAF', category: 'MUTATION', proteinChange: 'p.V600E' },
        arms: [
          { code: 'A', open: false, criteria: null },
          { code: 'C', open: true, criteria: null },
        ],
      }),
      status: 'RECRUITING',
      phases: ['PHASE1', 'PHASE2'],
      conditionKeys: ['melanoma'],
      countryKeys: ['switzerland'],
      biomarkerIds: ['BRAF:V600E'],
      therapyIds: ['vemurafenib', 'zelboraf'],
      structured: true,
    }),
    trial('NCT00000002', {
      registration: registration({ conditions: ['Glioma'] }),
      status: 'COMPLETED',
      phases: ['PHASE2'],
      conditionKeys: ['glioma'],
      countryKeys: ['france', 'switzerland'],
      therapyIds: ['dabrafenib', 'trametinib'],
    }),
    trial('PROTOCOL-3', {
      protocol: protocol({ title: 'Only a protocol', nctId: 'NCT00000003' }),
      structured: true,
      biomarkerIds: ['BRAF:V600E', 'KIT:D816V'],
      therapyIds: ['plx4032', 'dabrafenib'],
    }),
    trial('PROTOCOL-4'),
  ]);
  part = await createTrialsSubgraph({ store });
});

const IDS = '{ totalCount edges { node { id } } }';

function listing(...ids: string[]): unknown {
  return { totalCount: ids.length, edges: ids.map((id) => ({ node: { id } })) };
}

/** What a trial asks that nobody has curated. */
function unread(trialId: string) {
  const value = 'none is stated';
  return {
    trialId,
    criteria: { all: [{ kind: 'notEvaluable', key: 'eligibility criteria', value }] },
    arms: [],
  };
}

describe('the trials subgraph', () => {
  it('gives every field of a trial, from its registration and its protocol', async () => {
    const source = `{ trial(id: "NCT00000001") {
      id briefTitle officialTitle status statusVerified phases studyType conditions sponsor
      startDate primaryCompletionDate url matchCriteria
      enrollment { target actual }
      interventions { type name otherNames therapy { id } }
      arms { code type open }
      locations { facility city state country status }
      eligibility { sex minimumAge maximumAge healthyVolunteers criteriaText structured }
      biomarkers { id }
    } }`;
    expect((await dataOf(part, source))['trial']).toEqual({
      id: 'NCT00000001',
      briefTitle: 'An invented trial',
      officialTitle: 'An Invented Trial of Vemurafenib',
      status: 'RECRUITING',
      statusVerified: '2024-05',
      phases: ['PHASE1', 'PHASE2'],
      studyType: 'INTERVENTIONAL',
      conditions: ['Melanoma'],
      sponsor: 'Nobody',
      startDate: '2023-01-31',
      primaryCompletionDate: '2026-02',
      url: 'https://clinicaltrials.gov/study/NCT00000001',
      enrollment: { target: 40, actual: false },
      interventions: [
        {
          type: 'DRUG',
          name: 'Vemurafenib',
          otherNames: ['Zelboraf'],
          therapy: { id: 'vemurafenib' },
        },
        { type: 'DEVICE', name: 'A device', otherNames: [], therapy: null },
      ],
      arms: [
        { code: 'A', type: 'EXPERIMENTAL', open: false },
        { code: 'B', type: 'NO_INTERVENTION', open: true },
        { code: 'C', type: null, open: true },
      ],
      locations: [
        { facility: 'A clinic', city: 'Bern', state: null, country: 'Switzerland', status: null },
      ],
      eligibility: {
        sex: 'ALL',
        minimumAge: '18 Years',
        maximumAge: null,
        healthyVolunteers: false,
        criteriaText: '* invented',
        structured: true,
      },
      biomarkers: [{ id: 'BRAF:V600E' }],
      matchCriteria: {
        trialId: 'NCT00000001',
        criteria: {
          all: [
            { kind: 'genomic', gene: 'BRAF', category: 'MUTATION', proteinChange: 'p.V600E' },
            { kind: 'age', comparison: '>=', years: 18 },
          ],
        },
        arms: [
          { code: 'A', open: false, criteria: { all: [] } },
          { code: 'C', open: true, criteria: { all: [] } },
        ],
      },
    });
  });

  it('falls back to the protocol where nothing is registered, and to null', async () => {
    const found = await entitiesOf(
      part,
      'Trial',
      '{ id briefTitle url conditions phases eligibility { sex structured } matchCriteria }',
      [{ id: 'PROTOCOL-3' }, { id: 'PROTOCOL-4' }, { id: 'NCT99999999' }],
    );
    expect(found).toEqual([
      {
        id: 'PROTOCOL-3',
        briefTitle: 'Only a protocol',
        url: 'https://clinicaltrials.gov/study/NCT00000003',
        conditions: null,
        phases: [],
        eligibility: { sex: null, structured: true },
        matchCriteria: unread('PROTOCOL-3'),
      },
      {
        id: 'PROTOCOL-4',
        briefTitle: null,
        url: null,
        conditions: null,
        phases: [],
        eligibility: null,
        matchCriteria: unread('PROTOCOL-4'),
      },
      null,
    ]);
  });

  it.each([
    [{ statuses: ['RECRUITING', 'SUSPENDED'] }, ['NCT00000001']],
    [{ phases: ['PHASE2'] }, ['NCT00000001', 'NCT00000002']],
    [{ conditions: ['MELANOMA'] }, ['NCT00000001']],
    [{ conditions: ['melan'] }, []],
    [{ countries: ['France', 'Italy'] }, ['NCT00000002']],
    [{ biomarkers: ['KIT:D816V', 'NO:such'] }, ['PROTOCOL-3']],
    [{ structured: true }, ['NCT00000001', 'PROTOCOL-3']],
    [{ structured: false }, ['NCT00000002', 'PROTOCOL-4']],
    [{ structured: null }, ['NCT00000001', 'NCT00000002', 'PROTOCOL-3', 'PROTOCOL-4']],
    [{ countries: ['switzerland'], phases: ['PHASE1'] }, ['NCT00000001']],
  ])('filters trials by %j', async (filter, ids) => {
    const source = `query ($filter: TrialFilter) { trials(filter: $filter) ${IDS} }`;
    expect((await dataOf(part, source, { filter }))['trials']).toEqual(listing(...ids));
  });

  it('gives the trials that ask for a biomarker, filtered', async () => {
    const selection = `{ all: trials ${IDS} some: trials(filter: { statuses: [RECRUITING] }) ${IDS}
      both: trials(filter: { biomarkers: ["KIT:D816V"] }) ${IDS} }`;
    expect(await entitiesOf(part, 'Biomarker', selection, [{ id: 'BRAF:V600E' }])).toEqual([
      {
        all: listing('NCT00000001', 'PROTOCOL-3'),
        some: listing('NCT00000001'),
        both: listing('PROTOCOL-3'),
      },
    ]);
  });

  it('gives the trials of an agent under its name or a synonym, and of all agents together', async () => {
    const found = await entitiesOf(part, 'Therapy', `{ trials ${IDS} }`, [
      { id: 'vemurafenib', name: 'Vemurafenib', synonyms: ['PLX4032', ''] },
      { id: 'vemurafenib', name: null, synonyms: null },
      { id: 'dabrafenib', name: 'Dabrafenib', synonyms: [] },
      { id: 'dabrafenib+trametinib', name: 'Dabrafenib + Trametinib', synonyms: [] },
      { id: 'unheard-of' },
    ]);
    expect(found).toEqual([
      { trials: listing('NCT00000001', 'PROTOCOL-3') },
      { trials: listing('NCT00000001') },
      { trials: listing('NCT00000002', 'PROTOCOL-3') },
      { trials: listing('NCT00000002') },
      { trials: listing() },
    ]);
  });

  it('refuses a representation that is not what it should be', async () => {
    const source = `query ($r: [_Any!]!) {
      _entities(representations: $r) { ... on Therapy { trials { totalCount } } ... on Trial { id } }
    }`;
    for (const wrong of [
      { __typename: 'Therapy', id: 'x', synonyms: 'y' },
      { __typename: 'Trial', id: 5 },
    ])
      expect(codesOf(await ask(part, source, { r: [wrong] }))).toEqual(['BAD_USER_INPUT']);
  });

  it('says which argument is wrong', async () => {
    for (const [argument, wrong] of [
      ['first', 'first: 0'],
      ['after', 'after: ""'],
      ['filter.countries', 'filter: { countries: [] }'],
      ['filter.conditions', `filter: { conditions: ["${'x'.repeat(501)}"] }`],
    ] as const) {
      const answer = await ask(part, `{ trials(${wrong}) { totalCount } }`);
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(answer.errors?.[0]?.message).toContain(`'${argument}'`);
    }
  });
});
