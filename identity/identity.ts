import { z } from 'zod';

/** Every right that a token can carry. */
export const SCOPES = [
  'knowledge:read',
  'cohort:count',
  /** Pseudonymous records. */
  'patient:read',
  'patient:genomics',
  'patient:identity',
  'trial:match',
  'audit:read',
  /** To look at the schema in production. */
  'schema:read',
] as const;

/** The HL7 PurposeOfUse codes that the network knows: treatment, research, operations. */
export const PURPOSES = ['TREAT', 'HRESCH', 'HOPERAT'] as const;

/** Who asks, as an issuer that the network trusts has it. */
export interface Identity {
  /** Unique within its issuer. */
  readonly subject: string;
  readonly issuer: string;
  /** The issuer's institution, never a claim's. */
  readonly institution: { readonly id: string; readonly name: string };
  readonly roles: readonly string[];
  /** Claimed by the token and within what its issuer may grant. */
  readonly scopes: readonly string[];
  /** Policies that the issuer says hold for the caller; empty unless the issuer may say so. */
  readonly policies: readonly string[];
  /** HL7 PurposeOfUse code. */
  readonly purpose: string;
}

/** An identity as it travels between parts. */
export const identitySchema: z.ZodType<Identity> = z.object({
  subject: z.string().min(1).max(256),
  issuer: z.string(),
  institution: z.object({ id: z.string(), name: z.string() }),
  roles: z.array(z.string()),
  scopes: z.array(z.string()),
  policies: z.array(z.string()),
  purpose: z.string(),
});
