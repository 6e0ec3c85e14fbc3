/**
 * Four groups of six alternative genes over the same invented patients: MatchMiner's engine and this
 * project's, one after the other on this machine. Both must find the same patients. Times are of the processor, which
 * other work on the machine changes least.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import fc from 'fast-check';
import { graphql } from 'graphql';
import { z } from 'zod';
import { PERSONAS } from '../identity/personas.ts';
import { judgeTrial } from '../matching/evaluate.ts';
import type { PeerDocument, PeerPatient } from '../peer/patient.ts';
import { sampleOf } from '../peer/patient.ts';
import { statedLevels } from '../peer/level-match.ts';
import { peerProfile } from '../peer/profile.ts';
import { openPatients } from '../site/patient-store.ts';
import { pseudonymOf } from '../site/pseudonym.ts';
import type { PatientRecord } from '../site/records.ts';
import { searchFieldsOf } from '../site/search-fields.ts';
import { createSite } from '../site/site.ts';
import { countCalls } from '../store/counting.ts';
import { openStore } from '../store/open.ts';
import { GeneNames } from '../terminology/hgnc.ts';
import { OncoTree } from '../terminology/oncotree.ts';

const SITE = 'northfield';
const KEY = Buffer.alloc(32, 1);
const SEED = 7;
/** The first half warms up, as a site is that runs. */
const ROUNDS = 400;
const TODAY = '2026-01-01';
/** The engine never ends after an error of its own. */
const ENGINE_TIMEOUT_MS = 120_000;

const GROUPS = [
  ['EGFR', 'ALK', 'ROS1', 'RET', 'MET', 'ERBB2'],
  ['TP53', 'KRAS', 'PIK3CA', 'PTEN', 'APC', 'BRAF'],
  ['STK11', 'KEAP1', 'NF1', 'RB1', 'CDKN2A', 'SMARCA4'],
  ['NRAS', 'HRAS', 'MAP2K1', 'IDH1', 'IDH2', 'FGFR2'],
];
const terms = {
  tree: new OncoTree([]),
  genes: new GeneNames(GROUPS.flat().map((_id) => ({ _id, aliases: [], previousSymbols: [] }))),
};

const QUESTION = `query ($criteria: MatchCriteria!, $first: Int!) {
  eligiblePatients(criteria: $criteria, verdicts: [ELIGIBLE], first: $first) {
    nodes { rank verdict patient { id } }
  }
}`;
const answerSchema = z.object({
  data: z.object({
    eligiblePatients: z.object({
      nodes: z.array(z.object({ patient: z.object({ id: z.string() }) })),
    }),
  }),
});
const REQUEST = {
  requestId: 'bench',
  caller: {
    subject: 'bench',
    issuer: 'https://bench.invalid',
    institution: { id: SITE, name: SITE },
    roles: [],
    scopes: PERSONAS.clinician.scopes,
    policies: [],
    purpose: PERSONAS.clinician.purpose,
  },
};

const options = z
  .object({ patients: z.coerce.number().int().min(1).max(1000) })
  .parse(new Command().option('--patients <number>', 'how many', '130').parse().opts());

const trial = trialOf();
const patients = patientsOf(options.patients);
const [level] = statedLevels(trial, terms);
if (level === undefined) throw new Error('the protocol states no criteria');
const criteria = { trialId: 'peer', criteria: level.criteria, arms: [] };

const peer = await runPeer();
const profiles = patients.map((patient) => ({
  sample: sampleOf(patient),
  profile: peerProfile(patient, terms),
}));
const own = await timed(() => Promise.resolve(evaluateAll()));
const site = await askSite();
for (const [name, samples] of [
  ['module', own.value],
  ['site', site.value],
] as const)
  if (samples.join() !== peer.samples.join()) throw new Error(`the ${name} finds other patients`);

const peerMs = peer.seconds * 1000;
console.log(`${patients.length} patients, ${peer.samples.length} of them fit`);
console.log('                       | CPU time | queries | ratio');
console.log(`matchengine-v2         | ${ms(peerMs)} | ${String(peer.finds).padStart(7)} |     1`);
console.log(`matching/, in memory   | ${ms(own.median)} |       - | ${ratio(own.median)}`);
console.log(
  `a site, store and all  | ${ms(site.median)} | ${String(site.calls).padStart(7)} | ${ratio(site.median)}`,
);

function ms(time: number): string {
  return `${time.toFixed(1)} ms`.padStart(8);
}

function ratio(time: number): string {
  return Math.round(peerMs / time)
    .toString()
    .padStart(5);
}

/** The protocol as both engines read it. */
function trialOf(): PeerDocument {
  const alternatives = GROUPS.map((genes) => ({
    or: genes.map((gene) => ({ genomic: { hugo_symbol: gene, variant_category: 'Mutation' } })),
  }));
  const arm = { arm_internal_id: 1, arm_code: 'A', arm_suspended: 'N', dose_level: [] };
  return {
    protocol_no: '10-001',
    nct_id: 'NCT00000000',
    status: 'open to accrual',
    _summary: { status: [{ value: 'open to accrual' }] },
    treatment_list: {
      step: [
        {
          step_internal_id: 1,
          step_code: '1',
          step_type: 'Registration',
          arm: [{ ...arm, match: [{ and: alternatives }] }],
        },
      ],
    },
  };
}

/** Each of the genes is altered in one patient of four. */
function patientsOf(count: number): readonly PeerPatient[] {
  const genes = fc.subarray(GROUPS.flat(), { minLength: 2, maxLength: 12 });
  return fc.sample(genes, { numRuns: count, seed: SEED }).map((altered, at) => ({
    clinical: {
      _id: `c${at}`,
      SAMPLE_ID: `s${at}`,
      MRN: `m${at}`,
      VITAL_STATUS: 'alive',
      BIRTH_DATE_INT: 19600101,
      GENDER: 'Female',
      ONCOTREE_PRIMARY_DIAGNOSIS_NAME: 'Lung Adenocarcinoma',
    },
    genomic: altered.map((gene) => ({
      _id: `g${at}-${gene}`,
      CLINICAL_ID: `c${at}`,
      SAMPLE_ID: `s${at}`,
      VARIANT_CATEGORY: 'MUTATION',
      TRUE_HUGO_SYMBOL: gene,
    })),
  }));
}

async function runPeer() {
  const engine = spawn(path.join(import.meta.dirname, 'peer-engine'), {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: ENGINE_TIMEOUT_MS,
  });
  const clinical = patients.map((patient) => patient.clinical);
  const genomic = patients.flatMap((patient) => patient.genomic);
  engine.stdin.end(JSON.stringify({ trial, clinical, genomic }));
  const { samples, ...told } = z
    .object({ seconds: z.number(), finds: z.int(), samples: z.array(z.string()) })
    .parse(JSON.parse(await text(engine.stdout)));
  return { ...told, samples: samples.sort() };
}

/** Holds everyone against the trial and puts the reasons of those who fit into words, as the peer does. */
function evaluateAll(): string[] {
  const context = { today: TODAY, oncotree: terms.tree };
  return profiles
    .filter(({ profile }) => {
      const { verdict, explain } = judgeTrial(criteria, profile, context);
      return verdict === 'ELIGIBLE' && explain().length > 0;
    })
    .map(({ sample }) => sample)
    .sort();
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; median: number }> {
  const value = await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begun);
    times.push((user + system) / 1000);
  }
  return { value, median: times.slice(ROUNDS / 2).sort((a, b) => a - b)[ROUNDS / 4] ?? Number.NaN };
}

/** The whole question as the patients subgraph asks it, over an embedded store. */
async function askSite() {
  const directory = await mkdtemp(path.join(tmpdir(), 'precision-graph-bench-'));
  const counted = countCalls(
    await openStore({ mongodbUri: undefined, dataDirectory: directory, name: 'peer' }),
  );
  await (await openPatients(counted.store)).bulkUpsert(patients.map(recordOf));
  const part = await createSite({
    id: SITE,
    name: SITE,
    store: counted.store,
    pseudonymKey: KEY,
    today: () => TODAY,
  });
  const samples = new Map(
    patients.map((patient) => {
      const sample = sampleOf(patient);
      return [`${SITE}:${pseudonymOf(sample, KEY)}`, sample];
    }),
  );
  const ask = async (): Promise<string[]> => {
    const answer = await graphql({
      schema: part.schema,
      source: QUESTION,
      variableValues: { criteria, first: patients.length },
      contextValue: part.contextFor({
        ...REQUEST,
        signal: new AbortController().signal,
        notices: [],
      }),
    });
    const { nodes } = answerSchema.parse(answer).data.eligiblePatients;
    return nodes.map(({ patient }) => samples.get(patient.id) ?? '?').sort();
  };
  const { value, median } = await timed(ask);
  counted.reset();
  await ask();
  const calls = counted.calls.get('patients.stream') ?? 0;
  await part.close();
  await rm(directory, { recursive: true, force: true });
  return { value, median, calls };
}

function recordOf(patient: PeerPatient): PatientRecord {
  const { birthDate, ...profile } = peerProfile(patient, terms);
  const id = sampleOf(patient);
  const record = {
    ...profile,
    _id: id,
    pseudonym: pseudonymOf(id, KEY),
    identity: { mrn: null, family: null, given: [], birthDate },
    race: [],
    ethnicity: 'UNKNOWN' as const,
    state: null,
    deathDate: null,
    phenotypicFeatures: [],
    consents: [],
  };
  return { ...record, search: searchFieldsOf(record) };
}
