import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Criteria } from '../../matching/criteria.ts';
import type { Part } from '../../service/part.ts';
import type { TrialsContext } from '../../subgraphs/trials/context.ts';
import { TRIALS } from '../../subgraphs/trials/records.ts';
import { createTrialsSubgraph } from '../../subgraphs/trials/subgraph.ts';
import { callerAs } from '../site/callers.ts';
import { protocol, registration, trial } from './records.ts';
import { ask, dataOf, fill, temporaryStore } from './support.ts';

const eligibility = {
  sex: 'FEMALE',
  minimumAge: '18 Months',
  maximumAge: null,
  healthyVolunteers: false,
  criteriaText: 'Inclusion: invented',
};

const COMMON: Criteria = {
  all: [
    { kind: 'diagnosis', cancerType: 'NSCLC' },
    {
      any: [
        { kind: 'genomic', gene: 'EGFR', category: 'MUTATION', exon: 19 },
        { not: { kind: 'signature', signature: 'MSI-H' } },
      ],
    },
  ],
};
const ARM_A: Criteria = {
  all: [
    { kind: 'tumorMarker', marker: 'HER2', status: 'POSITIVE' },
    { kind: 'tumorMutationalBurden', comparison: '>=', perMegabase: 10 },
    { kind: 'stage', comparison: '>=', group: 'IIIB' },
    { kind: 'performanceStatus', scale: 'KARNOFSKY', comparison: '>=', value: 70 },
    { kind: 'priorLines', comparison: '<=', lines: 2 },
    { not: { kind: 'priorTherapy', therapy: 'Osimertinib' } },
    { kind: 'notEvaluable', key: 'PRIOR', value: 'two lines' },
  ],
};

const FIELDS = `path parent arm text __typename
  ... on CriteriaGroup { operator }
  ... on AgeCriterion { comparison years }
  ... on SexCriterion { sex }
  ... on DiagnosisCriterion { cancerType }
  ... on GenomicCriterion { gene { symbol } category exon proteinChange fusionPartner { symbol } }
  ... on SignatureCriterion { signature }
  ... on TumorMutationalBurdenCriterion { burden: comparison perMegabase }
  ... on TumorMarkerCriterion { marker status }
  ... on StageCriterion { comparison stage }
  ... on PerformanceStatusCriterion { scale comparison score }
  ... on PriorLinesCriterion { comparison lines }
  ... on PriorTherapyCriterion { therapy }
  ... on UnevaluableCriterion { key value }`;

let part: Part<TrialsContext>;

beforeAll(async () => {
  const store = await temporaryStore();
  await fill(store, TRIALS, [
    trial('NCT00000001', {
      registration: registration({ eligibility }),
      protocol: protocol({ criteria: COMMON, arms: [{ code: 'A', open: true, criteria: ARM_A }] }),
    }),
    trial('NCT00000002', { registration: registration({ eligibility }) }),
  ]);
  part = await createTrialsSubgraph({ store });
});

async function criteriaOf(id: string, fields = FIELDS): Promise<unknown> {
  const query = `query ($id: ID!) { trial(id: $id) { criteria { ${fields} } } }`;
  return (await dataOf(part, query, { id }))['trial'];
}

describe("a trial's criteria in the graph", () => {
  it('come as typed nodes that tell their place, their arm and their words', async () => {
    expect(await criteriaOf('NCT00000001')).toMatchInlineSnapshot(`
     {
       "criteria": [
         {
           "__typename": "DiagnosisCriterion",
           "arm": null,
           "cancerType": "NSCLC",
           "parent": null,
           "path": "1",
           "text": "diagnosis NSCLC",
         },
         {
           "__typename": "CriteriaGroup",
           "arm": null,
           "operator": "ANY",
           "parent": null,
           "path": "2",
           "text": "EGFR exon 19 mutation or not MSI-H",
         },
         {
           "__typename": "GenomicCriterion",
           "arm": null,
           "category": "MUTATION",
           "exon": 19,
           "fusionPartner": null,
           "gene": {
             "symbol": "EGFR",
           },
           "parent": "2",
           "path": "2.1",
           "proteinChange": null,
           "text": "EGFR exon 19 mutation",
         },
         {
           "__typename": "CriteriaGroup",
           "arm": null,
           "operator": "NOT",
           "parent": "2",
           "path": "2.2",
           "text": "not MSI-H",
         },
         {
           "__typename": "SignatureCriterion",
           "arm": null,
           "parent": "2.2",
           "path": "2.2.1",
           "signature": "MSI-H",
           "text": "MSI-H",
         },
         {
           "__typename": "AgeCriterion",
           "arm": null,
           "comparison": "AT_LEAST",
           "parent": null,
           "path": "3",
           "text": "age 18 months or more",
           "years": 1.5,
         },
         {
           "__typename": "SexCriterion",
           "arm": null,
           "parent": null,
           "path": "4",
           "sex": "FEMALE",
           "text": "sex female",
         },
         {
           "__typename": "TumorMarkerCriterion",
           "arm": "A",
           "marker": "HER2",
           "parent": null,
           "path": "5",
           "status": "POSITIVE",
           "text": "HER2 positive",
         },
         {
           "__typename": "TumorMutationalBurdenCriterion",
           "arm": "A",
           "burden": "AT_LEAST",
           "parent": null,
           "path": "6",
           "perMegabase": 10,
           "text": "TMB ≥ 10 mutations/Mb",
         },
         {
           "__typename": "StageCriterion",
           "arm": "A",
           "comparison": "AT_LEAST",
           "parent": null,
           "path": "7",
           "stage": "IIIB",
           "text": "stage ≥ IIIB",
         },
         {
           "__typename": "PerformanceStatusCriterion",
           "arm": "A",
           "comparison": "AT_LEAST",
           "parent": null,
           "path": "8",
           "scale": "KARNOFSKY",
           "score": 70,
           "text": "Karnofsky ≥ 70",
         },
         {
           "__typename": "PriorLinesCriterion",
           "arm": "A",
           "comparison": "AT_MOST",
           "lines": 2,
           "parent": null,
           "path": "9",
           "text": "lines of systemic therapy ≤ 2",
         },
         {
           "__typename": "CriteriaGroup",
           "arm": "A",
           "operator": "NOT",
           "parent": null,
           "path": "10",
           "text": "not prior Osimertinib",
         },
         {
           "__typename": "PriorTherapyCriterion",
           "arm": "A",
           "parent": "10",
           "path": "10.1",
           "text": "prior Osimertinib",
           "therapy": "Osimertinib",
         },
         {
           "__typename": "UnevaluableCriterion",
           "arm": "A",
           "key": "PRIOR",
           "parent": null,
           "path": "11",
           "text": "PRIOR: two lines (not evaluated)",
           "value": "two lines",
         },
       ],
     }
    `);
  });

  it('name the free text of a registration as what nobody evaluates', async () => {
    expect(await criteriaOf('NCT00000002', '__typename text')).toEqual({
      criteria: [
        { __typename: 'AgeCriterion', text: 'age 18 months or more' },
        { __typename: 'SexCriterion', text: 'sex female' },
        {
          __typename: 'UnevaluableCriterion',
          text: 'eligibility criteria: free text of the registration (not evaluated)',
        },
      ],
    });
  });

  it('are knowledge: who may not read that gets none of them, under whatever type', async () => {
    const representations = [{ __typename: 'Trial', id: 'NCT00000001' }];
    const { data } = await ask(
      part,
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Trial { id criteria { ${FIELDS} } } }
      }`,
      { representations },
      { ...callerAs('researcher'), scopes: ['cohort:count'] },
    );
    expect(data).toEqual({ _entities: [{ id: 'NCT00000001', criteria: null }] });
  });
});
