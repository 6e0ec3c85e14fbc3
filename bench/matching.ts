/**
 * How long the first pages of a trial's candidates take at one site, as the site grows.
 * `MONGODB_URI` names a server; without it the embedded engine is measured.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { graphql } from 'graphql';
import { z } from 'zod';
import { generatePatients } from '../demo/patients/generate.ts';
import { FACTS } from '../demo/facts.ts';
import { PERSONAS } from '../identity/personas.ts';
import { ingest } from '../ingest/run.ts';
import { oncotree } from '../ingest/oncotree.ts';
import type { Criteria, TrialCriteria } from '../matching/criteria.ts';
import { openPatients } from '../site/patient-store.ts';
import type { PatientRecord } from '../site/records.ts';
import { createSite } from '../site/site.ts';
import { countCalls } from '../store/counting.ts';
import { openStore } from '../store/open.ts';

const SITE = 'northfield';
const KEY = Buffer.alloc(32, 1);
const BATCH = 500;
const ROUNDS = 5;
const PAGE = 20;

const ADULT: Criteria = { kind: 'age', comparison: '>=', years: 18 };
const gene = (name: string, proteinChange?: string): Criteria => ({
  kind: 'genomic',
  gene: name,
  category: 'MUTATION',
  ...(proteinChange !== undefined && { proteinChange }),
});
const GROUPS = [
  ['EGFR', 'ALK', 'ROS1', 'RET', 'MET', 'ERBB2'],
  ['TP53', 'KRAS', 'PIK3CA', 'PTEN', 'APC', 'BRAF'],
  ['STK11', 'KEAP1', 'NF1', 'RB1', 'CDKN2A', 'SMARCA4'],
  ['NRAS', 'HRAS', 'MAP2K1', 'IDH1', 'IDH2', 'FGFR2'],
];

/** What a trial asks, by what it shows. */
const TRIALS: Readonly<Record<string, Criteria>> = {
  selective: {
    all: [ADULT, { kind: 'diagnosis', cancerType: 'NSCLC' }, gene('EGFR', 'p.L858R')],
  },
  unselective: ADULT,
  'free text': {
    all: [ADULT, { kind: 'notEvaluable', key: 'eligibility criteria', value: 'free text' }],
  },
  '4 groups of 6': { all: GROUPS.map((genes) => ({ any: genes.map((name) => gene(name)) })) },
};

const answerSchema = z.object({
  eligiblePatients: z.object({
    totalCount: z.number().optional(),
    nodes: z.array(z.object({ rank: z.string(), verdict: z.string() })),
  }),
});

const options = z
  .object({ sizes: z.string(), slim: z.boolean() })
  .transform(({ sizes, slim }) => ({ sizes: sizes.split(',').map(Number), slim }))
  .parse(
    new Command()
      .option('--sizes <list>', 'patients, ascending', '130,1000,10000')
      .option('--slim', 'leave out of the records what matching does not look at', false)
      .parse()
      .opts(),
  );

const directory = await mkdtemp(path.join(tmpdir(), 'precision-graph-bench-'));
const uri = process.env['MONGODB_URI'];
const name = `bench_${randomBytes(4).toString('hex')}`;
const open = () => openStore({ mongodbUri: uri, dataDirectory: directory, name });
await ingest(oncotree, [FACTS.oncotree], {
  openStore: open,
  site: { id: SITE, storeName: name, pseudonymKey: KEY },
});
const counted = countCalls(await open());
const patients = await openPatients(counted.store);
const site = await createSite({ id: SITE, name: SITE, store: counted.store, pseudonymKey: KEY });
console.log(`engine: ${uri === undefined ? 'embedded' : 'mongodb driver'}; page of ${PAGE}`);
console.log(
  'size     | trial         | first page |    again | with count | candidates | store calls | read',
);

let size = 0;
for (const next of options.sizes) {
  const begun = performance.now();
  await addPatients(size, next);
  size = next;
  console.log(`${size} patients, ${Math.round((performance.now() - begun) / 1000)} s to write`);
  // For as long as clocks may differ, an index takes what was written for changed.
  await setTimeout(11_000);
  for (const [title, criteria] of Object.entries(TRIALS)) await measure(title, criteria);
}
await site.close();
await rm(directory, { recursive: true, force: true });

async function addPatients(skip: number, count: number): Promise<void> {
  let batch: PatientRecord[] = [];
  const flush = async (): Promise<void> => {
    await patients.bulkUpsert(batch);
    batch = [];
  };
  for (const record of generatePatients({ site: SITE, count, skip, seed: 7, pseudonymKey: KEY })) {
    batch.push(options.slim ? slimmed(record) : record);
    if (batch.length === BATCH) await flush();
  }
  await flush();
}

function slimmed(record: PatientRecord): PatientRecord {
  return { ...record, treatments: [], performanceStatus: [], consents: [], race: [] };
}

async function measure(title: string, criteria: Criteria): Promise<void> {
  const trial = { trialId: title, criteria, arms: [] };
  const asked = performance.now();
  await page(trial, false);
  const first = performance.now() - asked;
  // A trial that was worth an index has one now.
  const again = await median(() => page(trial, false));
  counted.reset();
  const read = counted.streamed();
  await page(trial, false);
  const calls = counted.calls.get('patients.stream') ?? 0;
  const readForPage = counted.streamed() - read;
  const begun = performance.now();
  const total = await page(trial, true);
  const whole = performance.now() - begun;
  const cells = [
    String(size).padEnd(8),
    title.padEnd(13),
    `${first.toFixed(1)} ms`.padStart(10),
    `${again.toFixed(1)} ms`.padStart(8),
    `${whole.toFixed(1)} ms`.padStart(10),
    String(total).padStart(10),
    String(calls).padStart(11),
    String(readForPage).padStart(6),
  ];
  console.log(cells.join(' | '));
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

async function page(criteria: TrialCriteria, counts: boolean): Promise<number | undefined> {
  const { scopes, purpose } = PERSONAS.clinician;
  const answer = await graphql({
    schema: site.schema,
    source: `query ($criteria: MatchCriteria!) {
      eligiblePatients(criteria: $criteria, verdicts: [ELIGIBLE, POSSIBLY_ELIGIBLE], first: ${PAGE}) {
        ${counts ? 'totalCount' : ''} nodes { rank verdict patient { id } criteria { text outcome } }
      }
    }`,
    variableValues: { criteria },
    contextValue: site.contextFor({
      requestId: 'bench',
      signal: new AbortController().signal,
      caller: {
        subject: 'bench',
        issuer: 'https://bench.invalid',
        institution: { id: SITE, name: SITE },
        roles: [],
        scopes,
        policies: [],
        purpose,
      },
      notices: [],
    }),
  });
  if (answer.errors !== undefined) throw new Error(answer.errors[0]?.message);
  return answerSchema.parse(answer.data).eligiblePatients.totalCount;
}
