import { z } from 'zod';
import { conjuncts, type Criteria } from '../../matching/criteria.ts';
import { criteriaInWords } from '../../matching/words.ts';
import { isPriorAgent, matchCriteria } from '../ctml-match.ts';
import { contradiction } from './contradiction.ts';
import { checkFields } from './fields.ts';
import type { CheckTerms, Finding, Path } from './issue.ts';
import { error, warning } from './issue.ts';
import { suggestion } from '../../terminology/nearest.ts';

const objectSchema = z.record(z.string(), z.unknown());

/** A criterion that must hold, and where it stands. */
export interface Literal {
  readonly criteria: Criteria;
  readonly path: Path;
}

/** What was found in a clause, and what it demands in every case. */
export interface CheckedClause {
  readonly findings: readonly Finding[];
  readonly demands: readonly Literal[];
}

/**
 * Looks at a clause and all that it holds.
 * @param outer what must hold around it
 */
export function checkAll(
  clause: unknown,
  path: Path,
  terms: CheckTerms,
  outer: readonly Literal[] = [],
): CheckedClause {
  const findings: Finding[] = [];
  const demands: Literal[] = [];
  const alternatives: { readonly value: unknown; readonly path: Path }[] = [];
  const visit = (value: unknown, place: Path): void => {
    for (const [node, at] of nodesOf(value, place)) {
      const fields = objectSchema.safeParse(node);
      if (isEmpty(node)) {
        findings.push(error(at, EMPTY));
        continue;
      }
      if (!fields.success) {
        findings.push(error(at, 'must be an object with and, or, clinical or genomic'));
        continue;
      }
      for (const [key, inner] of Object.entries(fields.data)) {
        const there = [...at, key];
        const connective = /^(?:and|or)/i.exec(key)?.[0];
        if (connective !== undefined && /^(?:and|or)[a-z]/i.test(key))
          findings.push(
            warning(there, `begins like "${connective}" and is read as that: write it`),
          );
        if (connective?.toLowerCase() === 'or') alternatives.push({ value: inner, path: there });
        else if (isEmpty(inner)) findings.push(error(there, EMPTY));
        else if (connective !== undefined) visit(inner, there);
        else {
          const { found, literals } = checkCriterion(key, inner, there, terms);
          findings.push(...found);
          demands.push(...literals);
        }
      }
    }
  };
  visit(clause, path);
  findings.push(...contradictions(demands, outer, terms));
  for (const each of alternatives)
    findings.push(...checkAny(each.value, each.path, terms, [...outer, ...demands]));
  return { findings, demands };
}

function checkAny(
  value: unknown,
  path: Path,
  terms: CheckTerms,
  outer: readonly Literal[],
): readonly Finding[] {
  const nodes = nodesOf(value, path);
  if (nodes.length === 0) return [error(path, 'is empty, which would let nobody in')];
  return nodes.flatMap(([node, at]) =>
    isEmpty(node)
      ? [error(at, 'is empty, which would let everyone in')]
      : checkAll(node, at, terms, outer).findings,
  );
}

const EMPTY = 'is empty and says nothing: state a criterion, or leave it out';

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

const KINDS = ['and', 'or', 'clinical', 'genomic', 'prior_treatment', 'extended_attributes'];

function meantBy(kind: string): string {
  return /^(?:not|nand|nor|none|exclu)/.test(kind)
    ? ': what excludes is a ! before a value, such as "!BRAF"'
    : suggestion(kind, KINDS);
}

function checkCriterion(key: string, value: unknown, path: Path, terms: CheckTerms) {
  const none: readonly Literal[] = [];
  const fields = objectSchema.safeParse(value);
  const kind = key.toLowerCase();
  if (!KINDS.includes(kind))
    return {
      found: [error(path, `is no key of a clause${meantBy(kind)}`)],
      literals: none,
    };
  if (!fields.success)
    return {
      found: [error(path, 'must be an object of fields, such as {"age_numerical": ">=18"}')],
      literals: none,
    };
  const isPrior = kind === 'prior_treatment' && Object.keys(fields.data).every(isPriorAgent);
  if (kind !== 'clinical' && kind !== 'genomic' && !isPrior)
    return {
      found: [warning(path, 'is not evaluated: it stays unknown for every patient')],
      literals: none,
    };
  const found = checkFields(fields.data, kind === 'genomic' ? kind : 'clinical', path, terms);
  const read = matchCriteria([{ [kind]: fields.data }], path.join('.'));
  return {
    found,
    literals: read === null ? none : conjuncts(read).map((criteria) => ({ criteria, path })),
  };
}

function contradictions(
  own: readonly Literal[],
  outer: readonly Literal[],
  { tree }: CheckTerms,
): readonly Finding[] {
  return own.flatMap(({ criteria, path }, index) => {
    const before = [...outer, ...own.slice(0, index)];
    const other = before.find((each) => contradiction(criteria, each.criteria, tree));
    if (other === undefined) return [];
    const [words, others] = [criteria, other.criteria].map(criteriaInWords);
    return [error(path, `${words} and ${others} (${other.path.join('.')}) can't both hold`)];
  });
}

function nodesOf(value: unknown, path: Path): readonly (readonly [unknown, Path])[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value)
    ? value.map((node: unknown, index) => [node, [...path, index]] as const)
    : [[value, path]];
}
