import type { Identity } from '../identity/identity.ts';
import type { FieldAccess } from '../schema/generated/access.ts';
import type { FieldRule, Requirement } from './field-rules.ts';

/**
 * Whether a caller may have a field, as far as can be said before any record is looked at: a policy is
 * decided where the record is, so a field that takes one is granted for the records that it lets pass.
 */
export function decideAccess({ field, requirements }: FieldRule, caller: Identity): FieldAccess {
  const missing = requirements.filter((requirement) => !isMet(requirement, caller));
  return {
    field,
    granted: missing.length === 0,
    requires: requirements.map(describe),
    reason: explain(requirements, missing),
  };
}

function isMet(requirement: Requirement, caller: Identity): boolean {
  if (requirement.kind !== 'scope') return true;
  return requirement.alternatives.some((scopes) =>
    scopes.every((scope) => caller.scopes.includes(scope)),
  );
}

function describe(requirement: Requirement): string {
  if (requirement.kind === 'authenticated') return 'authenticated';
  return requirement.alternatives
    .map((names) => names.map((name) => `${requirement.kind} ${name}`).join(' and '))
    .join(' or ');
}

function explain(requirements: readonly Requirement[], missing: readonly Requirement[]): string {
  if (missing.length > 0) return `Your token lacks ${missing.map(describe).join(', ')}.`;
  const policies = requirements.filter(({ kind }) => kind === 'policy').map(describe);
  return policies.length > 0
    ? `Granted for each record that passes ${policies.join(', ')}, decided where the record is.`
    : 'Your token has all that it takes.';
}
