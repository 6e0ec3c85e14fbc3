import type { WriteCounts } from '../store/store.ts';
import type { FileReport } from './format.ts';

/** What became of the records of a run. `read` is the sum of the rest but `refused`. */
export interface IngestReport {
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  /** Records that this graph has no use for, by kind. */
  ignored: Record<string, number>;
  rejected: { file: string; record: string; reason: string }[];
  /** What somebody should look at in records that were written; absent where there is nothing. */
  warnings?: { file: string; record: string; reason: string }[];
  /** What somebody should know of the whole; absent where there is nothing. */
  notes?: readonly string[];
  /** Patients written without any consent on file; absent where there is none. */
  withoutConsent?: number;
  /** Paths that couldn't be read and files that aren't of the format, in one line each. */
  refused: { file: string; reason: string }[];
}

/** Counts a run's records; `onRecord` is called after each count. */
export class ReportBuilder {
  readonly report: IngestReport = {
    read: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    ignored: {},
    rejected: [],
    refused: [],
  };
  readonly #onRecord: (read: number) => void;

  constructor(onRecord: (read: number) => void = () => undefined) {
    this.#onRecord = onRecord;
  }

  forFile(file: string): FileReport {
    const { report } = this;
    return {
      wrote: ({ inserted, updated, unchanged }: WriteCounts) => {
        report.inserted += inserted;
        report.updated += updated;
        report.unchanged += unchanged;
        this.#read(inserted + updated + unchanged);
      },
      ignored: (kind, count = 1) => {
        report.ignored[kind] = (report.ignored[kind] ?? 0) + count;
        this.#read(count);
      },
      rejected: (record, reason) => {
        report.rejected.push({ file, record, reason });
        this.#read(1);
      },
      warned: (record, reason) => {
        (report.warnings ??= []).push({ file, record, reason });
      },
    };
  }

  refused(file: string, reason: string): void {
    this.report.refused.push({ file, reason });
  }

  #read(count: number): void {
    this.report.read += count;
    this.#onRecord(this.report.read);
  }
}

/** All that somebody should know of a run, also what matters only where its records are kept. */
export function notesOf({ notes = [], withoutConsent = 0 }: IngestReport): readonly string[] {
  if (withoutConsent === 0) return notes;
  const who = withoutConsent === 1 ? '1 patient has' : `${withoutConsent} patients have`;
  return [
    ...notes,
    `${who} no consent on file, so only staff who treat them here see them, and nobody counts or matches them for research: state what they permit by FHIR Consents or 'consent set'`,
  ];
}
