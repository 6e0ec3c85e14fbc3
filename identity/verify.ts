import { decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Identity } from './identity.ts';
import type { Issuer } from './issuers.ts';

/** Signatures by key pair only: a shared secret or `none` proves nothing about an issuer. */
const ALGORITHMS = ['EdDSA', 'ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512'];

/** How far the clocks of an issuer and of the gateway may differ. */
const CLOCK_TOLERANCE_SECONDS = 10;

const REASONS = {
  expired: 'The token has expired: get a new one',
  'unknown issuer': "The token's issuer is not one of this network",
  'wrong audience': 'The token is meant for another audience',
  malformed: 'The token is malformed: send Authorization: Bearer and a signed token',
} as const;

/** A token that doesn't count. `message` is all that its sender may learn. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly reason: keyof typeof REASONS;
  constructor(reason: keyof typeof REASONS) {
    super(REASONS[reason]);
    this.reason = reason;
  }
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(256),
  /** Scopes divided by spaces, as OAuth has them. */
  scope: z.string().default(''),
  roles: z.array(z.string()).default([]),
  purpose: z.string(),
});

/**
 * The identity that an `Authorization` header proves; null where there is no header.
 * @throws TokenError when there is one that proves nothing
 */
export async function identify(
  authorization: string | undefined,
  issuers: readonly Issuer[],
): Promise<Identity | null> {
  if (authorization === undefined) return null;
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new TokenError('malformed');
  return await verifyToken(token, issuers);
}

/** @throws TokenError unless one of the issuers signed the token, for its audience, and it holds now */
export async function verifyToken(token: string, issuers: readonly Issuer[]): Promise<Identity> {
  const issuer = issuerOf(token, issuers);
  const claims = claimsSchema.safeParse(await verifiedClaims(token, issuer));
  if (!claims.success || !issuer.purposes.includes(claims.data.purpose))
    throw new TokenError('malformed');
  const { sub, scope, roles, purpose } = claims.data;
  const granted = new Set(scope.split(' ').filter((name) => issuer.scopes.includes(name)));
  return {
    subject: sub,
    issuer: issuer.issuer,
    institution: issuer.institution,
    roles,
    scopes: [...granted],
    policies: [],
    purpose,
  };
}

/** The issuer that the token names, before anything proves that it is true. */
function issuerOf(token: string, issuers: readonly Issuer[]): Issuer {
  const claimed = claimedIssuer(token);
  const issuer = issuers.find((known) => known.issuer === claimed);
  if (issuer === undefined) throw new TokenError('unknown issuer');
  return issuer;
}

function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw new TokenError('malformed');
  }
}

async function verifiedClaims(token: string, issuer: Issuer): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, issuer.jwks, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new TokenError('expired');
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
      throw new TokenError('wrong audience');
    // The issuer's keys could not be had: no fault of the token.
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
    throw new TokenError('malformed');
  }
}
