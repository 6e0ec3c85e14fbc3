import type { Store, WriteCounts } from '../store/store.ts';

/** One file (or standard input) that is ingested, decompressed when it was gzipped. */
export interface SourceFile {
  /** As the user named it; standard input is `-`. */
  readonly name: string;
  /** The bytes, in pieces, each time from the beginning (standard input: once). */
  bytes(): AsyncIterable<Buffer>;
  /** The lines without their ends (LF, CRLF), numbered from 1, as they stream in. */
  lines(): AsyncIterable<{ readonly number: number; readonly text: string }>;
  /** The whole text; refuses files above `maxBytes` (default 256 MiB) with a `NotThisFormatError`. */
  text(maxBytes?: number): Promise<string>;
}

/**
 * Where a format says what became of each record. `read` is the sum of the others, so a record that
 * is passed to none of these is a bug.
 */
export interface FileReport {
  /** Records written; a record merged into a document that another record made counts as its update. */
  wrote(counts: WriteCounts): void;
  /** Records that this graph has no use for by their kind (an FHIR Claim, say), counted by kind. */
  ignored(kind: string, count?: number): void;
  /**
   * A record that is wrong. `record` says which one (line, entry, id; no patient's name or number),
   * `reason` what is wrong and what would be right.
   */
  rejected(record: string, reason: string): void;
  /** Something in a record that was written, which somebody should look at; it counts no record. */
  warned(record: string, reason: string): void;
}

/** The file isn't what it claims to be: it is refused whole, and the exit code is not zero. */
export class NotThisFormatError extends Error {
  override readonly name = 'NotThisFormatError';
}

/** Reads files of one format into its stores. */
export interface FormatReader {
  /**
   * Reads one file, writing in batches as it streams. It can be killed at any moment and run again:
   * every write is an upsert by a key that the record itself determines.
   * @throws NotThisFormatError
   */
  readFile(file: SourceFile, report: FileReport): Promise<void>;
  /** What somebody should know of the whole, once all files are read; a line each. */
  remarks?(): readonly string[];
  /** How many patients were written without any consent on file, once all files are read. */
  withoutConsent?(): number;
}

/** Opens the store of a part by its name (`biomarkers`, `therapies`, `trials`, `site_northfield`). */
export type OpenNamedStore = (name: string) => Promise<Store>;

export interface FormatContext {
  readonly openStore: OpenNamedStore;
  /** The site to write to; stated for the formats that carry patients, optional for terminologies. */
  readonly site: IngestSite | null;
}

export interface IngestSite {
  readonly id: string;
  readonly storeName: string;
  /** The site's secret for pseudonyms. */
  readonly pseudonymKey: Buffer;
}

/** A format as `ingest <name>` offers it. */
export interface Format {
  readonly name: string;
  /** One line of help. */
  readonly summary: string;
  readonly site: 'required' | 'optional' | 'none';
  open(context: FormatContext): Promise<FormatReader>;
}
