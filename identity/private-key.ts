import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { ASSERTION_ALGORITHM } from './assertion.ts';

/** A new Ed25519 key as the text of its file: a JWK with its `kid`. */
export async function makePrivateKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ASSERTION_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return `${JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk) })}\n`;
}
