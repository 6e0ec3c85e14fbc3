import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './file-errors.ts';
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
