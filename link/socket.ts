import type { RawData, WebSocket } from 'ws';
import type { z } from 'zod';
import {
  FrameError,
  MAX_FRAME_BYTES,
  PIECE_BYTES,
  pieceOf,
  readFrame,
  readPiece,
} from './frames.ts';

/** How often each end asks whether the other is there; one that is silent twice as long is gone. */
export const HEARTBEAT_MS = 10_000;

/** How long both ends may take to prove themselves to each other. */
export const HANDSHAKE_MS = 10_000;

/** Codes with which a connection is closed (RFC 6455 leaves 4000 and more to protocols). */
export const CLOSE = { going: 1001, malformed: 4400, refused: 4401, replaced: 4409 } as const;

/**
 * What both ends open connections with. A message is told only after the promises that the one before
 * settled have run, so that nothing is missed between the handshake and `listen`.
 */
export const SOCKET_OPTIONS = {
  maxPayload: MAX_FRAME_BYTES,
  perMessageDeflate: false,
  allowSynchronousEvents: false,
} as const;

export interface SocketEvents<In> {
  readonly frame: (frame: In) => void;
  readonly piece: (id: number, bytes: Buffer) => void;
  /** Called once; nothing comes after it. */
  readonly closed: (reason: string, code: number) => void;
}

/**
 * One end of a connection between a site and the network: frames in and out, checked; heartbeats, so
 * that a dead connection is noticed on a network that drops it silently.
 */
export class Socket<In, Out> {
  readonly #socket: WebSocket;
  #heardAt = performance.now();
  #reason: string | undefined;
  #events: SocketEvents<In> | undefined;

  constructor(socket: WebSocket, schema: z.ZodType<In>, heartbeatMs: number) {
    this.#socket = socket;
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data, isBinary) => {
      this.#heardAt = performance.now();
      this.#read(data, isBinary, schema);
    });
    socket.on('pong', () => (this.#heardAt = performance.now()));
    socket.on('ping', () => (this.#heardAt = performance.now()));
    socket.on('error', (error) => (this.#reason ??= error.message));
    const heartbeat = setInterval(() => {
      this.#beat(heartbeatMs);
    }, heartbeatMs);
    socket.once('close', (code, text) => {
      clearInterval(heartbeat);
      this.#reason ??= text.toString() || `closed with ${code}`;
      this.#events?.closed(this.#reason, code);
    });
  }

  /** From here on all that comes goes to these. */
  listen(events: SocketEvents<In>): void {
    this.#events = events;
    if (this.#socket.readyState === this.#socket.CLOSED) events.closed(this.reason, 1006);
  }

  /** The next frame, while nobody listens. @throws ClosedError when the connection ends first */
  next(): Promise<In> {
    return new Promise((resolve, reject) => {
      this.listen({
        frame: (frame) => {
          this.#events = undefined;
          resolve(frame);
        },
        piece: () => {
          this.close(CLOSE.malformed, 'a body before the handshake');
        },
        closed: (reason, code) => {
          reject(new ClosedError(reason, code));
        },
      });
    });
  }

  /** Why the connection ended. */
  get reason(): string {
    return this.#reason ?? 'closed';
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Bytes that wait to be sent. */
  get waiting(): number {
    return this.#socket.bufferedAmount;
  }

  /**
   * Sends a frame, and resolves to the next that comes: an answer that is quicker than the word that the
   * frame has left finds somebody who listens.
   * @throws when the connection ends first
   */
  async exchange(frame: Out): Promise<In> {
    const answer = this.next();
    // What does not leave has no answer either: why, is told there.
    this.send(frame).catch(() => undefined);
    return await answer;
  }

  /** Resolves when the frame has left. @throws when the connection is gone */
  async send(frame: Out): Promise<void> {
    await this.#send(JSON.stringify(frame));
  }

  /**
   * Sends a piece of a body, in parts that each wait until the one before has left: a slow reader slows
   * the sender down, and other bodies get their turn.
   * @throws the signal's reason, or when the connection is gone
   */
  async sendPiece(id: number, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
      signal.throwIfAborted();
      await this.#send(pieceOf(id, bytes.subarray(at, at + PIECE_BYTES)));
    }
  }

  close(code: number, reason: string): void {
    this.#reason ??= reason;
    this.#socket.close(code, reason);
  }

  /** Ends the connection without a word. */
  terminate(reason: string): void {
    this.#reason ??= reason;
    this.#socket.terminate();
  }

  #send(data: string | Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.send(data, (error) => {
        if (error == null) resolve();
        else reject(error);
      });
    });
  }

  #read(data: RawData, isBinary: boolean, schema: z.ZodType<In>): void {
    if (!this.isOpen) return;
    try {
      const events = this.#events;
      if (!Buffer.isBuffer(data) || events === undefined) throw new FrameError('out of turn');
      if (isBinary) {
        const { id, bytes } = readPiece(data);
        events.piece(id, bytes);
      } else events.frame(readFrame(schema, data.toString('utf8')));
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      this.close(CLOSE.malformed, error.message);
    }
  }

  #beat(heartbeatMs: number): void {
    if (performance.now() - this.#heardAt > 2 * heartbeatMs)
      this.terminate('nothing is heard of it');
    else if (this.isOpen) this.#socket.ping();
  }
}

/** The connection ended before the handshake did. */
export class ClosedError extends Error {
  override readonly name = 'ClosedError';
  readonly code: number;
  constructor(reason: string, code: number) {
    super(reason);
    this.code = code;
  }
}
