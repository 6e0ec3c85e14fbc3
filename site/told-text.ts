import type { PatientRecord } from './records.ts';

/** Longer than any name of a terminology that is worth telling. */
const MOST_WORDS = 160;

/** What would place or date a person, or lead to one: dates, addresses, numbers of any register. */
const IDENTIFYING = [
  /\d{4}-\d{1,2}-\d{1,2}|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b/i,
  /\b\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i,
  /@|https?:|www\./i,
  /\d{6,}|\d{3}[- ]\d{2}[- ]\d{4}|\d{3}[- ]\d{3,4}[- ]\d{3,4}/,
  /\b(?:street|avenue|road|mrn|ssn|phone|born|dob)\b/i,
];

/**
 * Which texts of a record may be told. What people typed never is: only words that a code stands behind
 * are passed in here. Of those none is told that has a name or a number of the patient in it, or that
 * looks like a date, an address or a number of a register; null stands for it.
 */
export class ToldText {
  readonly #own: readonly string[];
  /** `#own` as caseless texts may have it. */
  readonly #folded: readonly string[];
  #pattern: RegExp | null = null;

  private constructor({ _id, identity: { mrn, family, given } }: PatientRecord) {
    const names = [family, ...given].flatMap((name) => name?.match(/[\p{L}\p{N}]{3,}/gu) ?? []);
    const numbers = [mrn, _id].flatMap((text) => (text !== null && text.length >= 4 ? [text] : []));
    this.#own = [...names, ...numbers];
    this.#folded = this.#own.map(folded);
  }

  static of(record: PatientRecord): ToldText {
    const known = kept.get(record) ?? new ToldText(record);
    kept.set(record, known);
    return known;
  }

  /**
   * Whether one of the patient's names or numbers stands in the text as a word. To compile a pattern for
   * each record takes longer than all else that matching does with it, so it is made only where one of
   * them stands in the text at all.
   */
  #isNamedIn(text: string): boolean {
    const within = folded(text);
    if (!this.#folded.some((own) => within.includes(own))) return false;
    this.#pattern ??= new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${this.#own.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
      'iu',
    );
    return this.#pattern.test(text);
  }

  /** Words of a terminology. */
  words(text: string | null): string | null {
    if (text === null || text.length > MOST_WORDS || this.#isNamedIn(text)) return null;
    return IDENTIFYING.some((pattern) => pattern.test(text)) ? null : text;
  }

  /** A code: one word without blanks. */
  symbol(text: string | null): string | null {
    return this.#isNamedIn(text ?? '') ? null : wordOrNull(text);
  }

  /** A name that was typed in place of a code: five words at most, none of them a number of digits. */
  shortName(text: string | null): string | null {
    return text !== null && SHORT_NAME.test(text) ? this.words(text) : null;
  }
}

/**
 * Equal for texts that differ in case alone, and for some others. In capitals, for the small sigma has two
 * forms, and which one it takes depends on where it stands.
 */
export function folded(text: string): string {
  return text.toLowerCase().toUpperCase();
}

const SHORT_NAME = /^[\p{L}\d][\p{L}\d+/-]{0,29}(?: [\p{L}\d+/-]{1,30}){0,4}$/u;

/** A variant in HGVS or another word of a notation, which can't be a person's. */
export function wordOrNull(text: string | null): string | null {
  if (text === null || !/^[\w.:;,>()*+=?/[\]|-]{1,80}$/.test(text)) return null;
  return /\d{4}-\d{2}-\d{2}/.test(text) ? null : text;
}

/** A gene's symbol; people are called Kit or Alk too, so no name is looked for in it. */
export function geneOrNull(text: string | null): string | null {
  return text !== null && /^[A-Za-z][A-Za-z0-9-]{1,24}$/.test(text) ? text : null;
}

const kept = new WeakMap<PatientRecord, ToldText>();

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}
