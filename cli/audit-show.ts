import { z } from 'zod';
import { newestRecords, recordsOf } from '../audit/read.ts';
import { KINDS, lineOf, type AnswerRecord, type AuditRecord } from '../audit/record.ts';
import { isDay } from '../schema/partial-date.ts';
import { reasonInWords } from '../site/consent-decision.ts';
import { auditPlace } from '../audit/files.ts';
import { auditDirectory } from '../service/environment.ts';
import { auditTargets } from './audit-places.ts';
import type { ShowOptions } from './audit.ts';
import { counted } from './counted.ts';
import { CommandError } from './failure.ts';
import { readSiteSetup } from './site-setup.ts';
import type { SiteAuditOptions } from './site.ts';
import { printable } from './printable.ts';

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)?$/;

/** A day that there is, alone or with a time in UTC. */
function isTime(text: string): boolean {
  return TIME.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}
const kindSchema = z.enum(KINDS).optional();
const countSchema = z.coerce.number().int().min(1).max(100_000);

/** `audit show`: the last records that fit, oldest first, each on a few lines. */
export async function showAudit(what: readonly string[], options: ShowOptions): Promise<void> {
  const limit = countSchema.safeParse(options.last);
  if (!limit.success) throw new CommandError('--last takes a whole number from 1 to 100000');
  const matches = filterOf(options);
  const { parts, files } = await auditTargets(what);
  for (const place of parts)
    print((await newestRecords(place, { limit: limit.data, matches })).reverse(), options);
  for (const file of files) {
    const records: AuditRecord[] = [];
    for await (const record of recordsOf(file)) if (matches(record)) records.push(record);
    print(records.slice(-limit.data), options);
  }
}

/** `site audit`: as `audit show`, of the site alone, wherever its configuration has its audit. */
export async function showSiteAudit(
  named: string | undefined,
  { config, ...options }: SiteAuditOptions,
): Promise<void> {
  const { id, env } = await readSiteSetup(named, config);
  const limit = countSchema.safeParse(options.last);
  if (!limit.success) throw new CommandError('--last takes a whole number from 1 to 100000');
  const place = auditPlace(auditDirectory(env), `site-${id}`);
  const matches = filterOf(options);
  const records = (await newestRecords(place, { limit: limit.data, matches })).reverse();
  if (records.length === 0)
    process.stderr.write(`no such record in the audit of ${id} (${auditDirectory(env)})\n`);
  print(records, options);
}

function filterOf({
  since,
  who,
  operation,
  ...more
}: ShowOptions): (record: AuditRecord) => boolean {
  const kind = kindSchema.safeParse(more.kind);
  if (!kind.success) throw new CommandError(`--kind takes one of ${KINDS.join(', ')}`);
  if (since !== undefined && !isTime(since))
    throw new CommandError('--since takes a day or a time in UTC: 2026-03-01 or 2026-03-01T08:00Z');
  const from = since === undefined ? '' : new Date(since).toISOString();
  return (record) => {
    if (record.time < from) return false;
    if (kind.data !== undefined && record.kind !== kind.data) return false;
    if (record.kind !== 'answer') return who === undefined && operation === undefined;
    const { subject, institution } = record.who ?? { subject: 'nobody', institution: null };
    const { name, sha256 } = record.operation;
    return (
      (who === undefined || who === subject || who === institution) &&
      (operation === undefined || operation === name || operation === sha256)
    );
  };
}

function print(records: readonly AuditRecord[], { json }: ShowOptions): void {
  for (const record of records)
    process.stdout.write(json === true ? `${lineOf(record)}\n` : printable(linesOf(record)));
}

function linesOf(record: AuditRecord): string[] {
  const head = `${record.time}  ${record.part} ${record.seq}  ${record.kind}`;
  switch (record.kind) {
    case 'torn':
      return [
        `${head}  a process died while it wrote: ${record.bytes} bytes were set aside in ${record.setAside}`,
      ];
    case 'refused':
      return [
        `${head}  ${counted(record.count, 'request')} since ${record.since}: ${record.credential} ${record.reason}`,
      ];
    case 'lost':
      return [`${head}  ${counted(record.count, 'record')} could not be written before this`];
    case 'answer':
      return [`${head}  ${summaryOf(record)}`, ...listsOf(record)];
  }
}

function summaryOf({
  who,
  purpose,
  operation,
  requestId,
  decision,
  records,
}: AnswerRecord): string {
  const caller =
    who === null ? 'nobody' : `${who.subject} of ${who.institution} for ${purpose ?? 'no purpose'}`;
  const name = operation.name ?? operation.sha256?.slice(0, 12) ?? 'nothing readable';
  return `${decision}  ${caller} asked ${name}, ${records} records, request ${requestId}`;
}

function listsOf({
  fields,
  withheld,
  sites,
  patients = [],
  rowsWithheld = {},
}: AnswerRecord): string[] {
  const lists = {
    asked: fields,
    withheld: withheld.map(({ field, requires }) => `${field} (takes ${requires.join(', ')})`),
    sites,
    patients,
    'withheld by consents': Object.entries(rowsWithheld).map(
      ([code, count]) => `${count} (${reasonInWords(code)})`,
    ),
  };
  return Object.entries(lists).flatMap(([title, names]) =>
    names.length === 0 ? [] : [`    ${title}: ${names.join(' ')}`],
  );
}
