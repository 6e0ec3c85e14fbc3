import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditPlace, currentFile, type AuditPlace } from '../../audit/files.ts';
import { AuditLog, type AuditLogOptions } from '../../audit/log.ts';
import type { AnswerEntry } from '../../audit/record.ts';
import { silentLog } from '../../service/log.ts';

/** A folder for one part's audit, removed after the test. */
export interface TestPlace {
  readonly place: AuditPlace;
  readonly current: string;
  open(options?: Partial<AuditLogOptions>): Promise<AuditLog>;
  lines(): Promise<string[]>;
  drop(): Promise<void>;
}

export async function testPlace(part = 'gateway'): Promise<TestPlace> {
  const directory = await mkdtemp(path.join(tmpdir(), 'precision-graph-audit-'));
  const place = auditPlace(directory, part);
  return {
    place,
    current: currentFile(place),
    open: (options = {}) => AuditLog.open({ directory, part, log: silentLog, ...options }),
    lines: async () => (await readFile(currentFile(place), 'utf8')).split('\n').slice(0, -1),
    drop: () => rm(directory, { recursive: true }),
  };
}

/** The record of an invented answer; `number` tells it from others. */
export function answer(number: number): AnswerEntry {
  return {
    kind: 'answer',
    requestId: `request-${number}`,
    who: {
      subject: 'coordinator@northfield',
      issuer: 'http://localhost/issuers/northfield',
      institution: 'northfield',
    },
    purpose: 'HRESCH',
    operation: { name: `Operation${number}`, sha256: 'a'.repeat(64) },
    fields: ['Query.patients', 'Patient.id', 'Patient.mrn'],
    withheld: [{ field: 'Patient.mrn', requires: ['scope patient:identity'] }],
    sites: ['northfield'],
    records: number,
    decision: 'partial',
  };
}
