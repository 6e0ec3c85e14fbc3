import type { CohortFilter } from '../schema/generated/site.ts';
import type { Filter } from '../store/store.ts';
import type { SiteContext } from './context.ts';
import { protectCount, type ProtectedCount } from './disclosure.ts';
import { storeFilter } from './filter.ts';

/** A set of this site's patients that only numbers are told of. */
export interface Cohort {
  readonly filter: Filter;
}

/** @throws GraphQLError BAD_USER_INPUT */
export async function selectCohort(filter: CohortFilter, context: SiteContext): Promise<Cohort> {
  return { filter: storeFilter(filter, await context.terms(), context.today) };
}

export async function countCohort(cohort: Cohort, context: SiteContext): Promise<ProtectedCount> {
  return protectCount(await context.patients.count(cohort.filter));
}
