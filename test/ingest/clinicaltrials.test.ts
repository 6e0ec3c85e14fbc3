import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { clinicalTrials } from '../../ingest/clinicaltrials.ts';
import { FIXTURES, withTrials } from './trials.ts';

const STUDIES = path.join(FIXTURES, 'clinicaltrials/studies.ndjson');

async function studies(): Promise<string[]> {
  return (await readFile(STUDIES, 'utf8')).trim().split('\n');
}

function study(protocolSection: object): string {
  return JSON.stringify({ protocolSection });
}

describe('ClinicalTrials.gov studies', () => {
  it('are read with what the registry states', async () => {
    await withTrials(async ({ ingest, trial }) => {
      expect(await ingest(clinicalTrials, STUDIES)).toMatchObject({ read: 2, inserted: 2 });
      expect(await trial('NCT90000001')).toEqual({
        _id: 'NCT90000001',
        registration: {
          briefTitle: 'Exampletinib in Lung Cancer',
          officialTitle: 'A Phase 1/2 Study of Exampletinib',
          status: 'RECRUITING',
          statusVerified: '2025-06',
          phases: ['PHASE1', 'PHASE2'],
          studyType: 'INTERVENTIONAL',
          conditions: ['NSCLC', 'Lung Neoplasms'],
          enrollment: { target: 120, actual: false },
          sponsor: 'Example Cancer Center',
          startDate: '2024-01-15',
          primaryCompletionDate: '2027-12',
          interventions: [
            { type: 'DRUG', name: 'Exampletinib', otherNames: ['EX-101'] },
            { type: 'PROCEDURE', name: 'Biopsy', otherNames: [] },
          ],
          arms: [
            { code: 'Arm A', type: 'EXPERIMENTAL' },
            { code: 'Arm B', type: null },
          ],
          locations: [
            {
              facility: 'Example Hospital',
              city: 'Ankara',
              state: null,
              country: 'Turkey (Türkiye)',
              status: 'RECRUITING',
            },
            {
              facility: null,
              city: 'Boston',
              state: 'Massachusetts',
              country: 'United States',
              status: null,
            },
          ],
          eligibility: {
            sex: 'ALL',
            minimumAge: '18 Years',
            maximumAge: null,
            healthyVolunteers: false,
            criteriaText: 'Inclusion Criteria:\r\n\r\n* ECOG \\< 2\n* Age ≥ 18',
          },
        },
        protocol: null,
        status: 'RECRUITING',
        phases: ['PHASE1', 'PHASE2'],
        conditionKeys: ['lung neoplasms', 'nsclc'],
        countryKeys: ['turkey (türkiye)', 'united states'],
        biomarkerIds: [],
        therapyIds: ['ex-101', 'exampletinib'],
        structured: false,
      });
    });
  });

  it('need nothing but their NCT number', async () => {
    await withTrials(async ({ ingest, trial }) => {
      await ingest(clinicalTrials, STUDIES);
      expect((await trial('NCT90000002'))?.registration).toMatchObject({
        briefTitle: null,
        status: null,
        phases: [],
        enrollment: null,
        locations: [],
        eligibility: null,
      });
    });
  });

  it('keep no contact person or official', async () => {
    await withTrials(async ({ ingest, trials }) => {
      await ingest(clinicalTrials, STUDIES);
      expect(JSON.stringify(await trials())).not.toMatch(/Person|555-0100|example\.org/);
    });
  });

  it('change nothing when they are read again', async () => {
    await withTrials(async ({ ingest }) => {
      await ingest(clinicalTrials, STUDIES);
      expect(await ingest(clinicalTrials, STUDIES)).toMatchObject({ read: 2, unchanged: 2 });
    });
  });

  it('come one a line, in an array, in a page of results, or alone', async () => {
    const [first = '', second = ''] = await studies();
    const pretty = JSON.stringify(JSON.parse(first), null, 2);
    for (const [text, read] of [
      [`${first}\r\n\r\n${second}`, 2],
      [`\uFEFF[${first},\n${second}]`, 2],
      [`{"studies":[${first},${second}],"nextPageToken":"abc"}`, 2],
      [pretty, 1],
      ['[]', 0],
    ] as const)
      await withTrials(async ({ ingestText }) => {
        const report = await ingestText(clinicalTrials, 'studies.json', text);
        expect(report).toMatchObject({ read, inserted: read, rejected: [], refused: [] });
      });
  });

  it('keep a study whose vocabulary or dates we do not know, without those', async () => {
    await withTrials(async ({ ingestText, trial }) => {
      const text = study({
        identificationModule: { nctId: 'NCT90000003' },
        statusModule: { overallStatus: 'PAUSED', statusVerifiedDate: 'June 2025' },
        designModule: { phases: ['PHASE2', 'PHASE9'], studyType: 'GUESS' },
        eligibilityModule: { sex: 'ANY' },
      });
      expect(await ingestText(clinicalTrials, 'study.json', text)).toMatchObject({ inserted: 1 });
      expect((await trial('NCT90000003'))?.registration).toMatchObject({
        status: null,
        statusVerified: null,
        phases: ['PHASE2'],
        studyType: null,
        eligibility: { sex: null },
      });
    });
  });

  it('that are wrong are rejected one by one, saying where', async () => {
    const [first = ''] = await studies();
    const lines = [
      first,
      '{"protocolSection": {"identificationModule"',
      study({ identificationModule: { nctId: 'NCT123' } }),
      study({ identificationModule: { nctId: 'NCT00000000' } }),
      study({ statusModule: {} }),
      study({ identificationModule: { nctId: 'NCT90000004', briefTitle: 5 } }),
      '"text"',
    ];
    await withTrials(async ({ ingestText }) => {
      const report = await ingestText(clinicalTrials, 'studies.ndjson', lines.join('\n'));
      expect(report).toMatchObject({ read: 7, inserted: 1 });
      expect(report.rejected.map(({ record, reason }) => `${record}: ${reason}`)).toEqual([
        'line 2: the line is no complete JSON document',
        'NCT123: protocolSection.identificationModule.nctId: must be NCT and eight digits',
        'NCT00000000: protocolSection.identificationModule.nctId: must be NCT and eight digits',
        expect.stringContaining('line 5: protocolSection.identificationModule: '),
        expect.stringContaining('NCT90000004: protocolSection.identificationModule.briefTitle: '),
        expect.stringContaining('line 7: '),
      ]);
    });
  });

  it.each([
    ['v1.json', '{"FullStudiesResponse":{"FullStudies":[]}}', /API version 1/],
    ['v1-array.json', '[{"Rank":1,"Study":{"ProtocolSection":{}}}]', /API version 1/],
    ['old.xml', '\n<?xml version="1.0"?>\n<clinical_study/>', /is XML/],
    ['patient.json', '{"resourceType":"Patient"}', /FHIR/],
    ['trial.json', '{"protocol_no":"1","treatment_list":{}}', /CTML/],
    ['other.json', '{"a":1}', /protocolSection is missing/],
    ['list.json', '[1,2]', /no studies/],
    ['empty.json', '', /empty/],
    ['prose.txt', 'Dear colleague,\nplease find attached', /no complete JSON/],
    ['cut.json', '{"protocolSection": {\n"identificationModule": {', /no complete JSON/],
  ])(
    'are not what %s holds: it is refused, saying what would be right',
    async (name, text, why) => {
      await withTrials(async ({ ingestText }) => {
        const report = await ingestText(clinicalTrials, name, text);
        expect(report).toMatchObject({ read: 0, rejected: [] });
        expect(report.refused).toEqual([
          { file: expect.stringContaining(name), reason: expect.stringMatching(why) },
        ]);
      });
    },
  );
});
