import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execute, parse, type DocumentNode } from 'graphql';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { startGateway } from '../../gateway/gateway.ts';
import type { Issuer } from '../../identity/issuers.ts';
import type { Running } from '../../service/graphql-server.ts';
import { listenAt } from '../../service/http.ts';
import { silentLog } from '../../service/log.ts';
import { ask } from '../gateway/support.ts';
import { TEST_GATEWAY } from '../identity/test-keys.ts';
import { canarySubgraph, type CanaryNames } from './canaries.ts';
import { Expectation, type Caller } from './expectation.ts';
import { composeLibrary } from './library.ts';
import { batchesOf, valuesAt, withheldPaths } from './matrix-batches.ts';
import { fieldsOf, reachable } from './matrix-visible.ts';

const SCOPES = ['stock', 'detail', 'all', 'charts', 'keys', 'names', 'cards', 'grades'];
const POLICIES = ['librarian', 'staff', 'senior'];

const known = (scopes: readonly string[], policies: readonly string[] = []): Caller => ({
  scopes,
  policies,
  purpose: 'TREAT',
});

/** Nobody, one with nothing, one with everything, and for each right one with it alone and one without. */
const CALLERS: readonly (readonly [string, Caller])[] = [
  ['nobody', null],
  ['one without rights', known([])],
  ['one with all rights', known(SCOPES, POLICIES)],
  ...SCOPES.flatMap((scope): [string, Caller][] => [
    [`one with ${scope} alone`, known([scope])],
    [
      `one without ${scope}`,
      known(
        SCOPES.filter((each) => each !== scope),
        POLICIES,
      ),
    ],
  ]),
  ...POLICIES.map((policy): [string, Caller] => [
    `one for whom ${policy} holds`,
    known([], [policy]),
  ]),
  ['one of two policies', known([], ['staff', 'senior'])],
];

const library = composeLibrary();
const api = library.api();
const expectation = new Expectation([...library.subgraphs.values()]);
// Unless stated, what books are filtered by reveals something.
const batches = batchesOf(api, new Map([['books(where)', '{}']]));

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).optional(),
});

/** A subgraph over HTTP that gives whoever asks everything: the gateway alone stands before it. */
async function serveCanaries(sdl: DocumentNode, names: CanaryNames) {
  const schema = canarySubgraph(sdl, names);
  const server = createServer((incoming, response) => {
    void (async () => {
      const { query, variables = {} } = requestSchema.parse(await json(incoming));
      const answer = await execute({ schema, document: parse(query), variableValues: variables });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    })();
  });
  const port = await listenAt(server, '127.0.0.1', 0);
  return { url: `http://127.0.0.1:${port}/graphql`, stop: () => server.close() };
}

describe('A supergraph of interfaces, unions and interface objects, asked over HTTP', () => {
  let gateway: Running;
  const subgraphs: { readonly url: string; stop(): void }[] = [];
  let tokenOf: (caller: NonNullable<Caller>) => Promise<string>;

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    const issuer: Issuer = {
      issuer: 'https://library.invalid',
      audience: 'library',
      institution: { id: 'library', name: 'A library' },
      jwks: createLocalJWKSet({ keys: [await exportJWK(publicKey)] }),
      scopes: SCOPES,
      purposes: ['TREAT'],
      policiesClaim: 'may',
    };
    tokenOf = ({ scopes, policies }) =>
      new SignJWT({ scope: scopes.join(' '), may: policies })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setIssuer(issuer.issuer)
        .setAudience(issuer.audience)
        .setSubject('reader')
        .setExpirationTime('5m')
        .sign(privateKey);
    const urls: Record<string, string> = {};
    for (const [name, sdl] of library.subgraphs) {
      const served = await serveCanaries(sdl, library.names);
      subgraphs.push(served);
      urls[name] = served.url;
    }
    gateway = await startGateway({
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      supergraph: library.supergraph,
      subgraphs: urls,
      issuers: [issuer],
      signer: TEST_GATEWAY,
      deadlineMs: 20_000,
    });
  });
  afterAll(async () => {
    await gateway.stop();
    for (const each of subgraphs) each.stop();
  });

  const askAs = async (caller: Caller, text: string) =>
    ask(gateway, text, caller ? { authorization: `Bearer ${await tokenOf(caller)}` } : {});

  it.each(CALLERS)(
    'gives %s every field, or withholds it, as is expected',
    async (_who, caller) => {
      for (const { text, places } of batches) {
        const { data, errors = [] } = await askAs(caller, text);
        const expected = places.flatMap((place) => withheldPaths(api, expectation, caller, place));
        expect(
          errors
            .map(({ extensions, message }) =>
              extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE' ? '' : message,
            )
            .filter(Boolean),
        ).toEqual([]);
        const told = errors.map(({ path = [] }) => path.join('.'));
        expect([...new Set(told)].sort()).toEqual([...new Set(expected)].sort());
        for (const { path, type, field } of places.flatMap(({ cells }) => cells))
          if (!expectation.maySee(caller, type, field.name))
            expect([path, valuesAt(data, path)]).toEqual([path, []]);
      }
    },
  );

  it('withholds from who has all rights nothing, and gives a value of every field', async () => {
    const missing = new Set(fieldsOf(api).map(([type, { name }]) => `${type}.${name}`));
    for (const { text, places } of batches) {
      const { data } = await askAs(known(SCOPES, POLICIES), text);
      for (const { path, type, field } of places.flatMap(({ cells }) => cells))
        if (valuesAt(data, path).length > 0) missing.delete(`${type}.${field.name}`);
    }
    expect([...missing]).toEqual([]);
  });

  it.each(CALLERS)(
    'shows %s in introspection what is to be had, and nothing else',
    async (_who, caller) => {
      const { data } = await askAs(caller, '{ __schema { types { name fields { name } } } }');
      const {
        __schema: { types },
      } = z
        .object({
          __schema: z.object({
            types: z.array(
              z.object({
                name: z.string(),
                fields: z.array(z.object({ name: z.string() })).nullable(),
              }),
            ),
          }),
        })
        .parse(data);
      const shown = types
        .filter(({ name }) => !name.startsWith('__'))
        .flatMap(({ name, fields }) => (fields ?? []).map((field) => `${name}.${field.name}`));
      expect(shown.sort()).toEqual(reachable(api, expectation, caller).sort());
    },
  );
});
