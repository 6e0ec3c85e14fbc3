import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { z } from 'zod';
import { siteAudience } from '../../identity/assertion.ts';
import type { PatientsSigner } from '../../identity/signer.ts';
import type { SiteRequest, SiteTransport } from '../../link/transport.ts';
import { SiteAwayError } from '../../link/transport.ts';
import type { Log } from '../../service/log.ts';
import type { RequestInfo } from '../../service/part.ts';
import { withText, type AnswerLimit } from './bounded-text.ts';
import { deadlineOf } from './deadline.ts';
import type { SiteAddress } from './network.ts';
import { readAnswer, unreadable } from './read-answer.ts';
import { failureOf, type SiteAnswer } from './site-answer.ts';
import { SiteFault } from './site-fault.ts';
import type { SiteGate } from './site-gate.ts';

/** A request to this subgraph, and until when its answer must be whole. */
export interface Asking extends RequestInfo {
  /** On the clock of `performance.now()`: one deadline for all that the request asks of sites. */
  readonly answerBy: number;
}

export interface SiteClientOptions {
  readonly transport: SiteTransport;
  readonly gate: SiteGate;
  readonly limit: AnswerLimit;
  /** Tells a site what is asked, and encloses for whom the gateway asks. */
  readonly signer: PatientsSigner;
  readonly log: Log;
}

/** A GraphQL operation for a site, and what its answer must look like. */
export interface SiteQuestion<T> {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /**
   * Of the whole `data`, and of its shape: the errors of fields are put into what it gives, at the paths
   * that the site states.
   */
  readonly answer: z.ZodType<T>;
}

/** Asks one site. It never throws for what the site does. */
export class SiteClient {
  readonly site: SiteAddress;
  readonly #options: SiteClientOptions;

  constructor(site: SiteAddress, options: SiteClientOptions) {
    this.site = site;
    this.#options = options;
  }

  /**
   * The site's answer. A field that the site withheld within it is an Error in its place, which
   * graphql-js reports where the field stands in the client's operation.
   * @throws the reason of `asking.signal` when the client has gone
   */
  async ask<T>(
    { query, variables, answer }: SiteQuestion<T>,
    asking: Asking,
  ): Promise<SiteAnswer<T>> {
    asking.sitesAsked?.add(this.site.id);
    const { requestId, assertion = '' } = asking;
    const body = JSON.stringify({ query, variables });
    const request = async (): Promise<SiteRequest> => ({
      resource: 'graphql',
      requestId,
      assertion: await this.#options.signer.sign(
        { audience: siteAudience(this.site.id), requestId, body },
        assertion,
      ),
      body,
    });
    const note = (code: string, message: string): void => {
      const words = `${this.site.name}: ${message}`;
      asking.notices.push(new GraphQLError(words, { extensions: { code } }));
    };
    return await this.#call(request, asking, (status, text) =>
      readAnswer(status, text, answer, note),
    );
  }

  /** Whether the site says that it is ready. */
  async checkReady(asking: Asking): Promise<SiteAnswer<null>> {
    const { requestId } = asking;
    const request = { resource: 'ready', requestId, body: '' } as const;
    return await this.#call(
      () => Promise.resolve(request),
      asking,
      (status) => {
        if (status !== 200) throw unreadable(status);
        return null;
      },
    );
  }

  /** The site has just shown that it is there. */
  siteReturned(): void {
    this.#options.gate.siteReturned();
  }

  async close(): Promise<void> {
    await this.#options.transport.close();
  }

  async #call<T>(
    request: () => Promise<SiteRequest>,
    asking: Asking,
    read: (status: number, text: string) => T,
  ): Promise<SiteAnswer<T>> {
    const { transport, gate, limit } = this.#options;
    const deadline = deadlineOf(asking.answerBy - performance.now(), asking.signal);
    try {
      const data = await gate.pass(
        async () => {
          const reply = await send(transport, await request(), deadline.signal);
          return await withText(reply.body, limit, (text) => read(reply.status, text));
        },
        deadline,
        nameOf(asking),
      );
      return { status: 'OK', site: this.site, data };
    } catch (error) {
      asking.signal.throwIfAborted();
      if (!(error instanceof SiteFault)) throw error;
      this.#tell(error, asking);
      return failureOf(this.site, error.code, error.told);
    } finally {
      deadline.clear();
    }
  }

  #tell({ code, message }: SiteFault, { requestId }: Asking): void {
    const level = code === 'SITE_REFUSED' || code === 'BAD_USER_INPUT' ? 'debug' : 'warn';
    this.#options.log[level]('no answer from a site', {
      requestId,
      site: this.site.id,
      code,
      reason: message,
    });
  }
}

/** Who asks, told apart from everybody else. */
function nameOf({ caller }: Asking): string {
  return caller === null ? '' : JSON.stringify([caller.issuer, caller.subject]);
}

/** Whether a site says that it is ready; its answer is bounded as every other. */
export async function isSiteReady(
  transport: SiteTransport,
  limit: AnswerLimit,
  signal: AbortSignal,
): Promise<boolean> {
  const request = { resource: 'ready', requestId: randomUUID(), body: '' } as const;
  const { status, body } = await transport.send(request, signal);
  return await withText(body, limit, () => status === 200);
}

async function send(transport: SiteTransport, request: SiteRequest, signal: AbortSignal) {
  try {
    return await transport.send(request, signal);
  } catch (error) {
    if (error instanceof SiteAwayError)
      throw new SiteFault('SITE_UNAVAILABLE', error.message, 'NOTHING');
    throw error;
  }
}
