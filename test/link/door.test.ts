import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { closeAll, door, noting, opened, site, TestAnswers } from './ends.ts';

afterEach(closeAll);

const alive = new AbortController().signal;
const question = (requestId: string) =>
  ({ resource: 'graphql', requestId, assertion: 'signed', body: '{}' }) as const;

describe('The door', () => {
  const hello = (nonce: string) => JSON.stringify({ type: 'hello', site: 'lakeside', nonce });
  const NONCE = 'n'.repeat(43);

  /** Sends these, each after an answer to the one before, and resolves with all answers and the close. */
  async function converse(url: string, frames: readonly (string | Buffer)[]) {
    const socket = new WebSocket(url);
    opened.push({
      close: () => {
        socket.terminate();
        return Promise.resolve();
      },
    });
    const heard: string[] = [];
    const rest = [...frames];
    const sendNext = (): void => {
      const frame = rest.shift();
      if (frame !== undefined) socket.send(frame);
    };
    socket.on('open', sendNext);
    socket.on('message', (data: Buffer) => {
      heard.push(data.toString('utf8'));
      sendNext();
    });
    const code = await new Promise<number>((resolve) => socket.once('close', resolve));
    return { heard, code };
  }

  /** Passes on what a site and the door send, and keeps what the site sent. */
  async function relaying(target: string) {
    const sent: string[] = [];
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (near) => {
      const far = new WebSocket(target);
      near.on('message', (data: Buffer, isBinary) => {
        sent.push(data.toString('utf8'));
        const pass = (): void => {
          far.send(data, { binary: isBinary });
        };
        if (far.readyState === WebSocket.OPEN) pass();
        else far.once('open', pass);
      });
      far.on('message', (data: Buffer, isBinary) => {
        near.send(data, { binary: isBinary });
      });
      near.on('close', () => {
        far.terminate();
      });
    });
    await new Promise((resolve) => server.once('listening', resolve));
    opened.push({
      close: async () => {
        for (const each of server.clients) each.terminate();
        await new Promise((resolve) => {
          server.close(resolve);
        });
      },
    });
    const { port } = z.object({ port: z.number() }).parse(server.address());
    return { url: `ws://127.0.0.1:${port}`, sent };
  }

  it('outlives a site that hangs up in the middle of the handshake', async () => {
    const network = noting('patients');
    const there = await door({ log: network.log });
    const tries = 20;
    for (let at = 0; at < tries; at += 1) {
      const socket = new WebSocket(there.url);
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send(hello(NONCE), () => {
        socket.terminate();
      });
    }
    while (network.lines.length < tries) await setTimeout(5);
    for (const line of network.lines) expect(line).toContain('"refused a site"');
    const transport = there.transportTo('lakeside', () => undefined);
    await site(there, new TestAnswers()).connected;
    expect((await transport.send(question('after'), alive)).status).toBe(200);
  });

  it('takes nobody for connected who hangs up while the proof is checked', async () => {
    const network = noting('patients');
    const there = await door({ log: network.log });
    const verify = crypto.subtle.verify.bind(crypto.subtle);
    const spy = jest.spyOn(crypto.subtle, 'verify').mockImplementation(async (...proof) => {
      // Before it, the site checks the network.
      if (spy.mock.calls.length === 2) {
        void dialled.stop();
        // By the time this is answered the door has noticed.
        await fetch(there.url.replace('ws:', 'http:'));
      }
      return await verify(...proof);
    });
    const dialled = site(there, new TestAnswers());
    while (network.lines.length === 0) await setTimeout(5);
    spy.mockRestore();
    expect(network.lines[0]).toContain('"reason":"closed with 1006","msg":"refused a site"');
    const transport = there.transportTo('lakeside', () => undefined);
    await expect(transport.send(question('request-1'), alive)).rejects.toThrow('not connected');
  });

  it('lets a site in while strangers hold every place and say nothing', async () => {
    const there = await door();
    const strangers = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const socket = new WebSocket(there.url);
        opened.push({
          close: () => {
            socket.terminate();
            return Promise.resolve();
          },
        });
        await new Promise((resolve) => socket.once('open', resolve));
        return socket;
      }),
    );
    await site(there, new TestAnswers()).connected;
    while (strangers.filter(({ readyState }) => readyState === WebSocket.OPEN).length > 65)
      await setTimeout(5);
  });

  it.each([
    ['what is no JSON', ['hello']],
    ['a frame of another kind', [JSON.stringify({ type: 'answer', id: 1, status: 200 })]],
    ['a frame with more than it may have', [hello(NONCE).replace('}', ',"more":1}')]],
    ['bytes', [Buffer.alloc(10)]],
    ['no proof', [hello(NONCE), JSON.stringify({ type: 'proof', proof: 'none' })]],
    ['a frame that is too large', [`"${'x'.repeat(200_000)}"`]],
  ])('takes nobody in who sends %s', async (_what, frames) => {
    const there = await door();
    const { heard, code } = await converse(there.url, frames);
    expect(heard.join('')).not.toContain('accepted');
    expect([4400, 4401, 1009]).toContain(code);
    const transport = there.transportTo('lakeside', () => undefined);
    await expect(transport.send(question('request-1'), alive)).rejects.toThrow('not connected');
  });

  it('takes no proof a second time', async () => {
    const there = await door();
    const relay = await relaying(there.url);
    await site(relay, new TestAnswers()).connected;
    const proof = relay.sent.find((frame) => frame.includes('"type":"proof"')) ?? '';
    expect(proof).toContain('"proof":"ey');
    const { heard } = await converse(there.url, [hello(NONCE), proof]);
    expect(heard.at(-1)).toBe(JSON.stringify({ type: 'refuse', reason: 'MALFORMED' }));
  });

  /** Asks for the upgrade by hand, and hangs up on nothing that comes. */
  function upgrading(url: string, version: number): Socket {
    const socket = connect({ port: Number(new URL(url).port), allowHalfOpen: true });
    const key = Buffer.alloc(16).toString('base64');
    const headers = `Host: door\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: ${key}`;
    socket.write(`GET /sites HTTP/1.1\r\n${headers}\r\nSec-WebSocket-Version: ${version}\r\n\r\n`);
    return socket;
  }

  /** A short text as WebSocket sends it to servers, masked by zeros. */
  function masked(text: string): Buffer {
    return Buffer.from([0x81, 0x80 + text.length, 0, 0, 0, 0, ...Buffer.from(text)]);
  }

  it('answers and closes a handshake of another version, however long its caller stays', async () => {
    const there = await door();
    const socket = upgrading(there.url, 7);
    let heard = '';
    socket.on('data', (data: Buffer) => (heard += data.toString('utf8')));
    await once(socket, 'end');
    expect(heard).toMatch(/^HTTP\/1\.1 400 [^]*\r\nSec-WebSocket-Version: 13\r\n/);
    // It waits for every socket that the door still has.
    await there.close();
    socket.destroy();
  });

  it('keeps no more of those it refused, and who do not hang up, than of strangers', async () => {
    const network = noting('patients');
    const there = await door({ log: network.log });
    // Nobody is closed for having stayed too long.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    let left = 0;
    for (let at = 0; at < 100; at += 1) {
      const socket = upgrading(there.url, 13);
      opened.push({
        close: () => {
          socket.destroy();
          return Promise.resolve();
        },
      });
      await once(socket, 'data');
      socket.write(masked(JSON.stringify({ type: 'end', id: 1 })));
      socket.once('end', () => (left += 1));
    }
    while (left < 35) await setTimeout(5);
    jest.useRealTimers();
    expect(network.lines.join('')).toContain('"reason":"MALFORMED: it says no hello"');
  });

  it('keeps no more of those who connect and say nothing than of strangers', async () => {
    const there = await door();
    let left = 0;
    let heard = '';
    for (let at = 0; at < 100; at += 1) {
      const socket = connect({ port: Number(new URL(there.url).port) });
      opened.push({
        close: () => {
          socket.destroy();
          return Promise.resolve();
        },
      });
      socket.on('data', (data: Buffer) => (heard += data.toString('utf8')));
      socket.once('close', () => (left += 1));
      await once(socket, 'connect');
    }
    while (left < 35) await setTimeout(5);
    // HTTP would have told them that their time was over.
    expect(heard).toBe('');
  });

  it('is no place for HTTP', async () => {
    const there = await door();
    const response = await fetch(there.url.replace('ws:', 'http:'));
    expect(response.status).toBe(426);
  });
});
