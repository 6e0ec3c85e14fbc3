import { createHash } from 'node:crypto';
import { z } from 'zod';
import { attempt } from '../attempt.ts';
import { EMPTY_LIST } from '../json-documents.ts';
import { faultOf } from './elements.ts';
import type { Addresses } from './references.ts';
import { idOf, isId } from './references.ts';

/** One resource of a document, or why there is none where one should be. */
export type Entry =
  | {
      /** Which one it is, by its place alone: ids may be record numbers. */
      readonly record: string;
      readonly type: string;
      readonly id: string;
      readonly resource: unknown;
      readonly addresses: Addresses;
      /** Whether the id means this resource alone, whichever patient it is about. */
      readonly hasOwnId: boolean;
    }
  | { readonly record: string; readonly fault: string };

const resourceHead = z.object({
  resourceType: z.string(),
  id: z.string().refine(isId, 'an id has 1 to 128 letters, digits, "-" or "."').optional(),
});

const NAMELESS =
  'id: a Patient without an id, and in no entry with a fullUrl, is nobody that another resource could name: give an id';

const bundleEntry = z.object({
  fullUrl: z.string().optional(),
  request: z.object({ method: z.string(), url: z.string() }).optional().catch(undefined),
  resource: z.record(z.string(), z.unknown()).optional(),
});

/** What a bundle says of a resource. */
type Wrapper = Omit<z.output<typeof bundleEntry>, 'resource'>;

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.string().optional(),
  entry: z.array(z.unknown()).optional(),
});

/** Where resources come from. */
interface Origin {
  /** Of the bundle. */
  readonly addresses: Addresses;
  /** Whether a server gave the ids. */
  readonly isServer: boolean;
  /** How many bundles and lists are around it. */
  readonly depth: number;
}

const ALONE = { addresses: new Map<string, string>(), isServer: true } as const;

/** How many bundles and lists may stand within each other: more than anyone needs. */
const MAX_DEPTH = 50;
const TOO_DEEP = `it nests deeper than ${MAX_DEPTH} bundles or lists within each other; a resource is expected`;

/**
 * Bundles that a server answered with. The senders of the others make their ids up (`condition-1`), but where
 * they say otherwise (`isPutThere`): those ids mean something together with their patient alone, and the
 * resource is another one than a server's with the same id.
 */
const OF_SERVERS = ['searchset', 'history', 'transaction-response', 'batch-response'];

/** UUIDs and digests: nobody makes up the same one twice. */
const UNIQUE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{64}$/i;

/**
 * The resources of a JSON document: a bundle's, also of bundles within it; those of an array; a bundle's
 * entry or a resource alone.
 *
 * @param place where the document stands in its file (`line 3`); empty for the whole file
 * @param depth how many lists are around it
 */
export function* entriesOf(document: unknown, place: string, depth = 0): Generator<Entry> {
  const record = place === '' ? 'the resource' : place;
  if (!Array.isArray(document)) {
    yield* found(record, () => entryOf(document, record, place, {}, { ...ALONE, depth }));
    return;
  }
  const items: readonly unknown[] = document;
  if (depth >= MAX_DEPTH) yield { record, fault: TOO_DEEP };
  else if (items.length === 0) yield { record, fault: EMPTY_LIST };
  else
    for (const [index, item] of items.entries())
      yield* entriesOf(item, within(place, `item ${index}`), depth + 1);
}

/** The entries that a record holds; where looking for them fails, that is the record's fault. */
function found(record: string, find: () => Iterable<Entry>): readonly Entry[] {
  const result = attempt(() => [...find()]);
  return 'fault' in result ? [{ record, fault: result.fault }] : result.value;
}

/** Whether a document is FHIR at all: a resource, an entry with one, or an array of either. */
export function looksLikeFhir(document: unknown, depth = 0): boolean {
  if (Array.isArray(document))
    return depth < MAX_DEPTH && document.some((item) => looksLikeFhir(item, depth + 1));
  if (z.object({ resourceType: z.string() }).safeParse(document).success) return true;
  const wrapped = bundleEntry.safeParse(document);
  return wrapped.success && wrapped.data.resource?.['resourceType'] !== undefined;
}

function* entryOf(
  value: unknown,
  record: string,
  place: string,
  wrapper: Wrapper,
  origin: Origin,
): Generator<Entry> {
  const asBundle = bundle.safeParse(value);
  if (asBundle.success) {
    const { type = '', entry = [] } = asBundle.data;
    const isServer = OF_SERVERS.includes(type);
    const depth = origin.depth + 1;
    if (depth > MAX_DEPTH) yield { record, fault: TOO_DEEP };
    else yield* bundleEntries(entry, place, { addresses: addressesOf(entry), isServer, depth });
    return;
  }
  const head = resourceHead.safeParse(value);
  if (head.success) {
    const { resourceType: type } = head.data;
    if (type === 'Patient' && head.data.id === undefined && wrapper.fullUrl === undefined) {
      yield { record, fault: NAMELESS };
      return;
    }
    const id = idOf(head.data.id, wrapper.fullUrl, value);
    const hasOwnId = origin.isServer || UNIQUE_ID.test(id) || isPutThere(wrapper, type, id);
    yield { record, type, id, resource: value, addresses: origin.addresses, hasOwnId };
    return;
  }
  const wrapped = bundleEntry.safeParse(value);
  if (wrapped.success && wrapped.data.resource !== undefined)
    yield* entryOf(wrapped.data.resource, record, place, wrapped.data, origin);
  else yield { record, fault: faultOf(head.error) };
}

/**
 * `PUT Type/id` means the server's resource of this id (hl7.org/fhir/http.html#update); `POST` has the server
 * give another one, and a conditional update (`PUT Type?…`) has it look.
 */
function isPutThere({ request }: Wrapper, type: string, id: string): boolean {
  return request?.method === 'PUT' && request.url === `${type}/${id}`;
}

/** The entries of one bundle, which may not hold two versions of one resource (FHIR's rule bdl-7). */
function* bundleEntries(
  entries: readonly unknown[],
  place: string,
  origin: Origin,
): Generator<Entry> {
  const digests = new Map<string, string>();
  for (const [index, value] of entries.entries()) {
    const here = within(place, `entry ${index}`);
    const parsed = bundleEntry.safeParse(value);
    if (!parsed.success) {
      yield { record: here, fault: faultOf(parsed.error) };
      continue;
    }
    const { resource, ...wrapper } = parsed.data;
    if (resource === undefined)
      yield { record: here, fault: 'resource: the entry holds no resource' };
    else
      for (const entry of found(here, () => entryOf(resource, here, here, wrapper, origin)))
        yield* found(here, () => [onlyVersion(entry, digests)]);
  }
}

function onlyVersion(entry: Entry, digests: Map<string, string>): Entry {
  if ('fault' in entry) return entry;
  const key = `${entry.type}/${entry.id}`;
  const digest = createHash('sha256').update(JSON.stringify(entry.resource)).digest('hex');
  const earlier = digests.get(key);
  digests.set(key, earlier ?? digest);
  return earlier === undefined || earlier === digest
    ? entry
    : {
        record: entry.record,
        fault:
          'id: an earlier entry of the bundle has the same id and other content; each needs its own',
      };
}

/** `fullUrl` to `Type/id` for each entry; an entry without an id is known by its `fullUrl`. */
function addressesOf(entries: readonly unknown[]): Addresses {
  const addresses = new Map<string, string>();
  for (const value of entries) {
    const { fullUrl, resource } = bundleEntry.safeParse(value).data ?? {};
    const head = resourceHead.safeParse(resource);
    if (fullUrl === undefined || !head.success) continue;
    const id = attempt(() => idOf(head.data.id, fullUrl, resource));
    if ('value' in id) addresses.set(fullUrl, `${head.data.resourceType}/${id.value}`);
  }
  return addresses;
}

function within(place: string, step: string): string {
  return place === '' ? step : `${place}, ${step}`;
}
