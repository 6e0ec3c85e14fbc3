import { connect, createServer, type Server, type Socket } from 'node:net';
import { listenAt } from '../../service/http.ts';

/** A wire to a port of this machine, which a test can break. */
export class FaultyWire {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  readonly #state: { mode: Mode };

  private constructor(port: number, server: Server, sockets: Set<Socket>, state: { mode: Mode }) {
    this.port = port;
    this.#server = server;
    this.#sockets = sockets;
    this.#state = state;
  }

  /** @param port any free one unless stated */
  static async to(target: number, port = 0): Promise<FaultyWire> {
    const sockets = new Set<Socket>();
    const state: { mode: Mode } = { mode: 'passes' };
    const server = createServer({ allowHalfOpen: true }, (near) => {
      const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(from);
        from.on('data', (bytes) => {
          if (state.mode === 'passes') to.write(bytes);
          else if (state.mode === 'half-closes') near.end();
        });
        from.on('end', () => {
          if (state.mode === 'passes') to.end();
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
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/**
 * What becomes of bytes: they pass; they are swallowed while every connection stays; or they are
 * swallowed and whoever called hears that nothing more will come.
 */
export type Mode = 'passes' | 'goes silent' | 'half-closes';
