import type { PatientRecord } from './records.ts';

/** Longer than any name of a terminology that is worth telling. */
const MOST_WORDS = 160;

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** A day, however its parts stand apart. */
const DAYS = [
  /(?<!\d)\d{1,4}([-./_ ])\d{1,2}\1\d{1,4}(?!\d)/,
  new RegExp(`(?<![a-z])${MONTH}[\\W_]{0,2}\\d`, 'i'),
  new RegExp(`\\d(?:st|nd|rd|th)?[\\W_]{0,2}${MONTH}(?![a-z])`, 'i'),
];
/** What would place or date a person, or lead to one: dates, addresses, numbers of any register. */
const IDENTIFYING = [
  ...DAYS,
  // The month in any language.
  /(?<!\d)\d{1,2}(?:st|nd|rd|th)?[\W_]{0,2}\p{L}{3,10}[\W_]{0,2}(?:19|20)\d\d(?!\d)/iu,
  /(?<!\d)(?:19|20)\d\d[-./_]\d{1,2}(?!\d)|(?<!\d)\d{1,2}[-./_](?:19|20)\d\d(?!\d)/,
  /@|https?:|www\./i,
  /\d{6,}|\d{3}[- ]\d{2}[- ]\d{4}|\d{3}[- ]\d{3,4}[- ]\d{3,4}/,
  /\b(?:street|avenue|road|mrn|ssn|phone|born|dob|lives|seen|pt)\b/i,
  /\b(?:dr|mrs?|ms|prof|wife|husband|mother|father|sister|brother|daughter|son)\b/i,
];

/** Words in capitals that terminologies have amid small ones. */
const KNOWN_CAPITALS = [
  // After whom diseases are called.
  'Barrett|Bowen|Burkitt|Castleman|Crohn|Cushing|Down|Ewing|Fanconi|Fraumeni|Gleason|Hodgkin|Hürthle|Kaposi',
  'Klatskin|Krukenberg|Langerhans|Leydig|Lynch|Merkel|Paget|Philadelphia|Reed|Sertoli|Sézary|Sezary|Spitz',
  'Sternberg|Waldenström|Waldenstrom|Warthin|Wilms',
  // LOINC's and AJCC's, RxNorm's.
  'Ab|Ag|Blood|Bone|Breast|Cancer|Cells?|Committee|Immune|Interpretation|Joint|Mass|Performance|Plasma',
  'Presence|Serum|Specimen|Staging|Status|Tissue|Tumor|Urine',
  'Capsule|Inhalation|Injectable|Injection|Oral|Pack|Product|Solution|Suspension|Tablet|Topical',
].join('|');
const PROPER_NOUN = new RegExp(
  `\\p{Ll} (?!(?:${KNOWN_CAPITALS})(?!\\p{L}))\\p{Lu}\\p{Ll}+(?!\\p{L})`,
  'u',
);
const SMALL_WORD = /(?<![\p{L}-])(?!with(?:out)?\b|from\b|plus\b)\p{Ll}{4,}/u;

/** Capital letters amid words in small ones, as a person's or a place's name has; titles have no small ones but the shortest. */
function hasProperNoun(text: string): boolean {
  return SMALL_WORD.test(text) && PROPER_NOUN.test(text);
}

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
    if (IDENTIFYING.some((pattern) => pattern.test(text)) || hasProperNoun(text)) return null;
    return text;
  }

  /** A code: one word without blanks. */
  symbol(text: string | null): string | null {
    return this.#isNamedIn(text ?? '') ? null : wordOrNull(text);
  }

  /** A name that was typed in place of a code: five words at most, no two numbers that may be a day. */
  shortName(text: string | null): string | null {
    if (text === null || !SHORT_NAME.test(text) || MAY_BE_DAY.test(text)) return null;
    return this.words(text);
  }
}

/**
 * Equal for texts that differ in case alone, and for some others. In capitals, for the small sigma has two
 * forms, and which one it takes depends on where it stands.
 */
export function folded(text: string): string {
  return text.toLowerCase().toUpperCase();
}

const MAY_BE_DAY = /(?<!\d)\d{1,2}[-/]\d{1,2}(?!\d)/;
const SHORT_NAME = /^[\p{L}\d][\p{L}\d+/-]{0,29}(?: [\p{L}\d+/-]{1,30}){0,4}$/u;

/** A variant in HGVS or another word of a notation, which can't be a person's. */
export function wordOrNull(text: string | null): string | null {
  if (text === null || !/^[\w.:;,>()*+=?/[\]|-]{1,80}$/.test(text)) return null;
  return DAYS.some((day) => day.test(text)) ? null : text;
}

/**
 * A gene's symbol, also of an older or a provisional form (`IGH@`, `HLA_A`, `RP11-34P13.7`); people are
 * called Kit or Alk too, so no name is looked for in it.
 */
export function geneOrNull(text: string | null): string | null {
  return text !== null && /^[A-Za-z][\w.-]{1,24}@?$/.test(text) ? text : null;
}

const kept = new WeakMap<PatientRecord, ToldText>();

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}
