import type { PolicyDecisions } from '../access/caller-grants.ts';
import type { Filter } from '../store/store.ts';
import { decide } from './consent-decision.ts';
import { forbidding, permitting } from './consent-rules.ts';
import type { PatientRecord } from './records.ts';
import { treatsAtHome, useOf, type Asking, type Use } from './use.ts';

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
export function mayBeSeen({ consents }: Pick<PatientRecord, 'consents'>, asking: Asking): boolean {
  const { caller } = asking;
  return caller !== null && decide(consents, useOf(caller, asking)).seen;
}

/** Finds exactly the records of which `mayBeSeen` is true. */
export function rowFilter(asking: Asking): Filter {
  const { caller } = asking;
  if (caller === null) return { _id: { $in: [] } };
  const use = useOf(caller, asking);
  const notDenied = { $not: { $elemMatch: forbidding(use) } };
  if (use.atHome) return { consents: notDenied };
  return { consents: { $elemMatch: permitting(use), ...notDenied } };
}

/** Finds exactly the records of which `mayBeSeen` is false, for a caller who is known. */
export function withheldFilter(use: Use): Filter {
  const denied = { consents: { $elemMatch: forbidding(use) } };
  if (use.atHome) return denied;
  return { $or: [{ consents: { $not: { $elemMatch: permitting(use) } } }, denied] };
}
