import type { Grants } from '../access/requirement.ts';
import { NO_GRANTS } from '../access/requirement.ts';
import type { Identity } from '../identity/identity.ts';

/**
 * Decisions on policies that the gateway can take or must leave to where the record is; a policy that
 * stands neither here nor in the caller's token doesn't hold.
 */
const DECISIONS: Readonly<Record<string, (caller: Identity) => boolean>> = {
  /** Identified data is for treatment at home. Whether it is home, the site knows. */
  'own-institution': ({ purpose }) => purpose === 'TREAT',
  /** Each record's consents are held against the purpose at its site. */
  'consented-purpose': () => true,
  /** A site's audit is for the operation of its own institution, which the site knows. */
  'own-institution-audit': ({ purpose }) => purpose === 'HOPERAT',
};

/** What the caller brings to an operation. */
export function grantsOf(caller: Identity | null): Grants {
  if (caller === null) return NO_GRANTS;
  const decided = Object.entries(DECISIONS).flatMap(([policy, holds]) =>
    holds(caller) ? [policy] : [],
  );
  return {
    authenticated: true,
    scopes: new Set(caller.scopes),
    policies: new Set([...caller.policies, ...decided]),
  };
}

/** Callers with one key may do the same; it says nothing of who they are. */
export function grantsKey({ authenticated, scopes, policies }: Grants): string {
  return JSON.stringify([authenticated, [...scopes].sort(), [...policies].sort()]);
}
