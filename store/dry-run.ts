import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { changesOf } from './documents.ts';
import { openEmbeddedStore } from './embedded.ts';
import { holds } from './embedded/matching.ts';
import type {
  Collection,
  CollectionSpec,
  Filter,
  GuardedWrite,
  Keyed,
  Store,
  WriteCounts,
} from './store.ts';
import { StoreError } from './store.ts';

/**
 * A store that counts what writes would change and leaves `base` as it is: they go to a temporary store
 * laid over it, so that later reads find them. Without `base` (there is none yet) it begins empty.
 * Offers what ingestion needs: reading by key or filter, upserts, guarded writes and deletions.
 */
export async function openDryRun(base: Store | null): Promise<Store> {
  const directory = await mkdtemp(path.join(tmpdir(), 'precision-graph-dry-run-'));
  const overlay = await openEmbeddedStore(directory);
  const hidden = new Map<string, Set<string>>();
  const hiddenIn = (name: string) => {
    const keys = hidden.get(name) ?? new Set();
    hidden.set(name, keys);
    return keys;
  };
  return {
    collection: async <T extends Keyed>(spec: CollectionSpec) =>
      layered(
        (await base?.collection<T>({ name: spec.name, indexes: [] })) ?? null,
        await overlay.collection<T>(spec),
        hiddenIn(spec.name),
      ),
    ping: () => overlay.ping(),
    close: async () => {
      await base?.close();
      await overlay.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** @param hidden keys of `base` that were deleted; what is written under them later is in `overlay` */
function layered<T extends Keyed>(
  base: Collection<T> | null,
  overlay: Collection<T>,
  hidden: Set<string>,
): Collection<T> {
  const findByKeys = async (keys: readonly string[]): Promise<(T | null)[]> => {
    const below = (await base?.findByKeys(keys)) ?? [];
    const above = await overlay.findByKeys(keys);
    return above.map(
      (document, index) =>
        document ?? (hidden.has(keys[index] ?? '') ? null : (below[index] ?? null)),
    );
  };
  const find = async (filter: Filter, fields?: readonly string[]): Promise<T[]> => {
    const found = (await base?.find(filter, fields)) ?? [];
    const below = found.filter(({ _id }) => !hidden.has(_id));
    const replaced = await overlay.findByKeys(below.map(({ _id }) => _id));
    const above = await overlay.find(filter, fields);
    return [...below.filter((_, index) => replaced[index] === null), ...above].sort(byId);
  };
  const bulkUpsert = async (documents: readonly T[]): Promise<WriteCounts> => {
    const found = await findByKeys(documents.map(({ _id }) => _id));
    const before = new Map(found.map((document) => [document?._id, document]));
    const { writes, counts } = changesOf(documents, (key) => before.get(key) ?? undefined);
    await overlay.bulkUpsert([...writes.values()].map(({ document }) => document));
    return counts;
  };
  const writeWhere = async (writes: readonly GuardedWrite<T>[]): Promise<boolean[]> => {
    const found = await findByKeys(writes.map(({ document }) => document._id));
    const holding = writes.map((each, at) => holds(each, found[at] ?? undefined));
    await overlay.bulkUpsert(
      writes.flatMap(({ document }, at) => (holding[at] === true ? [document] : [])),
    );
    return holding;
  };
  const deleteByKeys = async (keys: readonly string[]): Promise<number> => {
    const found = new Set((await findByKeys(keys)).flatMap((document) => document?._id ?? []));
    await overlay.deleteByKeys(keys);
    for (const key of found) hidden.add(key);
    return found.size;
  };
  return {
    findByKeys,
    find,
    bulkUpsert,
    writeWhere,
    deleteByKeys,
    count: async (filter) => (await find(filter, ['_id'])).length,
    findPage: unsupported,
    stream: () => {
      throw new StoreError(UNSUPPORTED);
    },
    aggregate: unsupported,
    explain: () => Promise.resolve(null),
    until: (signal) => layered(base?.until(signal) ?? null, overlay.until(signal), hidden),
  };
}

function byId(a: Keyed, b: Keyed): number {
  return a._id < b._id ? -1 : Number(a._id > b._id);
}

const UNSUPPORTED = 'a dry run only reads by key or filter, upserts and deletes';

function unsupported(): Promise<never> {
  return Promise.reject(new StoreError(UNSUPPORTED));
}
