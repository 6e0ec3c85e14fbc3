import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { INSTITUTIONS } from '../../demo/institutions.ts';
import { loadDemo } from '../../demo/load.ts';
import type { OpenNamedStore } from '../../ingest/format.ts';
import { openPatients } from '../../site/patient-store.ts';
import { PATIENTS, type PatientRecord } from '../../site/records.ts';
import { openStore } from '../../store/open.ts';
import type { Collection, CollectionSpec, Keyed, Store } from '../../store/store.ts';
import { withWrites } from '../../store/with-writes.ts';
import { BIOMARKERS, GENES } from '../../subgraphs/biomarkers/records.ts';
import { EVIDENCE, THERAPIES, type TherapyRecord } from '../../subgraphs/therapies/records.ts';
import { TRIALS, type TrialRecord } from '../../subgraphs/trials/records.ts';
import { ONCOTREE } from '../../terminology/oncotree.ts';
import { patient } from '../site/patient-records.ts';

const PATIENTS_PER_SITE = 700;

const directories: string[] = [];
afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true, force: true });
});

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'precision-graph-demo-'));
  directories.push(directory);
  return directory;
}

const opener =
  (dataDirectory: string): OpenNamedStore =>
  (name) =>
    openStore({ dataDirectory, name });

async function load(
  dataDirectory: string,
  open: OpenNamedStore = opener(dataDirectory),
): Promise<string[]> {
  const said: string[] = [];
  await loadDemo({
    open,
    dataDirectory,
    say: (line) => said.push(line),
    patientsPerSite: PATIENTS_PER_SITE,
  });
  return said;
}

async function read<T extends Keyed>(
  directory: string,
  store: string,
  spec: CollectionSpec,
): Promise<T[]> {
  const opened = await openStore({ dataDirectory: directory, name: store });
  const documents = await (await opened.collection<T>(spec)).find({});
  await opened.close();
  return documents;
}

const CONTENTS: readonly (readonly [string, CollectionSpec])[] = [
  ['biomarkers', BIOMARKERS],
  ['biomarkers', GENES],
  ['therapies', THERAPIES],
  ['therapies', EVIDENCE],
  ['therapies', ONCOTREE],
  ['trials', TRIALS],
  ['trials', ONCOTREE],
  ...INSTITUTIONS.flatMap(({ id }) =>
    [PATIENTS, ONCOTREE, GENES].map((spec) => [`site_${id}`, spec] as const),
  ),
];

async function contentsOf(directory: string): Promise<unknown[]> {
  const contents: unknown[] = [];
  for (const [store, spec] of CONTENTS) {
    const documents = await read(directory, store, spec);
    // Each directory has its own keys for pseudonyms, and its records their own times.
    contents.push([
      store,
      spec.name,
      documents.map((document) => ({
        ...document,
        pseudonym: null,
        changedAt: null,
        revision: null,
      })),
    ]);
  }
  return contents;
}

/** Stores that fail at the `limit`th write, as a process that is killed there. */
function failingAfter(open: OpenNamedStore, limit: number): OpenNamedStore {
  let writes = 0;
  const failing = <T extends Keyed>(collection: Collection<T>): Collection<T> =>
    withWrites(collection, (inner) => ({
      bulkUpsert: (documents) => {
        writes += 1;
        if (writes > limit) throw new Error('killed');
        return inner.bulkUpsert(documents);
      },
    }));
  return async (name): Promise<Store> => {
    const store = await open(name);
    return {
      collection: async <T extends Keyed>(spec: CollectionSpec) =>
        failing(await store.collection<T>(spec)),
      ping: () => store.ping(),
      close: () => store.close(),
    };
  };
}

describe('the demonstration', () => {
  const clean = makeDirectory().then(async (directory) => {
    const said = await load(directory);
    return { directory, said, contents: await contentsOf(directory) };
  });

  it('fills every store and says so', async () => {
    const { said, contents } = await clean;
    expect(said).toHaveLength(1 + INSTITUTIONS.length);
    for (const content of contents)
      expect(content).toEqual([
        expect.any(String),
        expect.any(String),
        expect.arrayContaining([expect.anything()]),
      ]);
  });

  it('is not loaded a second time', async () => {
    const { directory } = await clean;
    expect(await load(directory)).toEqual([]);
  });

  it.each([2, 12, 21, 28])(
    'is the same after it was interrupted at write %i and loaded again',
    async (limit) => {
      const directory = await makeDirectory();
      await expect(load(directory, failingAfter(opener(directory), limit))).rejects.toThrow(
        'killed',
      );
      await load(directory);
      expect(await contentsOf(directory)).toEqual((await clean).contents);
    },
  );

  it('alone adds nothing where a site of the folder has patients of its own', async () => {
    const directory = await makeDirectory();
    const store = await openStore({ dataDirectory: directory, name: 'site_st-mary' });
    await (await openPatients(store)).bulkUpsert([patient(1)]);
    await store.close();
    const said: string[] = [];
    await loadDemo({
      open: opener(directory),
      dataDirectory: directory,
      say: (line) => said.push(line),
      patientsPerSite: PATIENTS_PER_SITE,
      onlyAlone: true,
    });
    expect(said).toEqual([expect.stringMatching(/^demo: site_st-mary has data of its own/)]);
    expect(await read(directory, 'site_northfield', PATIENTS)).toEqual([]);
  });

  it('leaves a store with data of its own as it is', async () => {
    const directory = await makeDirectory();
    const own = { _id: 'OWN:1', name: 'own', genes: [], nameKeys: ['own'], kind: 'OTHER' };
    const store = await openStore({ dataDirectory: directory, name: 'biomarkers' });
    await (await store.collection(BIOMARKERS)).bulkUpsert([own]);
    await store.close();
    const said = await load(directory);
    expect(said.some((line) => line.startsWith('demo: biomarkers has data of its own'))).toBe(true);
    expect(await read(directory, 'biomarkers', BIOMARKERS)).toEqual([own]);
    expect(await read(directory, 'biomarkers', GENES)).toEqual([]);
    expect((await read(directory, 'therapies', EVIDENCE)).length).toBeGreaterThan(1000);
  });

  it('knows vemurafenib by its brand, with evidence and a trial', async () => {
    const { directory } = await clean;
    const therapies = await read<TherapyRecord>(directory, 'therapies', THERAPIES);
    const vemurafenib = therapies.find(({ _id }) => _id === 'vemurafenib');
    expect(vemurafenib).toMatchObject({ name: 'Vemurafenib', ncitId: 'C64768' });
    expect(vemurafenib?.synonyms).toEqual(['PLX4032', 'RG7204', 'Zelboraf']);
    const trials = await read<TrialRecord>(directory, 'trials', TRIALS);
    const [trial] = trials.filter(({ therapyIds }) => therapyIds.includes('vemurafenib'));
    expect(trial).toMatchObject({
      status: 'RECRUITING',
      biomarkerIds: ['BRAF:V600E'],
      structured: true,
    });
  });

  it('has real trials with a protocol of ours, open and closed', async () => {
    const { directory } = await clean;
    const trials = await read<TrialRecord>(directory, 'trials', TRIALS);
    const both = trials.filter(
      ({ _id, registration, protocol }) =>
        _id.startsWith('NCT') && registration !== null && protocol !== null,
    );
    expect(both.length).toBeGreaterThanOrEqual(20);
    expect(trials.filter(({ registration }) => registration === null)).toEqual([]);
    expect(new Set(both.map(({ protocol }) => protocol?.open))).toEqual(new Set([true, false]));
    expect(trials.filter(({ status }) => status === 'RECRUITING').length).toBeGreaterThan(30);
  });

  it('gives a site its patients under pseudonyms made with its own key', async () => {
    const { directory } = await clean;
    const patients = await read<PatientRecord>(directory, 'site_lakeside', PATIENTS);
    expect(patients).toHaveLength(PATIENTS_PER_SITE);
    const elsewhere = await makeDirectory();
    await load(elsewhere);
    const [other] = await read<PatientRecord>(elsewhere, 'site_lakeside', PATIENTS);
    expect(other?._id).toBe(patients[0]?._id);
    expect(other?.pseudonym).not.toBe(patients[0]?.pseudonym);
  });
});
