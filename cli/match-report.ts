import type { Evaluation } from '../matching/evaluate.ts';
import { counted } from './counted.ts';

/** What is told of a trial beside its verdicts. */
export interface TrialHead {
  readonly trial: string;
  /** Null when no status is stated. */
  readonly status: string | null;
}

/** A patient with how it stands to a trial. */
export interface MatchedPatient extends Evaluation {
  readonly patient: string;
}

const ORDER = ['ELIGIBLE', 'POSSIBLY_ELIGIBLE', 'NOT_ELIGIBLE'];

/** A trial's patients for people: a table, best first, then each one's reasons. */
export function matchReport(
  { trial, status }: TrialHead,
  patients: readonly MatchedPatient[],
  today: string,
): readonly string[] {
  const ranked = [...patients].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || a.missing - b.missing,
  );
  const width = Math.max(7, ...ranked.map(({ patient }) => patient.length));
  return [
    `${trial} (${status ?? 'no status stated'}), on ${today}: ${counted(patients.length, 'patient')}`,
    '',
    `${'patient'.padEnd(width)}  verdict            arms`,
    ...ranked.map(({ patient, verdict, arms }) =>
      `${patient.padEnd(width)}  ${verdict.padEnd(17)}  ${arms.join('; ')}`.trimEnd(),
    ),
    ...ranked.flatMap(reasonsOf),
    '',
  ];
}

function reasonsOf({ patient, verdict, criteria }: MatchedPatient): readonly string[] {
  return [
    '',
    `${patient}: ${verdict}`,
    ...criteria.map(
      ({ text, outcome, found }) =>
        `  ${outcome.padEnd(7)}  ${text}: ${found ?? (outcome === 'UNKNOWN' ? 'missing' : 'nothing found')}`,
    ),
  ];
}
