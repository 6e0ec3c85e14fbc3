import { z } from 'zod';
import { pageInfo, type PageInfo } from '../../relay/connection.ts';
import { decodeCursor, encodeCursor } from '../../relay/cursor.ts';
import { badInput } from '../../service/errors.ts';

/** Where a list stands at each site: the place of the last row that was taken from it. */
export type Positions = Readonly<Record<string, string>>;

/** One site's next rows, in the order of their places. */
export interface SiteRows<N> {
  readonly site: string;
  readonly rows: readonly { readonly place: string; readonly node: N }[];
  /** Whether the site has more after these. */
  readonly more: boolean;
}

export interface MergedPage<N> {
  readonly edges: readonly { readonly cursor: string; readonly node: N }[];
  readonly pageInfo: PageInfo;
}

/** A list over several sites, by what its cursors may hold. */
export interface ScatteredList {
  /** Told apart from every other list's by this. */
  readonly name: string;
  /** What a place in it looks like; a whole match. */
  readonly place: RegExp;
  /** Ids of the sites that have places in it. */
  readonly sites: readonly string[];
}

/** @throws GraphQLError BAD_USER_INPUT when `after` is no cursor of this list, or names no site of it */
export function readPositions(
  { name, place, sites }: ScatteredList,
  after: string | null | undefined,
): Positions {
  if (after == null) return {};
  const positions = decodeCursor(name, after, z.record(z.string(), z.string().regex(place)));
  if (Object.keys(positions).some((site) => !sites.includes(site)))
    throw badInput(
      `'after' is a cursor with a place at a site that is not of this network: start from the first page`,
    );
  return positions;
}

/**
 * The first rows of all sites, in the order of their places as text. Each cursor tells the place at
 * every site, so a site that was away goes on where it stopped: nothing comes twice, nothing is left
 * out.
 *
 * `hasNextPage` speaks of the sites that answered. Were it true for a site that is away, a client
 * would ask on and on for as long as the site is; the connection's `sites` says that it is away, and
 * `endCursor` finds its rows once it is back. An empty page hands back the cursor it was given.
 */
export function mergePage<N>(
  list: ScatteredList,
  parts: readonly SiteRows<N>[],
  first: number,
  after: string | null | undefined,
): MergedPage<N> {
  const rows = parts.flatMap(({ site, rows: own }) => own.map((row) => ({ ...row, site })));
  rows.sort((a, b) => compareText(a.place, b.place) || compareText(a.site, b.site));
  let positions = readPositions(list, after);
  const edges = rows.slice(0, first).map(({ site, place, node }) => {
    positions = { ...positions, [site]: place };
    return { cursor: encodeCursor(list.name, positions), node };
  });
  const info = pageInfo(edges, rows.length > first || parts.some(({ more }) => more), after);
  return { edges, pageInfo: { ...info, endCursor: info.endCursor ?? after ?? null } };
}

/** Whether a site's rows are as they were asked for; others would come twice or never. */
export function keepsOrder(places: readonly string[], after: string | undefined): boolean {
  return places.every((place, at) => {
    const before = at === 0 ? after : places[at - 1];
    return before === undefined || compareText(before, place) < 0;
  });
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
