/** What a site is sent, however it is reached: over HTTP, or over the connection that it made itself. */
export interface SiteRequest {
  /** `graphql` takes a question; `ready` tells whether the site can answer one. */
  readonly resource: 'graphql' | 'ready';
  readonly requestId: string;
  /** Proves for whom a question is asked; none for `ready`. */
  readonly assertion?: string | undefined;
  /** A question as JSON; empty for `ready`. */
  readonly body: string | Uint8Array;
}

export interface SiteReply {
  /** As HTTP has it: 200, 401, 503 ... */
  readonly status: number;
  /** To be read once, or left; ends with an error when the connection breaks. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** One way to a site. */
export interface SiteTransport {
  /**
   * Resolves once the site begins to answer. When the signal aborts, the site is told to stop its work.
   * @throws SiteAwayError when the site isn't connected, and whatever else the connection does
   */
  send(request: SiteRequest, signal: AbortSignal): Promise<SiteReply>;
  close(): Promise<void>;
}

/** Nothing reaches the site now; known at once, without waiting. */
export class SiteAwayError extends Error {
  override readonly name = 'SiteAwayError';
}
