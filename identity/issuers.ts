import type { JWTVerifyGetKey } from 'jose';

/** An OpenID issuer that the network trusts, and how far. */
export interface Issuer {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The `aud` that its tokens must name. */
  readonly audience: string;
  /** The institution that all of its tokens speak for. */
  readonly institution: { readonly id: string; readonly name: string };
  /** Its public keys: `createLocalJWKSet` or `createRemoteJWKSet` of `jose`. */
  readonly jwks: JWTVerifyGetKey;
  /** The scopes that it may grant; others are dropped from its tokens. */
  readonly scopes: readonly string[];
  /** The purposes of use that its tokens may state. */
  readonly purposes: readonly string[];
}
