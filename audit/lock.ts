import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { codeOf } from '../service/error-code.ts';
import { AuditError, reasonOf } from './error.ts';

/** Who holds a lock, told apart from a later process that was given the same number. */
const holderSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** The system's count of when the process began; null where it doesn't say. */
  began: z.string().nullable(),
});
type Holder = z.output<typeof holderSchema>;

/** Files that this process itself holds. */
const held = new Set<string>();

/**
 * Takes a lock file, from a process that died also. One process on one machine writes an audit; that
 * a process on another machine died can't be seen from here, so its lock stands.
 * @returns what gives it back
 * @throws AuditError that names who holds it
 */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  if (held.has(file))
    throw new AuditError(`${file} is held by this process: an audit has one writer`);
  held.add(file);
  try {
    await acquire(file);
  } catch (error) {
    held.delete(file);
    if (error instanceof AuditError) throw error;
    throw new AuditError(`can't take ${file}: ${reasonOf(error)}`, { cause: error });
  }
  return async () => {
    held.delete(file);
    await rm(file, { force: true });
  };
}

async function acquire(file: string): Promise<void> {
  const own: Holder = { pid: process.pid, host: hostname(), began: await beginningOf(process.pid) };
  const aside = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  await writeFile(aside, JSON.stringify(own), { mode: 0o600, flag: 'wx' });
  try {
    // A link is made whole or not at all, and never over another.
    if (await linkInto(aside, file)) return;
    await removeIfAbandoned(file, `${aside}.old`);
    if (!(await linkInto(aside, file))) throw heldBy(file, await readHolder(file));
  } finally {
    await rm(aside, { force: true });
  }
}

async function linkInto(aside: string, file: string): Promise<boolean> {
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @throws AuditError when who holds the lock lives, or may live */
async function removeIfAbandoned(file: string, aside: string): Promise<void> {
  const holder = await readHolder(file);
  if (holder === null || (await isAlive(holder))) throw heldBy(file, holder);
  await rename(file, aside);
  const moved = await readHolder(aside);
  // Another process was faster, and this is its lock: it gets it back.
  if (moved?.pid !== holder.pid || moved.began !== holder.began) await linkInto(aside, file);
  await rm(aside, { force: true });
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

async function isAlive({ pid, host, began }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  // This process holds it not: `held` says so.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
  return (await beginningOf(pid)) === began;
}

/** Linux has it in field 22 of `/proc/PID/stat`, 20th behind the command's name. */
async function beginningOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.replace(/^.*\) /s, '').split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function heldBy(file: string, holder: Holder | null): AuditError {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return new AuditError(
    `${file} is held by ${who}: an audit has one writer. End it, or remove the file if it is gone`,
  );
}
