import { createHash } from 'node:crypto';
import { z } from 'zod';
import { identitySchema, type Identity } from './identity.ts';

/**
 * The header in which one part states to another for whom it asks. The gateway signs for subgraphs; the
 * patients subgraph signs for sites and encloses what the gateway signed for it, so that nobody between
 * gateway and site can make up a caller.
 */
export const ASSERTION_HEADER = 'x-precision-graph-assertion';

/** The parts that ask others. */
export const SIGNING_PARTS = ['gateway', 'patients'] as const;
export type SigningPart = (typeof SIGNING_PARTS)[number];

/** Signed for exactly one part: a subgraph by its name, or a site. */
export type Audience = string;
export function siteAudience(id: string): Audience {
  return `site:${id}`;
}

export const ASSERTION_ALGORITHM = 'EdDSA';
/** No other token can pass for an assertion, nor an assertion for another token. */
export const ASSERTION_TYPE = 'assertion+jwt';
/** Longer than any question takes; how long a stolen assertion repeats the question that it was for. */
export const ASSERTION_LIFETIME_SECONDS = 60;
/** How far the clocks of two parts may differ. */
export const ASSERTION_CLOCK_TOLERANCE_SECONDS = 10;

const common = {
  /** One part, never a list. */
  aud: z.string(),
  /** Request id. */
  rid: z.string(),
  /** SHA-256 of the HTTP body, base64url: the question that this assertion is for, and no other. */
  body: z.string(),
};
/** What the gateway signs. */
export const gatewayClaimsSchema = z.object({ ...common, caller: identitySchema.nullable() });
/** What the patients subgraph signs for a site. */
export const patientsClaimsSchema = z.object({ ...common, enclosed: z.string() });

/** What an assertion proves. */
export interface Proof {
  /** Who asks; null for a client without a token. */
  readonly caller: Identity | null;
  readonly requestId: string;
  readonly bodyHash: string;
  /** The assertion itself, to enclose when asking onward. */
  readonly assertion: string;
}

/** What is wrong with an assertion, by class: all that an audit keeps of it. */
export type AssertionFault =
  | 'absent'
  | 'malformed'
  | 'expired'
  | 'unknown key'
  | 'wrong signature'
  | 'wrong audience'
  | 'of another request';

/** A request without a valid assertion. `message` is for this part's own log. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly fault: AssertionFault;
  constructor(fault: AssertionFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export function hashBody(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}
