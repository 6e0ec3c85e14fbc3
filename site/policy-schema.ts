import { z } from 'zod';
import { SCOPES } from '../identity/identity.ts';
import { INSTITUTION_ID } from '../identity/institution-id.ts';
import { isPurposeOfUse } from '../identity/purpose-of-use.ts';
import { NETWORK_BUDGET } from './disclosure/budget.ts';
import { whyNotWithheld } from './policy-fields.ts';

/** The kinds of questions that a site answers. Records can't be refused alone: matches give them too. */
export const OPERATION_KINDS = ['records', 'counts', 'matches'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** What counts are withheld below everywhere; a site's own threshold can't be lower. */
export const NETWORK_THRESHOLD = 11;

const INSTITUTION = { error: "give the ids of institutions: small letters, digits and '-'" };
const PURPOSE = { error: 'give HL7 PurposeOfUse codes, such as HRESCH' };
const SCOPE = { error: `give scopes, of ${SCOPES.join(', ')}` };
const KIND = { error: `give kinds of operations, of ${OPERATION_KINDS.join(', ')}` };
const ROLE = { error: 'give roles as the issuers name them' };
const FIELD = { error: 'give fields as Type.field, such as Patient.race' };
const THRESHOLD = `a policy can only tighten: counts below ${NETWORK_THRESHOLD} are withheld already, so give a whole number from ${NETWORK_THRESHOLD} to 10000`;

function countsUpTo(most: number) {
  const error = `a policy can only tighten: there are ${most} questions in ${NETWORK_BUDGET.periodDays} days, so give a whole number from 0 to ${most}`;
  return z.int(error).min(0, error).max(most, error);
}

const field = z.string(FIELD).superRefine((coordinate, context) => {
  const reason = whyNotWithheld(coordinate);
  if (reason !== null) context.addIssue({ code: 'custom', message: reason });
});

/**
 * A site's own policy. Every key refuses something or asks for more: there is none by which a policy
 * could give what the network's rules, or a patient's consents, withhold.
 */
export const sitePolicySchema = z.strictObject(
  {
    /** Refused as a whole. */
    refuseInstitutions: z
      .array(z.string(INSTITUTION).regex(INSTITUTION_ID, INSTITUTION), INSTITUTION)
      .default([]),
    /** HL7 PurposeOfUse codes; each stands for the narrower ones too. */
    refusePurposes: z.array(z.string(PURPOSE).refine(isPurposeOfUse, PURPOSE), PURPOSE).default([]),
    refuseOperations: z.array(z.enum(OPERATION_KINDS, KIND), KIND).default([]),
    /** Rights that count for nothing here, whoever granted them. */
    refuseScopes: z.array(z.enum(SCOPES, SCOPE), SCOPE).default([]),
    /** Fields that are never given, as `Type.field`. */
    refuseFields: z.array(field, FIELD).default([]),
    /** A caller must have one of these roles; empty: none is asked for. */
    requireRoles: z.array(z.string(ROLE).min(1, ROLE), ROLE).default([]),
    /** Counts below this are withheld. */
    threshold: z.int(THRESHOLD).min(NETWORK_THRESHOLD, THRESHOLD).max(10_000, THRESHOLD).optional(),
    /** Different questions for numbers that a caller, and an institution's callers together, have in a period. */
    countsPerCaller: countsUpTo(NETWORK_BUDGET.perCaller).optional(),
    countsPerInstitution: countsUpTo(NETWORK_BUDGET.perInstitution).optional(),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? 'no such key; a policy can only refuse and ask for more'
        : 'give an object',
  },
);

export type SitePolicy = z.output<typeof sitePolicySchema>;

/** What holds where a site states no policy of its own. */
export const NO_POLICY: SitePolicy = sitePolicySchema.parse({});

/** A policy's text is wrong: one line for each fault, by the key that is wrong. */
export class SitePolicyError extends Error {
  override readonly name = 'SitePolicyError';
}

/** @throws SitePolicyError */
export function readSitePolicy(text: string): SitePolicy {
  const parsed = sitePolicySchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new SitePolicyError(parsed.error.issues.flatMap(describe).join('\n'));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SitePolicyError(
      'it is no JSON: give an object such as {"refusePurposes": ["HMARKT"]}',
    );
  }
}

function describe(issue: z.core.$ZodIssue): string[] {
  const [key, ...rest] = issue.path.map(String);
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [key ?? 'the whole policy'];
  return keys.map((name) => `${[name, ...rest].join('.')}: ${issue.message}`);
}
