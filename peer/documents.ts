import { Query, update } from 'mingo';
import type { PeerDocument } from './patient.ts';

const OPTIONS = { scriptEnabled: false };

/** Whether a document matches a filter in MongoDB's language. */
export function matches(document: PeerDocument, filter: Record<string, unknown>): boolean {
  return new Query(filter, OPTIONS).test(document);
}

/** A copy of the document after an update in MongoDB's language (`$set` and its like). */
export function modified(document: PeerDocument, change: Record<string, unknown>): PeerDocument {
  const copy: Record<string, unknown> = structuredClone(document);
  update(copy, change, [], {}, { queryOptions: OPTIONS });
  return copy;
}
