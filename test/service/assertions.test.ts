import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { ASSERTION_HEADER, siteAudience } from '../../identity/assertion.ts';
import { siteVerifier, subgraphVerifier } from '../../identity/assertion-verifier.ts';
import { gatewaySigner } from '../../identity/signer.ts';
import type { Running } from '../../service/graphql-server.ts';
import { silentLog } from '../../service/log.ts';
import { serve } from '../../service/serve.ts';
import {
  BODY,
  CALLER,
  forSite,
  forSubgraph,
  gateway,
  handmade,
  patients,
  REQUEST,
  SITE,
  stranger,
  tampered,
  TRUSTED,
} from './assertion-forgery.ts';
import { startTrial } from './trial-part.ts';

interface Sent {
  readonly body?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly method?: 'GET' | 'POST';
}

describe('A part', () => {
  let subgraph: Running;
  let site: Running;
  beforeAll(async () => {
    const at = { host: '127.0.0.1', port: 0, log: silentLog };
    [subgraph, site] = await Promise.all([
      serve(startTrial().part, { ...at, verifier: subgraphVerifier('trials', TRUSTED) }),
      serve(startTrial().part, { ...at, verifier: siteVerifier('lakeside', TRUSTED) }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([subgraph.stop(), site.stop()]);
  });

  async function send(
    part: Running,
    assertion: string | undefined,
    { body = BODY, headers = {}, method = 'POST' }: Sent = {},
  ) {
    const answer = await request(part.url, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-request-id': REQUEST,
        ...(assertion !== undefined && { [ASSERTION_HEADER]: assertion }),
        ...headers,
      },
      ...(method === 'POST' && { body }),
    });
    return {
      status: answer.statusCode,
      challenge: answer.headers['www-authenticate'],
      text: await answer.body.text(),
    };
  }
  const REFUSAL = {
    status: 401,
    challenge: 'Assertion',
    text: JSON.stringify({
      errors: [
        {
          message: 'This answers the parts of its own network only',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    }),
  };
  const whoAnswered = (subject: string | null) => ({
    status: 200,
    text: `{"data":{"who":${JSON.stringify(subject)}}}\n`,
  });

  it('answers whom the gateway asks for, directly and through the patients subgraph', async () => {
    expect(await send(subgraph, await forSubgraph())).toMatchObject(whoAnswered('dr-1'));
    expect(await send(site, await forSite())).toMatchObject(whoAnswered('dr-1'));
  });

  it('answers for nobody when the gateway asks for nobody', async () => {
    const anonymous = await gatewaySigner(gateway.sign).sign(
      { audience: 'trials', requestId: REQUEST, body: BODY },
      null,
    );
    expect(await send(subgraph, anonymous)).toMatchObject(whoAnswered(null));
  });

  it('tells everybody that it is there and ready', async () => {
    for (const path of ['/health', '/ready'])
      expect((await request(new URL(path, subgraph.url))).statusCode).toBe(200);
  });

  describe('gives nothing but the 401 to', () => {
    it.each([
      ['a question', BODY],
      ['introspection', '{"query":"{ __schema { types { name } } }"}'],
      ['its own schema', '{"query":"{ _service { sdl } }"}'],
      ['entities', '{"query":"{ _entities(representations: []) { __typename } }"}'],
      ['what is no GraphQL', '{"query":"{"}'],
      ['what is no JSON', '{'],
      ['no body', ''],
    ])('%s without an assertion', async (_what, body) => {
      expect(await send(subgraph, undefined, { body })).toEqual(REFUSAL);
      expect(await send(site, undefined, { body })).toEqual(REFUSAL);
    });

    it.each<[string, () => Promise<string>]>([
      ['for another part', () => forSubgraph('biomarkers')],
      ['for a site', () => forSubgraph(SITE)],
      ['for several parts at once', () => handmade(gateway, { aud: ['trials', 'biomarkers'] })],
      ['for one part in a list', () => handmade(gateway, { aud: ['trials'] })],
      ['of another request', () => forSubgraph('trials', { requestId: 'request-0002' })],
      ['for another body', () => forSubgraph('trials', { body: '{"query":"{ echo }"}' })],
      ['of two minutes ago', () => handmade(gateway, {}, { age: 120 })],
      [
        'of two minutes ago that says it holds on',
        () => handmade(gateway, { exp: Date.now() }, { age: 120 }),
      ],
      ['of the future', () => handmade(gateway, {}, { age: -120 })],
      ['without end', () => handmade(gateway, { exp: undefined })],
      ['without age', () => handmade(gateway, { iat: undefined })],
      ['without a body', () => handmade(gateway, { body: undefined })],
      ['without a caller', () => handmade(gateway, { caller: undefined })],
      ['with half a caller', () => handmade(gateway, { caller: { subject: 'dr-1' } })],
      ['of another type', () => handmade(gateway, {}, { typ: 'JWT' })],
      [
        'with more scopes than were signed',
        async () =>
          tampered(await forSubgraph(), { caller: { ...CALLER, scopes: ['patient:identity'] } }),
      ],
      ['with a later end than was signed', async () => tampered(await forSubgraph(), { exp: 9e9 })],
      ['signed by a stranger', () => forSubgraph('trials', { key: stranger })],
      [
        "signed by a stranger under the gateway's kid",
        () => handmade({ ...stranger, trusted: gateway.trusted }, {}),
      ],
      ['signed by the patients subgraph', () => handmade(patients, {})],
      [
        "signed by the patients subgraph in the gateway's name",
        () => handmade(patients, { iss: 'gateway' }),
      ],
      ['meant for a site', () => forSite()],
      ['that is text', () => Promise.resolve('Bearer x')],
    ])('an assertion %s at a subgraph', async (_what, assertion) => {
      expect(await send(subgraph, await assertion())).toEqual(REFUSAL);
    });

    it.each<[string, () => Promise<string>]>([
      ["the gateway's own", () => forSubgraph(SITE)],
      ["the gateway's for the patients subgraph", () => forSubgraph('patients')],
      ['for another site', () => forSite(undefined, { audience: siteAudience('northfield') })],
      ['for another body', () => forSite(undefined, { body: '{"query":"{ echo }"}' })],
      [
        'of two minutes ago',
        async () =>
          handmade(patients, { aud: SITE, enclosed: await forSubgraph('patients') }, { age: 120 }),
      ],
      ['around nothing', () => forSite('')],
      ['around itself', () => forSite(forSite())],
      ["around the gateway's for another subgraph", () => forSite(forSubgraph('trials'))],
      [
        "around the gateway's of another request",
        () => forSite(forSubgraph('patients', { requestId: 'request-0002' })),
      ],
      [
        "around the gateway's of two minutes ago",
        () => forSite(handmade(gateway, { aud: 'patients' }, { age: 120 })),
      ],
      [
        'around a caller of its own making',
        () => forSite(handmade(patients, { iss: 'gateway', aud: 'patients' })),
      ],
      ["around a stranger's", () => forSite(forSubgraph('patients', { key: stranger }))],
      [
        'with a caller of its own beside nothing',
        () => handmade(patients, { aud: SITE, caller: CALLER }),
      ],
      ["signed by the gateway's key", () => forSite(undefined, { key: gateway })],
      [
        'around one with the caller changed',
        async () =>
          forSite(
            tampered(await forSubgraph('patients'), {
              caller: { ...CALLER, scopes: ['patient:identity'] },
            }),
          ),
      ],
      [
        'around another than was signed',
        async () =>
          tampered(await forSite(), {
            enclosed: await forSubgraph('patients', { caller: { ...CALLER, subject: 'boss' } }),
          }),
      ],
    ])('an assertion %s at a site', async (_what, assertion) => {
      expect(await send(site, await assertion())).toEqual(REFUSAL);
    });

    it('a body that was swapped, whatever it is', async () => {
      for (const body of ['{"query":"{ echo }"}', `${BODY} `, '{"query":', '', '[]'])
        expect(await send(subgraph, await forSubgraph(), { body })).toEqual(REFUSAL);
    });

    it('a stolen assertion sent under another request id', async () => {
      const headers = { 'x-request-id': 'request-0002' };
      expect(await send(subgraph, await forSubgraph(), { headers })).toEqual(REFUSAL);
    });

    it('an assertion that comes twice', async () => {
      const good = await forSubgraph();
      const headers = { [ASSERTION_HEADER]: [good, good] };
      expect(await send(subgraph, undefined, { headers })).toEqual(REFUSAL);
    });

    it('a question in the address, which no assertion covers', async () => {
      const query = new URL(`${subgraph.url}?query={who}`);
      const assertion = await forSubgraph('trials', { body: '' });
      const { statusCode } = await request(query, {
        headers: { 'x-request-id': REQUEST, [ASSERTION_HEADER]: assertion },
      });
      expect(statusCode).toBe(401);
      expect(await send(subgraph, assertion, { method: 'GET' })).toEqual(REFUSAL);
    });
  });
});
