import pLimit, { type LimitFunction } from 'p-limit';

/** How many may have their turn at once, and how many may wait for it. */
export interface TurnOptions {
  /** Questions to one site at once; others wait. */
  readonly perSite: number;
  /** Of one caller at once: whoever asks much waits for himself, and others find a free turn. */
  readonly perCaller: number;
  /** Questions that may wait for one site; more are turned away at once. */
  readonly waiting: number;
  /** Of one caller. */
  readonly callerWaiting: number;
}

/** Whose turn it is at a site. */
export class FairTurns {
  readonly #options: TurnOptions;
  readonly #all: LimitFunction;
  readonly #own = new Map<string, { readonly limit: LimitFunction; count: number }>();
  #count = 0;

  constructor(options: TurnOptions) {
    this.#options = options;
    this.#all = pLimit(options.perSite);
  }

  /** Whether one more question of this caller may wait. */
  hasRoom(caller: string): boolean {
    const { perSite, perCaller, waiting, callerWaiting } = this.#options;
    const own = this.#own.get(caller)?.count ?? 0;
    return this.#count < perSite + waiting && own < perCaller + callerWaiting;
  }

  /** Does the work when it is the caller's turn. */
  async take<T>(caller: string, work: () => Promise<T>): Promise<T> {
    const own = this.#own.get(caller) ?? { limit: pLimit(this.#options.perCaller), count: 0 };
    this.#own.set(caller, own);
    own.count += 1;
    this.#count += 1;
    try {
      return await own.limit(() => this.#all(work));
    } finally {
      own.count -= 1;
      this.#count -= 1;
      if (own.count === 0) this.#own.delete(caller);
    }
  }
}
