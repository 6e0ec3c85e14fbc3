import { z } from 'zod';
import type { AnswerEntry, AnswerRecord, AuditRecord } from '../audit/record.ts';
import type { AuditDecision, AuditFilter, AuditRecordKind } from '../schema/generated/site.ts';
import { badInput } from '../service/errors.ts';
import { checkNotEmpty } from './filter-check.ts';
import { parsePatientId } from './patient-id.ts';

/** What records call their kinds, and what the graph does. */
export const KINDS: Readonly<Record<AuditRecord['kind'], AuditRecordKind>> = {
  answer: 'ANSWER',
  refused: 'REFUSED',
  lost: 'LOST',
  torn: 'TORN',
};

/** What records call decisions, and what the graph does. */
export const DECISIONS: Readonly<Record<AnswerEntry['decision'], AuditDecision>> = {
  allowed: 'ALLOWED',
  partial: 'PARTIAL',
  denied: 'DENIED',
  refused: 'REFUSED',
};

/** Whether a record fits one condition of a filter. */
export type Condition = (record: AuditRecord) => boolean;

/**
 * The conditions that a filter states, all of which must hold.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function auditConditions(filter: AuditFilter, siteId: string): Condition[] {
  const { kinds, subject, institution, decision } = filter;
  if (kinds != null) checkNotEmpty('kinds', kinds);
  const since = timeOf('since', filter.since);
  const until = timeOf('until', filter.until);
  const conditions: (Condition | null)[] = [
    kinds == null ? null : ({ kind }) => kinds.includes(KINDS[kind]),
    since === null ? null : ({ time }) => time >= since,
    until === null ? null : ({ time }) => time < until,
    subject == null ? null : ofAnswer(({ who }) => who?.subject === subject),
    institution == null ? null : ofAnswer(({ who }) => who?.institution === institution),
    decision == null ? null : ofAnswer((answer) => DECISIONS[answer.decision] === decision),
    filter.patient == null ? null : ofAnswer(toldOf(filter.patient, siteId)),
  ];
  return conditions.filter((condition) => condition !== null);
}

/** A condition that no note can fit. */
function ofAnswer(fits: (answer: AnswerRecord) => boolean): Condition {
  return (record) => record.kind === 'answer' && fits(record);
}

function toldOf(id: string, siteId: string): (answer: AnswerRecord) => boolean {
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
