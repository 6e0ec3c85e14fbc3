import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { STUDY_WORD, type Identity, type Study } from './identity.ts';
import { IssuerUnavailableError, type Issuer } from './issuers.ts';

/** Signatures by key pair only: a shared secret or `none` proves nothing about an issuer. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512'];

/** How far the clocks of an issuer and of the gateway may differ. */
const CLOCK_TOLERANCE_SECONDS = 10;

/** A token that holds longer than a day is no access token. */
const MAX_LIFETIME_SECONDS = 24 * 60 * 60;

/** Larger than issuers make tokens, and small enough to travel on, within an assertion. */
const MAX_TOKEN_LENGTH = 8192;

const REASONS = {
  expired: 'The token has expired: get a new one',
  'unknown issuer': "The token's issuer is not one of this network",
  'wrong audience': 'The token is meant for another audience',
  'wrong signature':
    'The token is not signed by a key of its issuer: get a new one from the issuer',
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

/** The caller states a purpose of use that the token doesn't allow. */
export class PurposeError extends Error {
  override readonly name = 'PurposeError';
}

/** A subject goes into logs and audits: nothing in it may be invisible or break a line. */
const subject = z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,256}$/u);
const studyWord = z.string().regex(STUDY_WORD);
const claimsSchema = z
  .object({
    sub: subject,
    /** Scopes divided by spaces, as OAuth has them. */
    scope: z.string().default(''),
    roles: z.array(z.string()).default([]),
    purpose: z.string().optional(),
    study: z.object({ disease: studyWord.optional(), project: studyWord.optional() }).optional(),
    exp: z.number(),
    iat: z.number().default(() => Date.now() / 1000),
  })
  .refine(({ iat }) => iat <= Date.now() / 1000 + CLOCK_TOLERANCE_SECONDS)
  .refine(({ iat, exp }) => exp - iat <= MAX_LIFETIME_SECONDS);
const policiesSchema = z
  .union([z.string().transform((text) => text.split(' ')), z.array(z.string())])
  .default([]);

/** What a request says of who sends it. */
export interface Credentials {
  /** Its `Authorization` headers; more than one prove nothing. */
  readonly authorization: readonly string[];
  /** Its `x-purpose-of-use` header. */
  readonly purpose?: string | undefined;
  /** Its `x-research-disease` header. */
  readonly disease?: string | undefined;
}

/**
 * The identity that a request proves; null where it claims none.
 * @throws TokenError when it claims one and proves nothing
 * @throws PurposeError when it states a purpose of use that its token doesn't allow
 * @throws IssuerUnavailableError when the issuer's keys can't be had
 */
export async function identify(
  { authorization, ...stated }: Credentials,
  issuers: readonly Issuer[],
): Promise<Identity | null> {
  const [header] = authorization;
  if (header === undefined) return null;
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
  if (authorization.length > 1 || token === undefined || token.length > MAX_TOKEN_LENGTH)
    throw new TokenError('malformed');
  return await verifyToken(token, issuers, stated);
}

/** As `identify`, for a token without its header. */
export async function verifyToken(
  token: string,
  issuers: readonly Issuer[],
  stated: Omit<Credentials, 'authorization'> = {},
): Promise<Identity> {
  const issuer = issuerOf(token, issuers);
  const payload = await verifiedClaims(token, issuer);
  const claims = claimsSchema.safeParse(payload);
  const policies = policiesSchema.safeParse(ownClaim(payload, issuer.policiesClaim));
  if (!claims.success || !policies.success) throw new TokenError('malformed');
  const { sub, scope, roles, purpose, study: claimed } = claims.data;
  if (purpose !== undefined && !issuer.purposes.includes(purpose))
    throw new TokenError('malformed');
  const granted = new Set(scope.split(' ').filter((name) => issuer.scopes.includes(name)));
  const study = studyOf(claimed, stated.disease);
  return {
    subject: sub,
    issuer: issuer.issuer,
    institution: issuer.institution,
    roles,
    scopes: [...granted],
    policies: [...new Set(policies.data.filter((name) => name !== ''))],
    purpose: purposeOf(purpose, stated.purpose, issuer),
    ...(study && { study }),
  };
}

/**
 * The purpose of use: the token's; else the one that the request states; else the only one that the
 * issuer may state. Where there is a choice it must be made: without a purpose sites would give nothing,
 * which looks as if there were nothing. Empty for an issuer that may state none.
 */
function purposeOf(
  claimed: string | undefined,
  stated: string | undefined,
  issuer: Issuer,
): string {
  if (stated !== undefined && !issuer.purposes.includes(stated))
    throw new PurposeError(
      `x-purpose-of-use states no purpose that your issuer allows: there are ${issuer.purposes.join(', ')}`,
    );
  if (stated !== undefined && claimed !== undefined && stated !== claimed)
    throw new PurposeError(
      `x-purpose-of-use contradicts the token, which is for ${claimed}: leave the header out`,
    );
  const [only = '', ...others] = issuer.purposes;
  if (claimed === undefined && stated === undefined && others.length > 0)
    throw new PurposeError(
      `x-purpose-of-use must state for what you ask, since your token doesn't: one of ${issuer.purposes.join(', ')}`,
    );
  return claimed ?? stated ?? only;
}

/** What the token says is studied; where it names no disease, the one that the request states. */
function studyOf(claimed: Study | undefined, disease: string | undefined): Study | undefined {
  if (disease === undefined) return claimed;
  if (!STUDY_WORD.test(disease))
    throw new PurposeError(
      'x-research-disease states no disease: give a code of OncoTree, or of NCIt as NCIT:C3512',
    );
  if (claimed?.disease !== undefined && claimed.disease !== disease)
    throw new PurposeError(
      `x-research-disease contradicts the token, which is for ${claimed.disease}: leave the header out`,
    );
  return { ...claimed, disease };
}

function ownClaim(payload: JWTPayload, name: string | undefined): unknown {
  return name !== undefined && Object.hasOwn(payload, name) ? payload[name] : undefined;
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

async function verifiedClaims(token: string, issuer: Issuer): Promise<JWTPayload> {
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
    if (error instanceof IssuerUnavailableError) throw error;
    if (error instanceof errors.JWTExpired) throw new TokenError('expired');
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
      throw new TokenError('wrong audience');
    if (isUnproven(error)) throw new TokenError('wrong signature');
    // Also what jose throws for a key that the token's algorithm can't use.
    throw new TokenError('malformed');
  }
}

/** Whether no key of the issuer made the signature. */
function isUnproven(error: unknown): boolean {
  return (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey
  );
}
