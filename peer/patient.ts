import { z } from 'zod';

const document = z.record(z.string(), z.unknown());

/** A patient as the peer's database keeps one: a clinical document, and a genomic one for each result. */
export const peerPatientSchema = z.object({
  clinical: document,
  genomic: z.array(document).default([]),
});

export type PeerDocument = Readonly<Record<string, unknown>>;

export interface PeerPatient {
  readonly clinical: PeerDocument;
  readonly genomic: readonly PeerDocument[];
}

/** What the peer calls a patient's sample; empty where the document states none. */
export function sampleOf({ clinical }: PeerPatient): string {
  return textOf(clinical['SAMPLE_ID']) ?? textOf(clinical['_id']) ?? '';
}

/** A field's text, or its number as text; null when it states nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' || /^(none|null|nan)$/i.test(text) ? null : text;
}

/** The prefixes of the dialects before a field that describes a variant. */
const PREFIXES = ['HARMONIZED_', 'TRUE_', ''];

/** The key under which a document states a field in one of the dialects; null when it doesn't. */
export function keyOf(stated: PeerDocument, name: string): string | null {
  const keys = PREFIXES.map((prefix) => `${prefix}${name}`);
  return keys.find((key) => textOf(stated[key]) !== null) ?? null;
}

/** A field's text in whichever dialect the document is written. */
export function statedText(stated: PeerDocument, name: string): string | null {
  const key = keyOf(stated, name);
  return key === null ? null : textOf(stated[key]);
}
