import { z } from 'zod';
import {
  codesIn,
  concept,
  date,
  codedDisplayOf,
  listOf,
  meta,
  period,
  profileNames,
  reference,
} from './elements.ts';
import { statedGenes } from './genes.ts';
import type { Observation } from './observation.ts';
import { componentsOf, dateOf, isOneOf } from './observation.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { ignored } from './reading.ts';
import { keyOfReference } from './references.ts';

export const reportSchema = z.object({
  meta: meta.optional(),
  status: z.string().optional(),
  code: concept.optional(),
  effectiveDateTime: date.optional(),
  effectivePeriod: period.optional(),
  issued: date.optional(),
  result: listOf(reference),
});

/** LOINC: master HL7 genetic variant reporting panel, genetic analysis report. */
const REPORT_CODES = ['81247-9', '51969-4'];
const REPORT_PROFILES = [
  'mcode-cancer-genomics-report',
  'mcode-genomics-report',
  'genomics-report',
  'genomic-report',
];
const REGION_CODES = new Set(['53041-0']);
const REGION_PROFILES = [
  'mcode-genomic-region-studied',
  'mcode-genomics-region-studied',
  'region-studied',
];

/** A genomics report, whose coverage its region-studied results state. Other reports are ignored. */
export function readReport(
  report: z.output<typeof reportSchema>,
  { addresses }: ReadingContext,
): Reading {
  const isGenomic =
    codesIn(report.code, 'loinc.org').some((code) => REPORT_CODES.includes(code)) ||
    profileNames(report.meta).some((name) => REPORT_PROFILES.includes(name));
  if (!isGenomic) return ignored('DiagnosticReport');
  if (isTakenBack(report.status)) return { kind: 'NOTHING' };
  return {
    kind: 'REPORT',
    test: {
      name: codedDisplayOf(report.code),
      date: report.effectiveDateTime ?? report.effectivePeriod?.start ?? report.issued ?? null,
    },
    results: report.result.flatMap((one) => keyOfReference(one, addresses, 'Observation') ?? []),
  };
}

/** The genes that a test read. Null for any other observation. */
export function readRegion(observation: Observation, { genes }: ReadingContext): Reading | null {
  if (!isOneOf(observation, REGION_CODES, REGION_PROFILES)) return null;
  return {
    kind: 'REGION',
    test: {
      name: codedDisplayOf(observation.method),
      date: dateOf(observation),
      coveredGenes: statedGenes(componentsOf(observation, '48018-6'), genes).sort(),
    },
  };
}

/** The sender says that there never was such a result. */
export function isTakenBack(status: string | undefined): boolean {
  return status === 'entered-in-error' || status === 'cancelled';
}
