import { describe, expect, it } from '@jest/globals';
import { fhir } from '../../../ingest/fhir.ts';
import { cancersOf } from '../../../matching/diagnosis.ts';
import { PatientSite, tumourType } from '../patient-site.ts';
import { condition, icd10, observation, patient, snomed } from './resources.ts';
import { recordOf, rejectionsOf } from './one-patient.ts';

describe('a FHIR condition', () => {
  it.each([
    ['Suspected lung cancer (situation)', 'PRIMARY_CANCER', false],
    ['Carcinoma in situ of prostate (disorder)', 'OTHER', true],
    ['Neoplasm of prostate', 'OTHER', true],
    ['Family history of malignant melanoma', 'OTHER', true],
    ['Genetic susceptibility to malignant neoplasm of breast (finding)', 'OTHER', true],
    ['Hereditary nonpolyposis colon cancer', 'OTHER', true],
    ['Family hx breast cancer', 'OTHER', true],
    ['FHx: colon cancer', 'OTHER', true],
    ['H/O melanoma', 'OTHER', true],
    ['Increased risk of ovarian cancer', 'OTHER', true],
    ['Melanoma ruled out', 'OTHER', true],
    ['Breast cancer excluded', 'OTHER', true],
    ['No malignancy detected', 'OTHER', true],
    ['Lymphoma not present', 'OTHER', true],
    ['Breast cancer with high risk of recurrence', 'PRIMARY_CANCER', true],
    ['Lymphoma, not confirmed', 'PRIMARY_CANCER', false],
    ['R/O lymphoma', 'PRIMARY_CANCER', false],
    ['Suspicious for carcinoma', 'PRIMARY_CANCER', false],
    ['Anemia due to chemotherapy', 'OTHER', true],
    ['Malignant hypertension', 'OTHER', true],
    ['Metastasis from malignant tumor of prostate (disorder)', 'SECONDARY_CANCER', true],
    ['Secondary malignant neoplasm of bone (disorder)', 'SECONDARY_CANCER', true],
    ['Malignant tumor of colon', 'PRIMARY_CANCER', true],
  ])('called %s is %s, confirmed: %s', async (display, role, confirmed) => {
    const { conditions } = await recordOf(condition('c', snomed('1', display)));
    expect(conditions).toMatchObject([{ role, confirmed, oncotreeCode: null }]);
  });

  it.each(['refuted', 'provisional', 'differential', 'unconfirmed'])(
    'that is %s is no confirmed cancer and searched by no code',
    async (code) => {
      const status = { verificationStatus: { coding: [{ code }] } };
      const { conditions, search } = await recordOf(condition('c', snomed('254837009'), status));
      expect(conditions).toMatchObject([{ confirmed: false, oncotreeCode: null }]);
      expect(search.oncotreeCodes).toEqual([]);
    },
  );

  it.each([
    ['254837009', 'Malignant tumor of breast'],
    ['94222008', 'Secondary malignant neoplasm of bone'],
  ])('that is refuted leaves no question for it open: %s %s', async (code, display) => {
    const status = { verificationStatus: { coding: [{ code: 'refuted' }] } };
    const { conditions, search } = await recordOf(
      condition('c', icd10('C43.9')),
      condition('d', snomed(code, display), status),
    );
    expect(conditions).toMatchObject([{ confirmed: true }, { role: 'OTHER', confirmed: false }]);
    expect(cancersOf(conditions)).toHaveLength(1);
    expect(search.diagnoses).toEqual(['MEL']);
  });

  it.each([
    [snomed('254837009'), 'BREAST'],
    [snomed('408643008'), 'IDC'],
    [icd10('C50.211'), 'BREAST'],
    [icd10('C22.1'), 'BILIARY_TRACT'],
    [icd10('C79.81'), null],
    [icd10('D05.1'), null],
    [snomed('999999', 'Malignant neoplasm of unheard-of place'), null],
  ])('has the OncoTree code of %j where that is certain', async (code, oncotreeCode) => {
    const { conditions } = await recordOf(condition('c', code));
    expect(conditions).toMatchObject([{ oncotreeCode }]);
  });

  it('has the code of another terminology where the preferred one has words alone', async () => {
    const words = { system: 'http://snomed.info/sct', display: 'Melanoma' };
    const coded = { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C43.9' };
    const code = { coding: [words, coded] };
    const { conditions } = await recordOf(
      condition('c', code),
      condition('d', { coding: [words] }),
    );
    expect(conditions.map((each) => each.code?.code)).toEqual(['C43.9', undefined]);
  });

  it("has the code that OncoTree's own name gives, and not where two types share the name", async () => {
    const site = new PatientSite(fhir);
    await site.loadTerminologies(
      [],
      [
        tumourType('VMM', 'Mucosal Melanoma of the Vulva/Vagina', null),
        tumourType('ODYS', 'Ovarian Twin Carcinoma', null),
        tumourType('TDYS', 'Ovarian Twin Carcinoma', null),
      ],
    );
    await site.ingestContent([
      patient('p1'),
      condition('a', { text: 'mucosal melanoma of the vulva/vagina' }),
      condition('b', { text: 'Ovarian Twin Carcinoma' }),
    ]);
    expect((await site.patient('p1')).conditions).toMatchObject([
      { oncotreeCode: 'VMM' },
      { oncotreeCode: null },
    ]);
  });

  it('is a cancer where OncoTree alone says so, whatever the profile', async () => {
    const site = new PatientSite(fhir);
    await site.loadTerminologies([], [tumourType('LUAD', 'Lung Adenocarcinoma', null)]);
    const code = { coding: [{ system: 'http://oncotree.mskcc.org', code: 'LUAD' }] };
    await site.ingestContent([patient('p1'), condition('a', code)]);
    expect((await site.patient('p1')).conditions).toMatchObject([
      { role: 'PRIMARY_CANCER', oncotreeCode: 'LUAD' },
    ]);
  });

  it("is made narrower by mCODE's histology extension", async () => {
    const url =
      'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior';
    const extension = [{ url, valueCodeableConcept: snomed('35917007', 'Adenocarcinoma') }];
    const { conditions } = await recordOf(condition('c', snomed('254637007'), { extension }));
    expect(conditions).toMatchObject([{ oncotreeCode: 'LUAD' }]);
  });
});

describe('a stage', () => {
  const lung = condition('c1', snomed('254637007'));

  it.each([
    [
      { valueCodeableConcept: { coding: [{ system: 'http://cancerstaging.org', code: 'c3A' }] } },
      'IIIA',
    ],
    [
      { valueCodeableConcept: { coding: [{ system: 'http://cancerstaging.org', code: '4' }] } },
      'IV',
    ],
    [
      { valueCodeableConcept: { coding: [{ system: 'http://cancerstaging.org', code: 'ypIIB' }] } },
      'IIB',
    ],
    [{ valueCodeableConcept: snomed('261638004') }, 'IIIA'],
    [
      {
        valueCodeableConcept: snomed(
          '1222769006',
          'American Joint Committee on Cancer stage IIIC1',
        ),
      },
      'IIIC1',
    ],
    [{ valueString: 'Stage 2B' }, 'IIB'],
  ])('is read from %j', async (value, stage) => {
    const { conditions } = await recordOf(lung, observation('s', '21908-9', value));
    expect(conditions).toMatchObject([{ stage }]);
  });

  it('is not read from a grade', async () => {
    const rejected = await rejectionsOf(
      lung,
      observation('s', '21908-9', { valueString: 'Grade 2 carcinoma' }),
    );
    expect(rejected).toMatchObject([
      { record: 'item 2', reason: expect.stringMatching(/no stage group/) },
    ]);
  });

  it('is that of the newest staging, pathological before clinical on one day', async () => {
    const stage = (code: string) => ({ valueString: code });
    const { conditions } = await recordOf(
      lung,
      observation('a', '21902-2', { ...stage('IA'), effectiveDateTime: '2020-01-01' }),
      observation('b', '21908-9', { ...stage('IIA'), effectiveDateTime: '2021-01-01' }),
      observation('c', '21902-2', { ...stage('IIB'), effectiveDateTime: '2021-01-01' }),
    );
    expect(conditions).toMatchObject([{ stage: 'IIB' }]);
  });

  it('goes to the condition it names, and to none where there are several and it names none', async () => {
    const focus = [{ reference: 'Condition/c2' }];
    const { conditions } = await recordOf(
      lung,
      condition('c2', snomed('254837009')),
      observation('a', '21908-9', { valueString: 'IV', focus }),
      observation('b', '21908-9', { valueString: 'IA' }),
    );
    expect(conditions.map(({ oncotreeCode, stage }) => [oncotreeCode, stage])).toEqual([
      ['NSCLC', null],
      ['BREAST', 'IV'],
    ]);
  });

  it('may stand in the condition itself', async () => {
    const summary = { coding: [{ system: 'http://cancerstaging.org', code: '2A' }] };
    const { conditions } = await recordOf({ ...lung, stage: [{ summary }] });
    expect(conditions).toMatchObject([{ stage: 'IIA' }]);
  });
});
