import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { FACTS, FRESHNESS } from '../../../ingest/fhir/facts.ts';
import { PATIENTS } from '../../../site/records.ts';
import { openEmbeddedStore } from '../../../store/embedded.ts';
import type { Keyed } from '../../../store/store.ts';
import { SHARED } from '../../shared-data.ts';
import { temporaryDirectory } from '../patient-site.ts';
import { bundle, condition, observation, patient, snomed } from './resources.ts';

const COMMAND = path.resolve(import.meta.dirname, '../../../bin/precision-graph');
const KILLS = 20;
const SITE_KEY = Buffer.alloc(32, 7).toString('base64');

function startIngest(dataDirectory: string, input: string) {
  return spawn(process.execPath, [COMMAND, 'ingest', 'fhir', input, '--site', 'testing'], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDirectory,
      SITE_PSEUDONYM_KEY: SITE_KEY,
    },
    stdio: 'ignore',
  });
}

/** The exit code of a whole run. */
function ingested(dataDirectory: string, input: string): Promise<number | null> {
  const run = startIngest(dataDirectory, input);
  return new Promise((resolve) => run.once('exit', resolve));
}

/** Kills a run after some milliseconds; false where it had ended before. */
async function killed(dataDirectory: string, input: string, after: number): Promise<boolean> {
  const run = startIngest(dataDirectory, input);
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    run.once('exit', (_, signal) => {
      resolve(signal);
    }),
  );
  await Promise.race([sleep(after), ended]);
  run.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

async function dump(dataDirectory: string): Promise<Keyed[][]> {
  const store = await openEmbeddedStore(path.join(dataDirectory, 'site_testing'));
  try {
    const collections = [FACTS, FRESHNESS, PATIENTS].map((spec) => store.collection<Keyed>(spec));
    const found = await Promise.all(collections.map(async (each) => (await each).find({})));
    // When a record was changed, and by which write, differs, and nothing else.
    return found.map((documents) =>
      documents.map((each) => ({ ...each, changedAt: undefined, revision: undefined })),
    );
  } finally {
    await store.close();
  }
}

/** Synthea's bundles where they are at hand, else bundles of invented patients. */
function inputFiles(): string {
  const synthea = path.join(SHARED, 'data/patients/synthea');
  if (existsSync(synthea)) return synthea;
  const folder = temporaryDirectory();
  for (let file = 0; file < 40; file += 1) {
    const subject = { subject: { reference: `Patient/p${file}` } };
    const markers = Array.from({ length: 300 }, (_, index) =>
      observation(`o${index}`, '2857-1', { ...subject, valueQuantity: { value: index } }),
    );
    const cancer = condition('c', snomed('399068003'), subject);
    const content = bundle('transaction', patient(`p${file}`), cancer, ...markers);
    writeFileSync(path.join(folder, `${file}.json`), JSON.stringify(content));
  }
  return folder;
}

it(`gives the store of one clean run after ${KILLS} kills at random moments`, async () => {
  const input = inputFiles();
  const clean = temporaryDirectory();
  const begun = Date.now();
  expect(await ingested(clean, input)).toBe(0);
  const duration = Date.now() - begun;

  const broken = temporaryDirectory();
  let kills = 0;
  while (kills < KILLS) {
    const moment = Math.random() * duration;
    if (await killed(broken, input, moment)) kills += 1;
  }
  expect(await ingested(broken, input)).toBe(0);

  const [facts, freshness, patients] = await dump(broken);
  expect([facts, freshness, patients]).toEqual(await dump(clean));
  expect(patients?.length).toBeGreaterThan(0);
});
