import type { Outcome } from './kleene.ts';
import { outcomeOf } from './kleene.ts';

/** Words that name a class other than by MAF's own word, once written as `classificationWord` does. */
const SYNONYMS = new Map([
  ['FRAMESHIFT', 'FRAME_SHIFT'],
  ['FRAMESHIFT_VARIANT', 'FRAME_SHIFT'],
  ['FRAMESHIFT_DELETION', 'FRAME_SHIFT_DEL'],
  ['FRAMESHIFT_INSERTION', 'FRAME_SHIFT_INS'],
  ['INFRAME_DELETION', 'IN_FRAME_DEL'],
  ['INFRAME_INSERTION', 'IN_FRAME_INS'],
  ['MISSENSE_VARIANT', 'MISSENSE'],
  ['START_LOST', 'TRANSLATION_START_SITE'],
  ['STOP_GAINED', 'NONSENSE'],
  ['SYNONYMOUS', 'SILENT'],
  ['SYNONYMOUS_VARIANT', 'SILENT'],
]);

/**
 * A variant's class in one spelling, that of `GenomicVariant.classification`: MAF's words without
 * `_Mutation` in capitals (`Missense_Mutation` is MISSENSE), and the Sequence Ontology's turned into them.
 */
export function classificationWord(text: string): string {
  const word = text
    .trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replace(/_MUTATION$/, '');
  return SYNONYMS.get(word) ?? word;
}

/** A wider class, such as a frame shift of unknown kind, leaves the narrower one open. */
export function compareClassifications(asked: string, stated: string): Outcome {
  const [narrow, own] = [classificationWord(asked), classificationWord(stated)];
  if (own === narrow || own.startsWith(`${narrow}_`)) return 'MET';
  return narrow.startsWith(`${own}_`) ? 'UNKNOWN' : outcomeOf(false);
}
