import type { Ethnicity, Race, Sex } from '../../site/records.ts';
import { DAYS_A_YEAR, LAST_DAY, toDate, toDays } from './dates.ts';
import { CANCERS, type CancerType } from './frequencies/cancers.ts';
import { ethnicityOf, type Population } from './frequencies/population.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts';
import type { Random, Weighted } from './random.ts';

/** Someone as they are, whatever any institution has written down. */
export interface Person {
  readonly family: string;
  readonly given: readonly string[];
  readonly sex: Sex;
  readonly birthDate: string;
  readonly races: readonly Race[];
  readonly ethnicity: Ethnicity;
  readonly state: string;
  /** Null for the few who are patients for another reason. */
  readonly cancer: CancerType | null;
  /** Day of the cancer's diagnosis, or of the first visit. */
  readonly diagnosed: string;
}

/** Share of patients without a cancer: those seen for screening or a second opinion. */
export const WITHOUT_CANCER = 0.02;
/** Diagnoses lie within so many years before the last day. */
const YEARS_OF_RECORDS = 9;
const OLDEST = 98;

export function inventPerson(random: Random, population: Population): Person {
  const cancer = random.chance(WITHOUT_CANCER) ? null : random.weighted(mixOf(population));
  const sex = random.chance(cancer?.female ?? 0.52) ? 'FEMALE' : 'MALE';
  const diagnosed = toDays(LAST_DAY) - random.next() * YEARS_OF_RECORDS * DAYS_A_YEAR;
  const age = ageAtDiagnosis(random, cancer);
  return {
    family: random.pick(FAMILY_NAMES),
    given: inventGivenNames(random, sex),
    sex: random.chance(0.004) ? random.pick(['OTHER', 'UNKNOWN'] as const) : sex,
    birthDate: toDate(diagnosed - age * DAYS_A_YEAR),
    races: random.weighted(population.races),
    ethnicity: random.weighted(ethnicityOf(population.hispanic)),
    state: random.weighted(population.states),
    cancer,
    diagnosed: toDate(diagnosed),
  };
}

const mixes = new WeakMap<Population, Weighted<CancerType>>();

function mixOf(population: Population): Weighted<CancerType> {
  const known = mixes.get(population);
  if (known !== undefined) return known;
  const mix = CANCERS.map(
    (cancer) => [cancer, cancer.cases * (population.emphasis[cancer.code] ?? 1)] as const,
  );
  mixes.set(population, mix);
  return mix;
}

/** Around the median; leukemia of childhood has a second peak (SEER) that a median doesn't show. */
function ageAtDiagnosis(random: Random, cancer: CancerType | null): number {
  const youngPeak = cancer?.code === 'BLL' && random.chance(0.55);
  const median = youngPeak ? 8 : Math.max(cancer?.age ?? 56, 40);
  const age = random.normal(median, youngPeak ? 4 : 11);
  return Math.min(Math.max(age, youngPeak ? 1 : 18), OLDEST - YEARS_OF_RECORDS);
}

function inventGivenNames(random: Random, sex: 'FEMALE' | 'MALE'): string[] {
  const names = GIVEN_NAMES[sex];
  const first = random.pick(names);
  const second = random.pick(names);
  return second !== first && random.chance(0.4) ? [first, second] : [first];
}
