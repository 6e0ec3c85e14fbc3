import { auditFiles, firstSeqOf, type AuditPlace } from './files.ts';
import { rawLines } from './lines.ts';
import { parseLine, type AuditRecord } from './record.ts';

/** The records of a file in order; lines that are none are passed over (`verify` tells of them). */
export async function* recordsOf(file: string): AsyncGenerator<AuditRecord> {
  for await (const { bytes, whole } of rawLines(file)) {
    const record = whole ? parseLine(bytes) : null;
    if (record !== null) yield record;
  }
}

export interface PageRequest {
  /** Records with a smaller number only; all when absent. */
  readonly before?: number | undefined;
  readonly limit: number;
  readonly matches: (record: AuditRecord) => boolean;
}

/** The newest records that match, newest first. Files behind the page are not read. */
export async function newestRecords(
  place: AuditPlace,
  { before = Infinity, limit, matches }: PageRequest,
): Promise<AuditRecord[]> {
  const page: AuditRecord[] = [];
  for (const file of (await auditFiles(place)).reverse()) {
    if ((firstSeqOf(file) ?? 0) >= before) continue;
    page.push(...(await newestOfFile(file, { before, limit: limit - page.length, matches })));
    if (page.length >= limit) break;
  }
  return page;
}

async function newestOfFile(
  file: string,
  { before = Infinity, limit, matches }: PageRequest,
): Promise<AuditRecord[]> {
  const found: AuditRecord[] = [];
  for await (const record of recordsOf(file)) {
    if (record.seq >= before) break;
    if (!matches(record)) continue;
    found.push(record);
    if (found.length > limit) found.shift();
  }
  return found.reverse();
}
