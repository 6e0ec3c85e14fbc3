import type { Identity } from '../identity/identity.ts';
import { NO_GRANTS, type Grants } from './requirement.ts';

/** How a part decides on a policy; one that isn't named here holds when the caller's issuer says so. */
export type PolicyDecisions = Readonly<Record<string, (caller: Identity) => boolean>>;

/** The decisions of a part that holds no records: what hangs on the record is left to its site. */
export const LEFT_TO_THE_SITE: PolicyDecisions = {
  /** Identified data is for treatment at home. Whether it is home, the site knows. */
  'own-institution': ({ purpose }) => purpose === 'TREAT',
  /** Each record's consents are held against the purpose at its site. */
  'consented-purpose': () => true,
  /** A site's audit is for the operation of its own institution, which the site knows. */
  'own-institution-audit': ({ purpose }) => purpose === 'HOPERAT',
};

/**
 * What a caller brings to a part. Where the part decides on a policy, what the caller's issuer says of
 * that policy counts for nothing.
 */
export function callerGrants(caller: Identity | null, decisions: PolicyDecisions): Grants {
  if (caller === null) return NO_GRANTS;
  const policies = new Set(caller.policies);
  for (const [policy, holds] of Object.entries(decisions)) {
    if (holds(caller)) policies.add(policy);
    else policies.delete(policy);
  }
  return { authenticated: true, scopes: new Set(caller.scopes), policies };
}
