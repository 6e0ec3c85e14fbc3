import { createLocalJWKSet, type JWK } from 'jose';
import { z } from 'zod';
import { WatchedFile } from '../service/watched-file.ts';
import { SIGNING_PARTS, type SigningPart } from './assertion.ts';
import type { TrustedKeys } from './assertion-verifier.ts';
import type { SigningKey } from './signer.ts';

/** A file of keys can't be read or holds something else. `message` never holds a key. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

const publicMembers = {
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string().min(1),
};
const trustedKeySchema = z.strictObject({ ...publicMembers, part: z.enum(SIGNING_PARTS) });
export type TrustedKey = z.output<typeof trustedKeySchema>;

/** What a file of keys holds, and how to say what it must. */
interface Kind<T> {
  readonly schema: z.ZodType<T>;
  readonly right: string;
}
export const PRIVATE_KEY = {
  schema: z.object({ ...publicMembers, d: z.string() }),
  right: 'a private Ed25519 key as JWK: kty, crv, x, d and kid',
};
/** The public keys of all parts that sign; several of one part while its key is being changed. */
export const TRUSTED_KEYS = {
  schema: z.object({ keys: z.array(trustedKeySchema) }),
  right: 'a JWKS of public Ed25519 keys: each kty, crv, x, kid and part, and nothing else',
};

export interface KeyFileOptions {
  /** Hears why a changed file isn't taken. */
  readonly onFault?: (reason: string) => void;
  /** How long what was read counts as fresh; 1 s unless stated. */
  readonly recheckMs?: number;
}

/**
 * A part's own private key, an Ed25519 JWK with its `kid`, read again when the file changes.
 * @throws KeyFileError
 */
export async function openSigningKey(
  file: string,
  options: KeyFileOptions = {},
): Promise<SigningKey> {
  const key = await open(file, options, (text): JWK & { readonly kid: string } =>
    readKeys(PRIVATE_KEY, text, file),
  );
  return () => key.current();
}

/**
 * The keys that a part trusts, read again when the file changes.
 * @throws KeyFileError
 */
export async function openTrustedKeys(
  file: string,
  options: KeyFileOptions = {},
): Promise<TrustedKeys> {
  const keys = await open(file, options, (text) =>
    trustedKeysOf(readKeys(TRUSTED_KEYS, text, file).keys),
  );
  return () => keys.current();
}

/** The keys by the part that signs with them. */
export function trustedKeysOf(
  keys: readonly TrustedKey[],
): Record<SigningPart, ReturnType<typeof createLocalJWKSet>> {
  const of = (part: SigningPart) =>
    createLocalJWKSet({
      keys: keys
        .filter((key) => key.part === part)
        .map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid })),
    });
  return { gateway: of('gateway'), patients: of('patients') };
}

async function open<T>(
  file: string,
  options: KeyFileOptions,
  read: (text: string) => T,
): Promise<WatchedFile<T>> {
  try {
    return await WatchedFile.open({ file, read, ...options });
  } catch (error) {
    if (error instanceof KeyFileError) throw error;
    const code = z.object({ code: z.string() }).safeParse(error).data?.code ?? 'unknown';
    const step =
      code === 'ENOENT'
        ? ": put there what 'precision-graph keys' makes (a site gets it from the network's operator)"
        : '';
    throw new KeyFileError(`can't read the key file ${file}: ${code}${step}`, { cause: error });
  }
}

/** @throws KeyFileError that says what the file must hold, and nothing of what it does hold */
export function readKeys<T>({ schema, right }: Kind<T>, text: string, file: string): T {
  const keys = schema.safeParse(parseJson(text));
  if (!keys.success) throw new KeyFileError(`${file} must hold ${right}`);
  return keys.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
