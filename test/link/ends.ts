import { exportJWK, generateKeyPair, type JWTVerifyGetKey } from 'jose';
import { publicKeyOf, type SiteKey } from '../../identity/site-key.ts';
import { dial, type DialOptions, type Dialled } from '../../link/dial.ts';
import { openDoor, type Door, type DoorOptions } from '../../link/door.ts';
import type { SiteReply, SiteRequest, SiteTransport } from '../../link/transport.ts';
import { createLog, type Log } from '../../service/log.ts';
import { makeTestKey, trust } from '../identity/test-keys.ts';

/** The network's key, and what a site trusts of it. */
export const NETWORK_KEY = await makeTestKey('patients');
const trusted = trust(NETWORK_KEY);
export const TRUSTED = async (): Promise<JWTVerifyGetKey> => (await trusted()).patients;

export async function makeSiteKey(): Promise<SiteKey> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: 'test', x: jwk.x ?? '' };
}
export const SITE_KEY = await makeSiteKey();

/** Lines of a log, to be looked at. */
export function noting(part: string): { readonly lines: string[]; readonly log: Log } {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  return { lines, log: createLog({ part, level: 'debug', pretty: false, write }) };
}

/** A site that answers as the test says, and keeps what it was asked and what was given up. */
export class TestAnswers implements SiteTransport {
  readonly asked: SiteRequest[] = [];
  readonly aborted: string[] = [];
  answer: (request: SiteRequest, signal: AbortSignal) => SiteReply | Promise<SiteReply> = (
    request,
  ) => ({ status: 200, body: bytesOf(`answer to ${request.requestId}`) });

  async send(request: SiteRequest, signal: AbortSignal): Promise<SiteReply> {
    this.asked.push({ ...request, body: Buffer.from(request.body).toString('utf8') });
    signal.addEventListener('abort', () => this.aborted.push(request.requestId));
    return await this.answer(request, signal);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

export async function* bytesOf(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

export async function textOf({ body }: SiteReply): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Rejects with the signal's reason once it aborts; never resolves. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('given up'));
    });
  });
}

/** What a test opened, to be closed in the reverse order. */
export const opened: { close(): Promise<void> }[] = [];
export async function closeAll(): Promise<void> {
  for (const each of opened.splice(0).reverse()) await each.close();
}

export async function door(options: Partial<DoorOptions> = {}): Promise<Door> {
  const made = await openDoor({
    host: '127.0.0.1',
    port: 0,
    network: 'test-network',
    key: NETWORK_KEY.sign,
    sites: new Map([['lakeside', publicKeyOf(SITE_KEY)]]),
    log: noting('patients').log,
    ...options,
  });
  opened.push(made);
  return made;
}

export function site(
  { url }: Pick<Door, 'url'>,
  answers: SiteTransport,
  options: Partial<DialOptions> = {},
): Dialled {
  const made = dial({
    site: 'lakeside',
    url,
    network: 'test-network',
    key: SITE_KEY,
    trusted: TRUSTED,
    answers,
    log: noting('site').log,
    backoff: { firstMs: 5, mostMs: 50 },
    ...options,
  });
  opened.push({ close: () => made.stop() });
  return made;
}
