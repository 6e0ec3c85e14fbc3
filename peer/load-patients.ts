import { z } from 'zod';
import type { PeerDocument, PeerPatient } from './patient.ts';
import { peerPatientSchema, textOf } from './patient.ts';

const documentSchema = z.record(z.string(), z.unknown());
const exportSchema = z.object({
  clinical: z.array(documentSchema),
  genomic: z.array(documentSchema).default([]),
});

/** True for a document, or a list of them, as the peer keeps patients. */
export function looksLikePeer(value: unknown): boolean {
  const [first] = Array.isArray(value) ? z.array(z.unknown()).parse(value) : [value];
  const stated = documentSchema.safeParse(first).data;
  return stated !== undefined && ('clinical' in stated || 'SAMPLE_ID' in stated);
}

/**
 * The patients of documents in any of the forms that the peer's data comes in: pairs of `clinical` and
 * `genomic`, an export with a list of each, or the documents of its two collections in any order.
 * @throws ZodError
 */
export function peerPatientsOf(values: readonly unknown[]): readonly PeerPatient[] {
  const patients: PeerPatient[] = [];
  const clinical: PeerDocument[] = [];
  const genomic: PeerDocument[] = [];
  for (const value of values.flatMap((each: unknown) => each)) {
    const stated = documentSchema.parse(value);
    if (Array.isArray(stated['clinical'])) {
      const lists = exportSchema.parse(stated);
      clinical.push(...lists.clinical);
      genomic.push(...lists.genomic);
    } else if ('clinical' in stated) patients.push(peerPatientSchema.parse(stated));
    else if ('VARIANT_CATEGORY' in stated || 'CLINICAL_ID' in stated) genomic.push(stated);
    else clinical.push(stated);
  }
  return [...patients, ...joined(clinical, genomic)];
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
