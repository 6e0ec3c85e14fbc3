import { newestRecords } from '../audit/read.ts';
import { pageSize } from '../relay/connection.ts';
import type {
  AuditRecord as AuditNode,
  QueryAuditTrailArgs,
  SiteAuditPage,
} from '../schema/generated/site.ts';
import type { SiteContext } from './context.ts';
import { auditConditions, DECISIONS, type AnswerRecord } from './audit-filter.ts';
import { patientId } from './patient-id.ts';

/**
 * A page of the site's own audit. That the caller is of its staff, the rules have decided by then.
 * @throws GraphQLError BAD_USER_INPUT
 */
export async function readAuditTrail(
  { filter, first, before }: QueryAuditTrailArgs,
  { audit, siteId }: SiteContext,
): Promise<SiteAuditPage | null> {
  const limit = pageSize(first);
  const fits = auditConditions(filter ?? {}, siteId);
  if (audit === null) return null;
  const records = await newestRecords(audit.place, {
    before: before ?? undefined,
    limit: limit + 1,
    matches: (record) => record.kind === 'answer' && fits.every((condition) => condition(record)),
  });
  const answers = records.filter((record): record is AnswerRecord => record.kind === 'answer');
  return {
    nodes: answers.slice(0, limit).map((record) => nodeOf(record, siteId)),
    hasNextPage: answers.length > limit,
  };
}

function nodeOf(record: AnswerRecord, siteId: string): AuditNode {
  const { seq, time, who, purpose, requestId, operation, fields, withheld, records } = record;
  return {
    sequence: seq,
    time,
    subject: who?.subject ?? null,
    institution: who?.institution ?? null,
    purpose,
    requestId,
    operationName: operation.name,
    operationHash: operation.sha256,
    fields,
    withheld,
    records,
    patients: (record.patients ?? []).map((pseudonym) => patientId(siteId, pseudonym)),
    decision: DECISIONS[record.decision],
  };
}
