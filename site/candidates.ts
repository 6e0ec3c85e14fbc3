import { evaluateTrial, type Evaluation } from '../matching/evaluate.ts';
import { pageSize } from '../relay/connection.ts';
import type { QueryEligiblePatientsArgs } from '../schema/generated/site.ts';
import type { SiteContext } from './context.ts';
import { listedCount } from './disclosure/protected-count.ts';
import { exactProfile } from './match-profile.ts';
import { supersetFilter } from './matching/superset-filter.ts';
import type { PatientRecord } from './records.ts';

/** A patient held against a trial's criteria. */
export interface Candidate extends Pick<Evaluation, 'verdict' | 'arms' | 'criteria'> {
  /** Verdict, facts missing, pseudonym: best first when sorted as text, over all sites. */
  readonly rank: string;
  readonly patient: PatientRecord;
}

export interface CandidatePage {
  readonly totalCount: number;
  readonly nodes: readonly Candidate[];
  readonly hasNextPage: boolean;
}

const VERDICT_DIGITS = { ELIGIBLE: '0', POSSIBLY_ELIGIBLE: '1', NOT_ELIGIBLE: '2' } as const;
const MISSING_DIGITS = 4;

/**
 * Holds the criteria against every patient who may fit, with one call of the store. A page starts
 * after the rank `after`, whoever holds it now.
 * @throws GraphQLError BAD_USER_INPUT
 */
export async function findCandidates(
  { criteria, verdicts, first, after }: QueryEligiblePatientsArgs,
  context: SiteContext,
): Promise<CandidatePage> {
  const limit = pageSize(first);
  const { tree } = await context.terms();
  const match = { today: context.today, oncotree: tree };
  const vocabulary = await context.vocabulary.read();
  const orPossibly = verdicts.includes('POSSIBLY_ELIGIBLE');
  const filter = verdicts.includes('NOT_ELIGIBLE')
    ? {}
    : supersetFilter(criteria, { ...match, vocabulary, orPossibly });
  const all = (await context.patients.find(filter))
    .map((patient) => {
      const evaluation = evaluateTrial(criteria, exactProfile(patient, context.today), match);
      return { ...evaluation, rank: rankOf(evaluation, patient), patient };
    })
    .filter(({ verdict }) => verdicts.includes(verdict))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const rest = after == null ? all : all.filter(({ rank }) => rank > after);
  return {
    totalCount: listedCount(all.length),
    nodes: rest.slice(0, limit),
    hasNextPage: rest.length > limit,
  };
}

function rankOf({ verdict, missing }: Evaluation, { pseudonym }: PatientRecord): string {
  const most = 10 ** MISSING_DIGITS - 1;
  const facts = String(Math.min(missing, most)).padStart(MISSING_DIGITS, '0');
  return `${VERDICT_DIGITS[verdict]}${facts}:${pseudonym}`;
}
