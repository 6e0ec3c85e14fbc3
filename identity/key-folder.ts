import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { makeDirectory } from '../service/directory.ts';
import { readOrMakeSecret } from '../service/secret-file.ts';
import { ASSERTION_ALGORITHM, SIGNING_PARTS, type SigningPart } from './assertion.ts';
import { PRIVATE_KEY, readKeys, TRUSTED_KEYS, type TrustedKey } from './assertion-keys.ts';

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
  /** Trusts no key any more whose private half isn't in the folder. */
  readonly retire?: boolean | undefined;
}

/**
 * Makes in a folder what is missing of the keys of all signing parts, each in a folder of its own for
 * its owner only, and writes the public halves of all as the keys to trust. What is there stays; of
 * several processes that do it at once all find the same keys.
 * @returns the keys that are trusted now
 * @throws SecretFileError, KeyFileError
 */
export async function makeKeys(
  folder: string,
  { next, retire = false }: KeyFolderOptions = {},
): Promise<readonly TrustedKey[]> {
  const own: TrustedKey[] = [];
  for (const part of SIGNING_PARTS) {
    own.push(await publicHalf(part, signingKeyFile(folder, part)));
    const nextFile = nextKeyFile(folder, part);
    if (part === next || existsSync(nextFile)) own.push(await publicHalf(part, nextFile));
  }
  const file = trustedKeysFile(folder);
  const before = await readTrusted(file);
  const others = before.filter((key) => own.every(({ kid }) => kid !== key.kid));
  const trusted = (retire ? own : [...others, ...own]).sort(byPartThenKey);
  if (JSON.stringify(trusted) !== JSON.stringify(before)) await replaceFile(file, trusted);
  return trusted;
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

async function makePrivateKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ASSERTION_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return `${JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk) })}\n`;
}

async function readTrusted(file: string): Promise<TrustedKey[]> {
  return existsSync(file) ? readKeys(TRUSTED_KEYS, await readFile(file, 'utf8'), file).keys : [];
}

/** Whoever reads the file meanwhile finds the old keys or the new ones, never half of them. */
async function replaceFile(file: string, keys: readonly TrustedKey[]): Promise<void> {
  const aside = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  await makeDirectory(path.dirname(file));
  await writeFile(aside, `${JSON.stringify({ keys }, null, 2)}\n`, { flag: 'wx', flush: true });
  await rename(aside, file);
}

function byPartThenKey(one: TrustedKey, other: TrustedKey): number {
  return `${one.part} ${one.kid}` < `${other.part} ${other.kid}` ? -1 : 1;
}
