import { describe, expect, it } from '@jest/globals';
import { fhir } from '../../../ingest/fhir.ts';
import { evaluatePriorTherapy } from '../../../matching/prior-therapy.ts';
import { OncoTree } from '../../../terminology/oncotree.ts';
import { PatientSite } from '../patient-site.ts';
import { recordOf, rejectionsOf } from './one-patient.ts';
import { ABOUT_P1, loinc, observation, patient, snomed } from './resources.ts';

type Json = Record<string, unknown>;

const usCore = (name: string, ...extension: readonly Json[]): Json => ({
  url: `http://hl7.org/fhir/us/core/StructureDefinition/us-core-${name}`,
  extension,
});
const category = (code: string): Json => ({ url: 'ombCategory', valueCoding: { code } });
const MASKED = {
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' },
  ],
};

describe('a FHIR patient', () => {
  it('is known by its record number and official name, with nothing finer than the state', async () => {
    const site = new PatientSite(fhir);
    await site.ingestContent(
      patient('p1', {
        identifier: [
          { type: { coding: [{ code: 'SS' }] }, value: '999-00-1111' },
          { type: { coding: [{ code: 'MR' }] }, value: 'MRN-7' },
        ],
        name: [
          { use: 'nickname', given: ['Nel'] },
          { use: 'official', family: 'Testperson', given: ['Nelly', 'Q.'] },
        ],
        address: [{ line: ['1 Test Way'], city: 'Testham', state: 'Ohio', postalCode: '43001' }],
        birthDate: '1961-07',
      }),
    );
    const { identity, state } = await site.patient('p1');
    expect(identity).toEqual({
      mrn: 'MRN-7',
      family: 'Testperson',
      given: ['Nelly', 'Q.'],
      birthDate: '1961-07',
    });
    expect(state).toBe('Ohio');
    expect(JSON.stringify(await site.patient('p1'))).not.toMatch(/Testham|43001|999-00/);
  });

  it.each([
    [
      'OMB categories',
      [usCore('race', category('2028-9'), category('2106-3'))],
      ['ASIAN', 'WHITE'],
    ],
    ['text alone', [usCore('race', { url: 'text', valueString: 'Other' })], ['OTHER']],
    ['nothing known', [usCore('race', category('UNK'))], []],
    ['a mask', [usCore('race', { url: 'ombCategory', valueCoding: MASKED })], []],
    ['nothing', [], []],
  ])('has the race that %s states', async (_, extension, race) => {
    const site = new PatientSite(fhir);
    await site.ingestContent(patient('p1', { extension }));
    expect((await site.patient('p1')).race).toEqual(race);
  });

  it('is not dead for want of a word on it, and dead on the day that is stated', async () => {
    const site = new PatientSite(fhir);
    await site.ingestLines(
      patient('unknown'),
      patient('alive', { deceasedBoolean: false }),
      patient('dead', { deceasedDateTime: '2020-03-01T04:05:06Z' }),
    );
    expect(
      (await site.patients()).map(({ _id, deceased, deathDate }) => [_id, deceased, deathDate]),
    ).toEqual([
      ['alive', false, null],
      ['dead', true, '2020-03-01'],
      ['unknown', null, null],
    ]);
  });

  it('is kept with masked values and without a birth date', async () => {
    const site = new PatientSite(fhir);
    const masked = { identifier: [MASKED], name: [MASKED], address: [MASKED], _birthDate: MASKED };
    const report = await site.ingestContent({ resourceType: 'Patient', id: 'p1', ...masked });
    expect(report.rejected).toEqual([]);
    expect((await site.patient('p1')).identity).toEqual({
      mrn: null,
      family: null,
      given: [],
      birthDate: null,
    });
  });
});

describe('a performance status', () => {
  it.each([
    ['89247-1', { valueInteger: 2 }, 'ECOG', 2],
    ['89247-1', { valueCodeableConcept: loinc('LA9623-5') }, 'ECOG', 1],
    ['89243-0', { valueQuantity: { value: 70 } }, 'KARNOFSKY', 70],
    ['89243-0', { valueCodeableConcept: loinc('LA29176-7') }, 'KARNOFSKY', 90],
  ])('%s with %j is %s %d', async (code, value, scale, points) => {
    const { performanceStatus } = await recordOf(observation('o', code, value));
    expect(performanceStatus).toEqual([{ scale, value: points, date: '2023-05-04' }]);
  });

  it.each([
    ['89247-1', { valueInteger: -1 }],
    ['89247-1', { valueInteger: 6 }],
    ['89243-0', { valueInteger: 95 }],
    ['89243-0', { valueInteger: 110 }],
    ['89247-1', {}],
  ])('%s with %j is rejected', async (code, value) => {
    expect(await rejectionsOf(observation('o', code, value))).toHaveLength(1);
  });
});

describe('a tumor marker', () => {
  it.each([
    ['48676-1', { valueCodeableConcept: snomed('10828004') }, 'HER2', 'POSITIVE'],
    ['85337-4', { valueCodeableConcept: loinc('LA6577-6') }, 'ER', 'NEGATIVE'],
    ['40557-1', { valueCodeableConcept: { text: 'Equivocal' } }, 'PR', 'EQUIVOCAL'],
    ['16112-5', { interpretation: [{ coding: [{ code: 'POS' }] }] }, 'ER', 'POSITIVE'],
    ['16112-5', { valueCodeableConcept: { text: 'Absent' } }, 'ER', 'NEGATIVE'],
    ['2857-1', { valueQuantity: { value: 4.5, unit: 'ng/mL' } }, 'PSA', 'UNKNOWN'],
  ])('%s with %j is %s %s', async (code, value, name, interpretation) => {
    const { tumorMarkers } = await recordOf(observation('o', code, value));
    expect(tumorMarkers).toMatchObject([{ name, interpretation }]);
  });

  it('without any result is rejected', async () => {
    expect(await rejectionsOf(observation('o', '48676-1'))).toMatchObject([
      { reason: expect.stringMatching(/neither/) },
    ]);
  });
});

describe('a treatment', () => {
  const rxnorm = (code: string, display: string): Json => ({
    medicationCodeableConcept: {
      coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display }],
    },
  });

  it.each([
    ['MedicationStatement', 'Paclitaxel 100 MG Injection', 'paclitaxel'],
    ['MedicationRequest', '10 ML oxaliplatin 5 MG/ML Injection', 'oxaliplatin'],
    ['MedicationAdministration', 'abemaciclib Oral Product', 'abemaciclib'],
    [
      'MedicationRequest',
      'Tipiracil 6.14 MG / trifluridine 15 MG Oral Tablet [Lonsurf]',
      'tipiracil+trifluridine',
    ],
    ['MedicationRequest', 'doxorubicin hydrochloride 2 MG/ML Injectable Solution', 'doxorubicin'],
  ])('by %s of %s is of %s', async (resourceType, display, therapyId) => {
    const { treatments } = await recordOf({
      ...observation('m', 'x'),
      resourceType,
      ...rxnorm('1', display),
    });
    expect(treatments).toMatchObject([{ kind: 'MEDICATION', name: display, therapyId }]);
  });

  it('is found in the Medication that the order contains', async () => {
    const { treatments } = await recordOf({
      ...observation('m', 'x'),
      resourceType: 'MedicationRequest',
      contained: [{ resourceType: 'Medication', id: 'med', code: { text: 'Olaparib' } }],
      medicationReference: { reference: '#med' },
    });
    expect(treatments).toMatchObject([{ therapyId: 'olaparib' }]);
  });

  it.each([
    [snomed('392021009', 'Lumpectomy of breast (procedure)'), 'SURGERY'],
    [snomed('703423002', 'Combined chemotherapy and radiation therapy (procedure)'), 'RADIATION'],
    [snomed('152198000'), 'RADIATION'],
  ])('may be the procedure %j', async (code, kind) => {
    const performed = { performedPeriod: { start: '2022-01-02', end: '2022-01-05' } };
    const { treatments } = await recordOf({
      ...observation('t', 'x', { status: 'completed' }),
      resourceType: 'Procedure',
      code,
      ...performed,
    });
    expect(treatments).toMatchObject([{ kind, start: '2022-01-02', end: '2022-01-05' }]);
  });

  it('that never took place is none', async () => {
    const resource = { ...observation('m', 'x'), resourceType: 'MedicationStatement' };
    const { treatments } = await recordOf({
      ...resource,
      ...rxnorm('1', 'X'),
      status: 'not-taken',
    });
    expect(treatments).toEqual([]);
  });

  it.each([
    ['MedicationRequest', { status: 'active', intent: 'plan' }, 'intended', 'UNKNOWN'],
    ['MedicationRequest', { status: 'active', intent: 'proposal' }, 'intended', 'UNKNOWN'],
    ['MedicationRequest', { status: 'completed', intent: 'option' }, 'intended', 'UNKNOWN'],
    ['MedicationRequest', { status: 'active', intent: 'order' }, 'intended', 'UNKNOWN'],
    ['MedicationRequest', { intent: 'order' }, 'intended', 'UNKNOWN'],
    ['MedicationRequest', { status: 'completed', intent: 'order' }, 'completed', 'MET'],
    ['MedicationRequest', { status: 'stopped', intent: 'instance-order' }, 'stopped', 'MET'],
    ['MedicationOrder', { status: 'active' }, 'intended', 'UNKNOWN'],
    ['MedicationStatement', { status: 'active' }, 'active', 'MET'],
    ['MedicationAdministration', { status: 'in-progress' }, 'in-progress', 'MET'],
  ])('by %s of %j is %s, and as prior therapy %s', async (resourceType, how, status, outcome) => {
    const drug = { medicationCodeableConcept: { text: 'Olaparib' }, authoredOn: '2020-01-01' };
    const patient = await recordOf({ resourceType, id: 'm', ...ABOUT_P1, ...drug, ...how });
    expect(patient.treatments).toMatchObject([{ status, therapyId: 'olaparib' }]);
    const leaf = { kind: 'priorTherapy', therapy: 'olaparib' } as const;
    const profile = { ...patient, birthDate: patient.identity.birthDate, ageYears: null };
    const today = { today: '2024-01-01', oncotree: new OncoTree([]) };
    const { outcome: found } = evaluatePriorTherapy(leaf, profile, today);
    expect(found).toBe(outcome);
  });

  it.each(['cancelled', 'entered-in-error'])('by a request that was %s is none', async (status) => {
    const drug = { medicationCodeableConcept: { text: 'Olaparib' }, intent: 'order', status };
    const { treatments } = await recordOf({
      resourceType: 'MedicationRequest',
      id: 'm',
      ...ABOUT_P1,
      ...drug,
    });
    expect(treatments).toEqual([]);
  });
});
