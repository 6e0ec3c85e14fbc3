import type { BiomarkerName } from './biomarker-name.ts';
import { nameBiomarker } from './biomarker-name.ts';
import { expressionOfAtom } from './profile-atom.ts';

/** AND, OR and NOT over biomarkers. */
export type ProfileExpression =
  | { readonly all: readonly ProfileExpression[] }
  | { readonly any: readonly ProfileExpression[] }
  | { readonly not: ProfileExpression }
  | { readonly biomarker: BiomarkerName };

/** A molecular profile of CIViC, read. */
export interface MolecularProfile {
  readonly expression: ProfileExpression;
  /** Every biomarker that the expression names, also those under NOT; each once, in order of appearance. */
  readonly biomarkers: readonly BiomarkerName[];
}

/** Deeper than any profile that someone would write; keeps odd input from exhausting the stack. */
const MAX_DEPTH = 32;

class UnreadableProfileError extends Error {}

/**
 * Reads a molecular profile's name: `EML4::ALK Fusion AND ALK L1196M`,
 * `RB1 Wildtype AND ( CDKN2A Loss OR CDKN2A Mutation )`, `MET Amplification AND NOT KRAS Mutation`. NOT
 * binds closest, then AND. Never throws: a part that names no gene or signature is a biomarker of kind
 * OTHER with its words, and a name whose parentheses don't fit is one such part as a whole.
 */
export function parseMolecularProfile(name: string): MolecularProfile {
  const expression = readExpression(name);
  const found = new Map<string, BiomarkerName>();
  for (const biomarker of biomarkersIn(expression))
    if (!found.has(biomarker.id)) found.set(biomarker.id, biomarker);
  return { expression, biomarkers: [...found.values()] };
}

function readExpression(name: string): ProfileExpression {
  try {
    const tokens = tokensOf(name);
    const expression = readAny(tokens, 0);
    if (tokens.length > 0) throw new UnreadableProfileError();
    return expression;
  } catch (error) {
    if (error instanceof UnreadableProfileError) return { biomarker: nameBiomarker([], name) };
    throw error;
  }
}

function* biomarkersIn(expression: ProfileExpression): Generator<BiomarkerName> {
  if ('biomarker' in expression) yield expression.biomarker;
  else if ('not' in expression) yield* biomarkersIn(expression.not);
  else
    for (const part of 'all' in expression ? expression.all : expression.any)
      yield* biomarkersIn(part);
}

const OPERATORS = new Set(['AND', 'OR', 'NOT', '(', ')']);

/**
 * Operators and, between them, the words of each part. A parenthesis groups where a part could begin or
 * once the part's own parentheses are closed; `VHL R200W (c.598C>T)` keeps its own.
 */
function tokensOf(name: string): string[] {
  const tokens: string[] = [];
  let part: string[] = [];
  const endPart = (): void => {
    if (part.length > 0) tokens.push(part.join(' '));
    part = [];
  };
  for (const word of name.split(/\s+/).flatMap((each) => (each === '' ? [] : [each]))) {
    let rest = word;
    while (part.length === 0 && rest.startsWith('(')) {
      tokens.push('(');
      rest = rest.slice(1);
    }
    let closing = 0;
    while (rest.endsWith(')') && openParentheses([...part, rest].join(' ')) < 0) {
      closing += 1;
      rest = rest.slice(0, -1);
    }
    if (OPERATORS.has(rest)) {
      endPart();
      tokens.push(rest);
    } else if (rest !== '') part.push(rest);
    if (closing > 0) endPart();
    tokens.push(...Array<string>(closing).fill(')'));
  }
  endPart();
  return tokens;
}

function openParentheses(text: string): number {
  return text.split('(').length - text.split(')').length;
}

function readAny(tokens: string[], depth: number): ProfileExpression {
  const parts = [readAll(tokens, depth)];
  while (tokens[0] === 'OR') {
    tokens.shift();
    parts.push(readAll(tokens, depth));
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { any: parts };
}

function readAll(tokens: string[], depth: number): ProfileExpression {
  const parts = [readNot(tokens, depth)];
  while (tokens[0] === 'AND') {
    tokens.shift();
    parts.push(readNot(tokens, depth));
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { all: parts };
}

function readNot(tokens: string[], depth: number): ProfileExpression {
  const token = tokens.shift();
  if (depth > MAX_DEPTH || token === undefined) throw new UnreadableProfileError();
  if (token === 'NOT') return { not: readNot(tokens, depth + 1) };
  if (token === '(') {
    const inner = readAny(tokens, depth + 1);
    if (tokens.shift() !== ')') throw new UnreadableProfileError();
    return inner;
  }
  if (OPERATORS.has(token)) throw new UnreadableProfileError();
  return expressionOfAtom(token);
}
