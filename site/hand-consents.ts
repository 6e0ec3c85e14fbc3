import type { Collection, CollectionSpec, Store, WriteCounts } from '../store/store.ts';
import { rewritePatients } from './patient-store.ts';
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
 * Writes the records that an ingestion makes of patients, with what was set by hand. What else changes them
 * meanwhile has them made again (`rewritePatients`).
 * @param make makes those of these ids that there is one of
 * @returns what was written, and `unseen`: those without any consent
 */
export async function writeWithHandConsents(
  ids: readonly string[],
  make: (ids: readonly string[]) => readonly PatientRecord[] | Promise<readonly PatientRecord[]>,
  patients: Collection<PatientRecord>,
  hand: Collection<HandConsents>,
): Promise<WriteCounts & { readonly unseen: readonly string[] }> {
  const consentsOf = new Map<string, number>();
  const counts = await rewritePatients(patients, ids, async (_stored, keys) => {
    const records = await withHandConsents(await make(keys), hand);
    for (const { _id, consents } of records) consentsOf.set(_id, consents.length);
    return records;
  });
  return { ...counts, unseen: ids.filter((id) => consentsOf.get(id) === 0) };
}

export function handConsents(store: Store): Promise<Collection<HandConsents>> {
  return store.collection<HandConsents>(HAND_CONSENTS);
}
