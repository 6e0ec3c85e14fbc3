import { civic } from '../ingest/civic.ts';
import { clinicalTrials } from '../ingest/clinicaltrials.ts';
import { ctml } from '../ingest/ctml.ts';
import type { Format, IngestSite, OpenNamedStore } from '../ingest/format.ts';
import { hgnc } from '../ingest/hgnc.ts';
import { oncotree } from '../ingest/oncotree.ts';
import { ReportBuilder } from '../ingest/report.ts';
import { ingest } from '../ingest/run.ts';
import { trialRecord, trialWriter } from '../ingest/trial-record.ts';
import { openPatients } from '../site/patient-store.ts';
import { PATIENTS, type PatientRecord } from '../site/records.ts';
import { sitesIn } from '../site/sites-in.ts';
import { loadIngestSite, siteStoreName } from '../site/site-settings.ts';
import { openDryRun } from '../store/dry-run.ts';
import type { CollectionSpec, Store } from '../store/store.ts';
import { BIOMARKERS } from '../subgraphs/biomarkers/records.ts';
import { EVIDENCE } from '../subgraphs/therapies/records.ts';
import { TRIALS, type TrialRecord } from '../subgraphs/trials/records.ts';
import { addDrugNames } from './drug-names.ts';
import { FACTS } from './facts.ts';
import { INSTITUTIONS } from './institutions.ts';
import { INVENTED_TRIALS } from './invented-trials.ts';
import { loadState, mark } from './marker.ts';
import { generatePatients } from './patients/generate.ts';

export interface LoadDemoOptions {
  readonly open: OpenNamedStore;
  /** Where the sites' keys for pseudonyms lie; made where there are none. */
  readonly dataDirectory: string;
  /** Told what is going on, a line at a time. */
  readonly say: (line: string) => void;
  /** What to load: `knowledge` and the ids of institutions; everything unless stated. */
  readonly only?: readonly string[];
  /** Load nothing where a store holds someone's own data: invented patients don't belong beside it. */
  readonly onlyAlone?: boolean;
  /** How many patients each site gets; 2,500 unless stated. */
  readonly patientsPerSite?: number;
}

const SEED = 2026;
const BATCH = 500;
/** The shared knowledge's stores, with what each of them is for. */
const KNOWLEDGE: Readonly<Record<string, CollectionSpec>> = {
  biomarkers: BIOMARKERS,
  therapies: EVIDENCE,
  trials: TRIALS,
};

/**
 * Loads the demonstration's data into each store that is empty, or that an earlier call didn't finish;
 * every other store is left as it is. Can be killed at any moment and called again.
 * @throws StoreError where a store can't be opened or written
 * @throws SiteSettingsError where a site's key can't be read or made
 */
export async function loadDemo(options: LoadDemoOptions): Promise<void> {
  if (options.onlyAlone === true && (await holdsOwnData(options))) return;
  const isWanted = (what: string) => options.only?.includes(what) ?? true;
  if (isWanted('knowledge')) await loadKnowledge(options);
  for (const { id, name } of INSTITUTIONS) if (isWanted(id)) await loadSite(id, name, options);
}

/**
 * Whether any store holds data that isn't the demonstration's; says so. Looks at the knowledge, at the
 * demonstration's sites and at all that the folder has anything of.
 */
async function holdsOwnData({ open, dataDirectory, say }: LoadDemoOptions): Promise<boolean> {
  const sites = new Set([...INSTITUTIONS.map(({ id }) => id), ...sitesIn(dataDirectory)]);
  const stores = [
    ...Object.entries(KNOWLEDGE),
    ...[...sites].map((id): [string, CollectionSpec] => [siteStoreName(id), PATIENTS]),
  ];
  for (const [name, main] of stores)
    if ((await using(open, name, (store) => loadState(store, main))) === 'foreign') {
      say(`demo: ${name} has data of its own, so no invented data is added; 'demo' adds it`);
      return true;
    }
  return false;
}

async function loadKnowledge({ open, say }: LoadDemoOptions): Promise<void> {
  const loading = new Set<string>();
  for (const [name, main] of Object.entries(KNOWLEDGE))
    if (await begin(name, main, { open, say })) loading.add(name);
  if (loading.size === 0) return;
  say(`demo: loading ${[...loading].join(', ')}`);
  // A format may write to several stores: what it says to those that aren't loaded goes nowhere.
  const openStore: OpenNamedStore = (name) => (loading.has(name) ? open(name) : openDryRun(null));
  await read(civic, FACTS.civic, openStore);
  await read(hgnc, [FACTS.hgnc], openStore);
  await read(oncotree, [FACTS.oncotree], openStore);
  await read(clinicalTrials, [FACTS.trials], openStore);
  await read(ctml, [FACTS.protocols], openStore);
  await using(openStore, 'therapies', (store) => addDrugNames(FACTS.drugs, store));
  await using(openStore, 'trials', addInventedTrials);
  for (const name of loading) await using(open, name, (store) => mark(store, 'loaded'));
}

async function addInventedTrials(store: Store): Promise<void> {
  const trials = await store.collection<TrialRecord>(TRIALS);
  const writer = trialWriter(trials, new ReportBuilder().forFile('invented trials'));
  for (const { id, registration } of INVENTED_TRIALS)
    await writer.add(trialRecord(id, { registration }));
  await writer.flush();
}

async function loadSite(
  id: string,
  institution: string,
  { open, dataDirectory, say, patientsPerSite = 2500 }: LoadDemoOptions,
): Promise<void> {
  const site = await loadIngestSite(id, { dataDirectory });
  if (!(await begin(site.storeName, PATIENTS, { open, say }))) return;
  say(`demo: loading ${patientsPerSite} invented patients of ${institution}`);
  await read(oncotree, [FACTS.oncotree], open, site);
  await read(hgnc, [FACTS.hgnc], open, site);
  await using(open, site.storeName, async (store) => {
    await writePatients(store, site, patientsPerSite);
    await mark(store, 'loaded');
  });
}

async function writePatients(
  store: Store,
  { id, pseudonymKey }: IngestSite,
  count: number,
): Promise<void> {
  const patients = await openPatients(store);
  let batch: PatientRecord[] = [];
  for (const patient of generatePatients({ site: id, count, seed: SEED, pseudonymKey })) {
    batch.push(patient);
    if (batch.length < BATCH) continue;
    await patients.bulkUpsert(batch);
    batch = [];
  }
  if (batch.length > 0) await patients.bulkUpsert(batch);
}

/** Whether the store is to be loaded; if so, it is marked as begun. */
async function begin(
  name: string,
  main: CollectionSpec,
  { open, say }: Pick<LoadDemoOptions, 'open' | 'say'>,
): Promise<boolean> {
  return using(open, name, async (store) => {
    const state = await loadState(store, main);
    if (state === 'toLoad') await mark(store, 'begun');
    if (state === 'foreign') say(`demo: ${name} has data of its own and is left as it is`);
    return state === 'toLoad';
  });
}

/** The demonstration's own facts are without fault: anything rejected is a mistake of ours. */
async function read(
  format: Format,
  paths: readonly string[],
  openStore: OpenNamedStore,
  site: IngestSite | null = null,
): Promise<void> {
  const report = await ingest(format, paths, { openStore, site });
  const [fault] = [
    ...report.refused.map(({ reason }) => reason),
    ...report.rejected.map(({ file, record, reason }) => `${file}: ${record} ${reason}`),
  ];
  if (fault !== undefined) throw new Error(`the demonstration's facts can't be read: ${fault}`);
}

async function using<T>(
  open: OpenNamedStore,
  name: string,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await open(name);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
