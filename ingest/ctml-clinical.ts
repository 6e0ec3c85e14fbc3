import type { Criteria, Leaf } from '../matching/criteria.ts';
import { comparisonOf, negation, notEvaluable, valueInWords } from './ctml-values.ts';

type Reader = (value: string) => Leaf | null;

/** The clinical keys of both dialects that we evaluate; a reader gives null for what it can't read. */
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

/** CTML writes months as a rounded fraction of a year: 0.083 is one month, 0.5 are six. */
function age(value: string): Leaf | null {
  const read = comparisonOf(value);
  return (
    read && { kind: 'age', comparison: read.comparison, years: Math.round(read.bound * 12) / 12 }
  );
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
