import type { Deadline } from './deadline.ts';

/** What is known of one question while it runs. */
export interface Watch {
  /** Whether the site has answered anything since the question was sent. */
  readonly heard: () => boolean;
  readonly end: () => void;
}

/**
 * Tells a site that is gone from one that works on a heavy question. A question that has run for half of
 * its time while the site answered nothing makes the network ask whether the site is ready, so that the
 * answer is known when the time is over and nobody waits for it.
 */
export class Liveness {
  readonly #isReady: (signal: AbortSignal) => Promise<boolean>;
  #heardAt = -Infinity;
  #isAsking = false;

  /** @param isReady asks the site, outside of its turns; false or a rejection when it isn't */
  constructor(isReady: (signal: AbortSignal) => Promise<boolean>) {
    this.#isReady = isReady;
  }

  /** The site has answered. */
  hear(): void {
    this.#heardAt = performance.now();
  }

  /** Watches the site during a question that is sent now. */
  watch({ at }: Deadline): Watch {
    const since = performance.now();
    const half = (at - since) / 2;
    const timer = setTimeout(() => {
      if (this.#heardAt < since && !this.#isAsking) void this.#ask(half);
    }, half);
    return {
      heard: () => this.#heardAt >= since,
      end: () => {
        clearTimeout(timer);
      },
    };
  }

  async #ask(milliseconds: number): Promise<void> {
    this.#isAsking = true;
    try {
      if (await this.#isReady(AbortSignal.timeout(Math.max(1, Math.floor(milliseconds)))))
        this.hear();
    } catch {
      // It stays unheard.
    } finally {
      this.#isAsking = false;
    }
  }
}
