import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a directory and those above it; one that is there already is fine. Node's own `recursive` makes
 * no end of it where a parent can't be made, as under `/proc` (Node 20).
 * @throws NodeJS.ErrnoException
 */
export async function makeDirectory(directory: string, mode?: number): Promise<void> {
  if (await isDirectory(directory)) return;
  const parent = path.dirname(directory);
  if (parent !== directory) await makeDirectory(parent, mode);
  try {
    await mkdir(directory, mode);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!(await isDirectory(directory))) throw error;
  }
}

async function isDirectory(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    return false;
  }
}
