import { z } from 'zod';
import type { ConsentRecord } from '../../site/records.ts';
import { dataUseOf } from './consent-data-use.ts';
import { ALWAYS } from './consent-period.ts';
import { readProvision, type Provision } from './consent-provision.ts';
import { rulesOf } from './consent-tree.ts';
import type { Concept } from './elements.ts';
import { codesIn, concept, listOf } from './elements.ts';
import type { Finding } from './facts.ts';
import type { Reading } from './reading.ts';
import { ignored, rejected } from './reading.ts';

export const consentSchema = z.object({
  status: z.string(),
  scope: concept.optional(),
  category: listOf(concept),
  policyRule: concept.optional(),
  verification: listOf(z.object({ verified: z.boolean().optional() })),
  provision: z.unknown().optional(),
});

type Consent = z.output<typeof consentSchema>;

/** FHIR's statuses; a consent that is proposed, a draft or an error says nothing. */
const STATUSES = new Map<string, ConsentRecord['status'] | null>([
  ['active', 'active'],
  ['inactive', 'inactive'],
  ['rejected', 'rejected'],
  ['draft', null],
  ['proposed', null],
  ['entered-in-error', null],
]);

/** Scopes of HL7's consentscope that don't speak of using data. */
const OTHER_SCOPES = ['adr', 'treatment'];
/** Categories of HL7's consentcategorycodes that are directives on care. */
const OTHER_CATEGORIES = ['acd', 'dnr', 'hcd', 'polst'];
/** Categories that make no permit: notices are acknowledged, emergencies can't be told here. */
const NO_PERMITS = ['npp', 'emrgonly'];

/**
 * A patient's consent, as the rules that its base and its provisions make. What can't be evaluated
 * narrows: a permit under it permits nothing, a denial under it denies all the same.
 */
export function readConsent(consent: Consent, id: string): Reading {
  const scopes = codesIn(consent.scope, 'consentscope');
  const categories = consent.category.flatMap((one) => codesIn(one, 'consentcategorycodes'));
  if (areAll(scopes, OTHER_SCOPES) || areAll(categories, OTHER_CATEGORIES))
    return ignored('Consent to treatment');
  const status = STATUSES.get(consent.status);
  if (status === undefined) return rejected('status: it is none of FHIR R4');
  if (status === null) return { kind: 'NOTHING' };
  const base = readProvision(consent.provision ?? {}, status);
  if (typeof base === 'string') return rejected(base);
  const policy = policyDecision(consent.policyRule);
  if (base.decision === null && policy === null)
    return rejected('provision.type: it says neither permit nor deny, nor does its policyRule');
  const general = {
    dataUse: [
      ...dataUseOf([...consent.category, consent.policyRule]).terms,
      ...(categories.some((each) => NO_PERMITS.includes(each)) ? ['FHIR:category'] : []),
      ...(consent.verification.some(({ verified }) => verified === false)
        ? ['FHIR:verification']
        : []),
    ],
  };
  return { kind: 'CONSENT', consents: rulesOf(withPolicy(base, policy), id, general.dataUse) };
}

/** In the place of a consent that can't be read: until it can, the record is for treatment at home. */
export function unreadConsent(id: string): Finding {
  const closed: ConsentRecord = {
    id,
    status: 'active',
    decision: 'home-only',
    dataUse: [],
    purposes: [],
    start: null,
    end: null,
  };
  return { kind: 'CONSENT', consents: [closed] };
}

/** Where the policy of the whole consent differs from its root, the root is an exception to it. */
function withPolicy(root: Provision, policy: ConsentRecord['decision'] | null): Provision {
  if (root.decision === null) return { ...root, decision: policy };
  if (policy === null || policy === root.decision) return root;
  const { status } = root.rule;
  const unlimited = { status, dataUse: [], purposes: [] };
  return { decision: policy, rule: unlimited, period: ALWAYS, unreadable: [], nested: [root] };
}

/** HL7 ActCode: opt in and opt out as the policy of the whole consent. */
function policyDecision(policy: Concept | undefined): 'permit' | 'deny' | null {
  const codes = policy?.coding.map(({ code }) => code) ?? [];
  if (codes.includes('OPTOUT')) return 'deny';
  return codes.includes('OPTIN') ? 'permit' : null;
}

function areAll(codes: readonly string[], known: readonly string[]): boolean {
  return codes.length > 0 && codes.every((code) => known.includes(code));
}
