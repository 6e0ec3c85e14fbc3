import type { SiteReply, SiteTransport } from './transport.ts';
import type { NetworkFrame, SiteFrame } from './frames.ts';
import { CLOSE, type Socket } from './socket.ts';

/** The site's end of a connection. */
export type SiteSocket = Socket<NetworkFrame, SiteFrame>;

/** Questions that a site answers at once over its connection; more are answered by 503. */
const MAX_AT_ONCE = 64;

/** Bytes that the questions of one connection may take together before they are asked. */
const MAX_QUESTION_BYTES = 64 * 1024 * 1024;

/** A question whose answer is being made; its body comes first. */
interface Running {
  readonly ask: Ask;
  readonly pieces: Buffer[];
  readonly controller: AbortController;
  /** Whether its body is whole and the site is asked. */
  isAsked: boolean;
}
type Ask = Extract<NetworkFrame, { readonly type: 'ask' }>;

/** Answers what the network asks over one connection, by asking the site as any caller over HTTP would. */
export class SiteEnd {
  readonly #socket: SiteSocket;
  readonly #site: SiteTransport;
  readonly #running = new Map<number, Running>();
  readonly #closed: Promise<void>;
  #bytes = 0;
  #stopping = false;
  #settled: () => void = () => undefined;

  /** @param closed hears once why the connection ended */
  constructor(
    socket: SiteSocket,
    site: SiteTransport,
    closed: (reason: string, code: number) => void,
  ) {
    this.#socket = socket;
    this.#site = site;
    let tellClosed: () => void = () => undefined;
    this.#closed = new Promise((resolve) => {
      tellClosed = resolve;
    });
    socket.listen({
      frame: (frame) => {
        this.#hear(frame);
      },
      piece: (id, bytes) => {
        this.#add(id, bytes);
      },
      closed: (reason, code) => {
        for (const { controller } of this.#running.values()) controller.abort();
        tellClosed();
        closed(reason, code);
      },
    });
  }

  /** Takes no new questions, ends those that run, then closes the connection and waits until it is. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping = true;
    if (this.#running.size > 0) {
      const timer = setTimeout(() => {
        this.#settled();
      }, graceMs);
      await new Promise<void>((resolve) => (this.#settled = resolve));
      clearTimeout(timer);
    }
    this.#socket.close(CLOSE.going, 'the site ends');
    await this.#closed;
  }

  #hear(frame: NetworkFrame): void {
    switch (frame.type) {
      case 'ask':
        this.#begin(frame);
        return;
      case 'end':
        void this.#answer(frame.id);
        return;
      case 'cancel':
        this.#cancel(frame.id);
        return;
      case 'challenge':
      case 'accepted':
      case 'refuse':
        this.#socket.close(CLOSE.malformed, 'a handshake within the connection');
    }
  }

  #begin(ask: Ask): void {
    if (this.#running.has(ask.id)) {
      this.#socket.close(CLOSE.malformed, 'two questions with one number');
      return;
    }
    if (this.#stopping || this.#running.size >= MAX_AT_ONCE) void this.#turnAway(ask.id);
    else
      this.#running.set(ask.id, {
        ask,
        pieces: [],
        controller: new AbortController(),
        isAsked: false,
      });
  }

  #add(id: number, bytes: Buffer): void {
    const question = this.#running.get(id);
    if (question === undefined) return;
    if (this.#bytes + bytes.byteLength > MAX_QUESTION_BYTES) {
      this.#end(question);
      void this.#turnAway(id);
      return;
    }
    this.#bytes += bytes.byteLength;
    question.pieces.push(bytes);
  }

  #cancel(id: number): void {
    const question = this.#running.get(id);
    if (question === undefined) return;
    question.controller.abort();
    if (!question.isAsked) this.#end(question);
  }

  async #answer(id: number): Promise<void> {
    const question = this.#running.get(id);
    if (question === undefined || question.isAsked) return;
    question.isAsked = true;
    const { signal } = question.controller;
    try {
      await this.#pass(id, await this.#askSite(question), signal);
      await this.#socket.send({ type: 'end', id });
    } catch {
      // Given up, or the connection is gone: then this reaches nobody.
      await this.#socket.send({ type: 'failed', id }).catch(() => undefined);
    } finally {
      this.#end(question);
    }
  }

  #askSite({ ask, pieces, controller }: Running): Promise<SiteReply> {
    const { resource, requestId, assertion } = ask;
    const body = Buffer.concat(pieces);
    return this.#site.send({ resource, requestId, assertion, body }, controller.signal);
  }

  async #pass(id: number, { status, body }: SiteReply, signal: AbortSignal): Promise<void> {
    await this.#socket.send({ type: 'answer', id, status });
    for await (const bytes of body) await this.#socket.sendPiece(id, bytes, signal);
  }

  async #turnAway(id: number): Promise<void> {
    try {
      await this.#socket.send({ type: 'answer', id, status: 503 });
      await this.#socket.send({ type: 'end', id });
    } catch {
      // The connection is gone.
    }
  }

  #end({ ask, pieces }: Running): void {
    this.#running.delete(ask.id);
    for (const bytes of pieces.splice(0)) this.#bytes -= bytes.byteLength;
    if (this.#running.size === 0) this.#settled();
  }
}
