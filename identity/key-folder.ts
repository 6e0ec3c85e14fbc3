import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeDirectory } from '../service/directory.ts';
import { readOrMakeSecret } from '../service/secret-file.ts';
import { SIGNING_PARTS, type SigningPart } from './assertion.ts';
import {
  KeyFileError,
  PRIVATE_KEY,
  readKeys,
  TRUSTED_KEYS,
  type TrustedKey,
} from './assertion-keys.ts';
import { makePrivateKey } from './private-key.ts';

/** The private key that a part signs with. */
export function signingKeyFile(folder: string, part: SigningPart): string {
  return path.join(folder, part, 'assertion.jwk');
}

/** The private key that a part will sign with once it takes the place of `signingKeyFile`. */
export function nextKeyFile(folder: string, part: SigningPart): string {
  return path.join(folder, part, 'next.jwk');
}

/** The public keys that every part trusts. */
export function trustedKeysFile(folder: string): string {
  return path.join(folder, 'trusted', 'keys.json');
}

export interface KeyFolderOptions {
  /** Makes the next key of this part also, for it to be trusted before it signs. */
  readonly next?: SigningPart | undefined;
}

/**
 * How long a part's new key must have been in its place before the old one can go: an assertion holds for
 * a minute, and parts look at their files now and then.
 */
const SETTLED_MS = 120_000;

/**
 * Makes in a folder what is missing of the keys of all signing parts, each in a folder of its own for
 * its owner only, and writes the public halves of all as the keys to trust. What is there stays; of
 * several processes that do it at once all find the same keys.
 * @returns the keys that are trusted now
 * @throws SecretFileError, KeyFileError
 */
export async function makeKeys(
  folder: string,
  { next }: KeyFolderOptions = {},
): Promise<readonly TrustedKey[]> {
  const own = await ownKeys(folder, next);
  const before = await readTrusted(trustedKeysFile(folder));
  const trusted = [...before.filter((key) => !isAmong(own, key)), ...own].sort(byPartThenKey);
  await writeTrusted(folder, trusted, before);
  return trusted;
}

/** Which keys are trusted, and which no more. */
export interface Retirement {
  readonly kept: readonly TrustedKey[];
  readonly retired: readonly TrustedKey[];
}

/**
 * Trusts no key any more whose private half isn't in the folder.
 * @param options `force` retires also where the new key is too new for the old one to be out of use
 * @throws KeyFileError where it is too new; SecretFileError
 */
export async function retireKeys(
  folder: string,
  { force, now = Date.now() }: { readonly force: boolean; readonly now?: number },
): Promise<Retirement> {
  const kept = (await ownKeys(folder)).sort(byPartThenKey);
  const before = await readTrusted(trustedKeysFile(folder));
  const retired = before.filter((key) => !isAmong(kept, key));
  if (!force) for (const { part } of retired) await assertSettled(folder, part, now);
  await writeTrusted(folder, kept, before);
  return { kept, retired };
}

/** @throws KeyFileError where assertions by the part's last key may still be under way */
async function assertSettled(folder: string, part: SigningPart, now: number): Promise<void> {
  // A file that is moved keeps its times but this one.
  const { ctimeMs } = await stat(signingKeyFile(folder, part));
  const left = Math.ceil((ctimeMs + SETTLED_MS - now) / 1000);
  if (left > 0)
    throw new KeyFileError(
      `the key of ${part} was put in its place less than two minutes ago, and what the one before it signed may still be under way: retire that in ${left} s, or at once with --force`,
    );
}

/** The public halves of the private keys in the folder. */
async function ownKeys(folder: string, next?: SigningPart): Promise<TrustedKey[]> {
  const own: TrustedKey[] = [];
  for (const part of SIGNING_PARTS) {
    own.push(await publicHalf(part, signingKeyFile(folder, part)));
    const nextFile = nextKeyFile(folder, part);
    if (part === next || existsSync(nextFile)) own.push(await publicHalf(part, nextFile));
  }
  return own;
}

function isAmong(keys: readonly TrustedKey[], { kid }: TrustedKey): boolean {
  return keys.some((key) => key.kid === kid);
}

/** The public half of the private key in a file, which is made if it isn't there. */
async function publicHalf(part: SigningPart, file: string): Promise<TrustedKey> {
  const { kty, crv, x, kid } = readKeys(
    PRIVATE_KEY,
    await readOrMakeSecret(file, makePrivateKey),
    file,
  );
  return { kty, crv, x, kid, part };
}

async function readTrusted(file: string): Promise<TrustedKey[]> {
  return existsSync(file) ? readKeys(TRUSTED_KEYS, await readFile(file, 'utf8'), file).keys : [];
}

/** Whoever reads the file meanwhile finds the old keys or the new ones, never half of them. */
async function writeTrusted(
  folder: string,
  keys: readonly TrustedKey[],
  before: readonly TrustedKey[],
): Promise<void> {
  if (JSON.stringify(keys) === JSON.stringify(before)) return;
  const file = trustedKeysFile(folder);
  const aside = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  await makeDirectory(path.dirname(file));
  await writeFile(aside, `${JSON.stringify({ keys }, null, 2)}\n`, { flag: 'wx', flush: true });
  await rename(aside, file);
}

function byPartThenKey(one: TrustedKey, other: TrustedKey): number {
  return `${one.part} ${one.kid}` < `${other.part} ${other.kid}` ? -1 : 1;
}
