import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Format } from '../../ingest/format.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { ingest } from '../../ingest/run.ts';
import { openEmbeddedStore } from '../../store/embedded.ts';
import type { TrialRecord } from '../../subgraphs/trials/records.ts';
import { TRIALS } from '../../subgraphs/trials/records.ts';

export const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');

/** An empty trials store, with a folder for files. */
export interface TrialsPlace {
  /** Ingests files by their paths. */
  readonly ingest: (format: Format, ...paths: string[]) => Promise<IngestReport>;
  /** Writes a file of its own and ingests it. */
  readonly ingestText: (format: Format, name: string, text: string) => Promise<IngestReport>;
  readonly trial: (id: string) => Promise<TrialRecord | null>;
  readonly trials: () => Promise<TrialRecord[]>;
}

/** Runs a test on an empty trials store, which is gone afterwards. */
export async function withTrials(test: (place: TrialsPlace) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'precision-graph-trials-'));
  const openStore = (name: string) => openEmbeddedStore(path.join(folder, name));
  const trials = async () => {
    const store = await openStore('trials');
    try {
      return await (await store.collection<TrialRecord>(TRIALS)).find({});
    } finally {
      await store.close();
    }
  };
  const run = (format: Format, ...paths: string[]) => ingest(format, paths, { openStore });
  try {
    await test({
      ingest: run,
      ingestText: async (format, name, text) => {
        await writeFile(path.join(folder, name), text);
        return run(format, path.join(folder, name));
      },
      trials,
      trial: async (id) => (await trials()).find(({ _id }) => _id === id) ?? null,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
