import { z } from 'zod';
import { suggestion } from '../../terminology/nearest.ts';
import type { Finding, Path } from './issue.ts';
import { error } from './issue.ts';

/** A match clause, where it stands, and the clauses of the levels around it. */
export interface LevelClause {
  readonly clause: unknown;
  readonly path: Path;
  readonly around: readonly Path[];
}

const levelSchema = z.object({ match: z.unknown().optional() }).loose();
const listSchema = z.array(levelSchema).catch([]);

/** Every clause that isn't empty, from the outside in, whatever else is wrong with the trial. */
export function clausesOf(trial: Readonly<Record<string, unknown>>): readonly LevelClause[] {
  const inner = z.record(z.string(), z.unknown()).catch({}).parse(trial['treatment_list']);
  const own = clauseAt(trial['match'], ['match'], []);
  return [
    ...own,
    ...below(inner['step'], ['treatment_list', 'step'], ['arm', 'dose_level'], pathsOf(own)),
  ];
}

/** Of each level, from the trial to a dose, the keys under which clauses stand, the next level last. */
const LEVELS = [
  ['match', 'treatment_list'],
  ['step'],
  ['match', 'arm'],
  ['match', 'dose_level'],
  ['match'],
];

/** Keys that are a slip away from one under which clauses stand: what is in them is passed over. */
export function checkLevelKeys(level: unknown, path: Path, depth = 0): readonly Finding[] {
  if (Array.isArray(level))
    return level.flatMap((each: unknown, at) => checkLevelKeys(each, [...path, at], depth));
  const keys = LEVELS[depth] ?? [];
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(level);
  return Object.entries(fields).flatMap(([key, inner]) => {
    if (key === keys.at(-1)) return checkLevelKeys(inner, [...path, key], depth + 1);
    const meant = keys.includes(key)
      ? ''
      : suggestion(
          key,
          keys.filter((each) => !(each in fields)),
        );
    return meant === '' ? [] : [error([...path, key], `is passed over${meant}`)];
  });
}

function below(
  list: unknown,
  path: Path,
  inner: readonly string[],
  around: readonly Path[],
): readonly LevelClause[] {
  const [next, ...rest] = inner;
  return listSchema.parse(list).flatMap((level, index) => {
    const place = [...path, index];
    const own = clauseAt(level.match, [...place, 'match'], around);
    const within = [...around, ...pathsOf(own)];
    return [
      ...own,
      ...(next === undefined ? [] : below(level[next], [...place, next], rest, within)),
    ];
  });
}

function clauseAt(clause: unknown, path: Path, around: readonly Path[]): readonly LevelClause[] {
  const isEmpty =
    clause === null || clause === undefined || (Array.isArray(clause) && clause.length === 0);
  return isEmpty ? [] : [{ clause, path, around }];
}

function pathsOf(clauses: readonly LevelClause[]): readonly Path[] {
  return clauses.map(({ path }) => path);
}
