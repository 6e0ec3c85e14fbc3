/**
 * What the end of a question shows of the site: that it answers or fails, which counts; that it is
 * there, as a refusal does; or nothing, as when the client leaves.
 */
export type Sign = 'ANSWERS' | 'FAILS' | 'IS_THERE' | 'NOTHING';

/** Closed, questions pass; open, none does; half open, one after the other until one shows something. */
export type CircuitState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** When a site that fails is left alone. */
export interface CircuitOptions {
  /** Questions within a minute that it takes before failures, if they are most, open the circuit. */
  readonly failuresFrom: number;
  /** How long an open circuit stays so before one question is let through, in milliseconds. */
  readonly restMs: number;
}

/** Long enough for several questions, one after the other, to time out. */
const WINDOW_MS = 60_000;

/** The window moves on by so much, so that it is as small for a thousand questions as for ten. */
const SLICE_MS = 6_000;

/** What was counted from a time on. */
interface Slice {
  readonly since: number;
  answers: number;
  failures: number;
}

/** A circuit breaker: whether a site is asked, by what the questions before have shown. */
export class Circuit {
  readonly #options: CircuitOptions;
  readonly #tell: (state: CircuitState) => void;
  /**
   * What was counted since the circuit last opened or closed, each time in another list: by that, a
   * question knows that it was let through before.
   */
  #slices: Slice[] = [];
  /** On the clock of `performance.now()`; null while it is closed. */
  #restsUntil: number | null = null;
  #isTried = false;

  /** @param tell hears when it opens and closes, and half open when a question tries the site */
  constructor(options: CircuitOptions, tell: (state: CircuitState) => void) {
    this.#options = options;
    this.#tell = tell;
  }

  get state(): CircuitState {
    if (this.#restsUntil === null) return 'CLOSED';
    return performance.now() < this.#restsUntil ? 'OPEN' : 'HALF_OPEN';
  }

  /**
   * Lets a question through.
   * @returns what must be told, once, what its end shows; null when it must not be asked
   */
  enter(): ((sign: Sign) => void) | null {
    const { state } = this;
    if (state === 'OPEN' || this.#isTried) return null;
    const slices = this.#slices;
    if (state === 'HALF_OPEN') {
      this.#isTried = true;
      this.#tell('HALF_OPEN');
    }
    return (sign) => {
      // What was asked before it opened, or closed, shows nothing of the site since.
      if (slices !== this.#slices) return;
      if (state === 'CLOSED') this.#count(sign);
      else this.#settle(sign);
    };
  }

  /** The site has shown that it is there. */
  close(): void {
    if (this.#restsUntil !== null) this.#become('CLOSED', null);
  }

  #settle(sign: Sign): void {
    this.#isTried = false;
    if (sign === 'FAILS') this.#open();
    else if (sign !== 'NOTHING') this.close();
  }

  #count(sign: Sign): void {
    if (sign !== 'ANSWERS' && sign !== 'FAILS') return;
    const slice = this.#current();
    if (sign === 'ANSWERS') {
      slice.answers += 1;
      return;
    }
    slice.failures += 1;
    const answers = this.#slices.reduce((sum, each) => sum + each.answers, 0);
    const failures = this.#slices.reduce((sum, each) => sum + each.failures, 0);
    if (answers + failures >= this.#options.failuresFrom && failures > answers) this.#open();
  }

  /** Forgets what is older than the window. */
  #current(): Slice {
    const now = performance.now();
    while ((this.#slices[0]?.since ?? now) < now - WINDOW_MS) this.#slices.shift();
    const last = this.#slices.at(-1);
    if (last !== undefined && last.since > now - SLICE_MS) return last;
    const slice = { since: now, answers: 0, failures: 0 };
    this.#slices.push(slice);
    return slice;
  }

  #open(): void {
    this.#become('OPEN', performance.now() + this.#options.restMs);
  }

  #become(state: CircuitState, restsUntil: number | null): void {
    this.#slices = [];
    this.#restsUntil = restsUntil;
    this.#isTried = false;
    this.#tell(state);
  }
}
