import type { QueryPatientsArgs } from '../schema/generated/site.ts';
import { MAX_PAGE_SIZE, pageSize } from '../relay/connection.ts';
import { badInput } from '../service/errors.ts';
import type { Filter } from '../store/store.ts';
import type { SiteContext } from './context.ts';
import { listedCount } from './disclosure/protected-count.ts';
import { storeFilter } from './filter.ts';
import { parsePatientId } from './patient-id.ts';
import type { PatientRecord } from './records.ts';

/** One page of records in the order of their pseudonyms. */
export interface PatientPage {
  readonly filter: Filter;
  readonly nodes: readonly PatientRecord[];
  readonly hasNextPage: boolean;
}

/** @throws GraphQLError BAD_USER_INPUT */
export async function findPatients(
  { filter, first, after }: QueryPatientsArgs,
  context: SiteContext,
): Promise<PatientPage> {
  const limit = pageSize(first);
  const selected = storeFilter(filter ?? {}, context.terms, context.today);
  const rows = await context.patients.findPage({
    filter: selected,
    orderBy: 'pseudonym',
    after: after ?? undefined,
    limit: limit + 1,
  });
  return { filter: selected, nodes: rows.slice(0, limit), hasNextPage: rows.length > limit };
}

export async function countPatients(page: PatientPage, context: SiteContext): Promise<number> {
  return listedCount(await context.patients.count(page.filter));
}

/**
 * The records with these ids, in their order; null for an id of another site or of nobody.
 * @throws GraphQLError BAD_USER_INPUT for more ids than a page may have
 */
export async function findPatientsById(
  ids: readonly string[],
  context: SiteContext,
): Promise<(PatientRecord | null)[]> {
  if (ids.length > MAX_PAGE_SIZE)
    throw badInput(`'ids' may have ${MAX_PAGE_SIZE} entries, not ${ids.length}`);
  const pseudonyms = ids.map((id) => {
    const parsed = parsePatientId(id);
    return parsed?.site === context.siteId ? parsed.pseudonym : null;
  });
  const known = pseudonyms.filter((pseudonym) => pseudonym !== null);
  const found = await context.patients.find({ pseudonym: { $in: [...new Set(known)] } });
  const records = new Map(found.map((record) => [record.pseudonym, record]));
  return pseudonyms.map((pseudonym) => records.get(pseudonym ?? '') ?? null);
}
