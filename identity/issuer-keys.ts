import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { WatchedFile } from '../service/watched-file.ts';
import { IssuerUnavailableError } from './issuers.ts';

/** How an issuer's keys are kept, in milliseconds. */
export interface RemoteKeyTimes {
  /** Keys are fetched again when they are older; ten minutes unless stated. */
  readonly maxAgeMs?: number;
  /** A token with an unknown key makes them be fetched at most this often; 30 s unless stated. */
  readonly cooldownMs?: number;
}

const FETCH_TIMEOUT_MS = 5_000;

const publicKey = z
  .looseObject({
    kty: z.enum(['RSA', 'EC', 'OKP'], { error: 'kty is RSA, EC or OKP: no shared secret' }),
  })
  .refine((key) => !('d' in key), { error: 'd is part of a private key: give public keys only' });
const JWKS = 'a JWKS is an object with a list `keys`';
const jwksSchema = z.object(
  { keys: z.array(publicKey, { error: JWKS }).min(1, { error: 'keys is empty' }) },
  { error: JWKS },
);

/** Keys at an address of the issuer: fetched when needed, kept, and fetched again when they rotate. */
export function remoteKeys(uri: URL, times: RemoteKeyTimes = {}): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(uri, {
    timeoutDuration: FETCH_TIMEOUT_MS,
    cacheMaxAge: times.maxAgeMs ?? 600_000,
    cooldownDuration: times.cooldownMs ?? 30_000,
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      throw new IssuerUnavailableError(`the keys at ${uri.origin} can't be had`, { cause: error });
    }
  };
}

/**
 * Keys in a file, read again when it changes.
 * @throws Error in one line when the file holds no JWKS of public keys
 */
export async function fileKeys(file: string): Promise<JWTVerifyGetKey> {
  const keys = await WatchedFile.open({ file, read: readJwks });
  return async (header, token) => (await keys.current())(header, token);
}

function readJwks(text: string): JWTVerifyGetKey {
  const content = parseJson(text);
  const jwks = jwksSchema.safeParse(content);
  if (!jwks.success) {
    const [issue] = jwks.error.issues;
    const single = z.looseObject({ kty: z.string() }).safeParse(content).success;
    throw new Error(
      `holds no JWKS: ${issue?.message ?? JWKS}${single ? '; this looks like a single key' : ''}`,
    );
  }
  return createLocalJWKSet(jwks.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
