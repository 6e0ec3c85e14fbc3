import type { Collection, CollectionSpec, Store, WriteCounts } from '../store/store.ts';
import type { ConsentRecord, PatientRecord } from './records.ts';

/** What the site's staff once stated by hand. */
export interface ConsentStatement {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Who stated it, as the operator's system or `--by` has it. */
  readonly by: string;
  readonly consent: ConsentRecord;
}

/** A patient's consents set by hand: `_id` is the local record's. The last statement holds. */
export interface HandConsents {
  readonly _id: string;
  readonly pseudonym: string;
  readonly statements: readonly ConsentStatement[];
}

/**
 * Apart from what is ingested, so that no ingestion loses one: each writes the last statement into the
 * patient's record again (`withHandConsents`).
 */
export const HAND_CONSENTS: CollectionSpec = { name: 'hand_consents', indexes: [] };

/** The id of the consent that stands for what was stated by hand. */
export const BY_HAND = 'by-hand';

/** The records, each with the consent that was last set for it by hand. */
export async function withHandConsents(
  records: readonly PatientRecord[],
  store: Collection<HandConsents>,
): Promise<PatientRecord[]> {
  const stated = await store.findByKeys(records.map(({ _id }) => _id));
  return records.map((record, at) => withStatement(record, stated[at] ?? null));
}

function withStatement(record: PatientRecord, stated: HandConsents | null): PatientRecord {
  const last = stated?.statements.at(-1);
  if (last === undefined) return record;
  const others = record.consents.filter(({ id }) => id !== BY_HAND);
  return { ...record, consents: [...others, last.consent] };
}

/**
 * Writes records as an ingestion made them, with what was set by hand. What is set by hand between the
 * reading and the writing is seen by reading again: it is never lost. `unseen` are those without any
 * consent.
 */
export async function writeWithHandConsents(
  records: readonly PatientRecord[],
  patients: Collection<PatientRecord>,
  hand: Collection<HandConsents>,
): Promise<WriteCounts & { readonly unseen: readonly string[] }> {
  const written = await withHandConsents(records, hand);
  const counts = await patients.bulkUpsert(written);
  const after = await withHandConsents(records, hand);
  const changed = after.filter(
    (record, at) => JSON.stringify(record.consents) !== JSON.stringify(written[at]?.consents),
  );
  if (changed.length > 0) await patients.bulkUpsert(changed);
  const unseen = after.filter(({ consents }) => consents.length === 0).map(({ _id }) => _id);
  return { ...counts, unseen };
}

export function handConsents(store: Store): Promise<Collection<HandConsents>> {
  return store.collection<HandConsents>(HAND_CONSENTS);
}
