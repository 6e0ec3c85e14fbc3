import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from '@jest/globals';
import type { Format } from '../../ingest/format.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { ingest } from '../../ingest/run.ts';
import type { PatientRecord } from '../../site/records.ts';
import { PATIENTS } from '../../site/records.ts';
import { openEmbeddedStore } from '../../store/embedded.ts';
import type { OncoTreeRecord } from '../../terminology/oncotree.ts';
import { ONCOTREE } from '../../terminology/oncotree.ts';
import type { GeneRecord } from '../../subgraphs/biomarkers/records.ts';
import { GENES } from '../../subgraphs/biomarkers/records.ts';

const PSEUDONYM_KEY = Buffer.from('a key of the tests');
const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

/** An empty folder that goes after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'patients-'));
  directories.push(directory);
  return directory;
}

/** One institution's store in a folder of its own, with the format that is tested. */
export class PatientSite {
  readonly format: Format;
  readonly directory = temporaryDirectory();
  /** What ingestion remarked, without progress. */
  readonly notes: string[] = [];

  constructor(format: Format) {
    this.format = format;
  }

  /** Ingests files by their paths. */
  ingest(...paths: readonly string[]): Promise<IngestReport> {
    return ingest(this.format, paths, {
      openStore: () => openEmbeddedStore(path.join(this.directory, 'store')),
      site: { id: 'testing', storeName: 'site_testing', pseudonymKey: PSEUDONYM_KEY },
      say: (line) => {
        if (line.startsWith('note: ')) this.notes.push(line.slice('note: '.length));
      },
    });
  }

  /** Ingests one file of this content: text and bytes as they are, anything else as JSON. */
  ingestContent(content: unknown, name = 'input.json'): Promise<IngestReport> {
    const file = path.join(this.directory, name);
    const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(file, isRaw ? content : JSON.stringify(content));
    return this.ingest(file);
  }

  /** Ingests resources, one a line. */
  ingestLines(...values: readonly unknown[]): Promise<IngestReport> {
    return this.ingestContent(
      values.map((value) => JSON.stringify(value)).join('\n'),
      'lines.ndjson',
    );
  }

  async patients(): Promise<PatientRecord[]> {
    const store = await openEmbeddedStore(path.join(this.directory, 'store'));
    try {
      return await (await store.collection<PatientRecord>(PATIENTS)).find({});
    } finally {
      await store.close();
    }
  }

  async patient(id: string): Promise<PatientRecord> {
    const found = (await this.patients()).find(({ _id }) => _id === id);
    if (found === undefined) throw new Error(`no patient ${id}`);
    return found;
  }

  /** Loads some genes and tumour types, as `ingest hgnc` and `ingest oncotree` do. */
  async loadTerminologies(
    genes: readonly GeneRecord[],
    types: readonly OncoTreeRecord[],
  ): Promise<void> {
    const store = await openEmbeddedStore(path.join(this.directory, 'store'));
    try {
      await (await store.collection<GeneRecord>(GENES)).bulkUpsert(genes);
      await (await store.collection<OncoTreeRecord>(ONCOTREE)).bulkUpsert(types);
    } finally {
      await store.close();
    }
  }
}

export function gene(symbol: string, hgncId: string, previousSymbols: string[] = []): GeneRecord {
  return {
    _id: symbol,
    name: symbol,
    hgncId,
    aliases: [],
    previousSymbols,
    entrezId: null,
    ensemblId: null,
    location: null,
  };
}

export function tumourType(code: string, name: string, parent: string | null): OncoTreeRecord {
  return {
    _id: code,
    name,
    parent,
    tissue: null,
    mainType: null,
    level: parent === null ? 1 : 2,
    ncitIds: [],
    umlsIds: [],
    history: [],
    precursors: [],
    revocations: [],
    release: null,
  };
}

/** What `read` must be: every record became one of these. */
export function accountedFor(report: IngestReport): number {
  const ignored = Object.values(report.ignored).reduce((sum, count) => sum + count, 0);
  return report.inserted + report.updated + report.unchanged + ignored + report.rejected.length;
}
