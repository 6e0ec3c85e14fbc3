import { connect, createServer, type Server, type Socket } from 'node:net';
import { listenAt } from '../../service/http.ts';

/** A wire to a port of this machine, which a test can break. */
export class FaultyWire {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  readonly #state: State;

  private constructor(port: number, server: Server, sockets: Set<Socket>, state: State) {
    this.port = port;
    this.#server = server;
    this.#sockets = sockets;
    this.#state = state;
  }

  /** @param port any free one unless stated */
  static async to(target: number, port = 0): Promise<FaultyWire> {
    const sockets = new Set<Socket>();
    const state = new State();
    const server = createServer({ allowHalfOpen: true }, (near) => {
      const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(from);
        from.on('data', (bytes) => {
          if (state.mode === 'passes' || (state.mode === 'holds questions' && from === far))
            to.write(bytes);
          else if (state.mode === 'half-closes') near.end();
          else if (state.mode === 'holds questions') state.hold(far, bytes);
        });
        from.on('end', () => {
          if (state.mode === 'passes' || state.mode === 'holds questions') to.end();
        });
        from.on('error', () => to.destroy());
        from.on('close', () => {
          sockets.delete(from);
          to.destroy();
        });
      }
    });
    return new FaultyWire(await listenAt(server, '127.0.0.1', port), server, sockets, state);
  }

  /** For connections that are there and for new ones. */
  set mode(mode: Mode) {
    this.#state.mode = mode;
    if (mode === 'passes') this.#state.release();
  }

  /** Resolves when a question is held. */
  get held(): Promise<void> {
    return this.#state.held;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/**
 * What becomes of bytes: they pass; they are swallowed while every connection stays; they are swallowed
 * and whoever called hears that nothing more will come; or of what is asked the last byte waits until
 * bytes pass again.
 */
export type Mode = 'passes' | 'goes silent' | 'half-closes' | 'holds questions';

/** A wire's mode, and the last bytes of questions that are held. */
class State {
  mode: Mode = 'passes';
  readonly held: Promise<void>;
  readonly #last = new Map<Socket, Buffer>();
  #isHeld: () => void = () => undefined;

  constructor() {
    this.held = new Promise((resolve) => (this.#isHeld = resolve));
  }

  hold(to: Socket, bytes: Buffer): void {
    const all = Buffer.concat([this.#last.get(to) ?? Buffer.of(), bytes]);
    to.write(all.subarray(0, -1));
    this.#last.set(to, all.subarray(-1));
    // Headers alone may come first; a question is one once its body has begun.
    if (!all.toString('latin1').endsWith('\r\n\r\n')) this.#isHeld();
  }

  release(): void {
    for (const [to, byte] of this.#last) to.write(byte);
    this.#last.clear();
  }
}
