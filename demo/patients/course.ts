import type { PerformanceStatusRecord } from '../../site/records.ts';
import { DAYS_A_YEAR, LAST_DAY, toDate, toDays } from './dates.ts';
import type { Random, Weighted } from './random.ts';
import type { Tumor } from './tumor.ts';

/** How much faster than the cancer's average a stage kills. */
const HAZARDS: readonly (readonly [RegExp, number])[] = [
  [/^IV/, 4],
  [/^III/, 1.3],
  [/^II/, 0.5],
  [/^I/, 0.25],
];

/** The day of death, where the patient died of the cancer before the last day. */
export function inventDeath(random: Random, tumor: Tumor, diagnosed: string): string | null {
  const { stage, cancer } = tumor;
  const hazard = stage === null ? 1 : (HAZARDS.find(([group]) => group.test(stage))?.[1] ?? 1);
  const rate = (-Math.log(cancer.survival) / 5) * hazard;
  const years = -Math.log(1 - random.next()) / rate;
  const day = toDays(diagnosed) + years * DAYS_A_YEAR;
  return day < toDays(LAST_DAY) ? toDate(day) : null;
}

const ECOG_EARLY: Weighted<number> = [
  [0, 62],
  [1, 30],
  [2, 7],
  [3, 1],
];
const ECOG_ADVANCED: Weighted<number> = [
  [0, 28],
  [1, 44],
  [2, 19],
  [3, 8],
  [4, 1],
];
const NOT_ASSESSED = 0.28;
const AS_KARNOFSKY = 0.12;

/** ECOG, or in some records Karnofsky by the usual correspondence (Oken et al. 1982). */
export function inventPerformance(
  random: Random,
  tumor: Tumor,
  diagnosed: string,
): PerformanceStatusRecord[] {
  if (random.chance(NOT_ASSESSED)) return [];
  const advanced = tumor.stage === null || tumor.stage.startsWith('IV');
  const ecog = random.weighted(advanced ? ECOG_ADVANCED : ECOG_EARLY);
  const date = toDate(Math.min(toDays(diagnosed) + random.integer(0, 90), toDays(LAST_DAY)));
  return random.chance(AS_KARNOFSKY)
    ? [{ scale: 'KARNOFSKY', value: Math.min(100 - ecog * 20 + 10, 100), date }]
    : [{ scale: 'ECOG', value: ecog, date }];
}
