import type { JWTVerifyGetKey } from 'jose';
import type { Institution } from './identity.ts';

/** An OpenID issuer that the network trusts, and how far. */
export interface Issuer {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The `aud` that its tokens must name. */
  readonly audience: string;
  /** The institution that all of its tokens speak for. */
  readonly institution: Institution;
  /**
   * Its public keys: `createLocalJWKSet` or `createRemoteJWKSet` of `jose`.
   * @throws IssuerUnavailableError when they can't be had
   */
  readonly jwks: JWTVerifyGetKey;
  /** The scopes that it may grant; others are dropped from its tokens. */
  readonly scopes: readonly string[];
  /** The purposes of use that its tokens, or the senders of its tokens, may state. */
  readonly purposes: readonly string[];
  /** The claim that lists the policies that hold for a caller; without it the issuer grants none. */
  readonly policiesClaim?: string | undefined;
}

/** An issuer's keys can't be had now: no fault of the token. */
export class IssuerUnavailableError extends Error {
  override readonly name = 'IssuerUnavailableError';
}
