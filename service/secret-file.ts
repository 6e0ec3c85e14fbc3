import { randomBytes } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeDirectory } from './directory.ts';
import { codeOf } from './error-code.ts';

/** A secret's file can't be read or made. `message` is one line that never holds the secret. */
export class SecretFileError extends Error {
  override readonly name = 'SecretFileError';
}

/**
 * The text of a file that only its owner may read, made by `make` at the first call. It is written
 * aside and linked into its place, so the place never holds half a secret, and of several processes
 * that make it at once all get the first one's.
 * @throws SecretFileError
 */
export async function readOrMakeSecret(file: string, make: () => Promise<string>): Promise<string> {
  try {
    return (await readIfThere(file)) ?? (await makeSecret(file, await make()));
  } catch (error) {
    const reason = codeOf(error) ?? String(error);
    throw new SecretFileError(`can't use the key file ${file}: ${reason}`, { cause: error });
  }
}

async function makeSecret(file: string, text: string): Promise<string> {
  const aside = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  await makeDirectory(path.dirname(file));
  await writeFile(aside, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(aside, file);
    return text;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return await readFile(file, 'utf8');
  } finally {
    await unlink(aside);
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
