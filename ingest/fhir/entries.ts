import { createHash } from 'node:crypto';
import { z } from 'zod';
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

const bundleEntry = z.object({
  fullUrl: z.string().optional(),
  resource: z.record(z.string(), z.unknown()).optional(),
});

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.string().optional(),
  entry: z.array(z.unknown()).optional(),
});

/** Where resources come from: the bundle's addresses, and whether a server gave the ids. */
interface Origin {
  readonly addresses: Addresses;
  readonly isServer: boolean;
}

const ALONE: Origin = { addresses: new Map(), isServer: true };

/** Bundles that a server answered with. The senders of the others make their ids up (`condition-1`). */
const OF_SERVERS = ['searchset', 'history', 'transaction-response', 'batch-response'];

/** UUIDs and digests: nobody makes up the same one twice. */
const UNIQUE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{64}$/i;

/**
 * The resources of a JSON document: a bundle's, also of bundles within it; those of an array; a bundle's
 * entry or a resource alone.
 *
 * @param place where the document stands in its file (`line 3`); empty for the whole file
 */
export function* entriesOf(document: unknown, place: string): Generator<Entry> {
  if (Array.isArray(document)) {
    const items: readonly unknown[] = document;
    for (const [index, item] of items.entries())
      yield* entriesOf(item, within(place, `item ${index}`));
    return;
  }
  yield* entryOf(document, place === '' ? 'the resource' : place, place, undefined, ALONE);
}

/** Whether a document is FHIR at all: a resource, an entry with one, or an array of either. */
export function looksLikeFhir(document: unknown): boolean {
  if (Array.isArray(document)) return document.some(looksLikeFhir);
  if (z.object({ resourceType: z.string() }).safeParse(document).success) return true;
  const wrapped = bundleEntry.safeParse(document);
  return wrapped.success && wrapped.data.resource?.['resourceType'] !== undefined;
}

function* entryOf(
  value: unknown,
  record: string,
  place: string,
  fullUrl: string | undefined,
  origin: Origin,
): Generator<Entry> {
  const asBundle = bundle.safeParse(value);
  if (asBundle.success) {
    const { type = '', entry = [] } = asBundle.data;
    const isServer = OF_SERVERS.includes(type);
    yield* bundleEntries(entry, place, { addresses: addressesOf(entry), isServer });
    return;
  }
  const head = resourceHead.safeParse(value);
  if (head.success) {
    const { resourceType: type } = head.data;
    const id = idOf(head.data.id, fullUrl, value);
    const hasOwnId = origin.isServer || UNIQUE_ID.test(id);
    yield { record, type, id, resource: value, addresses: origin.addresses, hasOwnId };
    return;
  }
  const wrapped = bundleEntry.safeParse(value);
  if (wrapped.success && wrapped.data.resource !== undefined)
    yield* entryOf(wrapped.data.resource, record, place, wrapped.data.fullUrl, origin);
  else yield { record, fault: faultOf(head.error) };
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
    if (!parsed.success) yield { record: here, fault: faultOf(parsed.error) };
    else if (parsed.data.resource === undefined)
      yield { record: here, fault: 'resource: the entry holds no resource' };
    else
      for (const entry of entryOf(parsed.data.resource, here, here, parsed.data.fullUrl, origin))
        yield onlyVersion(entry, digests);
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
    if (fullUrl !== undefined && head.success)
      addresses.set(fullUrl, `${head.data.resourceType}/${idOf(head.data.id, fullUrl, resource)}`);
  }
  return addresses;
}

function within(place: string, step: string): string {
  return place === '' ? step : `${place}, ${step}`;
}
