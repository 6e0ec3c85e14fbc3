import { z } from 'zod';
import { newestRecords } from '../audit/read.ts';
import type { AnswerEntry, AuditRecord } from '../audit/record.ts';
import { pageSize } from '../relay/connection.ts';
import type {
  AuditDecision,
  AuditFilter,
  AuditRecord as AuditNode,
  QueryAuditTrailArgs,
  SiteAuditPage,
} from '../schema/generated/site.ts';
import { badInput } from '../service/errors.ts';
import type { SiteContext } from './context.ts';
import { parsePatientId, patientId } from './patient-id.ts';

type AnswerRecord = Extract<AuditRecord, { readonly kind: 'answer' }>;

const DECISIONS: Readonly<Record<AnswerEntry['decision'], AuditDecision>> = {
  allowed: 'ALLOWED',
  partial: 'PARTIAL',
  denied: 'DENIED',
  refused: 'REFUSED',
};

/**
 * A page of the site's own audit. That the caller is of its staff, the rules have decided by then.
 * @throws GraphQLError BAD_USER_INPUT
 */
export async function readAuditTrail(
  { filter, first, before }: QueryAuditTrailArgs,
  { audit, siteId }: SiteContext,
): Promise<SiteAuditPage | null> {
  const limit = pageSize(first);
  const fits = conditionsOf(filter ?? {}, siteId);
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

type Condition = (record: AnswerRecord) => boolean;

function conditionsOf(filter: AuditFilter, siteId: string): Condition[] {
  const { subject, institution, decision } = filter;
  const since = timeOf('since', filter.since);
  const until = timeOf('until', filter.until);
  const conditions: (Condition | null)[] = [
    since === null ? null : ({ time }) => time >= since,
    until === null ? null : ({ time }) => time < until,
    subject == null ? null : ({ who }) => who?.subject === subject,
    institution == null ? null : ({ who }) => who?.institution === institution,
    decision == null ? null : (record) => DECISIONS[record.decision] === decision,
    filter.patient == null ? null : toldOf(filter.patient, siteId),
  ];
  return conditions.filter((condition) => condition !== null);
}

function toldOf(id: string, siteId: string): Condition {
  const parsed = parsePatientId(id);
  const pseudonym = parsed?.site === siteId ? parsed.pseudonym : null;
  return ({ patients = [] }) => pseudonym !== null && patients.includes(pseudonym);
}

/** A time as the records write it; null where none is stated. */
function timeOf(name: string, text: string | null | undefined): string | null {
  if (text == null) return null;
  const time = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).safeParse(text);
  if (!time.success)
    throw badInput(`'${name}' must be a time such as 2026-03-01T08:00:00Z, or a day`);
  return new Date(time.data).toISOString();
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
    withheld: withheld.map(({ coordinate, requires }) => ({ field: coordinate, requires })),
    records,
    patients: (record.patients ?? []).map((pseudonym) => patientId(siteId, pseudonym)),
    decision: DECISIONS[record.decision],
  };
}
