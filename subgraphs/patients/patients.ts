import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { pageSize } from '../../relay/connection.ts';
import type { QueryPatientsArgs, RequireFields } from '../../schema/generated/patients.ts';
import { checkPatientFilter } from '../../site/filter-check.ts';
import { parsePatientId } from '../../site/patient-id.ts';
import type { PatientsContext } from './context.ts';
import { keepsOrder, mergePage, readPositions, type MergedPage, type SiteRows } from './page.ts';
import { patientFields, type PatientFields, type PatientNode } from './patient-node.ts';
import { scatter, tellMissingSites } from './scatter.ts';
import { selectionOf, selectionUnder } from './selection.ts';
import { mapAnswer, type SiteAnswer } from './site-answer.ts';
import type { SiteQuestion } from './site-client.ts';

/** One site's part of a page. `totalCount` is there when the client asked for a count. */
interface PatientsPart {
  readonly totalCount?: number | undefined;
  readonly nodes?: readonly PatientNode[] | undefined;
  readonly hasNextPage: boolean;
}

/** A page of patients, and what became of each site's part. */
export interface PatientsAnswer extends MergedPage<PatientNode> {
  readonly parts: readonly SiteAnswer<PatientsPart>[];
}

/** A place is a pseudonym. */
const PLACE = /^[\w-]{1,64}$/;

/** One page over the sites that the filter names, each asked once. @throws GraphQLError BAD_USER_INPUT */
export async function findPatients(
  { filter, first, after }: RequireFields<QueryPatientsArgs, 'first'>,
  context: PatientsContext,
  info: GraphQLResolveInfo,
): Promise<PatientsAnswer> {
  const { sites, ...rest } = filter ?? {};
  const clients = context.network.select(sites);
  checkPatientFilter(rest);
  const limit = pageSize(first);
  const list = { name: 'patients', place: PLACE, sites: context.network.ids };
  const positions = readPositions(list, after);
  const wanted = wantedOf(info);
  const answers = await scatter(
    clients,
    ({ site }) => {
      const variables = { filter: rest, first: limit, after: positions[site.id] };
      return pageQuestion(site.id, variables, wanted);
    },
    context.request,
  );
  const parts = answers.map((answer) => mapAnswer(answer, ({ patients }) => patients));
  tellMissingSites(parts, selectionOf(info, 'PatientConnection'), info, context.request);
  const rows = parts.flatMap((part) =>
    part.status === 'OK' ? [rowsOf(part.site.id, part.data)] : [],
  );
  return { parts, ...mergePage(list, rows, limit, after) };
}

interface Wanted {
  readonly fields: PatientFields;
  /** Whether records are needed, and not their number alone. */
  readonly rows: boolean;
  readonly count: boolean;
}

function wantedOf(info: GraphQLResolveInfo): Wanted {
  const connection = selectionOf(info, 'PatientConnection');
  const edges = selectionUnder(connection, 'edges', info);
  const sites = selectionUnder(connection, 'sites', info);
  return {
    fields: patientFields(edges && selectionUnder(edges, 'node', info), info),
    rows: edges !== null || connection.fields.has('pageInfo'),
    count: connection.fields.has('totalCount') || sites?.fields.has('count') === true,
  };
}

function pageQuestion(
  siteId: string,
  variables: { readonly first: number; readonly after: string | undefined },
  { fields, rows, count }: Wanted,
): SiteQuestion<{ patients: PatientsPart }> {
  const page = z
    .object({
      totalCount: count ? z.int().nonnegative() : z.undefined().optional(),
      nodes: rows ? z.array(fields.schema).max(variables.first) : z.undefined().optional(),
      hasNextPage: z.boolean(),
    })
    .refine(({ nodes = [] }) => nodes.every(({ id }) => parsePatientId(id)?.site === siteId))
    .refine(({ nodes = [] }) => keepsOrder(nodes.map(placeOf), variables.after));
  const selection = [
    'hasNextPage',
    ...(count ? ['totalCount'] : []),
    ...(rows ? [`nodes${fields.text}`] : []),
  ];
  return {
    query:
      'query Patients($filter:PatientFilter,$first:Int!,$after:String)' +
      `{patients(filter:$filter,first:$first,after:$after){${selection.join(' ')}}}`,
    variables,
    answer: z.object({ patients: page }),
  };
}

function rowsOf(site: string, { nodes = [], hasNextPage }: PatientsPart): SiteRows<PatientNode> {
  return { site, rows: nodes.map((node) => ({ place: placeOf(node), node })), more: hasNextPage };
}

/** Patients stand in the order of their pseudonyms. */
function placeOf({ id }: PatientNode): string {
  return parsePatientId(id)?.pseudonym ?? '';
}
