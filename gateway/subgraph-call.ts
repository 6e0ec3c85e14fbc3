import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { errors, Pool } from 'undici';
import { ASSERTION_HEADER } from '../identity/assertion.ts';
import { INSTITUTION_ID } from '../identity/institution-id.ts';
import type { GatewaySigner } from '../identity/signer.ts';
import type { Log } from '../service/log.ts';
import { REQUEST_ID_HEADER, SITES_ASKED_HEADER } from '../service/request-scope.ts';
import type { GatewayContext } from './context.ts';
import { failedAnswer, type CallFault } from './failed-answer.ts';
import { readSubgraphAnswer, type SubgraphAnswer } from './subgraph-answer.ts';

/** Largest answer of a subgraph in bytes. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** Requests that one subgraph answers at once for one gateway process. */
const CONNECTIONS = 64;

export interface SubgraphCallOptions {
  readonly name: string;
  readonly url: string;
  readonly deadlineMs: number;
  readonly log: Log;
  /** Tells the subgraph for whom the gateway asks. */
  readonly signer: GatewaySigner;
  /** Called once for each request to the subgraph. */
  readonly onCall?: ((subgraph: string, requestId: string) => void) | undefined;
}

type Fault = Omit<CallFault, 'subgraph'>;

/**
 * Calls a subgraph over kept-alive connections. What goes wrong becomes errors of the answer, one for
 * each field that was asked for, so that the rest of the operation holds; nothing is thrown.
 */
export class SubgraphCall implements GraphQLDataSource<GatewayContext> {
  readonly #options: SubgraphCallOptions;
  readonly #pool: Pool;
  readonly #path: string;

  constructor(options: SubgraphCallOptions) {
    const { origin, pathname, search } = new URL(options.url);
    this.#options = options;
    this.#path = pathname + search;
    this.#pool = new Pool(origin, {
      connections: CONNECTIONS,
      maxResponseSize: MAX_ANSWER_BYTES,
      headersTimeout: options.deadlineMs,
      bodyTimeout: options.deadlineMs,
      connectTimeout: options.deadlineMs,
    });
  }

  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<SubgraphAnswer> {
    // Without an incoming operation there is nobody to answer to: the gateway asks for no schema.
    if (!('incomingRequestContext' in options)) return {};
    const { name, onCall, log } = this.#options;
    const { requestId } = options.context;
    onCall?.(name, requestId);
    const start = performance.now();
    const result = await this.#send(options.request, options.context);
    const durationMs = Math.round(performance.now() - start);
    if (!('code' in result)) {
      log.debug('subgraph call', { subgraph: name, requestId, durationMs });
      return result;
    }
    log.warn('subgraph call failed', { subgraph: name, requestId, durationMs, code: result.code });
    return failedAnswer({ subgraph: name, ...result }, options.request);
  }

  /** Ends the connections once the running calls are answered. */
  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #send(
    { query, variables }: { query?: string; variables?: Record<string, unknown> },
    { requestId, signal, caller, sitesAsked }: GatewayContext,
  ): Promise<SubgraphAnswer | Fault> {
    const { name, deadlineMs, signer } = this.#options;
    const deadline = AbortSignal.timeout(deadlineMs);
    try {
      const question = JSON.stringify({ query, variables });
      const { statusCode, headers, body } = await this.#pool.request({
        path: this.#path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          [REQUEST_ID_HEADER]: requestId,
          [ASSERTION_HEADER]: await signer.sign(
            { audience: name, requestId, body: question },
            caller,
          ),
        },
        body: question,
        signal: AbortSignal.any([signal, deadline]),
      });
      for (const site of sitesIn(headers[SITES_ASKED_HEADER])) sitesAsked?.add(site);
      const text = await body.text();
      return statusCode === 401
        ? refusedAnswer(name)
        : (readSubgraphAnswer(name, text) ?? invalidAnswer(name));
    } catch (error) {
      return deadline.aborted || isTimeout(error)
        ? { code: 'SUBGRAPH_TIMEOUT', message: `${name} gave no answer within ${deadlineMs} ms` }
        : describeFailure(name, error);
    }
  }
}

/** The sites that a subgraph says it asked. */
function sitesIn(header: string | string[] | undefined): string[] {
  return typeof header === 'string'
    ? header.split(',').filter((id) => INSTITUTION_ID.test(id))
    : [];
}

function isTimeout(error: unknown): boolean {
  return (
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError
  );
}

function describeFailure(name: string, error: unknown): Fault {
  return error instanceof errors.ResponseExceededMaxSizeError
    ? { code: 'SUBGRAPH_INVALID_ANSWER', message: `${name} answered more than can be taken` }
    : { code: 'SUBGRAPH_UNAVAILABLE', message: `${name} can't be reached now` };
}

function invalidAnswer(name: string): Fault {
  return { code: 'SUBGRAPH_INVALID_ANSWER', message: `${name} answered what can't be read` };
}

/** Keys or clocks of the two parts don't agree: for the operator to see to, not for the client. */
function refusedAnswer(name: string): Fault {
  return {
    code: 'SUBGRAPH_UNAVAILABLE',
    message: `${name} doesn't accept this gateway's questions`,
  };
}
