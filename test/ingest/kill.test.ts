import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { openMongoStore } from '../../store/mongo.ts';
import type { CollectionSpec, Keyed, Store } from '../../store/store.ts';
import { BIOMARKERS } from '../../subgraphs/biomarkers/records.ts';
import { DISEASES, EVIDENCE, THERAPIES } from '../../subgraphs/therapies/records.ts';
import { FIXTURES, storesIn, temporaryDirectory } from './harness.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const KILLS = 20;
const ROWS = 1500;
const STORED: readonly (readonly [string, CollectionSpec])[] = [
  ['biomarkers', BIOMARKERS],
  ['therapies', EVIDENCE],
  ['therapies', THERAPIES],
  ['therapies', DISEASES],
];

/** A process that ingests and the stores that it writes to. */
interface Target {
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly open: (name: string) => Promise<Store>;
}

/** The hand-made files, and one that takes long enough to be killed while it is read. */
async function sourceFiles(): Promise<string> {
  const directory = path.join(await temporaryDirectory(), 'civic');
  await mkdir(directory);
  for (const file of [
    'evidence-2026.tsv',
    'evidence-2021.tsv',
    'variants-2021.tsv',
    'drugs-2021.tsv',
  ])
    await copyFile(path.join(FIXTURES, 'civic', file), path.join(directory, file));
  const columns = ['molecular_profile', 'disease', 'doid', 'therapies', 'therapy_interaction_type', 'evidence_type',
    'evidence_direction', 'evidence_level', 'significance', 'evidence_statement', 'citation_id', 'source_type',
    'citation', 'nct_ids', 'rating', 'evidence_status', 'evidence_id', 'variant_origin', 'evidence_civic_url']; // prettier-ignore
  const rows = Array.from({ length: ROWS }, (_, row) =>
    [`KRAS A${row + 1}V AND TP53 R${row + 1}H`, `Disease ${row % 300}`, `${row % 300}`, `Drug ${row % 700},Other ${row % 9}`,
      'Combination', 'Predictive', 'Supports', 'C', 'Resistance', '', `${row}`, 'PubMed', '', '', '3', 'accepted',
      `${row + 1}`, 'Somatic', ''].join('\t')); // prettier-ignore
  await writeFile(path.join(directory, 'many.tsv'), [columns.join('\t'), ...rows].join('\n'));
  return directory;
}

/** Runs until it ends or, where `killAfter` is stated, is killed; gives the signal that ended it. */
async function run({ command, environment }: Target, killAfter?: number): Promise<string | null> {
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  });
  const timer =
    killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  await once(child, 'exit');
  clearTimeout(timer);
  if (killAfter === undefined) expect(child.exitCode).toBe(0);
  return child.signalCode;
}

async function dumpOf({ open }: Target): Promise<Keyed[][]> {
  const dumps: Keyed[][] = [];
  for (const [name, spec] of STORED) {
    const store = await open(name);
    dumps.push(await (await store.collection<Keyed>(spec)).find({}));
    await store.close();
  }
  return dumps;
}

/** One clean run, and one that is killed again and again before it may finish. */
async function expectKillsToLeaveNoTrace(clean: Target, killed: Target): Promise<void> {
  const start = Date.now();
  await run(clean);
  const duration = Date.now() - start;
  let kills = 0;
  for (let attempt = 0; attempt < KILLS; attempt += 1)
    if ((await run(killed, randomInt(duration))) === 'SIGKILL') kills += 1;
  expect(kills).toBeGreaterThan(0);
  await run(killed);
  const expected = await dumpOf(clean);
  expect(expected[1]?.length).toBeGreaterThan(ROWS);
  expect(await dumpOf(killed)).toEqual(expected);
}

describe('an ingestion that is killed twenty times and run again', () => {
  it('leaves what one clean run does, on the embedded engine', async () => {
    const files = await sourceFiles();
    const target = async (): Promise<Target> => {
      const directory = await temporaryDirectory();
      const command = [process.execPath, 'bin/precision-graph', 'ingest', 'civic', files];
      return {
        command,
        environment: { DATA_DIR: directory, MONGODB_URI: '' },
        open: storesIn(directory),
      };
    };
    await expectKillsToLeaveNoTrace(await target(), await target());
  });

  const uri = process.env['MONGODB_URI'] ?? '';
  if (uri === '') it.skip('skipped: the half on MongoDB needs MONGODB_URI', () => undefined);
  else
    it('leaves what one clean run does, on MongoDB', async () => {
      const files = await sourceFiles();
      const prefixes = [0, 1].map(() => `precisiongraph_test_${randomBytes(6).toString('hex')}`);
      const [clean = '', killed = ''] = prefixes;
      const target = (prefix: string): Target => ({
        command: [
          process.execPath,
          '--import',
          'tsx',
          'test/ingest/civic-writer.ts',
          prefix,
          files,
        ],
        environment: {},
        open: (name) => openMongoStore(uri, `${prefix}_${name}`),
      });
      try {
        await expectKillsToLeaveNoTrace(target(clean), target(killed));
      } finally {
        await dropDatabases(
          uri,
          prefixes.flatMap((prefix) => [`${prefix}_biomarkers`, `${prefix}_therapies`]),
        );
      }
    });
});

async function dropDatabases(uri: string, names: readonly string[]): Promise<void> {
  const client = new MongoClient(uri);
  for (const name of names) await client.db(name).dropDatabase();
  await client.close();
}
