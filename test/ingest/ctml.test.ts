import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { clinicalTrials } from '../../ingest/clinicaltrials.ts';
import { ctml } from '../../ingest/ctml.ts';
import { FIXTURES, withTrials } from './trials.ts';

const DFCI = path.join(FIXTURES, 'ctml/dfci.json');
const CTIMS = path.join(FIXTURES, 'ctml/ctims.yaml');
const STUDIES = path.join(FIXTURES, 'clinicaltrials/studies.ndjson');

const OPEN = { protocol_no: '1', status: 'Open to Accrual' };

describe('CTML trials', () => {
  it("are read in DFCI's dialect, with extended JSON, levels, negation and both connectives", async () => {
    await withTrials(async ({ ingest, trial }) => {
      expect(await ingest(ctml, DFCI)).toMatchObject({ read: 1, inserted: 1, rejected: [] });
      const armA = {
        all: [
          {
            any: [
              {
                all: [
                  {
                    kind: 'genomic',
                    gene: 'EGFR',
                    category: 'MUTATION',
                    exon: 19,
                    classification: 'IN_FRAME_DEL',
                  },
                  { kind: 'diagnosis', cancerType: '_SOLID_' },
                ],
              },
              { kind: 'signature', signature: 'MMR-D' },
            ],
          },
          { not: { kind: 'genomic', gene: 'KRAS', category: 'MUTATION' } },
        ],
      };
      expect(await trial('NCT90000001')).toEqual({
        _id: 'NCT90000001',
        registration: null,
        protocol: {
          protocolNo: '90-001',
          nctId: 'NCT90000001',
          title: 'A Study of Exampletinib',
          status: 'RECRUITING',
          open: true,
          criteria: null,
          arms: [
            { code: 'A', open: true, criteria: armA },
            { code: 'A, 2', open: true, criteria: { kind: 'sex', sex: 'FEMALE' } },
            { code: 'B', open: false, criteria: null },
            { code: 'C', open: false, criteria: null },
          ],
          outerLevels: [
            {
              code: 'step 1',
              open: true,
              criteria: {
                all: [
                  { kind: 'age', comparison: '>=', years: 18 },
                  { kind: 'notEvaluable', key: 'disease_status', value: 'Metastatic' },
                ],
              },
            },
          ],
        },
        status: 'RECRUITING',
        phases: [],
        conditionKeys: [],
        countryKeys: [],
        biomarkerIds: ['EGFR:exon-19-deletion', 'signature:MMR-D'],
        therapyIds: [],
        structured: true,
      });
    });
  });

  it("are read in CTIMS' dialect from YAML, where N is text and a date too", async () => {
    await withTrials(async ({ ingest, trial }) => {
      expect(await ingest(ctml, CTIMS)).toMatchObject({ read: 1, inserted: 1, rejected: [] });
      expect((await trial('2024-05-06'))?.protocol).toEqual({
        protocolNo: '2024-05-06',
        nctId: null,
        title: 'Example of CTIMS',
        status: 'RECRUITING',
        open: true,
        criteria: null,
        arms: [
          {
            code: 'N',
            open: true,
            criteria: {
              all: [
                { kind: 'tumorMarker', marker: 'HER2', status: 'POSITIVE' },
                { not: { kind: 'tumorMarker', marker: 'ER', status: 'POSITIVE' } },
                { kind: 'tumorMutationalBurden', comparison: '>=', perMegabase: 10 },
                { kind: 'notEvaluable', key: 'age_expression', value: '>=18, <=65' },
                { kind: 'signature', signature: 'MSI-H' },
                { not: { kind: 'signature', signature: 'Tobacco' } },
                { not: { kind: 'priorTherapy', therapy: 'Nivolumab' } },
              ],
            },
          },
          { code: 'Y', open: false, criteria: null },
        ],
      });
    });
  });

  it('change nothing when they are read again', async () => {
    await withTrials(async ({ ingest }) => {
      await ingest(ctml, DFCI, CTIMS);
      expect(await ingest(ctml, DFCI, CTIMS)).toMatchObject({ read: 2, unchanged: 2 });
    });
  });

  it('make one record with their registration, in either order, and replace only their own part', async () => {
    const records = await Promise.all(
      [
        [clinicalTrials, ctml, ctml],
        [ctml, clinicalTrials, clinicalTrials],
      ].map(async (formats) => {
        let record: unknown;
        await withTrials(async ({ ingest, trial }) => {
          for (const format of formats) await ingest(format, format === ctml ? DFCI : STUDIES);
          record = await trial('NCT90000001');
        });
        return record;
      }),
    );
    expect(records[0]).toEqual(records[1]);
    expect(records[0]).toMatchObject({
      registration: { briefTitle: 'Exampletinib in Lung Cancer' },
      protocol: { protocolNo: '90-001' },
      structured: true,
      therapyIds: ['ex-101', 'exampletinib'],
    });
  });

  it('come as several documents in one file, as a list, or as YAML documents', async () => {
    const one = '{"protocol_no": "1 {"}';
    const two = '{"protocol_no": "2", "treatment_list": {"step": []}}';
    for (const [name, text] of [
      ['two.json', `${one}\n${two}`],
      ['list.json', `[${one}, ${two}]`],
      ['both.json', `[${one}]${two}`],
      ['two.yaml', '---\nprotocol_no: "1 {"\n---\nprotocol_no: 2\n'],
      ['list.yaml', '- protocol_no: "1 {"\n- protocol_no: 2\n'],
    ] as const)
      await withTrials(async ({ ingestText, trials }) => {
        expect(await ingestText(ctml, name, text)).toMatchObject({ read: 2, inserted: 2 });
        expect((await trials()).map(({ _id }) => _id)).toEqual(['1 {', '2']);
      });
  });

  it.each([
    ['NCT01234567', '12-345', 'NCT01234567'],
    ['NCT00000000', '12-345', '12-345'],
    ['pending', '12-345', '12-345'],
    [null, '12-345', '12-345'],
  ])('with nct_id %s and protocol_no %s have the id %s', async (nct_id, protocol_no, id) => {
    await withTrials(async ({ ingestText, trials }) => {
      await ingestText(ctml, 'trial.json', JSON.stringify({ nct_id, protocol_no }));
      expect((await trials()).map(({ _id }) => _id)).toEqual([id]);
    });
  });

  it.each([
    ['open to accrual', 'RECRUITING', true],
    ['Open To Accrual', 'RECRUITING', true],
    ['Recruiting', 'RECRUITING', true],
    ['Closed to Accrual', 'ACTIVE_NOT_RECRUITING', false],
    ['Active, not recruiting', 'ACTIVE_NOT_RECRUITING', false],
    ['Enrolling by invitation', 'ENROLLING_BY_INVITATION', false],
    ['Unknown status', 'UNKNOWN', false],
    [' ', null, false],
  ])('with the status "%s" are %s', async (word, status, open) => {
    await withTrials(async ({ ingestText, trial }) => {
      await ingestText(ctml, 'trial.json', JSON.stringify({ ...OPEN, status: word }));
      expect((await trial('1'))?.protocol).toMatchObject({ status, open });
    });
  });

  it('keep the criteria of each level to itself, as each states all of its own', async () => {
    const older = [{ clinical: { age_numerical: '>=18' } }];
    const female = [{ clinical: { gender: 'female' } }];
    const step = [
      { step_code: '1', match: older, arm: [{ arm_code: 'A', match: female }] },
      { step_code: '2', match: female, arm: [{ arm_code: 'B', arm_suspended: 'Y' }] },
    ];
    await withTrials(async ({ ingestText, trial }) => {
      await ingestText(ctml, 'steps.json', JSON.stringify({ ...OPEN, treatment_list: { step } }));
      expect((await trial('1'))?.protocol).toMatchObject({
        criteria: null,
        arms: [
          { code: 'A', open: true, criteria: { kind: 'sex', sex: 'FEMALE' } },
          { code: 'B', open: false, criteria: null },
        ],
        outerLevels: [
          {
            code: 'step 1',
            open: true,
            criteria: { kind: 'age', comparison: '>=', years: 18 },
          },
          { code: 'step 2', open: false, criteria: { kind: 'sex', sex: 'FEMALE' } },
        ],
      });
    });
  });

  it.each([
    ['0.083', 1 / 12],
    ['0.5', 0.5],
    ['.25', 0.25],
    ['18', 18],
  ])('read the age >=%s in whole months', async (age, years) => {
    const match = [{ clinical: { age_numerical: `>=${age}` } }];
    await withTrials(async ({ ingestText, trial }) => {
      await ingestText(ctml, 'age.json', JSON.stringify({ ...OPEN, match }));
      expect((await trial('1'))?.protocol?.criteria).toEqual({
        kind: 'age',
        comparison: '>=',
        years,
      });
    });
  });
});
