import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler } from 'express';
import type { AuditLog } from '../audit/log.ts';
import { ASSERTION_HEADER, AssertionError, hashBody, type Proof } from '../identity/assertion.ts';
import type { AssertionVerifier } from '../identity/assertion-verifier.ts';
import { refuseUnproved, type CheckBody } from './http.ts';
import type { Log } from './log.ts';
import type { RequestInfo } from './part.ts';
import { currentRequestId } from './request-scope.ts';

/** Lets through what a part of the network asks, and nothing else. */
export interface AssertionGuard {
  /** Holds the assertion against this part, the time and the trusted keys, before a body is read. */
  readonly verify: RequestHandler;
  /** Holds the body against the assertion. */
  readonly checkBody: CheckBody;
  readonly callerOf: (request: Request) => Pick<RequestInfo, 'caller' | 'assertion'>;
}

/** @param audit keeps why requests were refused; nothing does unless stated */
export function guardByAssertion(
  verifier: AssertionVerifier,
  log: Log,
  audit?: AuditLog,
): AssertionGuard {
  const stated = new WeakMap<IncomingMessage, Proof>();
  const proved = new WeakMap<IncomingMessage, Proof>();
  return {
    verify: async (request, response, next) => {
      try {
        const proof = await verifier.verify(assertionOf(request));
        if (proof.requestId !== currentRequestId())
          throw new AssertionError('of another request', 'it is of another request');
        stated.set(request, proof);
      } catch (error) {
        if (!(error instanceof AssertionError)) throw error;
        audit?.refused('assertion', error.fault);
        log.warn('refused: no valid assertion', {
          requestId: currentRequestId() ?? 'unknown',
          reason: error.message,
        });
        refuseUnproved(response);
        return;
      }
      next();
    },
    checkBody: (request, bytes) => {
      const proof = stated.get(request);
      if (proof?.bodyHash !== hashBody(bytes)) {
        audit?.refused('assertion', 'of another request');
        throw new AssertionError('of another request', 'the body is not what the assertion is for');
      }
      proved.set(request, proof);
    },
    callerOf: (request) => {
      const proof = proved.get(request);
      if (proof === undefined) throw new Error('nothing proves who asks');
      return { caller: proof.caller, assertion: proof.assertion };
    },
  };
}

/** Only a POST with a body: an assertion covers the body and nothing of the address. */
function assertionOf(request: Request): string {
  const [assertion, ...others] = request.headersDistinct[ASSERTION_HEADER] ?? [];
  if (assertion === undefined || others.length > 0)
    throw new AssertionError('absent', 'there is none, or more than one');
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (request.method !== 'POST' || (length === undefined && encoding === undefined))
    throw new AssertionError('malformed', 'it is not a POST with a body');
  return assertion;
}
