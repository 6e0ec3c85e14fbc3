import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { STANDARD_INPUT } from './source-file.ts';

/** What a path of the command line leads to. */
export interface SourcePath {
  /** Files in the order of their names, or `-`. */
  readonly files: readonly string[];
  /** How many files of a directory were left out for their extension. */
  readonly skipped: number;
  /** Why the path can't be read, in one line; null when it can. */
  readonly problem: string | null;
}

/** What data files are called; in a directory, others are left out. */
const DATA_FILE = /\.(json|ndjson|jsonl|tsv|csv|txt|ya?ml)(\.gz)?$/i;

/** Follows one path: a file is itself, whatever its name; a directory is its data files, at any depth. */
export async function followPath(name: string): Promise<SourcePath> {
  if (name === STANDARD_INPUT) return { files: [name], skipped: 0, problem: null };
  try {
    if (!(await stat(name)).isDirectory()) return { files: [name], skipped: 0, problem: null };
    const entries = await readdir(name, { recursive: true, withFileTypes: true });
    const all = entries.filter(isFile).map((entry) => path.join(entry.parentPath, entry.name));
    const files = all.filter((file) => DATA_FILE.test(file)).sort();
    const problem =
      files.length > 0
        ? null
        : `${name}: no data file in this directory (.json, .ndjson, .tsv, .txt, .yaml, each also as .gz)`;
    return { files, skipped: all.length - files.length, problem };
  } catch (error) {
    return { files: [], skipped: 0, problem: `${name}: ${reasonOf(error)}` };
  }
}

function isFile(entry: Dirent): boolean {
  return (entry.isFile() || entry.isSymbolicLink()) && !entry.name.startsWith('.');
}

const REASONS = new Map([
  ['ENOENT', 'there is no such file or directory'],
  ['EACCES', 'no permission to read it'],
  ['EPERM', 'no permission to read it'],
  ['EISDIR', 'it is a directory'],
  ['ELOOP', 'its symbolic links go round in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
]);

/** Why a file can't be read, in a few words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  return (
    (code === null ? undefined : REASONS.get(code)) ?? `it can't be read (${code ?? 'unknown'})`
  );
}

/** True for an error of the file system: the fault of a path, not ours. */
export function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
