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

/** The HL7 PurposeOfUse codes of the network's own personas: treatment, research, operations. */
export const PURPOSES = ['TREAT', 'HRESCH', 'HOPERAT'] as const;

/** Who asks, as an issuer that the network trusts has it. */
export interface Identity {
  /** Unique within its issuer. */
  readonly subject: string;
  readonly issuer: string;
  /** The issuer's institution, never a claim's. */
  readonly institution: Institution;
  readonly roles: readonly string[];
  /** Claimed by the token and within what its issuer may grant. */
  readonly scopes: readonly string[];
  /** Policies that the issuer says hold for the caller; empty unless the issuer may say so. */
  readonly policies: readonly string[];
  /** HL7 PurposeOfUse code. */
  readonly purpose: string;
  /** What the caller says to study, for consents that are limited to it; absent unless stated. */
  readonly study?: Study | undefined;
}

/** An institution of the network, as the configuration of its issuer has it. */
export interface Institution {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; absent unless stated. */
  readonly country?: string | undefined;
  /** DUO ids of the conditions that it is bound to by agreement (`ATTESTABLE`). */
  readonly attests?: readonly string[] | undefined;
}

export interface Study {
  /** A code of OncoTree, or a CURIE such as `NCIT:C3512`. */
  readonly disease?: string | undefined;
  /** As the caller's issuer names it. */
  readonly project?: string | undefined;
}

/** ISO 3166-1's code of two letters, by which an institution's country is stated. */
export const COUNTRY_CODE = /^[A-Z]{2}$/;

/** How a disease or a project is written, wherever it is stated. */
export const STUDY_WORD = /^[A-Za-z0-9][A-Za-z0-9_:./-]{0,63}$/;

/** An identity as it travels between parts. */
export const identitySchema: z.ZodType<Identity> = z.object({
  subject: z.string().min(1).max(256),
  issuer: z.string(),
  institution: z.object({
    id: z.string(),
    name: z.string(),
    country: z.string().optional(),
    attests: z.array(z.string()).optional(),
  }),
  roles: z.array(z.string()),
  scopes: z.array(z.string()),
  policies: z.array(z.string()),
  purpose: z.string(),
  study: z.object({ disease: z.string().optional(), project: z.string().optional() }).optional(),
});
