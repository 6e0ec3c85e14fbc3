import type { Comparison, Criteria, Leaf } from '../matching/criteria.ts';

/** A value of a criterion as text; null when the field is empty and states nothing. */
export function valueInWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    const words = value.map(valueInWords).filter((word) => word !== null);
    return words.length === 0 ? null : words.join(', ');
  }
  const words = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  return words === '' ? null : words;
}

/** A leading `!` and what follows it. */
export function negation(words: string): { readonly isNegated: boolean; readonly value: string } {
  const isNegated = words.startsWith('!');
  return { isNegated, value: isNegated ? words.slice(1).trim() : words };
}

export function notEvaluable(key: string, value: string): Leaf {
  return { kind: 'notEvaluable', key, value };
}

/** AND of criteria; one alone stands for itself. */
export function together(criteria: readonly Criteria[]): Criteria {
  const [only] = criteria;
  return criteria.length === 1 && only !== undefined ? only : { all: criteria };
}

const COMPARISON = /^(>=|<=|==|=|>|<)\s*(\d+(?:\.\d+)?|\.\d+)$/;

/** `>=18`, `<0.5`, `==40`; null for anything else. */
export function comparisonOf(
  value: string,
): { readonly comparison: Comparison; readonly bound: number } | null {
  const [, sign, number] = COMPARISON.exec(value) ?? [];
  return sign === undefined ? null : { comparison: signOf(sign), bound: Number(number) };
}

/** One `=` is as good as two. */
export function signOf(sign: string): Comparison {
  switch (sign) {
    case '>=':
    case '<=':
    case '>':
    case '<':
      return sign;
    default:
      return '==';
  }
}
