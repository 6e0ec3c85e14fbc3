import { z } from 'zod';
import { pageOfRows, pageSize, type Edge, type PageInfo } from '../relay/connection.ts';
import { decodeCursor, encodeCursor } from '../relay/cursor.ts';
import type { Filter, Keyed } from '../store/store.ts';
import type { Reading } from './reading.ts';

/** What a connection's resolvers get. */
export interface Listing<N> {
  readonly edges: readonly Edge<N>[];
  readonly pageInfo: PageInfo;
  /** The number of all rows, which may cost a call: asked for only when it was selected. */
  countAll(): number | Promise<number>;
}

export interface PageArgs {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** How a list is ordered: by a position that no two rows share and that its cursors carry. */
export interface Order<Row, Position> {
  /** Names the list in its cursors. */
  readonly kind: string;
  readonly position: z.ZodType<Position>;
  positionOf(row: Row): Position;
  compare(left: Position, right: Position): number;
}

/** By `_id`, as stores order texts. */
export function orderById(kind: string): Order<Keyed, string> {
  return { kind, position: z.string(), positionOf: ({ _id }) => _id, compare: compareText };
}

/** The order of texts by code point, as stores have it: that of their UTF-8 bytes. */
export function compareText(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/**
 * A page of a collection in the order of `_id`: one call, and another when the total is selected.
 * @throws GraphQLError BAD_USER_INPUT for a page size or cursor that can't be
 */
export async function listStored<T extends Keyed>(
  collection: Reading<T>,
  { kind, filter }: { kind: string; filter: Filter },
  { first, after }: PageArgs,
): Promise<Listing<T>> {
  const limit = pageSize(first);
  const last = after == null ? undefined : decodeCursor(kind, after, z.string());
  const rows = await collection.findPage({ filter, after: last, limit: limit + 1 });
  return {
    ...pageOfRows(rows, limit, after, ({ _id }) => encodeCursor(kind, _id)),
    countAll: () => collection.count(filter),
  };
}

/**
 * A page of rows that are all at hand, in their order already.
 * @throws GraphQLError BAD_USER_INPUT for a page size or cursor that can't be
 */
export function listRows<Row, Position>(
  rows: readonly Row[],
  order: Order<Row, Position>,
  { first, after }: PageArgs,
): Listing<Row> {
  const limit = pageSize(first);
  const cursorOf = (row: Row): string => encodeCursor(order.kind, order.positionOf(row));
  const rest = after == null ? rows : behind(rows, order, after);
  return { ...pageOfRows(rest, limit, after, cursorOf), countAll: () => rows.length };
}

function behind<Row, Position>(
  rows: readonly Row[],
  order: Order<Row, Position>,
  after: string,
): readonly Row[] {
  const last = decodeCursor(order.kind, after, order.position);
  const start = rows.findIndex((row) => order.compare(order.positionOf(row), last) > 0);
  return start === -1 ? [] : rows.slice(start);
}

/** The listing with each node replaced by what `nodeOf` makes of it, such as the whole record. */
export async function withNodes<Row, N>(
  listing: Listing<Row>,
  nodeOf: (row: Row) => N | null | Promise<N | null>,
): Promise<Listing<N>> {
  const edges = await Promise.all(
    listing.edges.map(async ({ cursor, node }) => ({ cursor, node: await nodeOf(node) })),
  );
  // A record that was deleted after its row was read is left out.
  return { ...listing, edges: edges.filter(hasNode) };
}

function hasNode<N>(edge: Edge<N | null>): edge is Edge<N> {
  return edge.node !== null;
}
