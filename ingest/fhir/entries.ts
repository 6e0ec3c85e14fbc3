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
  entry: z.array(z.unknown()).optional(),
});

const NO_ADDRESSES: Addresses = new Map();

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
  yield* entryOf(document, place === '' ? 'the resource' : place, place, undefined, NO_ADDRESSES);
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
  addresses: Addresses,
): Generator<Entry> {
  const asBundle = bundle.safeParse(value);
  if (asBundle.success) {
    yield* bundleEntries(asBundle.data.entry ?? [], place);
    return;
  }
  const head = resourceHead.safeParse(value);
  if (head.success) {
    const { resourceType: type, id } = head.data;
    yield { record, type, id: idOf(id, fullUrl, value), resource: value, addresses };
    return;
  }
  const wrapped = bundleEntry.safeParse(value);
  if (wrapped.success && wrapped.data.resource !== undefined)
    yield* entryOf(wrapped.data.resource, record, place, wrapped.data.fullUrl, addresses);
  else yield { record, fault: faultOf(head.error) };
}

/** The entries of one bundle, which may not hold two versions of one resource (FHIR's rule bdl-7). */
function* bundleEntries(entries: readonly unknown[], place: string): Generator<Entry> {
  const addresses = addressesOf(entries);
  const digests = new Map<string, string>();
  for (const [index, value] of entries.entries()) {
    const here = within(place, `entry ${index}`);
    const parsed = bundleEntry.safeParse(value);
    if (!parsed.success) yield { record: here, fault: faultOf(parsed.error) };
    else if (parsed.data.resource === undefined)
      yield { record: here, fault: 'resource: the entry holds no resource' };
    else
      for (const entry of entryOf(parsed.data.resource, here, here, parsed.data.fullUrl, addresses))
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
