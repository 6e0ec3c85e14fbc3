import { createHash } from 'node:crypto';
import type { TrialCriteria } from '../../matching/criteria.ts';
import { evaluateTrial, type Evaluation, type Verdict } from '../../matching/evaluate.ts';
import type { MatchContext } from '../../matching/finding.ts';
import { MAX_PAGE_SIZE, pageSize } from '../../relay/connection.ts';
import type { QueryEligiblePatientsArgs } from '../../schema/generated/site.ts';
import type { Filter } from '../../store/store.ts';
import type { SiteContext } from '../context.ts';
import { checkVerdicts } from '../filter-check.ts';
import { listedCount } from '../disclosure/protected-count.ts';
import { exactProfile } from '../match-profile.ts';
import type { PatientRecord } from '../records.ts';
import { BestRanked } from './best-ranked.ts';
import { bestClass, classIn, pseudonymIn, rankOf } from './rank.ts';
import { supersetFilter } from './superset-filter.ts';
import { Worklist, type MissingFactCount } from './worklist.ts';

/** A patient held against a trial's criteria. */
export interface Candidate extends Pick<
  Evaluation,
  'verdict' | 'arms' | 'criteria' | 'missingFacts'
> {
  /** As `rankOf` makes it. */
  readonly rank: string;
  readonly patient: PatientRecord;
}

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
 * belongs there. Where that took everyone, the pages of the next minute follow the order that was found
 * (`KeptRankings`); who has become a candidate meanwhile is found after that.
 * @throws GraphQLError BAD_USER_INPUT
 */
export async function findCandidates(
  { criteria, verdicts, first, after = null, counted }: Question,
  context: SiteContext,
): Promise<CandidatePage> {
  const limit = pageSize(first);
  checkVerdicts(verdicts);
  const search = await Search.begin(criteria, context);
  const best = new BestRanked<Candidate>(limit + 1, after);
  const wanted = VERDICTS.filter((verdict) => verdicts.includes(verdict));
  const key = keyOf([criteria, wanted, context.today, context.patients.policy]);
  const kept = counted || after === null ? null : context.rankings.get(key, after);
  const worklist = new Worklist();
  let totalCount: number | null = null;
  let isWhole = kept === null;
  if (kept !== null) await search.follow(kept.ranks, wanted, best, after);
  else if (counted) totalCount = await search.everyone(wanted, best, worklist);
  else
    for (const verdict of wanted) if (!(await search.next(verdict, best, after))) isWhole = false;
  if (after === null) context.rankings.drop(key);
  if (isWhole) context.rankings.set(key, { from: counted ? null : after, ranks: search.ranks() });
  return {
    totalCount: totalCount === null ? null : listedCount(totalCount),
    worklist: counted ? worklist.facts() : null,
    nodes: best.best.slice(0, limit),
    hasNextPage: best.best.length > limit,
  };
}

function keyOf(question: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64');
}

const VERDICTS = ['ELIGIBLE', 'POSSIBLY_ELIGIBLE', 'NOT_ELIGIBLE'] as const satisfies Verdict[];

/** One trial's criteria, held against the patients whom the caller may see. */
class Search {
  readonly #criteria: TrialCriteria;
  readonly #context: SiteContext;
  readonly #match: MatchContext;
  /** The patients who may have this verdict or a better one. */
  readonly #filters: Readonly<Record<Verdict, Filter>>;
  readonly #ranks: string[] = [];

  private constructor(
    criteria: TrialCriteria,
    context: SiteContext,
    match: MatchContext,
    filters: Readonly<Record<Verdict, Filter>>,
  ) {
    this.#criteria = criteria;
    this.#context = context;
    this.#match = match;
    this.#filters = filters;
  }

  static async begin(criteria: TrialCriteria, context: SiteContext): Promise<Search> {
    const { tree } = await context.terms();
    const match = { today: context.today, oncotree: tree };
    const compiling = { ...match, vocabulary: await context.vocabulary.read() };
    return new Search(criteria, context, match, {
      ELIGIBLE: supersetFilter(criteria, { ...compiling, orPossibly: false }),
      POSSIBLY_ELIGIBLE: supersetFilter(criteria, { ...compiling, orPossibly: true }),
      NOT_ELIGIBLE: {},
    });
  }

  /** Of everyone who was offered, in order. */
  ranks(): readonly string[] {
    return this.#ranks.sort();
  }

  /** Offers those of a ranking who may be seen and have one of these verdicts now, where they stood. */
  async follow(
    ranks: readonly string[],
    verdicts: readonly Verdict[],
    best: BestRanked<Candidate>,
    after: string | null,
  ): Promise<void> {
    const rest = after === null ? ranks : ranks.filter((rank) => rank > after);
    const step = Math.min(best.most, MAX_PAGE_SIZE);
    for (let at = 0; at < rest.length && !best.isFull; at += step) {
      const next = rest.slice(at, at + step);
      const pseudonyms = next.map(pseudonymIn);
      const found = await this.#context.patients.find({ pseudonym: { $in: pseudonyms } });
      const patients = new Map(found.map((patient) => [patient.pseudonym, patient]));
      for (const rank of next) {
        const patient = patients.get(pseudonymIn(rank));
        const candidate = patient && this.#hold(patient);
        if (candidate && verdicts.includes(candidate.verdict)) best.add({ ...candidate, rank });
      }
    }
  }

  /** Offers everyone with one of these verdicts, counts them and takes down what is missing of them. */
  async everyone(
    verdicts: readonly Verdict[],
    best: BestRanked<Candidate>,
    worklist: Worklist,
  ): Promise<number> {
    const worst = verdicts.at(-1);
    if (worst === undefined) return 0;
    let count = 0;
    const stream = this.#context.patients.stream({
      filter: this.#filters[worst],
      orderBy: 'pseudonym',
    });
    for await (const patient of stream) {
      const candidate = this.#hold(patient);
      if (!verdicts.includes(candidate.verdict)) continue;
      count += 1;
      worklist.add(candidate);
      this.#offer(candidate, best);
    }
    return count;
  }

  /**
   * Offers those with this verdict until the page is settled; false when it was before all had come. The class in which the last page ended
   * goes on behind its last pseudonym; whoever stands before it can only have a worse class.
   */
  async next(
    verdict: Verdict,
    best: BestRanked<Candidate>,
    after: string | null,
  ): Promise<boolean> {
    const highest = bestClass(verdict, this.#criteria);
    const lastClass = after === null ? '' : classIn(after);
    if (lastClass.slice(0, 1) > highest.slice(0, 1)) return true;
    if (best.isFull) return false;
    const from = lastClass.slice(0, 1) === highest.slice(0, 1) ? pseudonymIn(after ?? '') : null;
    const settledAt = from !== null && lastClass > highest ? lastClass : highest;
    const filter = this.#filters[verdict];
    const offer = async (after: string | null, until: string | null): Promise<void> => {
      const query = { filter, orderBy: 'pseudonym', after: after ?? undefined };
      for await (const patient of this.#context.patients.stream(query)) {
        if (until !== null && patient.pseudonym > until) return;
        const candidate = this.#hold(patient);
        if (candidate.verdict === verdict) this.#offer(candidate, best);
        if (best.isSettled(settledAt)) return;
      }
    };
    await offer(from, null);
    const isOneClass = verdict !== 'POSSIBLY_ELIGIBLE';
    if (from !== null && !isOneClass && !best.isSettled(settledAt)) await offer(null, from);
    return !best.isSettled(settledAt);
  }

  #offer(candidate: Candidate, best: BestRanked<Candidate>): void {
    this.#ranks.push(candidate.rank);
    best.add(candidate);
  }

  #hold(patient: PatientRecord): Candidate {
    const profile = exactProfile(patient, this.#context.today);
    const evaluation = evaluateTrial(this.#criteria, profile, this.#match);
    return { ...evaluation, rank: rankOf(evaluation, patient.pseudonym), patient };
  }
}
