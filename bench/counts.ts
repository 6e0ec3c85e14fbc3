/**
 * What protecting a count costs: the plain count of the store and the protected count of the same
 * patients, in turns, in one process. `node --import tsx bench/counts.ts [--rounds 10]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generatePatients } from '../demo/patients/generate.ts';
import type { Identity } from '../identity/identity.ts';
import { PERSONAS } from '../identity/personas.ts';
import { countCohort, selectCohort } from '../site/cohort.ts';
import { PATIENTS, type PatientRecord } from '../site/records.ts';
import { createSite } from '../site/site.ts';
import { openStore } from '../store/open.ts';

const SIZES = [2_500, 100_000];
const BATCH = 5_000;
const SITE = 'northfield';
const KEY = Buffer.alloc(32, 1);

const researcher: Identity = {
  ...PERSONAS.researcher,
  subject: 'bench',
  issuer: 'https://bench.invalid',
  institution: { id: 'bench', name: 'Bench' },
  roles: ['researcher'],
  policies: [],
};

async function measure(size: number, rounds: number): Promise<void> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'precision-graph-bench-counts-'));
  const store = await openStore({ name: SITE, dataDirectory, mongodbUri: undefined });
  const patients = await store.collection<PatientRecord>(PATIENTS);
  let batch: PatientRecord[] = [];
  for (const patient of generatePatients({ site: SITE, count: size, seed: 1, pseudonymKey: KEY })) {
    batch.push(patient);
    if (batch.length === BATCH) batch = (await patients.bulkUpsert(batch), []);
  }
  await patients.bulkUpsert(batch);
  const part = await createSite({ id: SITE, name: SITE, store, pseudonymKey: KEY });
  const request = { requestId: 'bench', signal: new AbortController().signal, notices: [] };
  const context = part.contextFor({ ...request, caller: researcher });
  const cohort = selectCohort({}, context);
  const plain: number[] = [];
  const guarded: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await timed(() => context.patients.count(cohort.filter)));
    guarded.push(await timed(() => countCohort(cohort, context)));
  }
  const [first = NaN] = guarded;
  const [before, after] = [median(plain), median(guarded.slice(1))];
  console.log(
    `${size} patients: plain ${before.toFixed(1)} ms, protected ${after.toFixed(1)} ms ` +
      `(${(after / before).toFixed(2)} times as long; ${first.toFixed(1)} ms the first time)`,
  );
  await part.close();
  await rm(dataDirectory, { recursive: true });
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } });
for (const size of SIZES) await measure(size, Number(values.rounds));
