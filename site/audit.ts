import type { AuditedPart } from '../audit/answers.ts';
import type { AuditLog } from '../audit/log.ts';
import type { SiteContext } from './context.ts';
import type { PatientRecord } from './records.ts';
import { useOf } from './use.ts';

/**
 * How a site records its answers: with the pseudonyms of whom it told something. All that it answers is
 * about patients, be it counts, so no answer leaves before its record is on disk.
 */
export function auditedSite(audit: AuditLog, siteId: string): AuditedPart<SiteContext> {
  return {
    audit,
    callerOf: ({ request }) => request,
    sitesAsked: () => [siteId],
    rowsWithheld: async ({ caller, patients, withheld, asking }) =>
      caller === null ? {} : withheld.tally(patients.asked, useOf(caller, asking)),
    disclosedBy: ({ context: { disclosed }, data }) => {
      const patients = data === null ? [] : [...disclosed];
      return { records: patients.length, patients, mustBeRecorded: data !== null };
    },
  };
}

/** Takes down for the audit that these records are given to the caller. */
export function disclose(
  records: readonly (PatientRecord | null)[],
  { disclosed }: SiteContext,
): void {
  for (const record of records) if (record !== null) disclosed.add(record.pseudonym);
}
