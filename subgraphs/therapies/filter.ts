import type { EvidenceFilter, TherapyFilter } from '../../schema/generated/therapies.ts';
import type { Filter } from '../../store/store.ts';
import { allOf, anyOf, startsWith, textOf, valuesOf } from '../filtering.ts';

type Given<F> = F | null | undefined;

/** The ids under which evidence states a disease: its own, and those that its OncoTree code has. */
export type DiseaseIds = (id: string) => Promise<readonly string[]>;

/** @throws GraphQLError BAD_USER_INPUT that names the filter's field */
export function therapyFilter(given: Given<TherapyFilter>): Filter {
  const name = textOf('filter.name', given?.name)?.toLowerCase();
  const beginning = textOf('filter.nameStartsWith', given?.nameStartsWith)?.toLowerCase();
  return allOf([
    ...anyOf('nameKeys', name === undefined ? undefined : [name]),
    ...startsWith('nameKeys', beginning),
  ]);
}

/**
 * Conditions on evidence, beside that on the biomarker or the therapy whose evidence it is.
 * @throws GraphQLError BAD_USER_INPUT that names the filter's field
 */
export async function evidenceConditions(
  given: Given<EvidenceFilter>,
  diseaseIds: DiseaseIds,
): Promise<readonly Filter[]> {
  const diseases = valuesOf('filter.diseases', given?.diseases);
  return [
    ...anyOf('type', valuesOf('filter.types', given?.types)),
    ...anyOf('direction', valuesOf('filter.directions', given?.directions)),
    ...anyOf('level', valuesOf('filter.levels', given?.levels)),
    ...anyOf('significance', valuesOf('filter.significances', given?.significances)),
    ...anyOf('diseaseId', diseases && (await Promise.all(diseases.map(diseaseIds))).flat()),
  ];
}
