import type { TrialFilter } from '../../schema/generated/trials.ts';
import type { Filter } from '../../store/store.ts';
import { anyOf, valuesOf } from '../filtering.ts';

/** @throws GraphQLError BAD_USER_INPUT that names the filter's field */
export function trialConditions(given: TrialFilter | null | undefined): readonly Filter[] {
  return [
    ...anyOf('status', valuesOf('filter.statuses', given?.statuses)),
    ...anyOf('phases', valuesOf('filter.phases', given?.phases)),
    ...anyOf('conditionKeys', keysOf(valuesOf('filter.conditions', given?.conditions))),
    ...anyOf('countryKeys', keysOf(valuesOf('filter.countries', given?.countries))),
    ...anyOf('biomarkerIds', valuesOf('filter.biomarkers', given?.biomarkers)),
    ...(given?.structured == null ? [] : [{ structured: given.structured }]),
  ];
}

function keysOf(texts: readonly string[] | undefined): readonly string[] | undefined {
  return texts?.map((text) => text.trim().toLowerCase());
}
