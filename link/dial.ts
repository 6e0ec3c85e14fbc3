import { setTimeout as wait } from 'node:timers/promises';
import type { JWTVerifyGetKey } from 'jose';
import { WebSocket } from 'ws';
import type { SiteKey } from '../identity/site-key.ts';
import type { Log } from '../service/log.ts';
import { networkFrame, REFUSALS } from './frames.ts';
import { makeNonce, RefusalError, signProof, verifyProof } from './proof.ts';
import { SiteEnd, type SiteSocket } from './site-end.ts';
import {
  CLOSE,
  ClosedError,
  HANDSHAKE_MS,
  HEARTBEAT_MS,
  Socket,
  SOCKET_OPTIONS,
} from './socket.ts';
import type { SiteTransport } from './transport.ts';

/** How long after a lost connection the next is tried: at random up to a bound that doubles. */
export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

const BACKOFF: Backoff = { firstMs: 500, mostMs: 30_000 };

/** A connection that held so long begins the backoff anew when it is lost. */
const STABLE_MS = 30_000;

/** Failures to connect, one after the other, that an operator should hear of. */
const WORRYING = 4;

const STOP_GRACE_MS = 10_000;

/** How long the network may take to answer a close. */
const CLOSE_MS = 1_000;

export interface DialOptions {
  /** The site's id. */
  readonly site: string;
  /** Where the network takes connections: `wss://…`. */
  readonly url: string;
  /** The network's id. */
  readonly network: string;
  /** The site's private key. */
  readonly key: SiteKey;
  /** The network's keys that the site trusts, as they are now. */
  readonly trusted: () => Promise<JWTVerifyGetKey>;
  /** The site itself. */
  readonly answers: SiteTransport;
  readonly log: Log;
  readonly backoff?: Backoff;
  readonly heartbeatMs?: number;
}

/** A connection that is kept. */
export interface Dialled {
  /** Resolves when the network takes the site for the first time. */
  readonly connected: Promise<void>;
  /** `connected`, or why it isn't now. */
  readonly state: string;
  /** Ends the questions that run, then the connection. */
  stop(): Promise<void>;
}

/** Connects a site to the network and keeps it connected, until it is stopped. */
export function dial(options: DialOptions): Dialled {
  const stopped = new AbortController();
  const current: Current = { end: null, isUp: () => undefined, lack: 'not yet' };
  const connected = new Promise<void>((resolve) => {
    current.isUp = resolve;
  });
  const kept = keep(options, stopped.signal, current);
  return {
    connected,
    get state() {
      return current.end === null ? `not connected: ${current.lack}` : 'connected';
    },
    stop: async () => {
      await Promise.race([
        current.end?.stop(STOP_GRACE_MS),
        wait(STOP_GRACE_MS + CLOSE_MS, undefined, { ref: false }),
      ]);
      stopped.abort();
      await kept;
      await options.answers.close();
    },
  };
}

/** The connection as it is now. */
interface Current {
  end: SiteEnd | null;
  isUp: () => void;
  /** Why there is none. */
  lack: string;
}

async function keep(options: DialOptions, stopped: AbortSignal, current: Current): Promise<void> {
  const { log, url, backoff = BACKOFF } = options;
  let failures = 0;
  for (;;) {
    const since = performance.now();
    const ended = await connect(options, stopped, current);
    if (stopped.aborted) return;
    current.lack = ended.reason;
    if (ended.wasUp && performance.now() - since > STABLE_MS) failures = 0;
    const bound = ended.isRefusal
      ? backoff.mostMs
      : Math.min(backoff.mostMs, backoff.firstMs * 2 ** failures);
    failures += 1;
    const durationMs = Math.ceil(Math.random() * bound);
    log[levelOf(ended, failures)](
      ended.wasUp ? 'connection to the network lost' : 'no connection to the network',
      {
        url,
        reason: ended.reason,
        durationMs,
      },
    );
    try {
      await wait(durationMs, undefined, { signal: stopped });
    } catch {
      return;
    }
  }
}

interface Ended {
  readonly reason: string;
  /** Whether the network and the site had taken each other. */
  readonly wasUp: boolean;
  /** The network ended it because it ends itself. */
  readonly isGoing: boolean;
  /** It takes a person to change what the reason is. */
  readonly isRefusal: boolean;
}

/** A network that is just starting, or starting again, is no reason to worry. */
function levelOf({ isRefusal, isGoing, wasUp }: Ended, failures: number): 'info' | 'warn' {
  if (isRefusal) return 'warn';
  return isGoing || (!wasUp && failures < WORRYING) ? 'info' : 'warn';
}

/** One connection from its beginning to its end. */
async function connect(
  options: DialOptions,
  stopped: AbortSignal,
  current: Current,
): Promise<Ended> {
  const { url, log, answers, heartbeatMs = HEARTBEAT_MS } = options;
  const opened = new WebSocket(url, { ...SOCKET_OPTIONS, handshakeTimeout: HANDSHAKE_MS });
  const socket: SiteSocket = new Socket(opened, networkFrame, heartbeatMs);
  const terminate = (): void => {
    socket.terminate('the site ends');
  };
  stopped.addEventListener('abort', terminate, { once: true });
  try {
    await opening(opened);
    await shakeHands(socket, options);
    log.info('connected to the network', { url });
    current.isUp();
    const ended = new Promise<Ended>((resolve) => {
      current.end = new SiteEnd(socket, answers, (reason, code) => {
        resolve({
          reason,
          wasUp: true,
          isGoing: code === CLOSE.going,
          isRefusal: code === CLOSE.replaced,
        });
      });
    });
    return await ended;
  } catch (error) {
    socket.terminate('the handshake failed');
    const isRefusal = error instanceof RefusalError;
    return { reason: describe(error), wasUp: false, isGoing: false, isRefusal };
  } finally {
    current.end = null;
    stopped.removeEventListener('abort', terminate);
  }
}

function opening(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
}

/** @throws RefusalError when either end doesn't take the other; ClosedError */
async function shakeHands(
  socket: SiteSocket,
  { site, network, key, trusted }: DialOptions,
): Promise<void> {
  const timer = setTimeout(() => {
    socket.terminate('the network did not finish the handshake');
  }, HANDSHAKE_MS);
  try {
    const nonce = makeNonce();
    const challenge = expected(await socket.exchange({ type: 'hello', site, nonce }), 'challenge');
    const ends = { from: `network:${network}`, to: `site:${site}` };
    await verifyProof(challenge.proof, ends, nonce, {
      key: await trusted(),
      otherwise: 'UNKNOWN_NETWORK_KEY',
    });
    const proof = await signProof({ from: ends.to, to: ends.from }, challenge.nonce, key);
    expected(await socket.exchange({ type: 'proof', proof }), 'accepted');
  } catch (error) {
    if (error instanceof RefusalError && !(error instanceof RefusedError)) {
      await socket.send({ type: 'refuse', reason: error.reason }).catch(() => undefined);
      socket.close(CLOSE.refused, error.reason);
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The network refuses the site, and not the other way round. */
class RefusedError extends RefusalError {}

function expected<Type extends 'challenge' | 'accepted'>(
  frame: Awaited<ReturnType<SiteSocket['next']>>,
  type: Type,
): Extract<typeof frame, { readonly type: Type }> {
  if (frame.type === 'refuse')
    throw new RefusedError(frame.reason, `the network refuses: ${REFUSALS[frame.reason]}`);
  if (!isOf(frame, type)) throw new RefusalError('MALFORMED', 'the handshake is out of order');
  return frame;
}

function isOf<Frame extends { readonly type: string }, Type extends Frame['type']>(
  frame: Frame,
  type: Type,
): frame is Extract<Frame, { readonly type: Type }> {
  return frame.type === type;
}

function describe(error: unknown): string {
  if (error instanceof RefusalError) return error.message;
  if (error instanceof ClosedError) return error.message;
  return error instanceof Error ? error.message : String(error);
}
