import { z } from 'zod';
import { plainJson } from '../ingest/extended-json.ts';
import type { PeerDocument, PeerPatient } from './patient.ts';
import { peerPatientSchema, textOf } from './patient.ts';

const documentSchema = z.record(z.string(), z.unknown());
const exportSchema = z.object({
  clinical: z.array(documentSchema),
  genomic: z.array(documentSchema).default([]),
});

/** Patients, and what belongs to none of them. */
export interface PeerPatients {
  readonly patients: readonly PeerPatient[];
  /** How many genomic documents name no clinical one, so that no patient has what they found. */
  readonly ownerless: number;
}

/** True for a document, or a list of them, as the peer keeps patients. */
export function looksLikePeer(value: unknown): boolean {
  const [first] = Array.isArray(value) ? z.array(z.unknown()).parse(value) : [value];
  const stated = documentSchema.safeParse(first).data;
  const keys = ['clinical', 'SAMPLE_ID', 'CLINICAL_ID'];
  return stated !== undefined && keys.some((key) => key in stated);
}

/**
 * The patients of documents in any of the forms that the peer's data comes in: pairs of `clinical` and
 * `genomic`, an export with a list of each, or the documents of its two collections in any order; with ids
 * and dates also in MongoDB's Extended JSON, as its own tools export them.
 * @throws ZodError, RecordFault
 */
export function peerPatientsOf(values: readonly unknown[]): PeerPatients {
  const patients: PeerPatient[] = [];
  const clinical: PeerDocument[] = [];
  const genomic: PeerDocument[] = [];
  for (const value of values.flatMap((each: unknown) => each)) {
    const stated = documentSchema.parse(plainJson(value));
    if (Array.isArray(stated['clinical'])) {
      const lists = exportSchema.parse(stated);
      clinical.push(...lists.clinical);
      genomic.push(...lists.genomic);
    } else if ('clinical' in stated) patients.push(peerPatientSchema.parse(stated));
    else if ('VARIANT_CATEGORY' in stated || 'CLINICAL_ID' in stated) genomic.push(stated);
    else clinical.push(stated);
  }
  const found = joined(clinical, genomic);
  const owned = new Set(found.flatMap((patient) => patient.genomic));
  return { patients: [...patients, ...found], ownerless: genomic.length - owned.size };
}

/** Results belong to the document whose `_id` they name, or else to their sample. */
function joined(
  clinical: readonly PeerDocument[],
  genomic: readonly PeerDocument[],
): readonly PeerPatient[] {
  const byOwner = new Map<string, PeerDocument[]>();
  for (const result of genomic) {
    const owner = textOf(result['CLINICAL_ID']) ?? textOf(result['SAMPLE_ID']) ?? '';
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), result]);
  }
  return clinical.map((stated) => {
    const owners = new Set([textOf(stated['_id']), textOf(stated['SAMPLE_ID'])]);
    return {
      clinical: stated,
      genomic: [...owners].flatMap((owner) => (owner === null ? [] : (byOwner.get(owner) ?? []))),
    };
  });
}
