import type { JWK } from 'jose';
import { z } from 'zod';
import { readOrMakeSecret } from '../service/secret-file.ts';
import { PRIVATE_KEY, readKeys } from './assertion-keys.ts';
import { makePrivateKey } from './private-key.ts';

/** A site's public key as one word: `ed25519:` and the key's 32 bytes in base64url. */
const PUBLIC_KEY = /^ed25519:([A-Za-z0-9_-]{43})$/;

/** A site's public key as the network's list of sites states it. */
export const sitePublicKeySchema = z
  .string()
  .regex(PUBLIC_KEY, { error: "must be 'ed25519:' and the key, as 'site init' prints it" });

/** The private key by which a site that dials proves itself; it stays in the site's process. */
export type SiteKey = JWK & { readonly kid: string; readonly x: string };

/**
 * A site's private key, made at the first call, in a file that only its owner may read.
 * @throws SecretFileError, KeyFileError
 */
export async function readOrMakeSiteKey(file: string): Promise<SiteKey> {
  return readKeys(PRIVATE_KEY, await readOrMakeSecret(file, makePrivateKey), file);
}

/** What the network is given of the key. */
export function publicKeyOf({ x }: SiteKey): string {
  return `ed25519:${x}`;
}

/** A public key in the form that signatures are verified with. */
export function sitePublicJwk(publicKey: string): JWK {
  return { kty: 'OKP', crv: 'Ed25519', x: PUBLIC_KEY.exec(publicKey)?.[1] ?? '' };
}
