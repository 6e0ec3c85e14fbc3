import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/** A slip of the hand changes a word's length by little; it keeps a search of all symbols short. */
const MOST_LENGTH_DIFFERENCE = 2;
const MOST_SUGGESTIONS = 3;

/** The words that somebody may have meant who wrote another, nearest first; empty when none is near. */
export function nearestWords(written: string, known: Iterable<string>): string[] {
  const word = written.trim();
  const ofLength = [...known].filter(
    ({ length }) => Math.abs(length - word.length) <= MOST_LENGTH_DIFFERENCE,
  );
  return suggestionList(word, ofLength).slice(0, MOST_SUGGESTIONS);
}

/** `; did you mean A or B?`, or nothing. */
export function suggestion(written: string, known: Iterable<string>): string {
  return didYouMean(nearestWords(written, known));
}

/** The same of words that were found already. */
export function didYouMean(words: readonly string[]): string {
  return words.length === 0 ? '' : `; did you mean ${words.join(' or ')}?`;
}
