import { codeOf } from '../service/error-code.ts';

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
  const code = codeOf(error) ?? 'unknown';
  return REASONS.get(code) ?? `it can't be read (${code})`;
}

/** True for an error of the file system: the fault of a path, not ours. */
export function isFileError(error: unknown): boolean {
  return (
    codeOf(error) !== null && typeof error === 'object' && error !== null && 'syscall' in error
  );
}
