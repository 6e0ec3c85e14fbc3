import { createServer } from 'node:http';
import type { Socket as Connection } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { INSTITUTION_ID } from '../identity/institution-id.ts';
import { sitePublicJwk } from '../identity/site-key.ts';
import type { SigningKey } from '../identity/signer.ts';
import { callableHost, listenAt } from '../service/http.ts';
import type { Log } from '../service/log.ts';
import { siteFrame } from './frames.ts';
import { NetworkEnd, type NetworkSocket } from './network-end.ts';
import { makeNonce, RefusalError, signProof, verifyProof } from './proof.ts';
import {
  CLOSE,
  ClosedError,
  HANDSHAKE_MS,
  HEARTBEAT_MS,
  Socket,
  SOCKET_OPTIONS,
} from './socket.ts';
import { SiteAwayError, type SiteTransport } from './transport.ts';

/** Where sites connect, below the door's address. */
const DOOR_PATH = '/sites';

/**
 * Connections that have not proved anything, from the first byte until they are closed, beside one for
 * each site, as all may come at once; for one more the oldest has to go.
 */
const MAX_STRANGERS = 64;

/** How long a connection that was replaced may end what it is answering. */
const REPLACED_GRACE_MS = 10_000;

/** The answer to a handshake in HTTP that isn't one; it names the version of WebSocket that is. */
const BAD_HANDSHAKE =
  'HTTP/1.1 400 Bad Request\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

export interface DoorOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The network's id. */
  readonly network: string;
  /** By which the network proves itself to sites: the key that signs what they are asked. */
  readonly key: SigningKey;
  /** Public keys of the sites that may connect, by their ids. */
  readonly sites: ReadonlyMap<string, string>;
  readonly log: Log;
  readonly heartbeatMs?: number;
}

/** Where sites that dial are taken in. */
export interface Door {
  /** `ws://…/sites` */
  readonly url: string;
  /** The way to one site; `returned` hears whenever the site has connected. */
  transportTo(site: string, returned: () => void): SiteTransport;
  close(): Promise<void>;
}

interface Connected {
  readonly end: NetworkEnd;
  readonly close: (code: number, reason: string) => void;
}

/**
 * Takes connections of sites on a port of its own, so that it is all of the network that anything
 * outside needs to reach.
 * @throws StartError when nothing can listen at the address
 */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const { host, port, log } = options;
  const server = createServer((_request, response) => {
    response.writeHead(426, { connection: 'close' }).end('Sites connect here by WebSocket\n');
  });
  const sockets = new WebSocketServer({ server, path: DOOR_PATH, ...SOCKET_OPTIONS });
  const actual = await listenAt(server, host, port);
  const doorway = new Doorway(options);
  server.on('connection', (connection) => {
    doorway.meet(connection);
  });
  sockets.on('connection', (socket, { socket: connection }) => {
    void doorway.takeIn(socket, connection);
  });
  // To whoever listens to this, ws leaves the socket: no timeout of HTTP ends it any more.
  sockets.on('wsClientError', (error, socket) => {
    log.warn('refused a connection', { reason: error.message });
    socket.once('finish', () => socket.destroy());
    socket.end(BAD_HANDSHAKE);
  });
  return {
    url: `ws://${callableHost(host)}:${actual}${DOOR_PATH}`,
    transportTo: (site, returned) => doorway.transportTo(site, returned),
    close: async () => {
      for (const socket of sockets.clients) socket.close(CLOSE.going, 'the network ends');
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      }, 1_000);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Who is connected, and how one becomes so. */
class Doorway {
  readonly #options: DoorOptions;
  readonly #connected = new Map<string, Connected>();
  readonly #returned = new Map<string, () => void>();
  /** How to end them, in the order in which they came. */
  readonly #strangers = new Map<Connection, (reason: string) => void>();

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  transportTo(site: string, returned: () => void): SiteTransport {
    this.#returned.set(site, returned);
    return {
      send: (request, signal) => {
        const connected = this.#connected.get(site);
        return connected === undefined
          ? Promise.reject(new SiteAwayError('it is not connected'))
          : connected.end.ask(request, signal);
      },
      close: () => Promise.resolve(),
    };
  }

  /** Makes room for a connection of anybody. */
  meet(connection: Connection): void {
    // A site says at once who it is: whoever holds a place and says nothing is the oldest soon.
    const [oldest] = this.#strangers;
    if (oldest !== undefined && this.#strangers.size >= MAX_STRANGERS + this.#options.sites.size) {
      const [stranger, end] = oldest;
      this.#strangers.delete(stranger);
      end('too many connections began after it');
    }
    this.#strangers.set(connection, () => connection.destroy());
    connection.once('close', () => this.#strangers.delete(connection));
  }

  async takeIn(opened: WebSocket, connection: Connection): Promise<void> {
    const { log, heartbeatMs = HEARTBEAT_MS } = this.#options;
    const socket: NetworkSocket = new Socket(opened, siteFrame, heartbeatMs);
    this.#strangers.set(connection, (reason) => {
      socket.terminate(reason);
    });
    // Who is refused and doesn't hang up keeps the place, and no more than the time, of a stranger.
    const timer = setTimeout(() => {
      socket.terminate('the handshake was not finished');
    }, HANDSHAKE_MS);
    opened.once('close', () => {
      clearTimeout(timer);
    });
    const seen: { site?: string } = {};
    try {
      this.#enter(await this.#shakeHands(socket, seen), socket);
      clearTimeout(timer);
      this.#strangers.delete(connection);
      await socket.send({ type: 'accepted' });
    } catch (error) {
      const site = seen.site === undefined ? {} : { site: seen.site };
      log.warn('refused a site', { ...site, reason: reasonOf(error) });
      if (error instanceof RefusalError)
        await socket.send({ type: 'refuse', reason: error.reason }).catch(() => undefined);
      socket.close(CLOSE.refused, 'refused');
    }
  }

  /** @returns the site's id @throws RefusalError, ClosedError */
  async #shakeHands(socket: NetworkSocket, seen: { site?: string }): Promise<string> {
    const { key, network, sites } = this.#options;
    const hello = await socket.next();
    if (hello.type !== 'hello') throw new RefusalError('MALFORMED', 'it says no hello');
    const { site } = hello;
    // It goes into logs: nothing but what could be an id.
    if (INSTITUTION_ID.test(site)) seen.site = site;
    const ends = { from: `site:${site}`, to: `network:${network}` };
    const nonce = makeNonce();
    const proof = await signProof({ from: ends.to, to: ends.from }, hello.nonce, await key());
    const answer = await socket.exchange({ type: 'challenge', nonce, proof });
    if (answer.type === 'refuse')
      throw new Error(`the site refuses this network: ${answer.reason}`);
    if (answer.type !== 'proof') throw new RefusalError('MALFORMED', 'it shows no proof');
    const publicKey = sites.get(site);
    if (publicKey === undefined)
      throw new RefusalError('UNKNOWN_SITE_OR_KEY', 'no site of this id is in the list with a key');
    await verifyProof(answer.proof, ends, nonce, {
      key: sitePublicJwk(publicKey),
      otherwise: 'UNKNOWN_SITE_OR_KEY',
    });
    return site;
  }

  /**
   * A newer connection of a site takes the place of the one before, which ends what it is answering.
   * @throws ClosedError when the site has hung up while it was proved
   */
  #enter(site: string, socket: NetworkSocket): void {
    if (!socket.isOpen) throw new ClosedError(socket.reason, 1006);
    const { log } = this.#options;
    const before = this.#connected.get(site);
    const end = new NetworkEnd(socket, (reason, code) => {
      if (this.#connected.get(site)?.end === end) this.#connected.delete(site);
      log[code === CLOSE.going ? 'info' : 'warn']('site disconnected', { site, reason });
    });
    this.#connected.set(site, {
      end,
      close: (code, reason) => {
        socket.close(code, reason);
      },
    });
    log.info('site connected', { site });
    this.#returned.get(site)?.();
    if (before !== undefined) void closeWhenIdle(before);
  }
}

async function closeWhenIdle({ end, close }: Connected): Promise<void> {
  await end.idle(REPLACED_GRACE_MS);
  close(CLOSE.replaced, 'replaced by a newer connection of this site');
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof RefusalError ? `${error.reason}: ${message}` : message;
}
