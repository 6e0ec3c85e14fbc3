import { badInput } from '../service/errors.ts';

/** No page is larger, whatever the list. */
export const MAX_PAGE_SIZE = 1000;

/** Relay's PageInfo; pages go forward only, so `hasPreviousPage` says whether `after` was given. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Edge<N> {
  readonly cursor: string;
  readonly node: N;
}

/** @throws GraphQLError BAD_USER_INPUT unless `first` is 1 to `MAX_PAGE_SIZE` */
export function pageSize(first: number): number {
  if (first < 1 || first > MAX_PAGE_SIZE)
    throw badInput(`'first' must be between 1 and ${MAX_PAGE_SIZE}, not ${first}`);
  return first;
}

/**
 * The edges and page info of a page for which one row more than `first` was read.
 * @param rows at most `first` + 1 rows in the list's order
 */
export function pageOfRows<R>(
  rows: readonly R[],
  first: number,
  after: string | null | undefined,
  cursorOf: (row: R) => string,
): { edges: Edge<R>[]; pageInfo: PageInfo } {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  return { edges, pageInfo: pageInfo(edges, rows.length > first, after) };
}

export function pageInfo(
  edges: readonly { readonly cursor: string }[],
  hasNextPage: boolean,
  after: string | null | undefined,
): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage: after != null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}
