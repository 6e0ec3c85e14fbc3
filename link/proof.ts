import { randomBytes } from 'node:crypto';
import { importJWK, jwtVerify, SignJWT, type JWK, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ASSERTION_ALGORITHM, ASSERTION_CLOCK_TOLERANCE_SECONDS } from '../identity/assertion.ts';
import type { Refusal } from './frames.ts';

/**
 * How the two ends of a connection prove who they are: each signs the other's nonce, for this site and
 * this network, with the time. A nonce is good for one connection, so nothing can be used again.
 */

/** No assertion can pass for a proof, nor a proof for an assertion. */
const PROOF_TYPE = 'site-link+jwt';

/** One end doesn't take what the other shows. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly reason: Refusal;
  constructor(reason: Refusal, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Who signs for whom: `network:ID` for `site:ID`, or the other way round. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

export function makeNonce(): string {
  return randomBytes(32).toString('base64url');
}

export async function signProof(
  { from, to }: Ends,
  nonce: string,
  key: JWK & { readonly kid?: string },
): Promise<string> {
  return await new SignJWT({ nonce })
    .setProtectedHeader({ alg: ASSERTION_ALGORITHM, typ: PROOF_TYPE, kid: key.kid ?? '' })
    .setIssuer(from)
    .setAudience(to)
    .setIssuedAt()
    .sign(key);
}

const claimsSchema = z.object({ nonce: z.string(), iat: z.number() });

/**
 * @param otherwise the reason that is given when the signature isn't of a key that is known
 * @throws RefusalError
 */
export async function verifyProof(
  proof: string,
  { from, to }: Ends,
  nonce: string,
  { key, otherwise }: { readonly key: JWTVerifyGetKey | JWK; readonly otherwise: Refusal },
): Promise<void> {
  const claims = await verified(proof, { from, to }, { key, otherwise });
  if (claims.nonce !== nonce) throw new RefusalError('MALFORMED', 'the proof is of another nonce');
  const seconds = Math.round(Date.now() / 1000 - claims.iat);
  if (Math.abs(seconds) > ASSERTION_CLOCK_TOLERANCE_SECONDS)
    throw new RefusalError('WRONG_CLOCK', `the clock here is ${ahead(seconds)} of the other's`);
}

async function verified(
  proof: string,
  { from, to }: Ends,
  { key, otherwise }: { readonly key: JWTVerifyGetKey | JWK; readonly otherwise: Refusal },
): Promise<z.output<typeof claimsSchema>> {
  const options = {
    issuer: from,
    audience: to,
    typ: PROOF_TYPE,
    algorithms: [ASSERTION_ALGORITHM],
    requiredClaims: ['iat'],
  };
  try {
    const { payload } =
      typeof key === 'function'
        ? await jwtVerify(proof, key, options)
        : await jwtVerify(proof, await importJWK(key, ASSERTION_ALGORITHM), options);
    return claimsSchema.parse(payload);
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'no signature';
    throw new RefusalError(otherwise, `no proof of ${from} for ${to}: ${detail}`);
  }
}

function ahead(seconds: number): string {
  return seconds > 0 ? `${seconds} s ahead` : `${-seconds} s behind`;
}
