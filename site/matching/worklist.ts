import type { Judgement } from '../../matching/evaluate.ts';
import { listedCount } from '../disclosure/protected-count.ts';

/** A fact that is missing of some candidates. */
export interface MissingFactCount {
  /** In the words of its criterion. */
  readonly fact: string;
  /** How many of whom it is missing. */
  readonly missingFor: number;
  /** How many of whom nothing else is. */
  readonly settles: number;
}

/** Which missing fact settles most, over candidates that come one by one; as large as the criteria are. */
export class Worklist {
  readonly #facts = new Map<string, { missingFor: number; settles: number }>();

  add({ missingFacts }: Pick<Judgement, 'missingFacts'>): void {
    for (const fact of missingFacts) {
      const entry = this.#facts.get(fact) ?? { missingFor: 0, settles: 0 };
      entry.missingFor += 1;
      if (missingFacts.length === 1) entry.settles += 1;
      this.#facts.set(fact, entry);
    }
  }

  /** Those that settle most first, then those that are missing most often, then by their words. */
  facts(): readonly MissingFactCount[] {
    return [...this.#facts]
      .map(([fact, { missingFor, settles }]) => ({
        fact,
        missingFor: listedCount(missingFor),
        settles: listedCount(settles),
      }))
      .sort(mostSettlingFirst);
  }
}

/** The order of a worklist, at one site and over all. */
export function mostSettlingFirst(a: MissingFactCount, b: MissingFactCount): number {
  return b.settles - a.settles || b.missingFor - a.missingFor || (a.fact < b.fact ? -1 : 1);
}
