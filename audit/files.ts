import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../service/error-code.ts';
import { AuditError, reasonOf } from './error.ts';

/** What an audit may be called: it names files. */
const PART = /^[a-z][a-z0-9-]{0,40}$/;
const FILE = /^([a-z][a-z0-9-]{0,40})(?:\.(\d{12}))?\.ndjson$/;
const HEAD = /^([a-z][a-z0-9-]{0,40})\.head$/;

/** Where the records of one part lie. */
export interface AuditPlace {
  readonly directory: string;
  readonly part: string;
}

/** @throws AuditError unless `part` may name an audit */
export function auditPlace(directory: string, part: string): AuditPlace {
  if (!PART.test(part))
    throw new AuditError(
      `'${part.slice(0, 80)}' names no audit: gateway, or site- and the site's id`,
    );
  return { directory, part };
}

/** The file that is being written. */
export function currentFile({ directory, part }: AuditPlace): string {
  return path.join(directory, `${part}.ndjson`);
}

/** A file that is full; its name tells its first record, so that names sort as records do. */
export function fullFile({ directory, part }: AuditPlace, firstSeq: number): string {
  return path.join(directory, `${part}.${String(firstSeq).padStart(12, '0')}.ndjson`);
}

export function headFile({ directory, part }: AuditPlace): string {
  return path.join(directory, `${part}.head`);
}

export function tornFile({ directory, part }: AuditPlace, seq: number): string {
  return path.join(directory, `${part}.torn-${String(seq).padStart(12, '0')}`);
}

/** The first record of a full file; null for the current one and for files of another name. */
export function firstSeqOf(file: string): number | null {
  const digits = FILE.exec(path.basename(file))?.[2];
  return digits === undefined ? null : Number(digits);
}

/** The files of a part in the order of their records. */
export async function auditFiles({ directory, part }: AuditPlace): Promise<string[]> {
  const own = (await listDirectory(directory)).filter((name) => FILE.exec(name)?.[1] === part);
  const full = own.filter((name) => FILE.exec(name)?.[2] !== undefined).sort();
  const current = own.filter((name) => FILE.exec(name)?.[2] === undefined);
  return [...full, ...current].map((name) => path.join(directory, name));
}

/** The parts whose records or heads lie in a directory. */
export async function auditParts(directory: string): Promise<string[]> {
  const parts = (await listDirectory(directory)).flatMap((name) => {
    const part = FILE.exec(name)?.[1] ?? HEAD.exec(name)?.[1];
    return part === undefined ? [] : [part];
  });
  return [...new Set(parts)].sort();
}

async function listDirectory(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new AuditError(`can't read ${directory}: ${reasonOf(error)}`, { cause: error });
  }
}

/** Makes the names of a directory's files as durable as the files. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
