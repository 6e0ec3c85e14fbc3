import type { TrialStatus } from '../schema/generated/trials.ts';

/** CTML's and the registries' words for a trial's status, in letters alone. */
const STATUSES = new Map<string, TrialStatus>([
  ['open', 'RECRUITING'],
  ['opentoaccrual', 'RECRUITING'],
  ['recruiting', 'RECRUITING'],
  ['notyetrecruiting', 'NOT_YET_RECRUITING'],
  ['approved', 'NOT_YET_RECRUITING'],
  ['enrollingbyinvitation', 'ENROLLING_BY_INVITATION'],
  ['closed', 'ACTIVE_NOT_RECRUITING'],
  ['closedtoaccrual', 'ACTIVE_NOT_RECRUITING'],
  ['closedtoaccrualandintervention', 'ACTIVE_NOT_RECRUITING'],
  ['active', 'ACTIVE_NOT_RECRUITING'],
  ['activenotrecruiting', 'ACTIVE_NOT_RECRUITING'],
  ['suspended', 'SUSPENDED'],
  ['temporarilyclosedtoaccrual', 'SUSPENDED'],
  ['temporarilyclosedtoaccrualandintervention', 'SUSPENDED'],
  ['terminated', 'TERMINATED'],
  ['complete', 'COMPLETED'],
  ['completed', 'COMPLETED'],
  ['withdrawn', 'WITHDRAWN'],
  ['unknown', 'UNKNOWN'],
  ['unknownstatus', 'UNKNOWN'],
]);

/** Null for a word that isn't known, which a curator has to put right: it must not pass for closed. */
export function statusOf(word: string): TrialStatus | null {
  return STATUSES.get(word.toLowerCase().replaceAll(/[^a-z]/g, '')) ?? null;
}
