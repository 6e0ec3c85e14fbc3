import { getArgumentValues, type GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { pageSize } from '../../relay/connection.ts';
import type {
  CohortBreakdownArgs,
  CohortDimension,
  QueryCohortArgs,
  RequireFields,
} from '../../schema/generated/patients.ts';
import { checkDimensions } from '../../site/breakdown.ts';
import { checkPatientFilter } from '../../site/filter-check.ts';
import type { PatientsContext } from './context.ts';
import { grouped } from './grouped.ts';
import {
  boundsSchema,
  personsWithin,
  protectedCountSchema,
  sumOf,
  type CohortBounds,
  type ProtectedCount,
} from './protected-count.ts';
import { scatter, tellMissingSites } from './scatter.ts';
import { selectionOf, selectionUnder } from './selection.ts';
import { hasAnswer, type SiteAnswer } from './site-answer.ts';
import type { SiteQuestion } from './site-client.ts';

interface Cell {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly count: ProtectedCount;
}

/** One site's part of a cohort: what was asked for, and cells by their dimensions. */
interface CohortPart {
  readonly count: ProtectedCount | null;
  readonly bounds: CohortBounds | null;
  readonly breakdowns: ReadonlyMap<string, readonly Cell[]>;
}

/** What each site answered on a cohort; all of the client's breakdowns came in the same answer. */
export interface CohortAnswer {
  readonly parts: readonly SiteAnswer<CohortPart>[];
}

/** Asks the sites that the filter names, each once. @throws GraphQLError BAD_USER_INPUT */
export async function askCohort(
  { filter }: QueryCohortArgs,
  context: PatientsContext,
  info: GraphQLResolveInfo,
): Promise<CohortAnswer> {
  const { sites, ...rest } = filter;
  const clients = context.network.select(sites);
  checkPatientFilter(rest);
  const question = cohortQuestion({ filter: rest }, wantedOf(info));
  const parts = await scatter(clients, () => question, context.request);
  tellMissingSites(parts, selectionOf(info, 'Cohort'), info, context.request);
  return { parts };
}

/** The sum over the sites that answered. */
export function totalOf({ parts }: CohortAnswer): ProtectedCount {
  return sumOf(parts.flatMap((part) => countAtSite(part) ?? []));
}

/** How many different persons the sites' patients are. */
export function personsOf({ parts }: CohortAnswer): CohortBounds {
  return personsWithin(parts.map((part) => (part.status === 'OK' ? part.data.bounds : null)));
}

/** Null when the site didn't answer. */
export function countAtSite(part: SiteAnswer<CohortPart>): ProtectedCount | null {
  return part.status === 'OK' ? part.data.count : null;
}

/** The sites' cells added up: largest first, withheld ones last, then by key; null when none answered. */
export function mergeBreakdown(
  { parts }: CohortAnswer,
  { by, first }: RequireFields<CohortBreakdownArgs, 'first'>,
): Cell[] | null {
  const limit = pageSize(first);
  if (!hasAnswer(parts)) return null;
  const all = parts.flatMap((part) =>
    part.status === 'OK' ? (part.data.breakdowns.get(by.join()) ?? []) : [],
  );
  const merged = grouped(all, ({ keys }) => JSON.stringify(keys));
  const cells = [...merged].map(([key, same]) => ({ key, cell: addUp(same) }));
  return cells
    .sort((a, b) => sizeOf(b.cell) - sizeOf(a.cell) || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map(({ cell }) => cell);
}

function addUp(cells: readonly Cell[]): Cell {
  const [{ keys, labels } = { keys: [], labels: [] }] = cells;
  return { keys, labels, count: sumOf(cells.map(({ count }) => count)) };
}

function sizeOf({ count }: Cell): number {
  return count.value ?? -1;
}

interface Wanted {
  readonly count: boolean;
  readonly bounds: boolean;
  /** Each list of dimensions once. */
  readonly breakdowns: readonly (readonly CohortDimension[])[];
}

/** @throws GraphQLError BAD_USER_INPUT for dimensions that can't be combined */
function wantedOf(info: GraphQLResolveInfo): Wanted {
  const cohort = selectionOf(info, 'Cohort');
  const field = cohort.type.getFields()['breakdown'];
  const sites = selectionUnder(cohort, 'sites', info);
  const lists = (cohort.fields.get('breakdown') ?? []).map((node) => {
    const values = field && getArgumentValues(field, node, info.variableValues);
    return dimensionsSchema.parse(values).by;
  });
  for (const by of lists) checkDimensions(by);
  return {
    count: cohort.fields.has('count') || sites?.fields.has('count') === true,
    bounds: cohort.fields.has('persons'),
    breakdowns: [...new Map(lists.map((by) => [by.join(), by])).values()],
  };
}

const dimensionsSchema = z.object({
  by: z.array(
    z.enum(['CANCER_TYPE', 'ALTERED_GENE', 'SEX', 'AGE_BAND', 'RACE', 'ETHNICITY', 'STAGE']),
  ),
});

function cohortQuestion(
  variables: Readonly<Record<string, unknown>>,
  { count, bounds, breakdowns }: Wanted,
): SiteQuestion<CohortPart> {
  const fields = breakdowns.map(
    (by, at) => `b${at}:breakdown(by:[${by.join()}]){keys labels count{value suppressed}}`,
  );
  const selection = [
    '__typename',
    ...(count ? ['count{value suppressed}'] : []),
    ...(bounds ? ['bounds{atLeast atMost}'] : []),
    ...fields,
  ];
  const cells = breakdowns.map((by, at) => [`b${at}`, cellsSchema(by.length)] as const);
  const cohort = z
    .object({
      count: count ? protectedCountSchema : z.undefined().optional(),
      bounds: bounds ? boundsSchema : z.undefined().optional(),
    })
    .and(z.object(Object.fromEntries(cells)));
  return {
    query: `query Cohort($filter:CohortFilter!){cohort(filter:$filter){${selection.join(' ')}}}`,
    variables,
    answer: z.object({ cohort }).transform(({ cohort: part }) => ({
      count: part.count ?? null,
      bounds: part.bounds ?? null,
      breakdowns: new Map(breakdowns.map((by, at) => [by.join(), part[`b${at}`] ?? []])),
    })),
  };
}

function cellsSchema(dimensions: number): z.ZodType<Cell[]> {
  const words = z.array(z.string()).length(dimensions);
  return z.array(z.object({ keys: words, labels: words, count: protectedCountSchema }));
}
