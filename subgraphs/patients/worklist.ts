import { z } from 'zod';
import { pageSize } from '../../relay/connection.ts';
import { mostSettlingFirst, type MissingFactCount } from '../../site/matching/worklist.ts';
import type { CandidatesAnswer } from './eligible-patients.ts';
import { grouped } from './grouped.ts';
import { hasAnswer } from './site-answer.ts';

const count = z.int().nonnegative();

/** A site's worklist as it answers it. */
export const worklistSchema: z.ZodType<readonly MissingFactCount[]> = z.array(
  z.object({ fact: z.string(), missingFor: count, settles: count }),
);

/** The first facts over all sites that answered; null when none did. @throws GraphQLError BAD_USER_INPUT */
export function mergeWorklists(
  { parts }: CandidatesAnswer,
  { first }: { readonly first: number },
): MissingFactCount[] | null {
  const limit = pageSize(first);
  if (!hasAnswer(parts)) return null;
  const entries = parts.flatMap((part) => (part.status === 'OK' ? (part.data.worklist ?? []) : []));
  const byFact = grouped(entries, ({ fact }) => fact);
  return [...byFact]
    .map(([fact, same]) => ({
      fact,
      missingFor: same.reduce((sum, each) => sum + each.missingFor, 0),
      settles: same.reduce((sum, each) => sum + each.settles, 0),
    }))
    .sort(mostSettlingFirst)
    .slice(0, limit);
}
