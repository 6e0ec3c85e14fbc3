import type { LimitFunction } from 'p-limit';
import { codeOf } from '../../service/error-code.ts';
import type { Log } from '../../service/log.ts';
import { Circuit, type CircuitOptions, type CircuitState } from './circuit.ts';
import type { Deadline } from './deadline.ts';
import { FairTurns, type TurnOptions } from './fair-turns.ts';
import { Liveness, type Watch } from './liveness.ts';
import { SiteFault } from './site-fault.ts';

/** When a site that fails is left alone, and how much is asked at once. */
export type GateOptions = TurnOptions & CircuitOptions;

export const DEFAULT_GATE: GateOptions = {
  perSite: 32,
  perCaller: 4,
  waiting: 512,
  callerWaiting: 256,
  failuresFrom: 5,
  restMs: 5_000,
};

export interface GateParts {
  readonly site: string;
  /** The limit over all sites. */
  readonly all: LimitFunction;
  readonly options: GateOptions;
  /** Asks the site whether it is ready, past this gate; false or a rejection when it isn't. */
  readonly isReady: (signal: AbortSignal) => Promise<boolean>;
  readonly log: Log;
}

const EVENTS = {
  HALF_OPEN: 'circuit half open, one question tries the site',
  CLOSED: 'circuit closed, the site answers',
} as const;

/**
 * What stands before one site: a circuit breaker, so that a site that fails costs nobody time, and a
 * limit of questions at once, in all and of one caller, so that nobody takes more than a share. A
 * question that times out speaks against the site only when the site showed no life meanwhile: a heavy
 * question of one caller closes the site to nobody else.
 */
export class SiteGate {
  readonly #circuit: Circuit;
  readonly #turns: FairTurns;
  readonly #all: LimitFunction;
  readonly #liveness: Liveness;
  #restsUntil = new Date();

  constructor({ site, all, options, isReady, log }: GateParts) {
    this.#liveness = new Liveness(isReady);
    this.#turns = new FairTurns(options);
    this.#all = all;
    const { restMs } = options;
    this.#circuit = new Circuit(options, (state) => {
      if (state === 'OPEN') {
        this.#restsUntil = new Date(Date.now() + restMs);
        log.warn('circuit open, the site is left alone', { site, durationMs: restMs });
      } else log.info(EVENTS[state], { site });
    });
  }

  /** Whether questions pass; one at a time passes through a half-open circuit. */
  get state(): CircuitState {
    return this.#circuit.state;
  }

  /**
   * Makes the call when it is its turn.
   * @param caller whose question it is: kept while it runs, and told to nobody
   * @throws SiteFault when the circuit is open, too many wait, or the call fails; the signal's reason
   * when the deadline ends it
   */
  async pass<T>(call: () => Promise<T>, deadline: Deadline, caller = ''): Promise<T> {
    if (!this.#turns.hasRoom(caller))
      throw new SiteFault('SITE_UNAVAILABLE', 'too many questions wait for it', 'NOTHING');
    const settle = this.#circuit.enter();
    if (settle === null) {
      const told = this.state === 'OPEN' ? { until: this.#restsUntil } : {};
      throw new SiteFault('CIRCUIT_OPEN', 'its circuit is open', 'NOTHING', told);
    }
    try {
      const answer = await this.#inTurn(call, deadline, caller);
      settle('ANSWERS');
      return answer;
    } catch (error) {
      settle(error instanceof SiteFault ? error.shows : 'NOTHING');
      throw error;
    }
  }

  /** The site has just shown that it is there: nobody needs to wait for a trial. */
  siteReturned(): void {
    this.#circuit.close();
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
        : new SiteFault(
            'SITE_UNAVAILABLE',
            `the connection failed: ${codeOf(error) ?? 'unknown'}`,
            'FAILS',
          );
    } finally {
      for (const watch of sent) watch.end();
    }
  }
}

/** Why a question ended before its answer; `watch` is undefined when it was never sent. */
function reasonOf({ reason }: AbortSignal, watch: Watch | undefined): unknown {
  if (!(reason instanceof SiteFault)) return reason;
  if (watch === undefined) return new SiteFault('SITE_TIMEOUT', 'it was never its turn', 'NOTHING');
  if (watch.heard())
    return new SiteFault('SITE_TIMEOUT', `${reason.message}, but alive`, 'NOTHING');
  return reason;
}
