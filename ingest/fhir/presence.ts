import type { TumorMarkerRecord } from '../../site/records.ts';

/** Whether a test found what it looked for. */
export type Presence = Exclude<TumorMarkerRecord['interpretation'], 'UNKNOWN'>;

/** SNOMED CT qualifiers, LOINC answers, HL7's ObservationInterpretation (v3) and plain words. */
const PRESENCES: readonly (readonly [RegExp, Presence])[] = [
  [/^(10828004|52101004|LA6576-8|LA9633-4|POS|DET)$|^(positive|detected|present)\b/i, 'POSITIVE'],
  [
    /^(260385009|2667000|LA6577-6|LA9634-2|NEG|ND)$|^(negative|not detected|absent|not present)\b/i,
    'NEGATIVE',
  ],
  [/^(42425007|82334004|LA11884-6|IND|E)$|^(equivocal|indeterminate|borderline)\b/i, 'EQUIVOCAL'],
];

/** What a code or the beginning of a text says; null where it says something else. */
export function presenceOf(text: string): Presence | null {
  return PRESENCES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
