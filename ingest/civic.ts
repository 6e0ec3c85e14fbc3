import { z } from 'zod';
import type { Collection, Store } from '../store/store.ts';
import { BIOMARKERS } from '../subgraphs/biomarkers/records.ts';
import type { EvidenceRecord, TherapyRecord } from '../subgraphs/therapies/records.ts';
import { DISEASES, EVIDENCE, THERAPIES } from '../subgraphs/therapies/records.ts';
import { attempt } from './attempt.ts';
import type { CivicBiomarkerRecord } from './civic/biomarker.ts';
import { biomarkerRecord, mergeBiomarkers } from './civic/biomarker.ts';
import type { CivicDiseaseRecord } from './civic/disease.ts';
import { mergeDiseases } from './civic/disease.ts';
import { readEvidence } from './civic/evidence.ts';
import type { CivicModel, CivicTable } from './civic/model.ts';
import { recogniseTable } from './civic/model.ts';
import { mergeTherapies, therapyRecord } from './civic/therapy.ts';
import { repairVariantFields } from './civic/variant-fields.ts';
import { readVariant } from './civic/variant.ts';
import { checkKeys } from './civic/words.ts';
import type { FileReport, Format, FormatReader, SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';
import { RecordWriter } from './record-writer.ts';
import type { TsvFile, TsvRow } from './tsv.ts';
import { byColumn, openTsv, wrongFieldCount } from './tsv.ts';

/** CIViC's TSV downloads (civicdb.org/releases): evidence of both data models, variants, drugs. */
export const civic: Format = {
  name: 'civic',
  summary: 'CIViC TSV downloads: evidence (present and 2021 model), variants, drugs',
  site: 'none',
  open: async ({ openStore }) =>
    new CivicReader(
      await openCollections(await openStore('biomarkers'), await openStore('therapies')),
    ),
};

interface Collections {
  readonly biomarkers: Collection<CivicBiomarkerRecord>;
  readonly evidence: Collection<EvidenceRecord>;
  readonly therapies: Collection<TherapyRecord>;
  readonly diseases: Collection<CivicDiseaseRecord>;
}

async function openCollections(biomarkers: Store, therapies: Store): Promise<Collections> {
  return {
    biomarkers: await biomarkers.collection(BIOMARKERS),
    evidence: await therapies.collection(EVIDENCE),
    therapies: await therapies.collection(THERAPIES),
    diseases: await therapies.collection(DISEASES),
  };
}

/** Writes what a row says: no faults of the row are left. */
type RowWrite = (place: string) => Promise<void>;

/** Takes one row; the rejection's reason comes as an error. */
interface RowTaker {
  /** The columns' values; the row itself where it needs another reading than one field a column. */
  fields(columns: readonly string[], row: TsvRow): readonly string[] | null;
  /** Null where nothing is written. @throws z.ZodError */
  take(row: Readonly<Record<string, string>>): RowWrite | null;
  end(): Promise<void>;
}

class CivicReader implements FormatReader {
  readonly #collections: Collections;

  constructor(collections: Collections) {
    this.#collections = collections;
  }

  async readFile(file: SourceFile, report: FileReport): Promise<void> {
    const tsv = await openTsv(file);
    const table = recogniseTable(tsv.columns);
    if (table === null) throw notCivic(file.name, tsv.columns);
    await readRows(tsv, this.#takerFor(table, report), report);
  }

  #takerFor(table: CivicTable, report: FileReport): RowTaker {
    switch (table.kind) {
      case 'evidence':
        return evidenceTaker(this.#collections, report, table.model);
      case 'variants':
        return variantTaker(this.#collections, report);
      case 'drugs':
        return drugTaker(this.#collections, report);
      case 'unused':
        return unusedTaker(report, table.what);
    }
  }
}

function notCivic(name: string, columns: readonly string[]): NotThisFormatError {
  const isJson = /^\s*[[{]/.test(columns[0] ?? '');
  return new NotThisFormatError(
    isJson
      ? `${name} is JSON; CIViC is read from its TSV downloads`
      : `${name} is none of CIViC's TSV summaries (evidence, variants, drugs, assertions, genes, variant ` +
          'groups): its first line should name their columns, such as molecular_profile and evidence_id',
  );
}

async function readRows(tsv: TsvFile, taker: RowTaker, report: FileReport): Promise<void> {
  for await (const row of tsv.rows) {
    const place = `line ${row.line}`;
    const fields = taker.fields(tsv.columns, row);
    const values = fields === null ? null : byColumn(tsv.columns, fields);
    if (values === null) {
      report.rejected(place, wrongFieldCount(tsv.columns, row.fields));
      continue;
    }
    const taken = attempt(() => taker.take(values));
    if ('fault' in taken) report.rejected(place, taken.fault);
    else await taken.value?.(place);
  }
  await taker.end();
}

const asTheyAre: RowTaker['fields'] = (_columns, { fields }) => fields;

function evidenceTaker(
  { biomarkers, evidence, therapies, diseases }: Collections,
  report: FileReport,
  model: CivicModel,
): RowTaker {
  const named = [
    new RecordWriter(biomarkers, { merge: mergeBiomarkers }),
    new RecordWriter(therapies, { merge: mergeTherapies }),
    new RecordWriter(diseases, { merge: mergeDiseases }),
  ] as const;
  const [biomarkerWriter, therapyWriter, diseaseWriter] = named;
  const items = new RecordWriter(evidence, {
    // A newer model's item is never overwritten by an older one's.
    merge: (existing, incoming) => (existing.model > incoming.model ? existing : incoming),
    report,
    before: async () => {
      for (const writer of named) await writer.flush();
    },
  });
  return {
    fields: asTheyAre,
    take: (row) => {
      if (row['evidence_status'] !== undefined && row['evidence_status'] !== 'accepted') {
        report.ignored(`evidence item that is not accepted: ${row['evidence_status']}`);
        return null;
      }
      const read = readEvidence(row, model);
      const named = read.biomarkers.map((name) => biomarkerRecord(name));
      return async (place) => {
        for (const biomarker of named) await biomarkerWriter.add(biomarker);
        for (const therapy of read.therapies) await therapyWriter.add(therapy);
        if (read.disease !== null) await diseaseWriter.add(read.disease);
        await items.add(read.evidence, place);
      };
    },
    end: () => items.flush(),
  };
}

function variantTaker({ biomarkers }: Collections, report: FileReport): RowTaker {
  const others = new RecordWriter(biomarkers, { merge: mergeBiomarkers });
  const described = new RecordWriter(biomarkers, {
    merge: mergeBiomarkers,
    report,
    before: () => others.flush(),
  });
  return {
    fields: (columns, { fields }) => repairVariantFields(columns, fields),
    take: (row) => {
      const [first, ...rest] = readVariant(row);
      return async (place) => {
        for (const biomarker of rest) await others.add(biomarker);
        await described.add(first, place);
      };
    },
    end: () => described.flush(),
  };
}

const DRUG = z.object({
  drug_name: z.string().min(1, { error: 'should not be empty' }),
  ncit_id: z
    .string()
    .regex(/^C\d+$/)
    .nullable()
    .catch(null),
});

function drugTaker({ therapies }: Collections, report: FileReport): RowTaker {
  const writer = new RecordWriter(therapies, { merge: mergeTherapies, report });
  return {
    fields: asTheyAre,
    take: (row) => {
      const { drug_name, ncit_id } = DRUG.parse({ ncit_id: null, ...row });
      const therapy = therapyRecord(drug_name, ncit_id);
      checkKeys('drug_name', [therapy._id]);
      return (place) => writer.add(therapy, place);
    },
    end: () => writer.flush(),
  };
}

function unusedTaker(report: FileReport, what: string): RowTaker {
  return {
    fields: asTheyAre,
    take: () => {
      report.ignored(what);
      return null;
    },
    end: () => Promise.resolve(),
  };
}
