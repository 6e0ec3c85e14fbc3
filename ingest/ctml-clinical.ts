import type { Criteria, Leaf, PerformanceScale } from '../matching/criteria.ts';
import { DAYS_A_YEAR, yearsOfDays } from '../matching/age.ts';
import { SCALE_VALUES } from '../matching/performance-status.ts';
import { RADIATION } from '../matching/prior-therapy.ts';
import { stageGroup } from '../matching/stage.ts';
import { comparisonOf, negation, notEvaluable, signOf, valueInWords } from './ctml-values.ts';

type Reader = (value: string) => Criteria | null;

/** The clinical keys of both dialects and of our own (`stage` and on) that we evaluate; a reader gives null for what it can't read. */
const READERS = new Map<string, Reader>([
  ['age_numerical', age],
  ['age_expression', age],
  ['oncotree_primary_diagnosis', (cancerType) => ({ kind: 'diagnosis', cancerType })],
  ['gender', sex],
  ['tmb', burden],
  ['tmb_numerical', burden],
  ['her2_status', marker('HER2')],
  ['er_status', marker('ER')],
  ['pr_status', marker('PR')],
  ['stage', stage],
  ['ecog', performance('ECOG')],
  ['karnofsky', performance('KARNOFSKY')],
  ['prior_lines', priorLines],
  ['prior_therapy', priorTherapy],
  ['prior_treatment_agent', priorTherapy],
]);

/** The criteria of a `clinical` object, each field one: `!` excludes what its own field says. */
export function clinicalCriteria(fields: Readonly<Record<string, unknown>>): readonly Criteria[] {
  return Object.entries(fields).flatMap(([name, raw]) => {
    const words = valueInWords(raw);
    if (words === null) return [];
    const { isNegated, value } = negation(words);
    const key = name.toLowerCase();
    const leaf = (typeof raw === 'object' ? undefined : READERS.get(key)?.(value)) ?? null;
    if (leaf === null) return [notEvaluable(key, words)];
    return [isNegated ? { not: leaf } : leaf];
  });
}

/**
 * CTML writes months as a rounded fraction of a year: 0.083 is one month, 0.5 are six. Less than half a
 * month is days: 0.038 are two weeks.
 */
function age(value: string): Leaf | null {
  const read = comparisonOf(value);
  if (read === null) return null;
  const { comparison, bound } = read;
  const months = Math.round(bound * 12);
  const years = months === 0 ? yearsOfDays(Math.round(bound * DAYS_A_YEAR)) : months / 12;
  return { kind: 'age', comparison, years };
}

function burden(value: string): Leaf | null {
  const read = comparisonOf(value);
  return (
    read && { kind: 'tumorMutationalBurden', comparison: read.comparison, perMegabase: read.bound }
  );
}

function sex(value: string): Leaf | null {
  const word = value.toUpperCase();
  return word === 'FEMALE' || word === 'MALE' ? { kind: 'sex', sex: word } : null;
}

/** CTIMS also writes receptors as booleans. */
const BOOLEANS = new Map([
  ['TRUE', 'POSITIVE'],
  ['FALSE', 'NEGATIVE'],
]);

function marker(name: 'HER2' | 'ER' | 'PR'): Reader {
  return (value) => {
    const word = value.toUpperCase();
    const status = BOOLEANS.get(word) ?? word;
    return status === 'POSITIVE' || status === 'NEGATIVE' || status === 'UNKNOWN'
      ? { kind: 'tumorMarker', marker: name, status }
      : null;
  };
}

const STAGE = /^(>=|<=|==|=|>|<)?\s*([^<>=]+)$/;
const RANGE = /^([^<>=]+?)\s*[-–]\s*([^<>=]+)$/;

/** `>=III`, `IV`, which stands for IVA too, or `IIB-III`, both included. */
function stage(value: string): Criteria | null {
  const kind = 'stage';
  const [, first = '', last = ''] = RANGE.exec(value) ?? [];
  const [from, to] = [stageGroup(first), stageGroup(last)];
  if (from !== null && to !== null)
    return between((comparison, group) => ({ kind, comparison, group }), from, to);
  const [, sign = '==', text = ''] = STAGE.exec(value) ?? [];
  const group = stageGroup(text);
  return group === null ? null : { kind, comparison: signOf(sign), group };
}

/** `<=1`, or `0-1`, both included; only values that the scale has. */
function performance(scale: PerformanceScale): Reader {
  const isOnScale = (value: number) => SCALE_VALUES[scale].some((each) => each === value);
  const kind = 'performanceStatus';
  return (value) => {
    const read = comparisonOf(value);
    if (read !== null)
      return isOnScale(read.bound)
        ? { kind, scale, comparison: read.comparison, value: read.bound }
        : null;
    const [from, to] = (/^(\d+)\s*[-–]\s*(\d+)$/.exec(value)?.slice(1) ?? []).map(Number);
    if (from === undefined || to === undefined || from > to) return null;
    if (!isOnScale(from) || !isOnScale(to)) return null;
    return between((comparison, bound) => ({ kind, scale, comparison, value: bound }), from, to);
  };
}

function between<B>(leaf: (comparison: '>=' | '<=', bound: B) => Leaf, from: B, to: B): Criteria {
  return { all: [leaf('>=', from), leaf('<=', to)] };
}

function priorLines(value: string): Leaf | null {
  const read = comparisonOf(value);
  if (read === null || !Number.isInteger(read.bound) || read.bound > 100) return null;
  return { kind: 'priorLines', comparison: read.comparison, lines: read.bound };
}

/** An agent by its name, agents given together joined by `+`, or radiation. */
function priorTherapy(value: string): Leaf | null {
  if (/^(radiation|radiotherapy|radiation therapy)$/i.test(value))
    return { kind: 'priorTherapy', therapy: RADIATION };
  return /\p{Letter}/u.test(value) ? { kind: 'priorTherapy', therapy: value } : null;
}
