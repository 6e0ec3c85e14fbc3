import type { ConditionRecord } from '../../site/records.ts';
import { DAYS_A_YEAR, LAST_DAY, toDate, toDays } from './dates.ts';
import type { CancerType } from './frequencies/cancers.ts';
import type { Random, Weighted } from './random.ts';
import type { Tumor } from './tumor.ts';

const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm';

/**
 * Other conditions and how many of the patients have them: prevalence among US adults of 65 and more,
 * CDC and NCHS Health, United States 2020-2021, rounded down for the younger ones among ours.
 */
const COMORBIDITIES: Weighted<readonly [code: string, display: string]> = [
  [['I10', 'Hypertensive disorder'], 0.42],
  [['E78.5', 'Hyperlipidemia'], 0.3],
  [['E11.9', 'Diabetes mellitus type 2'], 0.17],
  [['M19.90', 'Osteoarthritis'], 0.14],
  [['J44.9', 'Chronic obstructive pulmonary disease'], 0.09],
  [['I48.91', 'Atrial fibrillation'], 0.06],
  [['J45.909', 'Asthma'], 0.06],
  [['F32.A', 'Depressive disorder'], 0.08],
];

/** Where distant disease is found: the commonest sites of metastasis, with ICD-10-CM codes. */
const METASTASES: Weighted<readonly [code: string, display: string]> = [
  [['C79.51', 'Metastasis to bone'], 35],
  [['C78.7', 'Metastasis to liver'], 30],
  [['C78.00', 'Metastasis to lung'], 25],
  [['C79.31', 'Metastasis to brain'], 10],
];

const STAGE_MISSING = 0.1;
const CODED_COARSER = 0.06;
const NOT_MAPPED = 0.02;
const ONLY_SUSPECTED = 0.015;

/** The cancer's conditions as a registrar wrote them: sometimes coarser, sometimes without a stage. */
export function cancerConditions(
  random: Random,
  tumor: Tumor,
  diagnosed: string,
): ConditionRecord[] {
  const primary: ConditionRecord = {
    code: { system: ICD10, code: tumor.cancer.icd10, display: tumor.cancer.name },
    ...codedAs(random, tumor.cancer),
    stage: random.chance(STAGE_MISSING) ? null : tumor.stage,
    onsetDate: random.chance(0.05) ? diagnosed.slice(0, 4) : diagnosed,
    role: 'PRIMARY_CANCER',
    confirmed: !random.chance(ONLY_SUSPECTED),
  };
  const isDistant = tumor.stage?.startsWith('IV') === true && random.chance(0.75);
  return isDistant ? [primary, inventMetastasis(random, diagnosed)] : [primary];
}

function codedAs(
  random: Random,
  { code, name, coarse }: CancerType,
): Pick<ConditionRecord, 'display' | 'oncotreeCode'> {
  if (random.chance(NOT_MAPPED)) return { display: name, oncotreeCode: null };
  if (coarse !== null && random.chance(CODED_COARSER))
    return { display: coarse.name, oncotreeCode: coarse.code };
  return { display: name, oncotreeCode: code };
}

function inventMetastasis(random: Random, diagnosed: string): ConditionRecord {
  const [code, display] = random.weighted(METASTASES);
  const found = Math.min(toDays(diagnosed) + random.integer(0, 200), toDays(LAST_DAY));
  return {
    code: { system: ICD10, code, display },
    display,
    oncotreeCode: null,
    stage: null,
    onsetDate: toDate(found),
    role: 'SECONDARY_CANCER',
    confirmed: true,
  };
}

/** What else the patient has; children have none of these here. */
export function otherConditions(
  random: Random,
  birthDate: string,
  diagnosed: string,
): ConditionRecord[] {
  const age = (toDays(diagnosed) - toDays(birthDate)) / DAYS_A_YEAR;
  if (age < 18) return [];
  return COMORBIDITIES.filter(([, share]) => random.chance(share * Math.min(age / 65, 1))).map(
    ([[code, display]]) => ({
      code: { system: ICD10, code, display },
      display,
      oncotreeCode: null,
      stage: null,
      onsetDate: toDate(toDays(diagnosed) - random.integer(100, 4000)).slice(0, 7),
      role: 'OTHER',
      confirmed: true,
    }),
  );
}
