import { SiteAwayError, type SiteReply, type SiteRequest } from './transport.ts';
import type { NetworkFrame, SiteFrame } from './frames.ts';
import { CLOSE, type Socket } from './socket.ts';

/** The network's end of a connection. */
export type NetworkSocket = Socket<SiteFrame, NetworkFrame>;

/** Bytes that may wait to be sent to a site that doesn't read; it is asked nothing more then. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

/** Bytes of one answer that may lie unread; whoever reads it gives up long before. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

/** A question that was sent and isn't answered yet. */
interface Open {
  readonly answer: (status: number) => void;
  readonly piece: (bytes: Buffer) => void;
  readonly end: (error?: Error) => void;
}

/** Asks the site at the other end of one connection; each question has a number there. */
export class NetworkEnd {
  readonly #socket: NetworkSocket;
  readonly #open = new Map<number, Open>();
  #last = 0;
  #settled: () => void = () => undefined;

  /** @param closed hears once why the connection ended, and its code */
  constructor(socket: NetworkSocket, closed: (reason: string, code: number) => void) {
    this.#socket = socket;
    socket.listen({
      frame: (frame) => {
        this.#hear(frame);
      },
      piece: (id, bytes) => {
        this.#open.get(id)?.piece(bytes);
      },
      closed: (reason, code) => {
        for (const question of [...this.#open.values()]) question.end(new SiteAwayError(reason));
        closed(reason, code);
      },
    });
  }

  /** Resolves when no question runs, or the time is over. */
  async idle(graceMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    const timer = setTimeout(() => {
      this.#settled();
    }, graceMs);
    await new Promise<void>((resolve) => (this.#settled = resolve));
    clearTimeout(timer);
  }

  /** @throws SiteAwayError, the signal's reason */
  async ask(request: SiteRequest, signal: AbortSignal): Promise<SiteReply> {
    // What is cancelled before it is asked would lie at the site for good.
    signal.throwIfAborted();
    if (this.#socket.waiting > MAX_WAITING_BYTES)
      throw new SiteAwayError('its connection takes no more');
    const id = this.#nextId();
    const reply = this.#await(id, signal);
    // A site that doesn't read must not keep its question from ending.
    this.#send(id, request, signal).catch((error: unknown) => {
      this.#open.get(id)?.end(error instanceof Error ? error : new Error('not sent'));
    });
    return await reply;
  }

  #nextId(): number {
    this.#last = this.#last === 0xffff_ffff ? 1 : this.#last + 1;
    return this.#last;
  }

  async #send(id: number, request: SiteRequest, signal: AbortSignal): Promise<void> {
    const { resource, requestId, assertion, body } = request;
    const stated = assertion === undefined ? {} : { assertion };
    await this.#socket.send({ type: 'ask', id, resource, requestId, ...stated });
    await this.#socket.sendPiece(id, Buffer.from(body), signal);
    await this.#socket.send({ type: 'end', id });
  }

  /** Resolves when the answer begins; its body ends, or fails, when the answer does. */
  #await(id: number, signal: AbortSignal): Promise<SiteReply> {
    return new Promise((resolve, reject) => {
      const leave = (reason: Error): void => {
        if (!this.#open.has(id)) return;
        this.#socket.send({ type: 'cancel', id }).catch(() => undefined);
        end(reason);
      };
      const abort = (): void => {
        const reason: unknown = signal.reason;
        leave(reason instanceof Error ? reason : new Error('nobody waits'));
      };
      const body = new Body(() => {
        leave(new Error('the rest is not wanted'));
      });
      const end = (error?: Error): void => {
        this.#open.delete(id);
        if (this.#open.size === 0) this.#settled();
        signal.removeEventListener('abort', abort);
        body.end(error);
        reject(error ?? new SiteAwayError('it ended an answer that it never began'));
      };
      this.#open.set(id, {
        answer: (status) => {
          resolve({ status, body });
        },
        piece: (bytes) => {
          body.push(bytes);
          if (body.unread > MAX_UNREAD_BYTES) leave(new Error('nobody reads the answer'));
        },
        end,
      });
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  #hear(frame: SiteFrame): void {
    switch (frame.type) {
      case 'answer':
        this.#open.get(frame.id)?.answer(frame.status);
        return;
      case 'end':
        this.#open.get(frame.id)?.end();
        return;
      case 'failed':
        this.#open.get(frame.id)?.end(new Error('the site could not answer'));
        return;
      case 'hello':
      case 'proof':
      case 'refuse':
        this.#socket.close(CLOSE.malformed, 'a handshake within the connection');
    }
  }
}

/** A body that comes piece by piece and is read once. */
class Body implements AsyncIterable<Uint8Array> {
  readonly #pieces: Buffer[] = [];
  readonly #left: () => void;
  #ended = false;
  #error: Error | undefined;
  #wake: () => void = () => undefined;
  unread = 0;

  /** @param left hears that the reader has stopped */
  constructor(left: () => void) {
    this.#left = left;
  }

  push(bytes: Buffer): void {
    if (this.#ended) return;
    this.#pieces.push(bytes);
    this.unread += bytes.byteLength;
    this.#wake();
  }

  end(error?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const piece = this.#pieces.shift();
        if (piece !== undefined) {
          this.unread -= piece.byteLength;
          yield piece;
        } else if (this.#error !== undefined) throw this.#error;
        else if (this.#ended) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      this.#left();
    }
  }
}
