import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SiteTransport } from '../../link/transport.ts';
import { makeTestKey, trust } from '../identity/test-keys.ts';
import {
  bytesOf,
  closeAll,
  door,
  makeSiteKey,
  noting,
  site,
  TestAnswers,
  textOf,
  untilAborted,
} from './ends.ts';

afterEach(closeAll);

const alive = new AbortController().signal;
setMaxListeners(0, alive);
const question = (requestId: string, body = '{}') =>
  ({ resource: 'graphql', requestId, assertion: 'signed', body }) as const;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(5);
}

async function connected(answers: SiteTransport = new TestAnswers()) {
  const there = await door();
  const transport = there.transportTo('lakeside', () => undefined);
  const dialled = site(there, answers);
  await dialled.connected;
  return { there, transport, dialled };
}

describe('A site that dials', () => {
  it('is asked over its own connection as over HTTP', async () => {
    const answers = new TestAnswers();
    const { transport } = await connected(answers);
    const reply = await transport.send(question('request-1', '{"query":"{ x }"}'), alive);
    expect([reply.status, await textOf(reply)]).toEqual([200, 'answer to request-1']);
    expect(answers.asked).toEqual([question('request-1', '{"query":"{ x }"}')]);
    const ready = { resource: 'ready', requestId: 'request-2', body: '' } as const;
    expect((await transport.send(ready, alive)).status).toBe(200);
  });

  it('answers many questions at once, with large bodies both ways, none mixed up', async () => {
    const answers = new TestAnswers();
    answers.answer = ({ body }) => ({
      status: 200,
      body: bytesOf(...[Buffer.from(body).toString('utf8')].flatMap((text) => [text, text])),
    });
    const { transport } = await connected(answers);
    const texts = Array.from({ length: 20 }, (_, at) => String(at % 10).repeat(50_000 * (at + 1)));
    const replies = await Promise.all(
      texts.map(async (text, at) =>
        textOf(await transport.send(question(`request-${at}`, text), alive)),
      ),
    );
    for (const [at, text] of texts.entries()) expect(replies[at] === text + text).toBe(true);
  });

  it('stops its work when nobody waits for it, and goes on answering others', async () => {
    const answers = new TestAnswers();
    const { transport } = await connected(answers);
    answers.answer = (_request, signal) => untilAborted(signal);
    const leaving = new AbortController();
    const gone = new Error('the client has gone');
    const reply = transport.send(question('request-1'), leaving.signal);
    await until(() => answers.asked.length === 1);
    leaving.abort(gone);
    await expect(reply).rejects.toBe(gone);
    await until(() => answers.aborted.includes('request-1'));
    answers.answer = () => ({ status: 200, body: bytesOf('here') });
    expect(await textOf(await transport.send(question('request-2'), alive))).toBe('here');
  });

  it('is not asked what nobody waits for any more, and keeps its room for others', async () => {
    const answers = new TestAnswers();
    const { transport } = await connected(answers);
    const gone = new Error('the client has gone');
    const left = AbortSignal.abort(gone);
    for (let at = 0; at < 100; at += 1)
      await expect(transport.send(question(`left-${at}`), left)).rejects.toBe(gone);
    const { status } = await transport.send(question('request-1'), alive);
    expect({ status, asked: answers.asked.length }).toEqual({ status: 200, asked: 1 });
  });

  it('stops its work when its answer is left half read', async () => {
    const answers = new TestAnswers();
    const { transport } = await connected(answers);
    async function* endless() {
      for (;;) yield await setTimeout(1, Buffer.alloc(60_000));
    }
    answers.answer = () => ({ status: 200, body: endless() });
    const { body } = await transport.send(question('request-1'), alive);
    const reader = body[Symbol.asyncIterator]();
    await reader.next();
    await reader.return?.();
    await until(() => answers.aborted.includes('request-1'));
  });

  it('that fails within an answer breaks this answer only', async () => {
    const answers = new TestAnswers();
    const { transport } = await connected(answers);
    async function* broken() {
      yield await Promise.resolve(Buffer.from('half'));
      throw new Error('broken');
    }
    answers.answer = () => ({ status: 200, body: broken() });
    const reply = await transport.send(question('request-1'), alive);
    await expect(textOf(reply)).rejects.toThrow('the site could not answer');
    answers.answer = () => ({ status: 200, body: bytesOf('whole') });
    expect(await textOf(await transport.send(question('request-2'), alive))).toBe('whole');
  });

  it('is away at once before it connects, and when its connection breaks', async () => {
    const there = await door();
    const transport = there.transportTo('lakeside', () => undefined);
    await expect(transport.send(question('request-1'), alive)).rejects.toThrow('not connected');
    const answers = new TestAnswers();
    answers.answer = (_request, signal) => untilAborted(signal);
    const dialled = site(there, answers);
    await dialled.connected;
    const reply = transport.send(question('request-2'), alive);
    reply.catch(() => undefined);
    await until(() => answers.asked.length === 1);
    await there.close();
    await expect(reply).rejects.toThrow('the network ends');
    await until(() => answers.aborted.length === 1);
  });

  it('connects again when the network comes back', async () => {
    const first = await door();
    const port = Number(new URL(first.url).port);
    const dialled = site(first, new TestAnswers());
    await dialled.connected;
    await first.close();
    let returns = 0;
    const second = await door({ port });
    const transport = second.transportTo('lakeside', () => (returns += 1));
    await until(() => returns > 0);
    expect((await transport.send(question('request-1'), alive)).status).toBe(200);
  });

  it('is asked over its newest connection, and the one before ends what it answers', async () => {
    const old = new TestAnswers();
    const { there, transport } = await connected(old);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    old.answer = async () => {
      await released;
      return { status: 200, body: bytesOf('old') };
    };
    const slow = transport.send(question('request-1'), alive);
    await until(() => old.asked.length === 1);
    const newer = new TestAnswers();
    newer.answer = () => ({ status: 200, body: bytesOf('new') });
    const { lines, log } = noting('site');
    await site(there, newer, { log }).connected;
    expect(await textOf(await transport.send(question('request-2'), alive))).toBe('new');
    release();
    expect(await textOf(await slow)).toBe('old');
    expect(lines.join('')).toContain('connected to the network');
  });

  it('ends what it is answering before it goes', async () => {
    const answers = new TestAnswers();
    const { transport, dialled } = await connected(answers);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    answers.answer = async () => {
      await released;
      return { status: 200, body: bytesOf('done') };
    };
    const reply = transport.send(question('request-1'), alive);
    await until(() => answers.asked.length === 1);
    const stopped = dialled.stop();
    expect((await transport.send(question('request-2'), alive)).status).toBe(503);
    release();
    expect(await textOf(await reply)).toBe('done');
    await stopped;
    await expect(transport.send(question('request-3'), alive)).rejects.toThrow();
  });
});

describe('A connection is refused, with a line in both logs,', () => {
  it.each([
    ['of a site that nobody knows', { site: 'elsewhere' }, 'UNKNOWN_SITE_OR_KEY', 'knows no site'],
    [
      'of a site for another network',
      { network: 'other' },
      'UNKNOWN_NETWORK_KEY',
      'no proof of network:other',
    ],
  ])('%s', async (_what, options, atNetwork, atSite) => {
    const network = noting('patients');
    const own = noting('site');
    const there = await door({ log: network.log });
    site(there, new TestAnswers(), { log: own.log, ...options });
    await until(() => network.lines.length > 0 && own.lines.length > 0);
    expect(network.lines.join('')).toContain('"refused a site"');
    expect(network.lines.join('')).toContain(atNetwork);
    expect(own.lines.join('')).toContain(atSite);
  });

  it('of a site with another key', async () => {
    const network = noting('patients');
    const own = noting('site');
    const there = await door({ log: network.log });
    site(there, new TestAnswers(), { log: own.log, key: await makeSiteKey() });
    await until(() => network.lines.length > 0 && own.lines.length > 0);
    expect(network.lines[0]).toContain('"site":"lakeside"');
    expect(network.lines[0]).toContain('UNKNOWN_SITE_OR_KEY');
    expect(own.lines[0]).toContain('knows no site of this id with this key');
    const transport = there.transportTo('lakeside', () => undefined);
    await expect(transport.send(question('request-1'), alive)).rejects.toThrow('not connected');
  });

  it('of a network whose key the site does not trust', async () => {
    const network = noting('patients');
    const own = noting('site');
    const other = trust(await makeTestKey('patients'));
    const there = await door({ log: network.log });
    site(there, new TestAnswers(), { log: own.log, trusted: async () => (await other()).patients });
    await until(() => network.lines.length > 0 && own.lines.length > 0);
    expect(network.lines[0]).toContain('the site refuses this network: UNKNOWN_NETWORK_KEY');
    expect(own.lines[0]).toContain('no proof of network:test-network for site:lakeside');
  });
});
