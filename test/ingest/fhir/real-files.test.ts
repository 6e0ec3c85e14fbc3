import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { fhir } from '../../../ingest/fhir.ts';
import { describeWithSharedData, SHARED } from '../../shared-data.ts';
import { accountedFor, PatientSite } from '../patient-site.ts';

const PATIENT_FILES = path.join(SHARED, 'data/patients');
const MCODE = path.join(PATIENT_FILES, 'mcode');

type Json = Record<string, unknown>;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(nd)?json(\.gz)?$/.test(name))
    .map((name) => path.join(folder, name));
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every resource of a document as it stands there, in another way than the reader finds them. */
function resourcesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(resourcesIn);
  if (!isJson(value)) return [value];
  if (value['resourceType'] === 'Bundle') {
    const entries: unknown = value['entry'];
    return Array.isArray(entries) ? entries.flatMap(resourcesIn) : [];
  }
  return isJson(value['resource']) ? resourcesIn(value['resource']) : [value];
}

function documentOf(file: string): unknown {
  return JSON.parse(textOf(file));
}

/** One transaction bundle's resources by type. */
function bundleOf(file: string): Map<string, Json[]> {
  const byType = new Map<string, Json[]>();
  for (const resource of resourcesIn(documentOf(file)).filter(isJson)) {
    const type = String(resource['resourceType']);
    byType.set(type, [...(byType.get(type) ?? []), resource]);
  }
  return byType;
}

/** What is wrong in the files of mCODE, by file: where, and why. */
const SUBJECTLESS = /refers to no Patient/;
const NO_DATE = /not a FHIR date/;
const SAME_ID = /same id and other content/;
const OUT_OF_RANGE: readonly RegExp[] = [
  /KARNOFSKY value is out of range/,
  /ECOG value is out of range/,
];
const FAULTS: Readonly<Record<string, readonly RegExp[]>> = {
  'clinical-trial-matching-service-breastcancertrials.org__patient_data.json': Array<RegExp>(7).fill(SAME_ID),
  'clinical-trial-matching-service-trialjectory__patient_data_missing_birthdate_invalid_ecog_karnofsky.json': OUT_OF_RANGE,
  'clinical-trial-matching-service__patient_data_missing_birthdate_invalid_ecog_karnofsky.json': OUT_OF_RANGE,
  'clinical-trial-matching-service__patient_data_empty-cgv.json': [/holds no resource/, /needs its code/],
  'mcode-extraction-framework__condition-bundle.json': Array<RegExp>(5).fill(SUBJECTLESS),
  'mcode-extraction-framework__condition-with-icd10.json': [SUBJECTLESS],
  'mcode-extraction-framework__count-bundle-5-same.json': Array<RegExp>(5).fill(/none of FHIR R4/),
  'mcode-extraction-framework__count-bundle-5-unique.json': Array<RegExp>(5).fill(/none of FHIR R4/),
  'mcode-extraction-framework__csv-medication-administration-bundle.json': [NO_DATE],
  'mcode-extraction-framework__csv-medication-request-bundle.json': [NO_DATE],
  'mcode-extraction-framework__primary-cancer-condition.json': [SUBJECTLESS],
  'mcode-extraction-framework__searchsetBundleWithMultipleEntries.json': [SUBJECTLESS, SUBJECTLESS],
  'mcode-extraction-framework__secondary-cancer-condition.json': [SUBJECTLESS],
  'mcode_translator__fetched_breast_cancer_patient.ndjson': [/no stage group/],
}; // prettier-ignore

describeWithSharedData('the mCODE files', () => {
  it.each(filesIn(MCODE))(
    '%s: each resource is accounted for, and twice changes nothing',
    async (file) => {
      const site = new PatientSite(fhir);
      const [first, second] = [await site.ingest(file), await site.ingest(file)];
      expect(first.read).toBe(resourcesIn(documentOf(file)).length);
      expect(accountedFor(first)).toBe(first.read);
      const faults = FAULTS[path.basename(file)] ?? [];
      expect(first.rejected.map(({ reason }) => reason)).toEqual(
        faults.map((fault) => expect.stringMatching(fault)),
      );
      expect(second).toMatchObject({ read: first.read, inserted: 0, updated: 0 });
    },
  );

  it('give the STU1 examples their histology, stage, variants and coverage', async () => {
    const site = new PatientSite(fhir);
    await site.ingest(path.join(MCODE, 'fhir-mCODE-ig-stu1-examples.bundle.json'));
    const patient = await site.patient('mCODEPatientExample01');
    expect(patient.conditions).toMatchObject([
      { role: 'SECONDARY_CANCER', oncotreeCode: null },
      { role: 'PRIMARY_CANCER', oncotreeCode: 'LUAD', stage: 'IIIC' },
      { role: 'OTHER', oncotreeCode: null },
    ]);
    expect(patient.variants.map(({ gene, origin }) => [gene, origin])).toEqual([
      ['STK11', 'SOMATIC'],
      ['BRCA1', 'GERMLINE'],
    ]);
    expect(patient.genomicTests).toMatchObject([{ coveredGenes: ['STK11'] }]);
    expect(patient.treatments.map(({ kind, therapyId }) => therapyId ?? kind)).toEqual([
      'RADIATION',
      'SURGERY',
      'gefitinib',
      'gefitinib',
    ]);
  });

  it('give a trial matching patient her amplifications, signatures and receptors', async () => {
    const site = new PatientSite(fhir);
    await site.ingest(
      path.join(MCODE, 'clinical-trial-matching-app__TrialMatching_Patient02.json'),
    );
    const patient = await site.patient('mCODETrialMatchingPatientExample02');
    expect(patient.search).toMatchObject({ oncotreeCodes: ['IDC'], stages: ['IV'] });
    expect(patient.variants.map(({ copyNumber }) => copyNumber)).toEqual(
      Array(3).fill('HIGH_AMPLIFICATION'),
    );
    expect(patient.signatures.map(({ status }) => status)).toEqual(['MSI-H', 'TMB-L']);
    expect(
      patient.tumorMarkers.map(({ name, interpretation }) => [name, interpretation]).sort(),
    ).toEqual([
      ['ER', 'POSITIVE'],
      ['HER2', 'NEGATIVE'],
      ['PR', 'POSITIVE'],
    ]);
  });
});

const NOT_MALIGNANT = ['162573006', '92691004', '126906006', '68496003'];

describeWithSharedData('the Synthea files', () => {
  const files = filesIn(path.join(PATIENT_FILES, 'synthea'));

  it('give every patient what the bundle says, and every resource an account', async () => {
    const site = new PatientSite(fhir);
    const report = await site.ingest(path.join(PATIENT_FILES, 'synthea'));
    expect(report).toMatchObject({ rejected: [], refused: [] });
    expect(report.read).toBe(
      files.reduce((sum, file) => sum + resourcesIn(documentOf(file)).length, 0),
    );
    expect(accountedFor(report)).toBe(report.read);
    const patients = new Map((await site.patients()).map((patient) => [patient._id, patient]));

    for (const file of files) {
      const raw = bundleOf(file);
      const [person] = raw.get('Patient') ?? [];
      const patient = patients.get(String(person?.['id']));
      const death = person?.['deceasedDateTime'];
      expect(patient).toMatchObject({
        identity: { birthDate: person?.['birthDate'] },
        sex: String(person?.['gender']).toUpperCase(),
        deceased: death === undefined ? null : true,
        deathDate: death === undefined ? null : JSON.stringify(death).slice(1, 11),
        state: 'Massachusetts',
      });
      expect(patient?.conditions.map(({ onsetDate }) => onsetDate).sort()).toEqual(
        (raw.get('Condition') ?? []).map((one) => String(one['onsetDateTime']).slice(0, 10)).sort(),
      );
      const medications = patient?.treatments.filter(({ kind }) => kind === 'MEDICATION');
      expect(medications).toHaveLength(raw.get('MedicationRequest')?.length ?? 0);
    }
  });

  it('hold suspected, in-situ and uncertain neoplasms, which nobody is searched by', async () => {
    const site = new PatientSite(fhir);
    await site.ingest(path.join(PATIENT_FILES, 'synthea/cancer'));
    const conditions = (await site.patients()).flatMap((patient) => patient.conditions);
    const doubtful = conditions.filter(({ code }) => NOT_MALIGNANT.includes(code?.code ?? ''));
    expect(doubtful.length).toBeGreaterThan(0);
    for (const { oncotreeCode, role, confirmed } of doubtful) {
      expect(oncotreeCode).toBeNull();
      expect(role === 'OTHER' || !confirmed).toBe(true);
    }
    const staged = conditions.filter(({ code }) => code?.code === '424132000');
    expect(new Set(staged.map(({ oncotreeCode, stage }) => `${oncotreeCode} ${stage}`))).toEqual(
      new Set(['NSCLC I']),
    );
  });

  it('leave everything unchanged the second time, with the claims of the verbatim bundles ignored', async () => {
    const site = new PatientSite(fhir);
    const verbatim = path.join(PATIENT_FILES, 'synthea/verbatim');
    const [first, second] = [await site.ingest(verbatim), await site.ingest(verbatim)];
    expect(first.ignored).toMatchObject({
      Claim: expect.any(Number),
      ExplanationOfBenefit: expect.any(Number),
    });
    expect(second).toMatchObject({ read: first.read, inserted: 0, updated: 0, rejected: [] });
  });
});
