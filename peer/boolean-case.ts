import { matchCriteria } from '../ingest/ctml-match.ts';
import type { Criteria } from '../matching/criteria.ts';
import type { BooleanCase } from './case-schema.ts';
import { peerPaths } from './paths.ts';

/** Far more conjunctions than a clause that somebody wrote has. */
const MAX_PATHS = 20_000;

/** A conjunction, as the set of its literals in words. */
type Path = ReadonlySet<string>;

/** How our reading of a clause stands to the peer's. */
export interface BooleanResult {
  readonly faults: readonly string[];
  /** True where they differ as the peer's own expansion differs from the clause. */
  readonly isPeersExpansion: boolean;
}

/**
 * Holds our reading of a clause against the peer's: both must come to the same conjunctions. Those
 * that include another are left out on both sides, since they say nothing more.
 * @throws RecordFault
 */
export function runBoolean({ matchClause, expectedPaths }: BooleanCase): BooleanResult {
  const ours = minimal(pathsOf(readClause(matchClause, 'matchClause')));
  const peers = minimal(expectedPaths.flatMap(pathsOfConjunction));
  const faults = [
    ...missingFrom(ours, peers).map((words) => `ours misses the path ${words}`),
    ...missingFrom(peers, ours).map((words) => `ours adds the path ${words}`),
  ];
  if (faults.length === 0) return { faults, isPeersExpansion: false };
  const expansion = minimal((peerPaths(matchClause, MAX_PATHS) ?? []).flatMap(pathsOfConjunction));
  const isPeersExpansion = sameSets(expansion, peers);
  return { faults: isPeersExpansion ? [] : faults, isPeersExpansion };
}

function pathsOfConjunction(path: readonly unknown[]): readonly Path[] {
  return pathsOf(readClause([{ and: path }], 'path'));
}

function sameSets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return missingFrom(a, b).length === 0 && missingFrom(b, a).length === 0;
}

function readClause(clause: unknown, place: string): Criteria {
  return matchCriteria(clause, place) ?? { all: [] };
}

/** Disjunctive normal form. */
function pathsOf(criteria: Criteria): readonly Path[] {
  if ('any' in criteria) return bounded(criteria.any.flatMap(pathsOf));
  if ('all' in criteria)
    return criteria.all.reduce<readonly Path[]>(
      (paths, member) => {
        const others = pathsOf(member);
        return bounded(
          paths.flatMap((path) => others.map((other) => new Set([...path, ...other]))),
        );
      },
      [new Set()],
    );
  return [new Set([JSON.stringify(criteria)])];
}

function bounded(paths: readonly Path[]): readonly Path[] {
  if (paths.length > MAX_PATHS) throw new RangeError(`more than ${MAX_PATHS} paths`);
  return paths;
}

function minimal(paths: readonly Path[]): ReadonlySet<string> {
  const sorted = [...paths].sort((a, b) => a.size - b.size);
  const kept: Path[] = [];
  for (const path of sorted)
    if (!kept.some((smaller) => [...smaller].every((literal) => path.has(literal))))
      kept.push(path);
  return new Set(kept.map((path) => [...path].sort().join(' and ')));
}

function missingFrom(found: ReadonlySet<string>, wanted: ReadonlySet<string>): readonly string[] {
  return [...wanted].filter((path) => !found.has(path));
}
