import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { TrialCriteria } from '../../matching/criteria.ts';
import { pageSize, type PageInfo } from '../../relay/connection.ts';
import type { RequireFields, TrialEligiblePatientsArgs } from '../../schema/generated/patients.ts';
import { checkVerdicts } from '../../site/filter-check.ts';
import type { MissingFactCount } from '../../site/matching/worklist.ts';
import { parsePatientId } from '../../site/patient-id.ts';
import { shapeOf } from './answer-shape.ts';
import type { PatientsContext } from './context.ts';
import { keepsOrder, mergePage, readPositions, type SiteRows } from './page.ts';
import { patientFields, type PatientNode } from './patient-node.ts';
import { scatter, tellMissingSites } from './scatter.ts';
import {
  changeSelection,
  emptySelection,
  printSelection,
  selectionOf,
  selectionUnder,
} from './selection.ts';
import { mapAnswer, type SiteAnswer } from './site-answer.ts';
import type { SiteQuestion } from './site-client.ts';
import { worklistSchema } from './worklist.ts';

/** What orders candidates at every site alike (verdict, facts missing), and their pseudonym there. */
const RANK = /^[0-2]\d{4}:[\w-]{1,64}$/;

type Arguments = RequireFields<TrialEligiblePatientsArgs, 'first' | 'verdicts'>;

/** A candidate as a site answered: what the client asked for of verdict, arms and criteria. */
interface Candidate {
  readonly rank: string;
  readonly patient?: PatientNode | undefined;
  readonly [field: string]: unknown;
}

interface CandidatesPart {
  readonly totalCount?: number | undefined;
  readonly worklist?: readonly MissingFactCount[] | undefined;
  readonly nodes?: readonly Candidate[] | undefined;
  readonly hasNextPage: boolean;
}

export interface CandidateEdge {
  readonly cursor: string;
  readonly node: PatientNode | null;
  readonly [field: string]: unknown;
}

/** A page of candidates for a trial, and what became of each site's part. */
export interface CandidatesAnswer {
  readonly parts: readonly SiteAnswer<CandidatesPart>[];
  readonly edges: readonly CandidateEdge[];
  readonly pageInfo: PageInfo;
}

/** Sends a trial's criteria to every site and merges the candidates. @throws GraphQLError BAD_USER_INPUT */
export async function findEligiblePatients(
  criteria: TrialCriteria,
  { first, after, verdicts }: Arguments,
  context: PatientsContext,
  info: GraphQLResolveInfo,
): Promise<CandidatesAnswer> {
  const list = {
    name: `eligiblePatients ${criteria.trialId}`,
    place: RANK,
    sites: context.network.ids,
  };
  const limit = pageSize(first);
  checkVerdicts(verdicts);
  const positions = readPositions(list, after);
  const wanted = wantedOf(info);
  const answers = await scatter(
    context.network.clients,
    ({ site }) => {
      const variables = { criteria, verdicts, first: limit, after: positions[site.id] };
      return candidatesQuestion(site.id, variables, wanted);
    },
    context.request,
  );
  const parts = answers.map((answer) =>
    mapAnswer(answer, ({ eligiblePatients }) => eligiblePatients),
  );
  tellMissingSites(parts, selectionOf(info, 'EligiblePatientConnection'), info, context.request);
  const rows = parts.flatMap((part) =>
    part.status === 'OK' ? [rowsOf(part.site.id, part.data)] : [],
  );
  const { edges, pageInfo } = mergePage(list, rows, limit, after);
  return { parts, pageInfo, edges: edges.map(({ cursor, node }) => edgeOf(cursor, node)) };
}

interface Wanted {
  /** The candidate as the site is asked for it. */
  readonly text: string;
  readonly schema: z.ZodType<Candidate>;
  /** Whether candidates are needed, and not their number alone. */
  readonly rows: boolean;
  readonly count: boolean;
  readonly worklist: boolean;
}

function wantedOf(info: GraphQLResolveInfo): Wanted {
  const connection = selectionOf(info, 'EligiblePatientConnection');
  const selected = selectionUnder(connection, 'edges', info);
  const sites = selectionUnder(connection, 'sites', info);
  const edges = selected ?? emptySelection('EligiblePatientEdge', info);
  // `node` is the site's `patient`, and the edge's own type isn't the site's.
  const without = ['cursor', 'node', '__typename'];
  const own = changeSelection(edges, { without, plus: [] });
  const node = selectionUnder(edges, 'node', info);
  const patient = node && patientFields(node, info);
  return {
    text: `{rank ${printSelection(own, info).slice(1, -1)}${patient ? ` patient${patient.text}` : ''}}`,
    schema: z.object({
      ...shapeOf(own, info),
      rank: z.string().regex(RANK),
      patient: patient?.schema ?? z.undefined().optional(),
    }),
    rows: selected !== null || connection.fields.has('pageInfo'),
    count: connection.fields.has('totalCount') || sites?.fields.has('count') === true,
    worklist: connection.fields.has('worklist'),
  };
}

function candidatesQuestion(
  siteId: string,
  variables: Pick<Arguments, 'first' | 'verdicts'> & {
    readonly criteria: TrialCriteria;
    readonly after: string | undefined;
  },
  { text, schema, rows, count, worklist }: Wanted,
): SiteQuestion<{ eligiblePatients: CandidatesPart }> {
  const page = z
    .object({
      totalCount: count ? z.int().nonnegative() : z.undefined().optional(),
      worklist: worklist ? worklistSchema : z.undefined().optional(),
      nodes: rows ? z.array(schema).max(variables.first) : z.undefined().optional(),
      hasNextPage: z.boolean(),
    })
    .refine(({ nodes = [] }) => nodes.every((node) => isOf(siteId, node)))
    .refine(({ nodes = [] }) =>
      keepsOrder(
        nodes.map(({ rank }) => rank),
        variables.after,
      ),
    );
  const selection = [
    'hasNextPage',
    ...(count ? ['totalCount'] : []),
    ...(worklist ? ['worklist{fact missingFor settles}'] : []),
    ...(rows ? [`nodes${text}`] : []),
  ];
  return {
    query:
      'query EligiblePatients($criteria:MatchCriteria!,$verdicts:[EligibilityVerdict!]!,$first:Int!,$after:String)' +
      '{eligiblePatients(criteria:$criteria,verdicts:$verdicts,first:$first,after:$after)' +
      `{${selection.join(' ')}}}`,
    variables,
    answer: z.object({ eligiblePatients: page }),
  };
}

function isOf(siteId: string, { patient }: Candidate): boolean {
  return patient === undefined || parsePatientId(patient.id)?.site === siteId;
}

function rowsOf(site: string, { nodes = [], hasNextPage }: CandidatesPart): SiteRows<Candidate> {
  return { site, rows: nodes.map((node) => ({ place: node.rank, node })), more: hasNextPage };
}

function edgeOf(cursor: string, { rank: _, patient, ...rest }: Candidate): CandidateEdge {
  return { ...rest, cursor, node: patient ?? null };
}
