import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '../ingest/harness.ts';
import { startCommand } from './command.ts';

const TIMEOUT = 60_000;

const TRIAL = {
  protocol_no: 'OURS-1',
  status: 'open to accrual',
  match: [
    { clinical: { age_numerical: '>=18', oncotree_primary_diagnosis: 'Lung' } },
    { genomic: { hugo_symbol: 'EGFR', protein_change: 'p.L858R' } },
  ],
};

const STUDY = {
  protocolSection: {
    identificationModule: { nctId: 'NCT01234567' },
    statusModule: { overallStatus: 'RECRUITING' },
    eligibilityModule: { eligibilityCriteria: 'Inclusion', sex: 'FEMALE', minimumAge: '18 Years' },
  },
};

const PEERS = [
  {
    clinical: {
      _id: '1',
      SAMPLE_ID: 'S1',
      BIRTH_DATE_INT: 19600101,
      ONCOTREE_PRIMARY_DIAGNOSIS_NAME: 'Lung Adenocarcinoma',
    },
    genomic: [
      {
        CLINICAL_ID: '1',
        VARIANT_CATEGORY: 'MUTATION',
        TRUE_HUGO_SYMBOL: 'EGFR',
        TRUE_PROTEIN_CHANGE: 'p.L858R',
      },
    ],
  },
];

const BUNDLE = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    {
      resource: {
        resourceType: 'Patient',
        id: 'fhir-1',
        gender: 'female',
        birthDate: '1970-05-06',
      },
    },
  ],
};

const PHENOPACKET = {
  id: 'packet-1',
  subject: { id: 'subject-1', sex: 'MALE' },
  metaData: {
    created: '2024-01-01T00:00:00Z',
    createdBy: 'us',
    resources: [],
    phenopacketSchemaVersion: '2.0',
  },
};

async function run(files: Readonly<Record<string, unknown>>, ...args: readonly string[]) {
  const directory = await temporaryDirectory();
  for (const [name, content] of Object.entries(files))
    await writeFile(
      path.join(directory, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  const placed = args.map((arg) => (arg in files ? path.join(directory, arg) : arg));
  return startCommand(placed, { DATA_DIR: path.join(directory, 'data') }).finished;
}

describe('match', () => {
  it(
    'holds patients of every format against a protocol, with the reasons',
    async () => {
      const { code, out } = await run(
        {
          'trial.json': TRIAL,
          'peers.json': PEERS,
          'bundle.json': BUNDLE,
          'packet.json': PHENOPACKET,
        },
        ...['match', '--trial', 'trial.json', '--today', '2020-01-01', '--patients'],
        ...['peers.json', 'bundle.json', 'packet.json'],
      );
      expect(code).toBe(0);
      expect(out).toMatch(/OURS-1 \(RECRUITING\), on 2020-01-01: 3 patients/);
      expect(out).toMatch(/S1 +ELIGIBLE/);
      expect(out).toMatch(/fhir-1 +POSSIBLY_ELIGIBLE/);
      expect(out).toMatch(/packet-1 +POSSIBLY_ELIGIBLE/);
      expect(out).toMatch(/MET +age 18 years or more: 60 years/);
      expect(out).toMatch(/UNKNOWN +EGFR p\.L858R: missing/);
    },
    TIMEOUT,
  );

  it(
    'names the text of a registration as what is missing, in JSON',
    async () => {
      const { code, out } = await run(
        { 'study.json': STUDY, 'bundle.json': BUNDLE },
        ...['match', '--trial', 'study.json', '--patients', 'bundle.json', '--json'],
      );
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject([
        {
          trial: 'NCT01234567',
          patients: [
            {
              patient: 'fhir-1',
              verdict: 'POSSIBLY_ELIGIBLE',
              criteria: [
                { text: 'age 18 years or more', outcome: 'MET' },
                { text: 'sex female', outcome: 'MET', found: 'female' },
                { text: expect.stringMatching(/^eligibility criteria: /), outcome: 'UNKNOWN' },
              ],
            },
          ],
        },
      ]);
    },
    TIMEOUT,
  );

  it(
    'says how many genomic documents belong to nobody, and not whose they may be',
    async () => {
      const { code, err } = await run(
        {
          'trial.json': TRIAL,
          'clinical.ndjson': '{"_id": {"$oid": "5d1"}, "SAMPLE_ID": "S1"}\n',
          'genomic.ndjson': '{"CLINICAL_ID": {"$oid": "5d1"}}\n{"CLINICAL_ID": {"$oid": "5d2"}}\n',
        },
        ...['match', '--trial', 'trial.json', '--patients', 'clinical.ndjson', 'genomic.ndjson'],
      );
      expect(code).toBe(0);
      expect(err).toMatch(/note: genomic documents that belong to nobody.*: 1$/m);
      expect(err).not.toMatch(/5d2/);
    },
    TIMEOUT,
  );

  it.each([
    [['--trial', 'none.json', '--patients', 'peers.json'], /no such file/],
    [['--trial', 'trial.json', '--patients', 'odd.json'], /holds no patients/],
    [
      ['--trial', 'trial.json', '--patients', 'peers.json', '--today', 'now'],
      /--today must be a day/,
    ],
    [['--trial', 'bad.json', '--patients', 'peers.json'], /bad\.json: OURS-1: .*must be an object/],
  ])(
    'says what is wrong with %j',
    async (args, reason) => {
      const files = {
        'trial.json': TRIAL,
        'peers.json': PEERS,
        'odd.json': '{"a": 1}',
        'bad.json': { ...TRIAL, match: [7] },
      };
      const { code, err } = await run(files, 'match', ...args);
      expect(code).toBe(1);
      expect(err).toMatch(reason);
      expect(err).not.toMatch(/unexpected|at .*\.ts/);
    },
    TIMEOUT,
  );
});

describe('trials check', () => {
  it(
    'prints each finding with file, line and path, and exits with 1 on an error',
    async () => {
      const bad = { ...TRIAL, match: [{ clinical: { gender: 'Mael' } }] };
      const failing = await run(
        { 'bad.json': bad, 'good.json': TRIAL },
        'trials',
        'check',
        'bad.json',
        'good.json',
      );
      expect(failing.code).toBe(1);
      expect(failing.out).toMatch(
        /bad\.json:1:\d+: error: match\.0\.clinical\.gender: "Mael" .*did you mean Male/,
      );
      expect(failing.out).toMatch(/2 files: 1 error, 0 warnings/);
      expect(failing.err).toMatch(/HGNC is not loaded/);
      const passing = await run({ 'good.json': TRIAL }, 'trials', 'check', 'good.json');
      expect(passing.code).toBe(0);
    },
    TIMEOUT,
  );
});
