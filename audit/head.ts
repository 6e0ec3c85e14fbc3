import { open, readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { codeOf } from '../service/error-code.ts';
import { AuditError, reasonOf } from './error.ts';
import { headFile, type AuditPlace } from './files.ts';

/**
 * How far a part's records go: what shows that some were cut off at the end. A copy kept elsewhere
 * shows it even when the head was changed as well.
 */
const headSchema = z.object({
  part: z.string(),
  /** Number of the last record; 0 before there is one. */
  count: z.int().nonnegative(),
  /** SHA-256 of the last record's line. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Head = z.output<typeof headSchema>;

/**
 * @returns null when there is none
 * @throws AuditError when it can't be read
 */
export async function readHead(file: string): Promise<Head | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new AuditError(`can't read ${file}: ${reasonOf(error)}`, { cause: error });
  }
  const head = headSchema.safeParse(parseJson(text));
  if (!head.success || textOf(head.data) !== text)
    throw new AuditError(`${file} is no head of an audit: it was changed`);
  return head.data;
}

/** Replaces the head at once: a reader, or the next start after a crash, finds the old or the new. */
export async function writeHead(place: AuditPlace, head: Head): Promise<void> {
  const file = headFile(place);
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(textOf(head));
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

function textOf({ part, count, hash }: Head): string {
  return `${JSON.stringify({ part, count, hash })}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
