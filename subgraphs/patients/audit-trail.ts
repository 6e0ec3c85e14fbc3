import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { pageInfo, pageSize, type PageInfo } from '../../relay/connection.ts';
import { decodeCursor, encodeCursor } from '../../relay/cursor.ts';
import type { QueryAuditTrailArgs, RequireFields } from '../../schema/generated/patients.ts';
import { auditConditions } from '../../site/audit-filter.ts';
import { shapeOf } from './answer-shape.ts';
import type { PatientsContext } from './context.ts';
import type { SiteAddress } from './network.ts';
import {
  changeSelection,
  emptySelection,
  printSelection,
  selectionOf,
  selectionUnder,
} from './selection.ts';
import { dataOf } from './site-answer.ts';

/** A record as its site answered it: the fields that were asked for, and its number. */
export interface AuditNode {
  readonly sequence: number;
  readonly [field: string]: unknown;
}

export interface AuditPage {
  readonly site: SiteAddress;
  readonly edges: readonly { readonly cursor: string; readonly node: AuditNode }[];
  readonly pageInfo: PageInfo;
}

const LIST = 'auditTrail';

/**
 * A page of the audit of the caller's own site; that site decides who is of its staff. Null when the
 * caller's institution has no site, or its site keeps no audit.
 * @throws GraphQLError BAD_USER_INPUT, or the site's failure
 */
export async function findAuditTrail(
  { filter, first, after }: RequireFields<QueryAuditTrailArgs, 'first'>,
  { network, request }: PatientsContext,
  info: GraphQLResolveInfo,
): Promise<AuditPage | null> {
  const limit = pageSize(first);
  const before = after == null ? null : decodeCursor(LIST, after, z.int().positive());
  const client = network.client(request.caller?.institution.id ?? '');
  // The site checks it also; here the client is told what is wrong, and not that the site refuses.
  auditConditions(filter ?? {}, client?.site.id ?? '');
  if (client === undefined) return null;
  const fields = recordFields(info);
  const page = z.object({ nodes: z.array(fields.schema).max(limit), hasNextPage: z.boolean() });
  const answer = await client.ask(
    {
      query:
        'query AuditTrail($filter:AuditFilter,$first:Int!,$before:Int)' +
        `{auditTrail(filter:$filter,first:$first,before:$before){hasNextPage nodes${fields.text}}}`,
      variables: { filter, first: limit, before },
      answer: z.object({ auditTrail: page.nullable() }),
    },
    request,
  );
  const { auditTrail } = dataOf(answer);
  if (auditTrail === null) return null;
  const edges = auditTrail.nodes.map((node) => ({
    cursor: encodeCursor(LIST, node.sequence),
    node,
  }));
  return { site: client.site, edges, pageInfo: pageInfo(edges, auditTrail.hasNextPage, after) };
}

/** The client's selection of a record, with its number, by which pages go on. */
function recordFields(info: GraphQLResolveInfo): {
  readonly text: string;
  readonly schema: z.ZodType<AuditNode>;
} {
  const edges = selectionUnder(selectionOf(info, 'AuditConnection'), 'edges', info);
  const node = edges && selectionUnder(edges, 'node', info);
  const asked = changeSelection(node ?? emptySelection('AuditRecord', info), {
    without: [],
    plus: ['sequence'],
  });
  return {
    text: printSelection(asked, info),
    schema: z.object({ ...shapeOf(asked, info), sequence: z.int().positive() }),
  };
}
