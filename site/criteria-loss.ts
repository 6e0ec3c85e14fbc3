import type { TrialCriteria } from '../matching/criteria.ts';
import type { Outcome } from '../matching/kleene.ts';
import { stepsOf, type Step } from '../matching/steps.ts';
import type { CriterionLoss, CriterionLossCell, LossDimension } from '../schema/generated/site.ts';
import { addsUp, labelOf, rowsOf, valuesOf } from './breakdown.ts';
import type { SiteContext } from './context.ts';
import { chargeQuestion } from './cohort.ts';
import { countOf } from './disclosure/protected-count.ts';
import { exactProfile } from './match-profile.ts';

/** A patient, with what each of the trial's steps comes to. */
interface Judged {
  readonly pseudonym: string;
  readonly outcomes: readonly Outcome[];
  readonly groups: readonly (readonly string[])[];
}

const OUTCOMES = ['MET', 'NOT_MET', 'UNKNOWN'] as const satisfies Outcome[];

/**
 * How many patients each criterion of a trial excludes, by itself and after those before it; what an arm
 * asks, after what the trial asks for all arms. Each
 * criterion is a breakdown of its own, by outcome and group, so that its cells are protected together with
 * all their margins (`disclosure/`). Those whom a criterion leaves are also the next one's whole: what
 * the two say of the few between them is what two cohorts that differ by few patients say, and bounded
 * alike. A caller can't choose the criteria: they are the trial's.
 * @throws GraphQLError BUDGET_EXHAUSTED
 */
export async function criteriaLoss(
  criteria: TrialCriteria,
  by: LossDimension | null,
  context: SiteContext,
): Promise<CriterionLoss[]> {
  await chargeQuestion(['loss', criteria, by], context);
  const steps = stepsOf(criteria);
  const judged = await judgeAll(steps, by, context);
  const losses: CriterionLoss[] = [];
  for (const [at, { arm, text, before }] of steps.entries()) {
    const left = judged.filter(({ outcomes }) =>
      before.every((place) => outcomes[place] !== 'NOT_MET'),
    );
    const alone = await cellsOf(judged, at, by, context);
    const inOrder = left.length === judged.length ? alone : await cellsOf(left, at, by, context);
    losses.push({ arm, text, alone, inOrder });
  }
  return losses;
}

async function judgeAll(
  steps: readonly Step[],
  by: LossDimension | null,
  context: SiteContext,
): Promise<Judged[]> {
  const match = { today: context.today, oncotree: context.terms.tree };
  const rows = by === null ? null : await rowsOf({}, [by], context);
  const groups = rows && new Map(rows.map(({ pseudonym, values }) => [pseudonym, values]));
  const judged: Judged[] = [];
  for await (const patient of context.patients.stream({ filter: {}, orderBy: 'pseudonym' })) {
    const own = groups === null ? [] : groups.get(patient.pseudonym);
    // Who came between the two reads is counted at the next question.
    if (own === undefined) continue;
    const profile = exactProfile(patient, context.today);
    const outcomes = steps.map(({ outcomeFor }) => outcomeFor(profile, match));
    judged.push({ pseudonym: patient.pseudonym, outcomes, groups: own });
  }
  return judged;
}

/** Every outcome in every group, whether or not anybody is there. */
async function cellsOf(
  judged: readonly Judged[],
  step: number,
  by: LossDimension | null,
  { disclosure }: SiteContext,
): Promise<CriterionLossCell[]> {
  const told = await disclosure.breakDown(
    judged.map(({ pseudonym, outcomes, groups }) => ({
      pseudonym,
      values: [[outcomes[step] ?? 'UNKNOWN'], ...groups],
    })),
    [true, ...(by === null ? [] : [addsUp(by)])],
  );
  const values = new Map(told.map(({ keys, value }) => [JSON.stringify(keys), value]));
  const keys: readonly (string | null)[] = by === null ? [null] : valuesOf(by);
  return OUTCOMES.flatMap((outcome) =>
    keys.map((key) => ({
      outcome,
      key,
      label: key === null || by === null ? null : labelOf(by, key, null),
      count: countOf(values.get(JSON.stringify(key === null ? [outcome] : [outcome, key])) ?? null),
    })),
  );
}
