import type { Comparison } from '../../matching/criteria.ts';

export function yes(holds: boolean): number {
  return holds ? 1 : -1;
}

export function compare(value: number, comparison: Comparison, bound: number): boolean {
  const tests = {
    '>=': value >= bound,
    '>': value > bound,
    '<=': value <= bound,
    '<': value < bound,
    '==': value === bound,
  };
  return tests[comparison];
}

export function unanimous(values: readonly number[]): number {
  const [first = 0] = values;
  return values.every((value) => value === first) ? first : 0;
}
