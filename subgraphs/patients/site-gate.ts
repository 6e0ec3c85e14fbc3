import CircuitBreaker from 'opossum';
import type { LimitFunction } from 'p-limit';
import { z } from 'zod';
import type { Log } from '../../service/log.ts';
import type { Deadline } from './deadline.ts';
import { FairTurns, type TurnOptions } from './fair-turns.ts';
import { Liveness, type Watch } from './liveness.ts';
import { SiteFault } from './site-fault.ts';

/** When a site that fails is left alone, and how much is asked at once. */
export interface GateOptions extends TurnOptions {
  /** Questions within a minute that it takes before failures, if they are most, open the circuit. */
  readonly failuresFrom: number;
  /** How long an open circuit stays so before one question is let through, in milliseconds. */
  readonly restMs: number;
}

export const DEFAULT_GATE: GateOptions = {
  perSite: 32,
  perCaller: 4,
  waiting: 512,
  callerWaiting: 256,
  failuresFrom: 5,
  restMs: 5_000,
};

const FAILING_PERCENT = 50;

/** Long enough for several questions, one after the other, to time out. */
const WINDOW_MS = 60_000;

export interface GateParts {
  readonly site: string;
  /** The limit over all sites. */
  readonly all: LimitFunction;
  readonly options: GateOptions;
  /** Asks the site whether it is ready, past this gate; false or a rejection when it isn't. */
  readonly isReady: (signal: AbortSignal) => Promise<boolean>;
  readonly log: Log;
}

/**
 * What stands before one site: a circuit breaker, so that a site that fails costs nobody time, and a
 * limit of questions at once, in all and of one caller, so that nobody takes more than a share. A question that times out
 * speaks against the site only when the site showed no life meanwhile: a heavy question of one caller
 * closes the site to nobody else.
 */
export class SiteGate {
  readonly #breaker: CircuitBreaker<[() => Promise<void>], void>;
  readonly #turns: FairTurns;
  readonly #all: LimitFunction;
  readonly #options: GateOptions;
  readonly #liveness: Liveness;
  #restsUntil = new Date();

  constructor({ site, all, options, isReady, log }: GateParts) {
    this.#options = options;
    this.#liveness = new Liveness(isReady);
    this.#turns = new FairTurns(options);
    this.#all = all;
    this.#breaker = new CircuitBreaker((call: () => Promise<void>) => call(), {
      timeout: false,
      resetTimeout: options.restMs,
      rollingCountTimeout: WINDOW_MS,
      volumeThreshold: options.failuresFrom,
      errorThresholdPercentage: FAILING_PERCENT,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
      // What a client's leave ends says nothing of the site: no failure, and no proof that it is back.
      errorFilter: (error) =>
        error instanceof SiteFault ? !error.againstSite : !this.#breaker.halfOpen,
    });
    this.#tellStates(site, log);
  }

  /** Whether questions pass; one passes through a half-open circuit. */
  get state(): 'CLOSED' | 'OPEN' | 'HALF_OPEN' {
    if (this.#breaker.opened) return 'OPEN';
    return this.#breaker.halfOpen ? 'HALF_OPEN' : 'CLOSED';
  }

  /**
   * Makes the call when it is its turn.
   * @param caller whose question it is: kept while it runs, and told to nobody
   * @throws SiteFault when the circuit is open, too many wait, or the call fails; the signal's reason
   * when the deadline ends it
   */
  async pass<T>(call: () => Promise<T>, deadline: Deadline, caller = ''): Promise<T> {
    if (!this.#turns.hasRoom(caller))
      throw new SiteFault('SITE_UNAVAILABLE', 'too many questions wait for it', false);
    const answers: T[] = [];
    try {
      await this.#breaker.fire(async () => {
        answers.push(await this.#inTurn(call, deadline, caller));
      });
    } catch (error) {
      if (codeOf(error) !== 'EOPENBREAKER') throw error;
      const told = { until: this.#restsUntil };
      throw new SiteFault('CIRCUIT_OPEN', 'its circuit is open', false, told);
    }
    const [answer] = answers;
    if (answer === undefined) throw new Error('a call that passed has an answer');
    return answer;
  }

  /** The site has just shown that it is there: nobody needs to wait for a trial. */
  siteReturned(): void {
    this.#breaker.close();
  }

  close(): void {
    this.#breaker.shutdown();
  }

  async #inTurn<T>(call: () => Promise<T>, deadline: Deadline, caller: string): Promise<T> {
    const { signal, passed } = deadline;
    const sent: Watch[] = [];
    const turn = this.#turns.take(caller, () =>
      this.#all(() => {
        signal.throwIfAborted();
        sent.push(this.#liveness.watch(deadline));
        return call();
      }),
    );
    try {
      // A call that waits, for its turn or for a connection, may not notice the signal.
      const answer = await Promise.race([turn, passed]);
      this.#liveness.hear();
      return answer;
    } catch (error) {
      if (signal.aborted) throw reasonOf(signal, sent[0]);
      throw error instanceof SiteFault
        ? error
        : new SiteFault('SITE_UNAVAILABLE', `the connection failed: ${codeOf(error)}`, true);
    } finally {
      for (const watch of sent) watch.end();
    }
  }

  #tellStates(site: string, log: Log): void {
    this.#breaker.on('open', () => {
      this.#restsUntil = new Date(Date.now() + this.#options.restMs);
      log.warn('circuit open, the site is left alone', {
        site,
        durationMs: this.#options.restMs,
      });
    });
    this.#breaker.on('halfOpen', () => {
      log.info('circuit half open, the next question tries the site', { site });
    });
    this.#breaker.on('close', () => {
      log.info('circuit closed, the site answers', { site });
    });
  }
}

/** Why a question ended before its answer; `watch` is undefined when it was never sent. */
function reasonOf({ reason }: AbortSignal, watch: Watch | undefined): unknown {
  if (!(reason instanceof SiteFault)) return reason;
  if (watch === undefined) return new SiteFault('SITE_TIMEOUT', 'it was never its turn', false);
  if (watch.heard()) return new SiteFault('SITE_TIMEOUT', `${reason.message}, but alive`, false);
  return reason;
}

function codeOf(error: unknown): string {
  return z.object({ code: z.string() }).safeParse(error).data?.code ?? 'unknown';
}
