import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import {
  ASSERTION_ALGORITHM,
  ASSERTION_CLOCK_TOLERANCE_SECONDS,
  ASSERTION_LIFETIME_SECONDS,
  ASSERTION_TYPE,
  AssertionError,
  type AssertionFault,
  gatewayClaimsSchema,
  patientsClaimsSchema,
  siteAudience,
  type Audience,
  type Proof,
  type SigningPart,
} from './assertion.ts';

/** The public keys of the parts that may ask, as they are now. */
export type TrustedKeys = () => Promise<Readonly<Record<SigningPart, JWTVerifyGetKey>>>;

export interface AssertionVerifier {
  /**
   * What an assertion proves. The caller must still hold `bodyHash` against the body that came with it.
   * @throws AssertionError when it proves nothing here
   */
  verify(assertion: string): Promise<Proof>;
}

/** For a subgraph: it believes the gateway, about what is meant for this subgraph. */
export function subgraphVerifier(name: Audience, keys: TrustedKeys): AssertionVerifier {
  return { verify: (assertion) => verifyGateway(assertion, name, keys) };
}

/**
 * For a site: the patients subgraph says what it asks, and the gateway, in what is enclosed, for whom.
 */
export function siteVerifier(id: string, keys: TrustedKeys): AssertionVerifier {
  const audience = siteAudience(id);
  return {
    verify: async (assertion) => {
      const payload = await verifySignature(assertion, 'patients', audience, keys);
      const outer = patientsClaimsSchema.safeParse(payload);
      if (!outer.success)
        throw new AssertionError('malformed', 'the claims are not those of a site question');
      const { rid, body, enclosed } = outer.data;
      const inner = await verifyGateway(enclosed, 'patients', keys);
      if (inner.requestId !== rid)
        throw new AssertionError(
          'of another request',
          'the enclosed assertion is of another request',
        );
      return { caller: inner.caller, requestId: rid, bodyHash: body, assertion };
    },
  };
}

async function verifyGateway(
  assertion: string,
  audience: Audience,
  keys: TrustedKeys,
): Promise<Proof> {
  const payload = await verifySignature(assertion, 'gateway', audience, keys);
  const claims = gatewayClaimsSchema.safeParse(payload);
  if (!claims.success)
    throw new AssertionError('malformed', 'the claims are not those of the gateway');
  const { caller, rid, body } = claims.data;
  return { caller, requestId: rid, bodyHash: body, assertion };
}

async function verifySignature(
  assertion: string,
  signer: SigningPart,
  audience: Audience,
  keys: TrustedKeys,
): Promise<JWTPayload> {
  const trusted = (await keys())[signer];
  try {
    const { payload } = await jwtVerify(assertion, trusted, {
      issuer: signer,
      audience,
      typ: ASSERTION_TYPE,
      algorithms: [ASSERTION_ALGORITHM],
      requiredClaims: ['exp'],
      maxTokenAge: ASSERTION_LIFETIME_SECONDS,
      clockTolerance: ASSERTION_CLOCK_TOLERANCE_SECONDS,
    });
    return payload;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AssertionError(faultOf(error), `not from ${signer} for ${audience}: ${reason}`);
  }
}

function faultOf(error: unknown): AssertionFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'aud' ? 'wrong audience' : 'malformed';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown key';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'wrong signature';
  return 'malformed';
}
