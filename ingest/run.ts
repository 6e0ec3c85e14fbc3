import { isFileError, reasonOf } from './file-errors.ts';
import type { Format, FormatReader, IngestSite, OpenNamedStore } from './format.ts';
import { NotThisFormatError } from './format.ts';
import { progressLine } from './progress.ts';
import type { IngestReport } from './report.ts';
import { notesOf, ReportBuilder } from './report.ts';
import { sourceFile } from './source-file.ts';
import { followPath } from './source-paths.ts';
import type { Store } from '../store/store.ts';

export interface IngestOptions {
  readonly openStore: OpenNamedStore;
  readonly site?: IngestSite | null;
  /** Lines for the user while it runs. */
  readonly say?: (line: string) => void;
  readonly standardInput?: AsyncIterable<Buffer>;
}

/**
 * Reads every file that the paths lead to, one after the other, into the format's stores. A path or
 * file that can't be taken is reported as refused and the others are read all the same.
 * @throws StoreError where a store can't be opened or written
 */
export async function ingest(
  format: Format,
  paths: readonly string[],
  { openStore, site = null, say = () => undefined, standardInput }: IngestOptions,
): Promise<IngestReport> {
  const builder = new ReportBuilder(progressLine(say));
  const files = await filesOf(paths, builder, say);
  if (files.length === 0) return builder.report;
  const stores = new OpenStores(openStore);
  try {
    const reader = await format.open({ openStore: (name) => stores.open(name), site });
    for (const file of files) await readFile(reader, file, builder, standardInput);
    const notes = reader.remarks?.() ?? [];
    if (notes.length > 0) builder.report.notes = notes;
    const withoutConsent = reader.withoutConsent?.() ?? 0;
    if (withoutConsent > 0) builder.report.withoutConsent = withoutConsent;
    for (const note of notesOf(builder.report)) say(`note: ${note}`);
  } finally {
    await stores.close();
  }
  return builder.report;
}

async function filesOf(
  paths: readonly string[],
  builder: ReportBuilder,
  say: (line: string) => void,
): Promise<string[]> {
  const files: string[] = [];
  for (const path of new Set(paths)) {
    const followed = await followPath(path);
    for (const file of followed.files) files.push(file);
    if (followed.problem !== null) builder.refused(path, followed.problem);
    if (followed.skipped > 0) say(`${path}: ${followed.skipped} other files left out`);
  }
  return files;
}

async function readFile(
  reader: FormatReader,
  name: string,
  builder: ReportBuilder,
  standardInput: AsyncIterable<Buffer> | undefined,
): Promise<void> {
  try {
    await reader.readFile(sourceFile(name, standardInput), builder.forFile(name));
  } catch (error) {
    if (error instanceof NotThisFormatError) builder.refused(name, named(name, error.message));
    else if (isFileError(error)) builder.refused(name, `${name}: ${reasonOf(error)}`);
    else throw error;
  }
}

function named(name: string, message: string): string {
  return message.startsWith(name) ? message : `${name}: ${message}`;
}

/** Each store is opened once and closed at the end. */
class OpenStores {
  readonly #open: OpenNamedStore;
  readonly #stores = new Map<string, Promise<Store>>();

  constructor(open: OpenNamedStore) {
    this.#open = open;
  }

  open(name: string): Promise<Store> {
    const known = this.#stores.get(name);
    if (known !== undefined) return known;
    const opened = this.#open(name);
    this.#stores.set(name, opened);
    return opened;
  }

  async close(): Promise<void> {
    for (const store of await Promise.allSettled(this.#stores.values()))
      if (store.status === 'fulfilled') await store.value.close();
  }
}
