import type { Request, RequestHandler, Response } from 'express';
import type { Identity } from '../identity/identity.ts';
import type { AuditLog } from '../audit/log.ts';
import { IssuerUnavailableError, type Issuer } from '../identity/issuers.ts';
import { identify, PurposeError, TokenError } from '../identity/verify.ts';
import { sendError } from '../service/http.ts';
import type { Log } from '../service/log.ts';

/** States the HL7 purpose of use where the token states none. */
export const PURPOSE_HEADER = 'x-purpose-of-use';

/** States the disease that is studied, by its code, where the token states none. */
export const DISEASE_HEADER = 'x-research-disease';

/** Who sent each request, from when its token is verified until it is answered. */
const identities = new WeakMap<Request, Identity | null>();

/**
 * Verifies the bearer token before anything of the request is read. A request without one is
 * anonymous; one with a token that doesn't count is refused, whatever it asks for, and the audit keeps why.
 */
export function verifyIdentity(
  issuers: readonly Issuer[],
  log: Log,
  audit?: AuditLog,
): RequestHandler {
  return async (request, response, next) => {
    const authorization = request.headersDistinct['authorization'] ?? [];
    const stated = { purpose: request.get(PURPOSE_HEADER), disease: request.get(DISEASE_HEADER) };
    try {
      identities.set(request, await identify({ authorization, ...stated }, issuers));
    } catch (error) {
      if (error instanceof TokenError) audit?.refused('token', error.reason);
      if (error instanceof PurposeError) audit?.refused('token', 'purpose not allowed');
      refuse(response, error, log);
      return;
    }
    next();
  };
}

function refuse(response: Response, error: unknown, log: Log): void {
  if (error instanceof TokenError) {
    response.setHeader(
      'www-authenticate',
      `Bearer realm="precision-graph", error="invalid_token", error_description="${error.reason}"`,
    );
    sendError(response, 401, 'UNAUTHENTICATED', error.message);
  } else if (error instanceof PurposeError) {
    sendError(response, 400, 'BAD_REQUEST', error.message);
  } else if (error instanceof IssuerUnavailableError) {
    log.error("an issuer's keys can't be had", {}, error);
    const message = "The keys of the token's issuer can't be had now: try again";
    sendError(response, 503, 'ISSUER_UNAVAILABLE', message);
  } else throw error;
}

/** Who sent a request that `verifyIdentity` let through. */
export function identityOf(request: Request): Identity | null {
  return identities.get(request) ?? null;
}
