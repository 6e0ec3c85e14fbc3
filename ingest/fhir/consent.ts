import { z } from 'zod';
import type { ConsentRecord } from '../../site/records.ts';
import type { Concept } from './elements.ts';
import { codesIn, coding, concept, listOf, period } from './elements.ts';
import type { Reading } from './reading.ts';
import { ignored, rejected } from './reading.ts';

const limits = {
  actor: listOf(z.unknown()),
  action: listOf(z.unknown()),
  class: listOf(z.unknown()),
  data: listOf(z.unknown()),
  securityLabel: listOf(z.unknown()),
};

const rule = z.object({
  type: z.enum(['permit', 'deny']).optional(),
  period: period.optional(),
  purpose: listOf(coding),
  code: listOf(concept),
  ...limits,
});

type Rule = z.output<typeof rule>;

export const consentSchema = z.object({
  status: z.string(),
  scope: concept.optional(),
  category: listOf(concept),
  policyRule: concept.optional(),
  provision: rule.extend({ provision: listOf(rule) }).optional(),
});

type Consent = z.output<typeof consentSchema>;

const STATUSES = new Map<string, ConsentRecord['status']>([
  ['active', 'active'],
  ['inactive', 'inactive'],
  ['rejected', 'rejected'],
]);

/** Scopes of HL7's consentscope that don't speak of using data. */
const OTHER_SCOPES = ['adr', 'treatment'];

/**
 * A patient's consent: one record for its base rule and one for each exception. What can't be read
 * exactly is rejected: a doubt never widens a consent.
 */
export function readConsent(consent: Consent, id: string): Reading {
  const scopes = codesIn(consent.scope, 'consentscope');
  if (scopes.length > 0 && scopes.every((scope) => OTHER_SCOPES.includes(scope)))
    return ignored('Consent to treatment');
  const status = STATUSES.get(consent.status);
  if (status === undefined) return { kind: 'NOTHING' };
  const base = consent.provision;
  const decision = base?.type ?? baseDecision(consent.policyRule);
  if (decision === null)
    return rejected('provision.type: it says neither permit nor deny, nor does its policyRule');
  const rules = [
    { id, rule: base, decision },
    ...(base?.provision ?? []).map((exception, index) => ({
      id: `${id}#${index}`,
      rule: exception,
      decision: exception.type ?? (decision === 'permit' ? ('deny' as const) : ('permit' as const)),
    })),
  ];
  const limited = rules.find((one) => one.decision === 'permit' && isLimited(one.rule));
  if (limited !== undefined)
    return rejected('provision: it permits only to some actors, actions, classes or data');
  const general = dataUseOf([...consent.category, consent.policyRule]);
  return {
    kind: 'CONSENT',
    consents: rules.map((one) => ({
      id: one.id,
      status,
      decision: one.decision,
      dataUse: [
        ...new Set([...general, ...dataUseOf(one.rule?.code ?? []), ...duoIn(one.rule)]),
      ].sort(),
      purposes: purposesOf(one.rule),
      start: (one.rule?.period ?? base?.period)?.start ?? null,
      end: (one.rule?.period ?? base?.period)?.end ?? null,
    })),
  };
}

/** HL7 ActCode: opt in and opt out as the policy of the whole consent. */
function baseDecision(policy: Concept | undefined): ConsentRecord['decision'] | null {
  const codes = policy?.coding.map(({ code }) => code) ?? [];
  if (codes.includes('OPTIN')) return 'permit';
  return codes.includes('OPTOUT') ? 'deny' : null;
}

/** Limits that a consent record here has no words for. */
function isLimited(one: Rule | undefined): boolean {
  if (one === undefined) return false;
  return Object.keys(limits).some((name) => isFilled(one, name));
}

function isFilled(one: Rule, name: string): boolean {
  return Object.entries(one).some(
    ([key, value]) => key === name && Array.isArray(value) && value.length > 0,
  );
}

const DUO = /^(?:http:\/\/purl\.obolibrary\.org\/obo\/)?DUO[_:](\d{7,8})$/;

function dataUseOf(concepts: readonly (Concept | undefined)[]): string[] {
  return concepts.flatMap((one) => (one?.coding ?? []).flatMap(({ code }) => duoId(code)));
}

function duoIn(one: Rule | undefined): string[] {
  return (one?.purpose ?? []).flatMap(({ code }) => duoId(code));
}

function duoId(code: string | undefined): string[] {
  const digits = DUO.exec(code ?? '')?.[1];
  return digits === undefined ? [] : [`DUO:${digits}`];
}

/** HL7 PurposeOfUse codes (v3-ActReason). */
function purposesOf(one: Rule | undefined): string[] {
  const stated = (one?.purpose ?? []).flatMap(({ code, system }) =>
    code !== undefined &&
    (system === undefined || system.endsWith('ActReason')) &&
    duoId(code).length === 0
      ? [code]
      : [],
  );
  return [...new Set(stated)].sort();
}
