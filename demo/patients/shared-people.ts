import { INSTITUTIONS } from '../institutions.ts';

/** One record of so many is of someone who is also a patient of the next institution. */
const EVERY = 100;

/** Who a record is about: a name for the stream of random numbers that the person is made from. */
export interface PersonKey {
  /** Whose population the person is of. */
  readonly home: string;
  readonly index: number;
}

/**
 * Some people are patients of two institutions: record 100n of one and record 100n + 50 of the next one
 * are about the same person. Their records share nothing that links them.
 */
export function personOf(site: string, index: number): PersonKey {
  const position = INSTITUTIONS.findIndex(({ id }) => id === site);
  const previous = INSTITUTIONS.at(position - 1)?.id;
  const isGuest = position >= 0 && index % EVERY === EVERY / 2 && previous !== undefined;
  return isGuest ? { home: previous, index: index - EVERY / 2 } : { home: site, index };
}
