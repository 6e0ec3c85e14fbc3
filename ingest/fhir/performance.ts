import type { PerformanceStatusRecord } from '../../site/records.ts';
import type { Observation } from './observation.ts';
import { dateOf, loincCodes, valueNumber, valueTexts } from './observation.ts';
import type { Reading } from './reading.ts';
import { rejected } from './reading.ts';

type Scale = PerformanceStatusRecord['scale'];

const SCALES = new Map<string, Scale>([
  ['89247-1', 'ECOG'],
  ['89262-0', 'ECOG'],
  ['89243-0', 'KARNOFSKY'],
]);

/** LOINC answers of the ECOG scale (list LL529-9) and of the Karnofsky scale (LL4986-7). */
const ANSWERS: Readonly<Record<Scale, readonly (readonly [string, number])[]>> = {
  ECOG: [
    ['LA9622-7', 0],
    ['LA9623-5', 1],
    ['LA9624-3', 2],
    ['LA9625-0', 3],
    ['LA9626-8', 4],
    ['LA9627-6', 5],
  ],
  KARNOFSKY: [
    ['LA29175-9', 100],
    ['LA29176-7', 90],
    ['LA29177-5', 80],
    ['LA29178-3', 70],
    ['LA29179-1', 60],
    ['LA29180-9', 50],
    ['LA29181-7', 40],
    ['LA29182-5', 30],
    ['LA29183-3', 20],
    ['LA29184-1', 10],
    ['LA9627-6', 0],
  ],
};

/** ECOG or Karnofsky, as a number or as LOINC's answer. Null for any other observation. */
export function readPerformance(observation: Observation): Reading | null {
  const scale = loincCodes(observation).flatMap((code) => SCALES.get(code) ?? [])[0];
  if (scale === undefined) return null;
  const value = valueNumber(observation) ?? answeredValue(scale, valueTexts(observation));
  if (value === null) return rejected(`it states no ${scale} value (${rangeOf(scale)})`);
  if (!isInRange(scale, value))
    return rejected(`its ${scale} value is out of range (${rangeOf(scale)})`);
  return { kind: 'PERFORMANCE', performance: { scale, value, date: dateOf(observation) } };
}

function answeredValue(scale: Scale, texts: readonly string[]): number | null {
  return ANSWERS[scale].find(([code]) => texts.includes(code))?.[1] ?? null;
}

function isInRange(scale: Scale, value: number): boolean {
  if (!Number.isInteger(value) || value < 0) return false;
  return scale === 'ECOG' ? value <= 5 : value <= 100 && value % 10 === 0;
}

function rangeOf(scale: Scale): string {
  return scale === 'ECOG' ? '0 to 5' : '0 to 100 in tens';
}
