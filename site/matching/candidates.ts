import type { Verdict } from '../../matching/evaluate.ts';
import { pageSize } from '../../relay/connection.ts';
import type { QueryEligiblePatientsArgs } from '../../schema/generated/site.ts';
import type { SiteContext } from '../context.ts';
import { listedCount } from '../disclosure/protected-count.ts';
import { checkVerdicts } from '../filter-check.ts';
import { BestRanked } from './best-ranked.ts';
import { CandidateSearch, type Candidate } from './candidate-search.ts';
import { Worklist, type MissingFactCount } from './worklist.ts';

export interface CandidatePage {
  /** Null where it wasn't asked for: it takes holding the criteria against every candidate. */
  readonly totalCount: number | null;
  /** Null where it wasn't asked for. */
  readonly worklist: readonly MissingFactCount[] | null;
  readonly nodes: readonly Candidate[];
  readonly hasNextPage: boolean;
}

type Question = QueryEligiblePatientsArgs & {
  /** Whether `totalCount` or the worklist is wanted, which takes everyone. */
  readonly counted: boolean;
};

/**
 * A page of those who fit a trial, best first, after the rank `after`, whoever holds it now. Every row is
 * read, judged and allowed at this moment, so a page is never older than its question; who changes
 * rank between two pages may come twice or not at all.
 *
 * With the count, all candidates are held against the criteria, by one call of the store. Without, one
 * call for each verdict, best first, each read in the order of the page until nobody can follow who
 * belongs there. Where that takes too many, the trial gets an index, and this page and those to come
 * follow its order (`MatchIndex`).
 * @throws GraphQLError BAD_USER_INPUT
 */
export async function findCandidates(
  { criteria, verdicts, first, after = null, counted }: Question,
  context: SiteContext,
): Promise<CandidatePage> {
  const limit = pageSize(first);
  checkVerdicts(verdicts);
  const search = await CandidateSearch.begin(criteria, context);
  const wanted = VERDICTS.filter((verdict) => verdicts.includes(verdict));
  if (!counted) {
    const { best } = await search.page(wanted, limit + 1, after);
    return { totalCount: null, worklist: null, ...cut(best, limit) };
  }
  const best = new BestRanked<Candidate>(limit + 1, after);
  const worklist = new Worklist();
  const totalCount = listedCount(await search.everyone(wanted, best, worklist));
  return { totalCount, worklist: worklist.facts(), ...cut(best.best, limit) };
}

function cut(best: readonly Candidate[], limit: number) {
  return { nodes: best.slice(0, limit), hasNextPage: best.length > limit };
}

const VERDICTS = ['ELIGIBLE', 'POSSIBLY_ELIGIBLE', 'NOT_ELIGIBLE'] as const satisfies Verdict[];
