import { createHash } from 'node:crypto';
import type { Reference } from './elements.ts';

/** The addresses of one bundle's entries: `fullUrl` to `Type/id`. */
export type Addresses = ReadonlyMap<string, string>;

/**
 * The key of what a reference points to, `Type/id`: relative, absolute, versioned and `urn:uuid:`
 * references to the same resource give the same key. `urn:uuid:` says no type; where the bundle
 * doesn't resolve it, the type that the element allows is taken.
 *
 * @returns null for a reference that names nothing, or something contained in the resource itself
 */
export function keyOfReference(
  reference: Reference | undefined,
  addresses: Addresses,
  type: string,
): string | null {
  const address = reference?.reference?.trim() ?? '';
  const listed = addresses.get(address);
  if (listed !== undefined) return listed;
  if (address === '' || address.startsWith('#')) return null;
  const urn = idInUrn(address);
  if (urn !== null) return `${type}/${urn}`;
  const steps = address
    .replace(/\/_history\/.*$/, '')
    .replace(/\?.*$/, '')
    .split('/');
  const [stated, id] = steps.slice(-2);
  return stated === type && id !== undefined && isId(id) ? `${type}/${id}` : null;
}

/**
 * The id of a resource: its own, else the one its bundle gives it, else a hash of its content, so
 * that reading the same file again finds the same resource.
 */
export function idOf(
  id: string | undefined,
  fullUrl: string | undefined,
  content: unknown,
): string {
  if (id !== undefined) return id;
  return (
    idInUrn(fullUrl ?? '') ?? createHash('sha256').update(JSON.stringify(content)).digest('hex')
  );
}

/** Wider than FHIR's own rule, since real servers break it; still short and printable. */
export function isId(id: string): boolean {
  return /^[\x21-\x7E]{1,128}$/.test(id) && !id.includes('/');
}

function idInUrn(address: string): string | null {
  const id = /^urn:(?:uuid|oid):(.+)$/.exec(address)?.[1];
  return id !== undefined && isId(id) ? id : null;
}
