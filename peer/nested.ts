import { z } from 'zod';
import { withApprovedGenes } from '../ingest/ctml-genes.ts';
import { matchCriteria } from '../ingest/ctml-match.ts';
import type { StatedLevel } from './level-match.ts';
import { peerPaths } from './paths.ts';

/** More than a clause that somebody wrote has. */
const MAX_PATHS = 5000;

const clauseSchema = z.object({ match: z.unknown() });

/** The level with the conjunctions that the peer makes of its clause; as it is where it makes none. */
export function inPeersPaths(level: StatedLevel): StatedLevel {
  const clause = clauseSchema.safeParse(level.written).data?.match;
  const paths = peerPaths(clause, MAX_PATHS);
  if (paths === null) return level;
  const any = paths.map((path) => matchCriteria([{ and: path }], level.path) ?? { all: [] });
  return { ...level, criteria: withApprovedGenes({ any }, level.genes) };
}
