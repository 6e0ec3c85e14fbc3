import type { Request, RequestHandler } from 'express';
import type { Identity } from '../identity/identity.ts';
import type { Issuer } from '../identity/issuers.ts';
import { identify, TokenError } from '../identity/verify.ts';
import { sendError } from '../service/http.ts';

/** Who sent each request, from when its token is verified until it is answered. */
const identities = new WeakMap<Request, Identity | null>();

/**
 * Verifies the bearer token before anything of the request is read. A request without one is
 * anonymous; one with a token that doesn't count is refused, whatever it asks for.
 */
export function verifyIdentity(issuers: readonly Issuer[]): RequestHandler {
  return async (request, response, next) => {
    try {
      identities.set(request, await identify(request.get('authorization'), issuers));
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      response.setHeader(
        'www-authenticate',
        `Bearer realm="precision-graph", error="invalid_token", error_description="${error.reason}"`,
      );
      sendError(response, 401, 'UNAUTHENTICATED', error.message);
      return;
    }
    next();
  };
}

/** Who sent a request that `verifyIdentity` let through. */
export function identityOf(request: Request): Identity | null {
  return identities.get(request) ?? null;
}
