import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { loadSupergraph } from '../../schema/sdl.ts';
import type { Running } from '../../service/graphql-server.ts';
import { createIssuer, startFakeSubgraph, startTestGateway, type FakeSubgraph } from './support.ts';

const PORTAL = 'https://portal.example';
const BODY = '{"query":"{ __typename }"}';

describe('A gateway that a browser asks', () => {
  let subgraph: FakeSubgraph;
  let gateway: Running;
  let calls: string[];
  beforeAll(async () => {
    subgraph = await startFakeSubgraph();
    const { issuer } = await createIssuer();
    ({ gateway, calls } = await startTestGateway(subgraph, issuer, { corsOrigins: [PORTAL] }));
  });
  afterAll(async () => {
    await gateway.stop();
    await subgraph.stop();
  });

  describe('for a web page of another origin', () => {
    async function send(method: 'OPTIONS' | 'POST', headers: Record<string, string>) {
      const answer = await request(gateway.url, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: method === 'POST' ? BODY : null,
      });
      await answer.body.dump();
      const allowed = Object.entries(answer.headers).filter(([name]) =>
        name.startsWith('access-control-'),
      );
      return {
        status: answer.statusCode,
        vary: answer.headers['vary'],
        allowed: Object.fromEntries(allowed),
      };
    }

    it('lets the configured one ask, without cookies', async () => {
      const preflight = { origin: PORTAL, 'access-control-request-method': 'POST' };
      expect(await send('OPTIONS', preflight)).toEqual({
        status: 204,
        vary: 'origin',
        allowed: {
          'access-control-allow-origin': PORTAL,
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers':
            'authorization, content-type, x-purpose-of-use, x-research-disease, x-request-id',
          'access-control-max-age': '600',
        },
      });
      expect(await send('POST', { origin: PORTAL })).toEqual({
        status: 200,
        vary: 'origin',
        allowed: {
          'access-control-allow-origin': PORTAL,
          'access-control-expose-headers': 'www-authenticate, x-request-id',
        },
      });
    });

    it('shows it also why a token is refused', async () => {
      const answer = await send('POST', { origin: PORTAL, authorization: 'Bearer x' });
      expect(answer).toMatchObject({
        status: 401,
        allowed: { 'access-control-allow-origin': PORTAL },
      });
    });

    it.each([
      'https://evil.example',
      'http://portal.example',
      'https://portal.example.evil.example',
      'https://PORTAL.example',
      'https://portal.example, https://evil.example',
      'null',
      '*',
    ])('gives no permission to %s', async (origin) => {
      expect(await send('OPTIONS', { origin })).toEqual({
        status: 403,
        vary: 'origin',
        allowed: {},
      });
      expect(await send('POST', { origin })).toEqual({ status: 200, vary: 'origin', allowed: {} });
    });

    it('says to whoever looks why a page gets no permission', async () => {
      const { body } = await request(gateway.url, {
        method: 'OPTIONS',
        headers: { origin: 'https://other.example', 'access-control-request-method': 'POST' },
      });
      expect(await body.json()).toEqual({
        errors: [
          {
            message: expect.stringContaining('lists those that may in CORS_ORIGINS'),
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      });
    });
  });

  describe('refuses what a foreign page can send without asking (CSRF)', () => {
    const SITES = 'query={sites{id}}';
    it.each([
      ['a link', 'GET', {}, null],
      ['a form', 'POST', { 'content-type': 'application/x-www-form-urlencoded' }, SITES],
      [
        'a form of several parts',
        'POST',
        { 'content-type': 'multipart/form-data; boundary=x' },
        SITES,
      ],
      ['plain text', 'POST', { 'content-type': 'text/plain' }, '{"query":"{ sites { id } }"}'],
      ['no content type', 'POST', {}, '{"query":"{ sites { id } }"}'],
    ] as const)('%s', async (_what, method, headers, body) => {
      const url = method === 'GET' ? `${gateway.url}?${SITES}` : gateway.url;
      const answer = await request(url, { method, headers, body });
      expect(answer.statusCode).toBe(method === 'GET' ? 405 : 415);
      expect(await answer.body.text()).toContain('"code":"BAD_REQUEST"');
      expect(calls).toEqual([]);
    });
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'] as const)(
    'says that it is asked by POST, not by %s',
    async (method) => {
      const { statusCode, headers, body } = await request(gateway.url, { method });
      expect({ statusCode, allow: headers['allow'] }).toEqual({ statusCode: 405, allow: 'POST' });
      expect(await body.json()).toEqual({
        errors: [
          {
            message: 'Send the operation by POST, as application/json',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      });
    },
  );

  describe('gives GraphiQL', () => {
    it('with everything in one page that no other host has a part in', async () => {
      const { statusCode, headers, body } = await request(gateway.url, {
        headers: { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip, br' },
      });
      const html = await new Response(
        new Blob([await body.arrayBuffer()]).stream().pipeThrough(new DecompressionStream('gzip')),
      ).text();
      const policy = String(headers['content-security-policy']);
      const scriptEnd = html.indexOf('</script');
      expect(statusCode).toBe(200);
      expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[^']+'; /);
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
      // One inline script up to the page's end, so its one hash covers all code there is.
      expect(html.slice(scriptEnd).replaceAll(/\s/g, '')).toBe('</script></body></html>');
      expect(html).not.toMatch(
        /<script[^>]+src=|<link[^>]+href="(?!data:)|@import\s+(url\()?["']?http/,
      );
      expect(html).toContain('query BiomarkerKnowledge');
    });

    it('with a first query that is valid in another graph than our own', async () => {
      const { issuer } = await createIssuer();
      const { gateway: other } = await startTestGateway(subgraph, issuer, {
        supergraph: loadSupergraph(),
      });
      const headers = { accept: 'text/html', 'accept-encoding': 'identity;q=1, gzip;q=0' };
      const html = await (await request(other.url, { headers })).body.text();
      await other.stop();
      expect(html).toContain('{ __typename }');
      expect(html).not.toContain('query BiomarkerKnowledge');
    });

    it('but programs the answers of GraphQL', async () => {
      const { statusCode, body } = await request(gateway.url, { headers: { accept: '*/*' } });
      expect(statusCode).toBe(405);
      expect(await body.text()).not.toContain('<html');
    });

    it('unless it is told not to', async () => {
      const { issuer } = await createIssuer();
      const { gateway: plain } = await startTestGateway(subgraph, issuer, { graphiql: false });
      const { statusCode, body } = await request(plain.url, { headers: { accept: 'text/html' } });
      await plain.stop();
      expect(statusCode).toBe(405);
      expect(await body.text()).not.toContain('<html');
    });
  });
});
