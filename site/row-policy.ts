import type { PolicyDecisions } from '../access/caller-grants.ts';
import type { Identity } from '../identity/identity.ts';
import type { Filter } from '../store/store.ts';
import { forbidding, forbids, permits, permitting } from './consent.ts';
import type { PatientRecord } from './records.ts';

/** Who asks a site, and when. */
export interface Asking {
  readonly caller: Identity | null;
  /** The institution whose records the site holds. */
  readonly institution: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** What a site decides itself. Which records may be seen, `rowFilter` has decided by then. */
export function sitePolicies(institution: string): PolicyDecisions {
  return {
    'own-institution': (caller) => treatsAtHome(caller, institution),
    'consented-purpose': () => true,
    'own-institution-audit': ({ purpose, institution: { id } }) =>
      purpose === 'HOPERAT' && id === institution,
  };
}

/**
 * Whether the caller may see the record at all. Treatment at home takes no consent, only that none
 * denies it; any other purpose, and any other institution, takes one that permits the purpose.
 */
export function mayBeSeen(
  { consents }: Pick<PatientRecord, 'consents'>,
  { caller, institution, day }: Asking,
): boolean {
  if (caller === null) return false;
  const use = { purpose: caller.purpose, day };
  if (consents.some((consent) => forbids(consent, use))) return false;
  return treatsAtHome(caller, institution) || consents.some((consent) => permits(consent, use));
}

/** Finds exactly the records of which `mayBeSeen` is true. */
export function rowFilter({ caller, institution, day }: Asking): Filter {
  if (caller === null) return { _id: { $in: [] } };
  const use = { purpose: caller.purpose, day };
  const notDenied = { $not: { $elemMatch: forbidding(use) } };
  if (treatsAtHome(caller, institution)) return { consents: notDenied };
  return { consents: { $elemMatch: permitting(use), ...notDenied } };
}

function treatsAtHome({ purpose, institution: { id } }: Identity, institution: string): boolean {
  return purpose === 'TREAT' && id === institution;
}
