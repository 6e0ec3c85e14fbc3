import type { CohortDimension, CohortFilter } from '../schema/generated/site.ts';
import type { Filter } from '../store/store.ts';
import { breakDown, checkDimensions, type BreakdownCell } from './breakdown.ts';
import type { SiteContext } from './context.ts';
import type { CountBounds, ProtectedCount } from './disclosure/protected-count.ts';
import { storeFilter } from './filter.ts';

/** A set of this site's patients that only numbers are told of. */
export interface Cohort {
  readonly filter: Filter;
  /** What was asked, the same text for the same words in another order. */
  readonly words: string;
}

/** @throws GraphQLError BAD_USER_INPUT */
export function selectCohort(filter: CohortFilter, context: SiteContext): Cohort {
  return {
    filter: storeFilter(filter, context.terms, context.today),
    words: JSON.stringify(inOrder(filter)),
  };
}

/** @throws GraphQLError BUDGET_EXHAUSTED */
export async function countCohort(cohort: Cohort, context: SiteContext): Promise<ProtectedCount> {
  await charge(cohort, [], context);
  return context.disclosure.count(await context.patients.pseudonyms(cohort.filter));
}

/** @throws GraphQLError BUDGET_EXHAUSTED */
export async function boundCohort(cohort: Cohort, context: SiteContext): Promise<CountBounds> {
  return context.disclosure.boundsOf(await countCohort(cohort, context));
}

/** @throws GraphQLError BAD_USER_INPUT, BUDGET_EXHAUSTED */
export async function breakDownCohort(
  cohort: Cohort,
  by: readonly CohortDimension[],
  context: SiteContext,
): Promise<BreakdownCell[]> {
  checkDimensions(by);
  await charge(cohort, by, context);
  return breakDown(cohort.filter, by, context);
}

async function charge(
  { words }: Cohort,
  by: readonly CohortDimension[],
  context: SiteContext,
): Promise<void> {
  await chargeQuestion([words, [...by].sort()], context);
}

/** Takes a question down, known by its words. @throws GraphQLError BUDGET_EXHAUSTED */
export async function chargeQuestion(
  words: readonly unknown[],
  { disclosure, caller }: SiteContext,
): Promise<void> {
  // The rules let nobody count who has proved to be no one.
  if (caller === null) throw new Error('a count for nobody');
  await disclosure.charge(caller, JSON.stringify(words));
}

/** Without what isn't stated, keys and lists sorted: in no list of a filter the order matters. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(inOrder(each))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, each]) => each != null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, inOrder(each)]);
}
