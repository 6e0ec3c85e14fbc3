import { newestRecords } from '../audit/read.ts';
import type { AnswerRecord, AuditRecord } from '../audit/record.ts';
import type { Credential } from '../audit/refusals.ts';
import { pageSize } from '../relay/connection.ts';
import type {
  AuditCredential,
  AuditRecord as AuditNode,
  QueryAuditTrailArgs,
  SiteAuditPage,
} from '../schema/generated/site.ts';
import type { SiteContext } from './context.ts';
import { auditConditions, DECISIONS, KINDS } from './audit-filter.ts';
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
    matches: (record) => fits.every((condition) => condition(record)),
  });
  return {
    nodes: records.slice(0, limit).map((record) => nodeOf(record, siteId)),
    hasNextPage: records.length > limit,
  };
}

/** What a record has of fields that not every kind has. */
type Told = Omit<AuditNode, '__typename' | 'sequence' | 'time' | 'kind'>;

const NOTHING: Told = {
  subject: null,
  institution: null,
  purpose: null,
  requestId: null,
  operationName: null,
  operationHash: null,
  fields: [],
  withheld: [],
  records: 0,
  patients: [],
  decision: null,
  credential: null,
  reason: null,
  count: null,
  since: null,
  bytes: null,
  setAside: null,
};

const CREDENTIALS: Readonly<Record<Credential, AuditCredential>> = {
  token: 'TOKEN',
  assertion: 'ASSERTION',
};

function nodeOf(record: AuditRecord, siteId: string): AuditNode {
  const { seq, time, kind } = record;
  return { sequence: seq, time, kind: KINDS[kind], ...NOTHING, ...toldBy(record, siteId) };
}

function toldBy(record: AuditRecord, siteId: string): Partial<Told> {
  switch (record.kind) {
    case 'answer':
      return toldByAnswer(record, siteId);
    case 'refused': {
      const { credential, reason, count, since } = record;
      return { credential: CREDENTIALS[credential], reason, count, since };
    }
    case 'lost':
      return { count: record.count };
    case 'torn':
      return { bytes: record.bytes, setAside: record.setAside };
  }
}

function toldByAnswer(record: AnswerRecord, siteId: string): Partial<Told> {
  const { who, purpose, requestId, operation, fields, withheld, records } = record;
  return {
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
