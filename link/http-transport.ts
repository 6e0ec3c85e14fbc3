import { Pool } from 'undici';
import { ASSERTION_HEADER } from '../identity/assertion.ts';
import { REQUEST_ID_HEADER } from '../service/request-scope.ts';
import type { SiteReply, SiteRequest, SiteTransport } from './transport.ts';

const MAX_CONNECTIONS = 64;

/** A site that listens, over connections that are kept. An abort closes the connection. */
export class HttpTransport implements SiteTransport {
  readonly #url: URL;
  readonly #pool: Pool;

  /** @param url the site's GraphQL endpoint */
  constructor(url: string, { connectTimeoutMs }: { readonly connectTimeoutMs: number }) {
    this.#url = new URL(url);
    this.#pool = new Pool(this.#url.origin, {
      connections: MAX_CONNECTIONS,
      connect: { timeout: connectTimeoutMs },
    });
  }

  async send(request: SiteRequest, signal: AbortSignal): Promise<SiteReply> {
    const { resource, requestId, assertion, body } = request;
    const id = { [REQUEST_ID_HEADER]: requestId };
    const answer =
      resource === 'ready'
        ? this.#pool.request({ path: '/ready', method: 'GET', headers: id, signal })
        : this.#pool.request({
            path: this.#url.pathname + this.#url.search,
            method: 'POST',
            headers: {
              ...id,
              'content-type': 'application/json',
              accept: 'application/json',
              ...(assertion !== undefined && { [ASSERTION_HEADER]: assertion }),
            },
            body,
            signal,
          });
    const { statusCode, body: bytes } = await answer;
    return { status: statusCode, body: bytes };
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
