import { inTurns } from '../long-reads.ts';
import type { PageQuery, StreamQuery } from '../store.ts';
import { StoreError } from '../store.ts';
import type { Index } from './entries.ts';
import { after, compareText, encode, typeBounds } from './order.ts';
import { valuesAt } from './paths.ts';
import type { Plan, Walk } from './plan.ts';
import { cost } from './plan.ts';
import type { Snapshot } from './tables.ts';
import { BY_ID } from './tables.ts';

/** Reading a document costs about as much as passing this many index entries. */
const ENTRIES_PER_DOCUMENT = 10;

/** Reads the documents of a page, in order. */
export async function pageOf<T>(
  snapshot: Snapshot<T>,
  query: PageQuery,
  plan: Plan,
  indexes: readonly Index[],
  matches: (document: unknown) => boolean,
): Promise<T[]> {
  if (!Number.isInteger(query.limit) || query.limit < 1)
    throw new StoreError('the limit of a page must be a whole number of at least 1');
  const { orderBy = '_id' } = query;
  const ordered = indexes.find((index) => index.paths[0] === orderBy && streams(index));
  if (ordered !== undefined && !isSelective(snapshot, query, plan, ordered === BY_ID))
    return firstMatches(snapshot, orderedIds(snapshot, ordered, query), query, matches);
  if (orderBy === '_id' && plan.kind !== 'scan') {
    const ids = [...snapshot.candidates(plan)].filter((id) => isAfter(id, query.after));
    return firstMatches(snapshot, ids.sort(compareText), query, matches);
  }
  return sorted(snapshot, query, plan, matches);
}

/**
 * Reads the documents that a plan gives, in order and one by one. Few are sorted first; of many, the
 * index of the order is passed through and the others' entries skipped, so that the first come at once.
 */
export async function* streamOf<T>(
  snapshot: Snapshot<T>,
  query: StreamQuery,
  plan: Plan,
  indexes: readonly Index[],
): AsyncGenerator<T> {
  const { orderBy = '_id' } = query;
  const ordered = indexes.find((index) => index.paths[0] === orderBy && streams(index));
  if (ordered === undefined) throw new StoreError(`a stream by ${orderBy} needs an index on it`);
  const most = Math.ceil(snapshot.size() / ENTRIES_PER_DOCUMENT);
  const size = cost(plan, (walk) => snapshot.estimate(walk, most * WORTH_SKIPPING));
  if (size < most && ordered !== BY_ID) {
    yield* inTurns(snapshot.getAll(await sortedIds(snapshot, query, plan)), snapshot.signal);
    return;
  }
  const isWorthIt = size < most * WORTH_SKIPPING;
  const chosen = isWorthIt ? snapshot.candidates(plan) : null;
  const ids = chosenOf(orderedIds(snapshot, ordered, query), chosen);
  yield* inTurns(snapshot.getAll(ids), snapshot.signal);
}

/** Tenths of all documents up to which it pays to know which of them an index gives. */
const WORTH_SKIPPING = 5;

function* chosenOf(ids: Iterable<string>, chosen: ReadonlySet<string> | null): Generator<string> {
  for (const id of ids) if (chosen === null || chosen.has(id)) yield id;
}

async function sortedIds<T>(
  snapshot: Snapshot<T>,
  { orderBy = '_id', after: last }: StreamQuery,
  plan: Plan,
): Promise<string[]> {
  const found: { order: Buffer; id: string }[] = [];
  for await (const id of inTurns(snapshot.candidates(plan), snapshot.signal)) {
    const [value] = valuesAt(snapshot.get(id), orderBy);
    if (isAfter(value, last)) found.push({ order: encode(value, Infinity).bytes, id });
  }
  found.sort((left, right) => left.order.compare(right.order));
  return found.map(({ id }) => id);
}

/** Whether an index gives each document once and in true order. */
function streams({ multikey, cut }: Index): boolean {
  return multikey[0] === false && !cut;
}

/**
 * Whether to read what the filter's index gives and sort it, rather than to go through the page's
 * order until it is full. In that order, one document in `size / candidates` matches.
 */
function isSelective(
  snapshot: Snapshot<unknown>,
  query: PageQuery,
  plan: Plan,
  byId: boolean,
): boolean {
  if (plan.kind === 'scan') return false;
  const size = snapshot.size();
  // Sorting by _id needs the entries only, sorting by another path the documents.
  const weight = byId ? ENTRIES_PER_DOCUMENT : 1;
  const most = Math.ceil(Math.sqrt(weight * query.limit * size)) + 1;
  return cost(plan, (walk) => snapshot.estimate(walk, most)) < most;
}

function* orderedIds(
  snapshot: Snapshot<unknown>,
  index: Index,
  query: StreamQuery,
): Generator<string> {
  const everything = { low: Buffer.alloc(0), high: Buffer.from([0xff]) };
  const bound = query.after === undefined ? everything : behind(query.after);
  const walk: Walk = { kind: 'walk', index, ranges: [bound], exact: false };
  yield* snapshot.idsOf(walk);
}

function behind(text: string): { low: Buffer; high: Buffer } {
  return { low: after(encode(text, Infinity).bytes), high: typeBounds(text).high };
}

async function firstMatches<T>(
  snapshot: Snapshot<T>,
  ids: Iterable<string>,
  { limit }: PageQuery,
  matches: (document: unknown) => boolean,
): Promise<T[]> {
  const page: T[] = [];
  for await (const document of inTurns(snapshot.getAll(ids), snapshot.signal)) {
    if (matches(document)) page.push(document);
    if (page.length === limit) break;
  }
  return page;
}

async function sorted<T>(
  snapshot: Snapshot<T>,
  { orderBy = '_id', after: last, limit }: PageQuery,
  plan: Plan,
  matches: (document: unknown) => boolean,
): Promise<T[]> {
  const found: { order: Buffer; document: T }[] = [];
  for await (const document of inTurns(snapshot.documentsOf(plan), snapshot.signal)) {
    const [value] = valuesAt(document, orderBy);
    if (isAfter(value, last) && matches(document))
      found.push({ order: encode(value, Infinity).bytes, document });
  }
  found.sort((left, right) => left.order.compare(right.order));
  return found.slice(0, limit).map(({ document }) => document);
}

function isAfter(value: unknown, last: string | undefined): boolean {
  return last === undefined || (typeof value === 'string' && compareText(value, last) > 0);
}
