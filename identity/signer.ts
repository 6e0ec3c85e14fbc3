import { SignJWT, type JWK } from 'jose';
import {
  ASSERTION_ALGORITHM,
  ASSERTION_LIFETIME_SECONDS,
  ASSERTION_TYPE,
  hashBody,
  type Audience,
} from './assertion.ts';
import type { Identity } from './identity.ts';

/** A question that one part sends to another. */
export interface Question {
  readonly audience: Audience;
  readonly requestId: string;
  /** The HTTP body, as it is sent. */
  readonly body: string;
}

/** Speaks for one part; its key stays inside. */
export interface GatewaySigner {
  /** @returns an assertion for this question, to be sent as `ASSERTION_HEADER` */
  sign(question: Question, caller: Identity | null): Promise<string>;
}

export interface PatientsSigner {
  /** @param enclosed the gateway's assertion for the question that this one serves */
  sign(question: Question, enclosed: string): Promise<string>;
}

/** A private key with its `kid`; the same object as long as it is the same key. */
export type SigningKey = () => Promise<JWK & { readonly kid: string }>;

export function gatewaySigner(key: SigningKey): GatewaySigner {
  return { sign: (question, caller) => signAssertion('gateway', question, { caller }, key) };
}

export function patientsSigner(key: SigningKey): PatientsSigner {
  return { sign: (question, enclosed) => signAssertion('patients', question, { enclosed }, key) };
}

async function signAssertion(
  part: 'gateway' | 'patients',
  { audience, requestId, body }: Question,
  claims: { readonly caller: Identity | null } | { readonly enclosed: string },
  key: SigningKey,
): Promise<string> {
  const jwk = await key();
  return await new SignJWT({ ...claims, rid: requestId, body: hashBody(body) })
    .setProtectedHeader({ alg: ASSERTION_ALGORITHM, typ: ASSERTION_TYPE, kid: jwk.kid })
    .setIssuer(part)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${ASSERTION_LIFETIME_SECONDS}s`)
    .sign(jwk);
}
