import { z, ZodError } from 'zod';
import { criteriaInWords } from '../../matching/words.ts';
import { CtmlFault } from '../ctml-fault.ts';
import { protocolOf } from '../ctml-trial.ts';
import { plainJson } from '../extended-json.ts';
import { RecordFault } from '../attempt.ts';
import type { Literal } from './clause.ts';
import { checkAll } from './clause.ts';
import { contradiction, implies } from './contradiction.ts';
import { ageGroupOf, checkHead } from './head.ts';
import type { CheckTerms, Finding, Path } from './issue.ts';
import { error, warning } from './issue.ts';
import { checkLevelKeys, clausesOf } from './levels.ts';
import type { Position } from './located.ts';
import { locatedDocuments } from './located.ts';

/** A finding with its place in the file. */
export interface CheckedFinding extends Position, Omit<Finding, 'path'> {
  /** `treatment_list.step.0.match.0.and.1.clinical`; empty for the whole document. */
  readonly path: string;
}

/**
 * Looks at a CTML file as a curator would want: everything that keeps it from being ingested, every
 * criterion that says something else than it seems to, and criteria that nobody can meet.
 */
export function checkCtml(text: string, terms: CheckTerms): readonly CheckedFinding[] {
  const documents = locatedDocuments(text);
  if (documents.length === 0)
    return [{ severity: 'error', line: 1, column: 1, path: '', reason: 'is empty' }];
  return documents.flatMap((document) => {
    if ('fault' in document)
      return [
        { severity: 'error' as const, path: '', reason: document.fault, ...document.position },
      ];
    return trialsOf(document.value)
      .flatMap(([trial, path]) => checkTrial(trial, path, terms))
      .map(({ severity, path, reason }) => ({
        severity,
        reason,
        path: path.join('.'),
        ...document.positionOf(path),
      }));
  });
}

function trialsOf(value: unknown): readonly (readonly [unknown, Path])[] {
  return Array.isArray(value)
    ? value.map((trial: unknown, index) => [trial, [index]] as const)
    : [[value, []]];
}

const objectSchema = z.record(z.string(), z.unknown());

/**
 * Looks at one trial.
 * @param path where it stands in its document
 */
export function checkTrial(value: unknown, path: Path, terms: CheckTerms): readonly Finding[] {
  try {
    const trial = objectSchema.safeParse(plainJson(value));
    if (!trial.success) return [error(path, 'a trial must be an object')];
    return [
      ...checkHead(trial.data, path),
      ...checkLevelKeys(trial.data, path),
      ...ofReader(trial.data, path),
      ...ofClauses(trial.data, path, terms),
    ];
  } catch (failure) {
    if (failure instanceof RecordFault) return [error(path, failure.message)];
    throw failure;
  }
}

/** What ingestion itself would refuse. */
function ofReader(trial: Readonly<Record<string, unknown>>, path: Path): readonly Finding[] {
  try {
    protocolOf(trial);
    return [];
  } catch (failure) {
    if (failure instanceof ZodError)
      return failure.issues.map((issue) =>
        error([...path, ...issue.path.map(stepOf)], issue.message),
      );
    if (failure instanceof CtmlFault && failure.path.includes('match')) return [];
    if (failure instanceof CtmlFault) return [error([...path, failure.path], failure.reason)];
    throw failure;
  }
}

function stepOf(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

function ofClauses(
  trial: Readonly<Record<string, unknown>>,
  path: Path,
  terms: CheckTerms,
): readonly Finding[] {
  const clauses = clausesOf(trial);
  if (clauses.length === 0)
    return [
      warning(path, 'states no match clause: whoever its registration takes is possibly eligible'),
    ];
  const demands = new Map<string, readonly Literal[]>();
  return clauses.flatMap(({ clause, path: own, around }) => {
    const checked = checkAll(clause, [...path, ...own], terms);
    demands.set(own.join('.'), checked.demands);
    const inherited = around.flatMap((outer) => demands.get(outer.join('.')) ?? []);
    return [
      ...checked.findings,
      ...notRepeated(checked.demands, inherited, [...path, ...own], terms),
      ...outsideGroup(checked.demands, trial, terms),
    ];
  });
}

/** The group isn't evaluated, so a slip in either would not show. */
function outsideGroup(
  demands: readonly Literal[],
  trial: Readonly<Record<string, unknown>>,
  { tree }: CheckTerms,
): readonly Finding[] {
  const named = ageGroupOf(trial);
  if (named === null) return [];
  return demands
    .filter(({ criteria }) => contradiction(criteria, named.ages, tree))
    .map(({ criteria, path }) =>
      warning(
        path,
        `${criteriaInWords(criteria)} leaves out the trial's age group "${named.group}"`,
      ),
    );
}

/** Each level is held by its own criteria alone, which surprises where a step states what its arms don't. */
function notRepeated(
  own: readonly Literal[],
  inherited: readonly Literal[],
  path: Path,
  { tree }: CheckTerms,
): readonly Finding[] {
  const missing = inherited.filter(
    (outer) => !own.some(({ criteria }) => implies(criteria, outer.criteria, tree)),
  );
  if (missing.length === 0) return [];
  const stated = missing.map(
    (outer) => `"${criteriaInWords(outer.criteria)}" (${outer.path.join('.')})`,
  );
  const told = stated.slice(0, MOST_TOLD).join(', ');
  const more = stated.length > MOST_TOLD ? ` and ${stated.length - MOST_TOLD} more` : '';
  return [
    warning(
      path,
      `is held by its own criteria alone, without ${told}${more}: repeat here what holds for both`,
    ),
  ];
}

const MOST_TOLD = 5;
