import type { Concept } from './elements.ts';
import { wordsOf } from './elements.ts';

/** SNOMED CT's stage qualifiers, for where a code comes without its words. */
const SNOMED_STAGES = new Map([
  ['258215001', 'I'],
  ['258219007', 'II'],
  ['258224005', 'III'],
  ['258228008', 'IV'],
  ['261638004', 'IIIA'],
]);

const ROMAN = new Map([
  ['0', '0'],
  ['1', 'I'],
  ['2', 'II'],
  ['3', 'III'],
  ['4', 'IV'],
]);

const GROUP = '(0|IV|I{1,3}|[1-4])([A-D]?[1-3]?|IS|A)';
/** A group alone with an AJCC prefix for how it was found: `cIIIA`, `yp2B`, `3C`, `IV`. */
const BARE = new RegExp(`^(?:[RAY]{0,2}[CP])?${GROUP}$`, 'i');
const IN_WORDS = new RegExp(`\\bstage(?:\\s+group)?:?\\s+(?:[cp])?${GROUP}(?![\\w-])`, 'i');

/**
 * The stage group that a concept states, without prefixes and in Roman numerals (`IIIA`): AJCC codes,
 * SNOMED CT codes, or words in which it is called a stage. Null for anything else, such as a grade.
 */
export function stageOf(value: Concept | undefined): string | null {
  for (const { code, system } of value?.coding ?? []) {
    const known =
      system?.endsWith('snomed.info/sct') === true ? SNOMED_STAGES.get(code ?? '') : null;
    const stage = known ?? (system?.includes('snomed') === true ? null : bareStage(code ?? ''));
    if (stage !== null) return stage;
  }
  return stageInWords(wordsOf(value));
}

/** The stage group that words state; the whole text may also be the group alone (`IIIA`). */
export function stageInWords(words: readonly string[]): string | null {
  for (const text of words) {
    const match = IN_WORDS.exec(text);
    const stage = match === null ? bareStage(text) : canonical(match[1], match[2]);
    if (stage !== null) return stage;
  }
  return null;
}

function bareStage(text: string): string | null {
  const match = BARE.exec(text.trim());
  return match === null ? null : canonical(match[1], match[2]);
}

function canonical(group = '', suffix = ''): string {
  const numeral = group.toUpperCase();
  return `${ROMAN.get(numeral) ?? numeral}${suffix.toUpperCase()}`;
}
