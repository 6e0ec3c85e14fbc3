import { createHash } from 'node:crypto';
import type { TrialCriteria } from '../../matching/criteria.ts';
import { judgeTrial, type Judgement, type Verdict } from '../../matching/evaluate.ts';
import type { MatchContext } from '../../matching/finding.ts';
import { MAX_PAGE_SIZE } from '../../relay/connection.ts';
import type { Filter } from '../../store/store.ts';
import type { SiteContext } from '../context.ts';
import { exactProfile } from '../match-profile.ts';
import type { PatientRecord } from '../records.ts';
import { BestRanked } from './best-ranked.ts';
import type { MatchIndex, MatchSource } from './match-index.ts';
import { bestClass, classIn, isRankOf, pseudonymIn, rankOf } from './rank.ts';
import { supersetFilter } from './superset-filter.ts';
import type { Worklist } from './worklist.ts';

/** A patient held against a trial's criteria. */
export interface Candidate extends Pick<
  Judgement,
  'verdict' | 'arms' | 'missingFacts' | 'explain'
> {
  /** As `rankOf` makes it. */
  readonly rank: string;
  readonly patient: PatientRecord;
}

/** One trial's criteria, held against the patients whom the caller may see. */
export class CandidateSearch {
  readonly #criteria: TrialCriteria;
  readonly #context: SiteContext;
  readonly #match: MatchContext;
  /** The patients who may have this verdict or a better one. */
  readonly #filters: Readonly<Record<Verdict, Filter>>;
  /** How many more are judged without an index. */
  #patience: number;

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
    this.#patience = context.matches.patience;
  }

  static async begin(criteria: TrialCriteria, context: SiteContext): Promise<CandidateSearch> {
    const match = { today: context.today, oncotree: context.terms.tree };
    const compiling = { ...match, vocabulary: await context.vocabulary.read() };
    return new CandidateSearch(criteria, context, match, {
      ELIGIBLE: supersetFilter(criteria, { ...compiling, orPossibly: false }),
      POSSIBLY_ELIGIBLE: supersetFilter(criteria, { ...compiling, orPossibly: true }),
      NOT_ELIGIBLE: {},
    });
  }

  /** The first `most` with one of these verdicts after a rank: by the trial's index where there is one. */
  async page(
    verdicts: readonly Verdict[],
    most: number,
    after: string | null,
  ): Promise<BestRanked<Candidate>> {
    const { matches } = this.#context;
    const source = this.#source();
    const key = createHash('sha256')
      .update(JSON.stringify([this.#criteria, this.#match.oncotree.fingerprint]))
      .digest('base64');
    const kept = await matches.current(key, source);
    if (kept !== null) return await this.#byIndex(kept, verdicts, most, after);
    const found = await this.#byVerdict(verdicts, most, after);
    if (found !== null) return found;
    const built = await matches.build(key, source);
    if (built !== null) return await this.#byIndex(built, verdicts, most, after);
    this.#patience = Infinity;
    return (await this.#byVerdict(verdicts, most, after)) ?? new BestRanked(most, after);
  }

  #source(): MatchSource {
    return {
      ...this.#context.unrestricted,
      criteria: this.#criteria,
      superset: this.#filters.POSSIBLY_ELIGIBLE,
      day: this.#context.today,
      rank: (patient) => {
        const { verdict, rank } = this.#hold(patient);
        return verdict === 'NOT_ELIGIBLE' ? null : rank;
      },
    };
  }

  /** Those of an index who may be seen and have one of these verdicts now. */
  async #byIndex(
    { ranks }: MatchIndex,
    verdicts: readonly Verdict[],
    most: number,
    after: string | null,
  ): Promise<BestRanked<Candidate>> {
    const best = new BestRanked<Candidate>(most, after);
    const rest = ranks.filter((rank) => isRankOf(verdicts, rank) && rank > (after ?? ''));
    const question = this.#filters.POSSIBLY_ELIGIBLE;
    let at = 0;
    // Where few may be seen, ever more are looked up at once.
    for (let step = most; at < rest.length && !best.isFull; step *= 2) {
      const from = at;
      at += Math.min(step, MAX_PAGE_SIZE);
      const pseudonyms = rest.slice(from, at).map(pseudonymIn);
      const found = await this.#context.patients.findAmong(pseudonyms, question);
      for (const candidate of found.map((patient) => this.#hold(patient)))
        if (candidate.verdict !== 'NOT_ELIGIBLE' && verdicts.includes(candidate.verdict))
          best.add(candidate);
    }
    if (verdicts.includes('NOT_ELIGIBLE')) await this.#next('NOT_ELIGIBLE', best, after);
    return best;
  }

  /** Verdict by verdict, until the page is settled; null when that takes too many. */
  async #byVerdict(
    verdicts: readonly Verdict[],
    most: number,
    after: string | null,
  ): Promise<BestRanked<Candidate> | null> {
    const best = new BestRanked<Candidate>(most, after);
    for (const verdict of verdicts) if (!(await this.#next(verdict, best, after))) return null;
    return best;
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
      best.add(candidate);
    }
    return count;
  }

  /**
   * Offers those with this verdict until the page is settled; false when patience ends before. The class
   * in which the last page ended goes on behind its last pseudonym; whoever stands before it can only
   * have a worse class.
   */
  async #next(
    verdict: Verdict,
    best: BestRanked<Candidate>,
    after: string | null,
  ): Promise<boolean> {
    const highest = bestClass(verdict, this.#criteria);
    const lastClass = after === null ? '' : classIn(after);
    if (lastClass.slice(0, 1) > highest.slice(0, 1) || best.isFull) return true;
    const from = lastClass.slice(0, 1) === highest.slice(0, 1) ? pseudonymIn(after ?? '') : null;
    const settledAt = from !== null && lastClass > highest ? lastClass : highest;
    const filter = this.#filters[verdict];
    const offer = async (after: string | null, until: string | null): Promise<boolean> => {
      const query = { filter, orderBy: 'pseudonym', after: after ?? undefined };
      for await (const patient of this.#context.patients.stream(query)) {
        if (until !== null && patient.pseudonym > until) return true;
        // Those who aren't eligible have one class, and no place in an index.
        if (verdict !== 'NOT_ELIGIBLE' && this.#patience <= 0) return false;
        this.#patience -= 1;
        const candidate = this.#hold(patient);
        if (candidate.verdict === verdict) best.add(candidate);
        if (best.isSettled(settledAt)) return true;
      }
      return true;
    };
    if (!(await offer(from, null))) return false;
    const isOneClass = verdict !== 'POSSIBLY_ELIGIBLE';
    if (from === null || isOneClass || best.isSettled(settledAt)) return true;
    return await offer(null, from);
  }

  #hold(patient: PatientRecord): Candidate {
    const profile = exactProfile(patient, this.#context.today);
    const judgement = judgeTrial(this.#criteria, profile, this.#match);
    return { ...judgement, rank: rankOf(judgement, patient.pseudonym), patient };
  }
}
