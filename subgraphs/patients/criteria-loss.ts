import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { TrialCriteria } from '../../matching/criteria.ts';
import type { CriterionLoss, LossDimension } from '../../schema/generated/patients.ts';
import type { PatientsContext } from './context.ts';
import { grouped } from './grouped.ts';
import { protectedCountSchema, sumOf } from './protected-count.ts';
import { scatter, tellMissingSites } from './scatter.ts';
import { selectionOf } from './selection.ts';
import { hasAnswer, type SiteAnswer } from './site-answer.ts';
import type { SiteQuestion } from './site-client.ts';

type Losses = readonly z.infer<typeof lossSchema>[];

/** What each site answered on a trial's criteria. */
export interface CriteriaLossAnswer {
  readonly parts: readonly SiteAnswer<Losses>[];
}

const cellSchema = z.object({
  outcome: z.enum(['MET', 'NOT_MET', 'UNKNOWN']),
  key: z.string().nullable(),
  label: z.string().nullable(),
  count: protectedCountSchema,
});
const lossSchema = z.object({
  arm: z.string().nullable(),
  text: z.string(),
  alone: z.array(cellSchema),
  inOrder: z.array(cellSchema),
});

/** Sends a trial's criteria to every site. @throws GraphQLError BAD_USER_INPUT */
export async function askCriteriaLoss(
  criteria: TrialCriteria,
  by: LossDimension | null,
  context: PatientsContext,
  info: GraphQLResolveInfo,
): Promise<CriteriaLossAnswer> {
  const question = lossQuestion({ criteria, by });
  const parts = await scatter(context.network.clients, () => question, context.request);
  tellMissingSites(parts, selectionOf(info, 'CriteriaLoss'), info, context.request);
  return { parts };
}

const CELL = '{outcome key label count{value suppressed}}';

function lossQuestion(variables: Readonly<Record<string, unknown>>): SiteQuestion<Losses> {
  return {
    query:
      'query CriteriaLoss($criteria:MatchCriteria!,$by:LossDimension)' +
      `{criteriaLoss(criteria:$criteria,by:$by){arm text alone${CELL} inOrder${CELL}}}`,
    variables,
    answer: z
      .object({ criteriaLoss: z.array(lossSchema) })
      .transform(({ criteriaLoss }) => criteriaLoss),
  };
}

/** Criterion by criterion, the sum of what each site that answered may tell; null when none did. */
export function mergeLosses({ parts }: CriteriaLossAnswer): CriterionLoss[] | null {
  if (!hasAnswer(parts)) return null;
  const losses = parts.flatMap((part) => (part.status === 'OK' ? [...part.data.entries()] : []));
  const byPlace = grouped(losses, ([at, { arm, text }]) => JSON.stringify([at, arm, text]));
  return [...byPlace.values()]
    .map((same) => same.map(([, loss]) => loss))
    .map((same) => ({
      arm: same[0]?.arm ?? null,
      text: same[0]?.text ?? '',
      alone: addUp(same.flatMap(({ alone }) => alone)),
      inOrder: addUp(same.flatMap(({ inOrder }) => inOrder)),
    }));
}

function addUp(cells: Losses[number]['alone']): CriterionLoss['alone'] {
  const byKey = grouped(cells, ({ outcome, key }) => JSON.stringify([outcome, key]));
  return [...byKey.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, count: sumOf(same.map(({ count }) => count)) }];
  });
}
