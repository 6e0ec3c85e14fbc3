import path from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { z } from 'zod';
import { INSTITUTIONS } from '../demo/institutions.ts';
import { readOrMakeSecret } from '../service/secret-file.ts';
import { PURPOSES, SCOPES } from './identity.ts';
import type { Issuer } from './issuers.ts';
import { isPersona, PERSONAS } from './personas.ts';

const AUDIENCE = 'precision-graph';
const ALGORITHM = 'EdDSA';
const LIFETIME = '12h';
export const DEFAULT_INSTITUTION = 'northfield';

/** The local issuer can't do what was asked. `message` is one line fit for the person who asked. */
export class LocalIssuerError extends Error {
  override readonly name = 'LocalIssuerError';
}

export interface LocalIssuerOptions {
  /** Where the issuer's key lies; made there if need be. */
  readonly dataDirectory: string;
  /** NODE_ENV. */
  readonly mode: string;
}

const keySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
});

/**
 * One issuer for each institution of the demonstration, for trying out: all share one key, and who can
 * read its file can be anyone.
 * @returns none in production
 */
export async function localIssuers({ dataDirectory, mode }: LocalIssuerOptions): Promise<Issuer[]> {
  if (mode === 'production') return [];
  const { kty, crv, x } = await localKey(dataDirectory);
  const jwks = createLocalJWKSet({ keys: [{ kty, crv, x, alg: ALGORITHM, use: 'sig' }] });
  return INSTITUTIONS.map(({ id, name }) => ({
    issuer: issuerUrl(id),
    audience: AUDIENCE,
    institution: { id, name },
    jwks,
    scopes: SCOPES,
    purposes: PURPOSES,
  }));
}

/**
 * A token for a persona, valid for twelve hours.
 * @param who `persona` or `persona@institution`
 * @throws LocalIssuerError for an unknown persona or institution, and in production
 */
export async function issueLocalToken(
  who: string,
  { dataDirectory, mode }: LocalIssuerOptions,
): Promise<string> {
  if (mode === 'production')
    throw new LocalIssuerError(
      'the local issuer is for trying out and refused when NODE_ENV=production: get a token from your institution',
    );
  const [persona = '', institution = DEFAULT_INSTITUTION] = who.split(/@(.*)/s, 2);
  if (!isPersona(persona))
    throw new LocalIssuerError(
      `unknown persona '${persona}': take one of ${Object.keys(PERSONAS).join(', ')}`,
    );
  const ids = INSTITUTIONS.map(({ id }) => id);
  if (!ids.includes(institution))
    throw new LocalIssuerError(
      `unknown institution '${institution}': take one of ${ids.join(', ')}`,
    );
  const { scopes, purpose } = PERSONAS[persona];
  return await new SignJWT({ scope: scopes.join(' '), roles: [persona], purpose })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setIssuer(issuerUrl(institution))
    .setAudience(AUDIENCE)
    .setSubject(`${persona}@${institution}`)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(await localKey(dataDirectory));
}

/** The issuer's private key. A gateway takes the tokens of the key in its own DATA_DIR only. */
export function localIssuerFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'local-issuer.jwk');
}

function issuerUrl(institution: string): string {
  return `http://localhost/issuers/${institution}`;
}

async function localKey(dataDirectory: string): Promise<JWK & z.output<typeof keySchema>> {
  const file = localIssuerFile(dataDirectory);
  const key = keySchema.safeParse(parseJson(await readOrMakeSecret(file, makeKey)));
  if (!key.success)
    throw new LocalIssuerError(`${file} holds no Ed25519 key: remove it, and a new one is made`);
  return key.data;
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return `${JSON.stringify(await exportJWK(privateKey))}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
