import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Identity } from '../../identity/identity.ts';
import { PERSONAS, type Persona } from '../../identity/personas.ts';
import { callerAs } from './callers.ts';
import { startSite, type SiteProcess } from './site-process.ts';

/** Everything that identifies a person in the files, each where such a thing stands in real ones. */
const CANARIES = {
  family: 'Zanzarella',
  given: 'Quirinette',
  mrn: 'MRN-7731-XQ',
  birth: '1961-07-23',
  street: 'Wobblestone',
  town: 'Canaryville',
  zip: '90817',
  note: 'the yodelling baker',
  onset: '2023-05-04',
  local: 'local-patient-1',
  packet: 'packet-person-2',
} as const;
const IDENTITY = [CANARIES.family, CANARIES.given, CANARIES.mrn, CANARIES.birth];

const coded = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: `${display}, ${CANARIES.note} from ${CANARIES.town}`,
});
const subject = { reference: `Patient/${CANARIES.local}` };
const note = [{ text: CANARIES.note }];
const FHIR = [
  {
    resourceType: 'Patient',
    id: CANARIES.local,
    gender: 'female',
    birthDate: CANARIES.birth,
    identifier: [{ type: { coding: [{ code: 'MR' }] }, value: CANARIES.mrn }],
    name: [{ family: CANARIES.family, given: [CANARIES.given] }],
    address: [
      {
        line: [CANARIES.street],
        city: CANARIES.town,
        state: CANARIES.town,
        postalCode: CANARIES.zip,
      },
    ],
    text: { div: CANARIES.note },
  },
  {
    resourceType: 'Condition',
    id: 'c1',
    subject,
    code: coded('http://snomed.info/sct', '254637007', 'Non-small cell lung cancer'),
    onsetDateTime: CANARIES.onset,
    note,
  },
  { resourceType: 'Condition', id: 'c2', subject, code: { text: CANARIES.note }, note },
  {
    resourceType: 'Condition',
    id: 'c3',
    subject,
    code: coded('http://snomed.info/sct', '363358000', `Cancer of ${CANARIES.family}`),
  },
  {
    resourceType: 'MedicationStatement',
    id: 'm1',
    subject,
    status: 'completed',
    medicationCodeableConcept: { text: `given to ${CANARIES.given} by ${CANARIES.note}` },
    effectivePeriod: { start: CANARIES.onset },
    note,
  },
  {
    resourceType: 'Procedure',
    id: 'x1',
    subject,
    status: 'completed',
    code: coded('http://snomed.info/sct', '392021009', 'Lumpectomy of breast'),
    performedDateTime: CANARIES.onset,
  },
  {
    resourceType: 'DiagnosticReport',
    id: 'r1',
    subject,
    status: 'final',
    code: coded('http://loinc.org', '81247-9', 'Master HL7 genetic variant reporting panel'),
    effectiveDateTime: CANARIES.onset,
  },
  {
    resourceType: 'Observation',
    id: 'o1',
    subject,
    status: 'final',
    code: coded('http://loinc.org', '48676-1', 'HER2'),
    valueCodeableConcept: { coding: [{ code: '10828004' }], text: CANARIES.note },
    effectiveDateTime: CANARIES.onset,
    note,
  },
  {
    resourceType: 'Consent',
    id: 'k1',
    patient: subject,
    status: 'active',
    provision: {
      type: 'permit',
      purpose: [{ code: 'HRESCH' }, { code: 'TREAT' }, { code: 'HOPERAT' }],
    },
  },
];
const PHENOPACKET = {
  id: CANARIES.packet,
  subject: { id: CANARIES.family, sex: 'FEMALE', dateOfBirth: `${CANARIES.birth}T00:00:00Z` },
  phenotypicFeatures: [
    { type: { id: 'HP:0001250', label: 'Seizure' }, description: CANARIES.note },
  ],
  diseases: [{ term: { id: 'NCIT:C3512', label: 'Lung Adenocarcinoma' } }],
  metaData: {
    created: '2024-01-01T00:00:00Z',
    createdBy: CANARIES.given,
    phenopacketSchemaVersion: '2.0',
  },
};

const RECORD = `id mrn name { family given } birthDate ageYears sex race ethnicity state deceased
  conditions { code { system code display } display oncotreeCode stage onsetYear role }
  genomicVariants { proteinChange codingChange testedYear } genomicSignatures { status testedYear }
  genomicTests { name year coveredGenes } treatments { name code { code display } therapy { id } startYear endYear status }
  performanceStatus { value year } tumorMarkers { name code { code display } value unit year }
  phenotypicFeatures { hpoId label }`;
const CRITERIA = {
  trialId: 'T',
  criteria: {
    all: [
      { kind: 'diagnosis', cancerType: '_SOLID_' },
      { kind: 'age', comparison: '>=', years: 18 },
    ],
  },
  arms: [],
};
const OPERATIONS: [string, Record<string, unknown>?][] = [
  [`{ patients(first: 10) { totalCount edges { node { ${RECORD} } } } }`],
  [
    `query ($criteria: MatchCriteria!) { _entities(representations: [{ __typename: "Trial", id: "T", matchCriteria: $criteria }]) {
      ... on Trial { eligiblePatients(first: 10, verdicts: [ELIGIBLE, POSSIBLY_ELIGIBLE, NOT_ELIGIBLE]) {
        edges { node { id ageYears } verdict criteria { text outcome found } } } } } }`,
    { criteria: CRITERIA },
  ],
  [
    '{ cohort(filter: {}) { count { value suppressed } breakdown(by: [CANCER_TYPE]) { keys labels } } }',
  ],
  ['{ sites { id status patients { value } } }'],
  ['{ auditTrail(first: 50) { edges { node { subject fields patients requestId } } } }'],
];

const sites: SiteProcess[] = [];
const site = (): SiteProcess => {
  const [started] = sites;
  if (started === undefined) throw new Error('not started');
  return started;
};
beforeAll(async () => {
  const ndjson = FHIR.map((resource) => JSON.stringify(resource)).join('\n');
  sites.push(
    await startSite([
      { format: 'fhir', name: 'fhir.ndjson', text: ndjson },
      { format: 'phenopackets', name: 'packet.json', text: JSON.stringify(PHENOPACKET) },
    ]),
  );
});
afterAll(() => site().drop());

const isPersona = (name: string): name is Persona => name in PERSONAS;
const personas = Object.keys(PERSONAS).filter(isPersona);

function found(text: string, canaries: readonly string[] = Object.values(CANARIES)): string[] {
  const folded = text.toLowerCase();
  return canaries.filter((canary) => folded.includes(canary.toLowerCase()));
}

async function trafficOf(caller: Identity): Promise<string> {
  site().takeTraffic();
  for (const [query, variables] of OPERATIONS) await site().ask(caller, query, variables);
  return site().takeTraffic();
}

describe('Of what identifies a site’s patients', () => {
  it.each(
    personas.flatMap((persona) =>
      ['northfield', 'lakeside'].map((home) => [persona, home] as const),
    ),
  )('nothing goes over the wire for a %s of %s that is not theirs', async (persona, home) => {
    const traffic = await trafficOf(callerAs(persona, home));
    const isTreating = persona === 'clinician' && home === 'northfield';
    expect(traffic).toContain(persona === 'auditor' ? 'ready' : '"data"');
    expect(found(traffic).sort()).toEqual(isTreating ? [...IDENTITY].sort() : []);
  });

  it('nothing is in its logs and its audit', async () => {
    const audit = path.join(site().folder, 'audit');
    const files = await Promise.all(
      (await readdir(audit)).map((name) => readFile(path.join(audit, name), 'utf8')),
    );
    expect(files.join('')).toContain('"operation"');
    expect(found(files.join(''))).toEqual([]);
    expect(site().printed()).toContain('operation');
    expect(found(site().printed())).toEqual([]);
  });
});

describe('A running site', () => {
  const researcher = callerAs('coordinator', 'lakeside');
  const rows = async () =>
    JSON.stringify(
      (await site().ask(researcher, '{ patients(first: 5) { totalCount sites { status } } }')).data,
    );

  it('holds a policy from the next request on, and refuses everything by a broken one', async () => {
    const policy = path.join(site().folder, 'site_northfield.policy.json');
    expect(await rows()).toBe('{"patients":{"totalCount":1,"sites":[{"status":"OK"}]}}');
    await writeFile(policy, '{"refuseInstitutions": ["lakeside"]}');
    expect(await rows()).toBe('{"patients":{"totalCount":null,"sites":[{"status":"REFUSED"}]}}');
    await writeFile(policy, '{"refuse');
    expect(await rows()).toBe('{"patients":{"totalCount":null,"sites":[{"status":"REFUSED"}]}}');
    expect(site().printed()).toContain('the site refuses everything: its policy is wrong');
    await writeFile(policy, '{}');
    expect(await rows()).toBe('{"patients":{"totalCount":1,"sites":[{"status":"OK"}]}}');
  });

  it('lets a withdrawal hold from the next request on, for records and matches alike', async () => {
    const [matches = '', variables] = OPERATIONS[1] ?? [];
    const candidates = async () =>
      JSON.stringify((await site().ask(researcher, matches, variables)).data);
    expect(await candidates()).toContain('northfield:');
    const place = ['--site', 'northfield', '--patient', CANARIES.local];
    const { code, out } = await site().run('consent', 'set', ...place, '--withdraw');
    expect({ code, told: found(out) }).toEqual({ code: 0, told: [] });
    expect(await rows()).toContain('"totalCount":0');
    expect(await candidates()).not.toContain('northfield:');
    await site().run(
      'ingest',
      'fhir',
      path.join(site().folder, 'fhir.ndjson'),
      '--site',
      'northfield',
    );
    expect(await rows()).toContain('"totalCount":0');
    await site().run('consent', 'set', ...place, '--permit', '--duo', 'GRU');
    expect(await rows()).toContain('"totalCount":1');
  });

  it('ends by SIGTERM without a word of complaint', async () => {
    expect((await site().end()).code).toBe(0);
  });
});
