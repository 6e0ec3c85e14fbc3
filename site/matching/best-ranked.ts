import { classIn } from './rank.ts';

/** The first few of many, in the order of their ranks, in as much memory as these few take. */
export class BestRanked<C extends { readonly rank: string }> {
  /** How many are kept. */
  readonly most: number;
  readonly #after: string | null;
  readonly #best: C[] = [];

  /** @param after only ranks behind this one count */
  constructor(most: number, after: string | null) {
    this.most = most;
    this.#after = after;
  }

  get best(): readonly C[] {
    return this.#best;
  }

  add(candidate: C): void {
    const { rank } = candidate;
    if (this.#after !== null && rank <= this.#after) return;
    const last = this.#best.at(-1);
    if (this.isFull && last !== undefined && rank > last.rank) return;
    const at = this.#best.findLastIndex((other) => other.rank < rank) + 1;
    this.#best.splice(at, 0, candidate);
    if (this.#best.length > this.most) this.#best.pop();
  }

  get isFull(): boolean {
    return this.#best.length >= this.most;
  }

  /**
   * Whether nobody who comes later belongs here, when they come in the order of their pseudonyms and none
   * has a better class than this one.
   */
  isSettled(bestClass: string): boolean {
    const last = this.#best.at(-1);
    return this.isFull && last !== undefined && classIn(last.rank) <= bestClass;
  }
}
