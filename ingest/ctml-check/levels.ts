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

/** A level's keys: the one under which the next level stands, all that are read, and others in use. */
interface LevelKeys {
  readonly next: string | null;
  readonly read: readonly string[];
  readonly others: readonly string[];
}

/** Of each level, from the trial to a dose. */
const LEVELS: readonly LevelKeys[] = [
  {
    next: 'treatment_list',
    read: ['match', 'treatment_list', 'status', 'protocol_no', 'nct_id', 'trial_id'],
    others: ['step', 'steps', 'patients', 'trials', 'tier'],
  },
  { next: 'step', read: ['step'], others: ['type', 'title'] },
  { next: 'arm', read: ['match', 'arm', 'step_code'], others: ['step_type', 'step_internal_id'] },
  {
    next: 'dose_level',
    read: ['match', 'dose_level', 'arm_code', 'arm_suspended', 'arm_internal_id'],
    others: ['arm_type', 'arm_description', 'arm_eligibility_notes'],
  },
  {
    next: null,
    read: ['match', 'level_code', 'level_suspended', 'level_internal_id'],
    others: ['level_description'],
  },
];

/** Keys that are a slip away from one that is read: what is in them is passed over. */
export function checkLevelKeys(level: unknown, path: Path, depth = 0): readonly Finding[] {
  if (Array.isArray(level))
    return level.flatMap((each: unknown, at) => checkLevelKeys(each, [...path, at], depth));
  const keys = LEVELS[depth];
  if (keys === undefined) return [];
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(level);
  const absent = keys.read.filter((key) => !(key in fields));
  return Object.entries(fields).flatMap(([key, inner]) => {
    if (key === keys.next) return checkLevelKeys(inner, [...path, key], depth + 1);
    if (keys.read.includes(key) || keys.others.includes(key)) return [];
    const meant = suggestion(key, absent);
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
