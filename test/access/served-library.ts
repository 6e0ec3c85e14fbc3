import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { execute, parse, type DocumentNode } from 'graphql';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { startGateway } from '../../gateway/gateway.ts';
import type { Issuer } from '../../identity/issuers.ts';
import { listenAt } from '../../service/http.ts';
import { silentLog } from '../../service/log.ts';
import { ask } from '../gateway/support.ts';
import { TEST_GATEWAY } from '../identity/test-keys.ts';
import { canarySubgraph, type CanaryNames } from './canaries.ts';
import type { Caller } from './expectation.ts';
import { composeLibrary } from './library.ts';

/** All that the library's rules ask for. */
export const SCOPES = ['stock', 'detail', 'all', 'charts', 'keys', 'names', 'cards', 'grades'];
export const POLICIES = ['librarian', 'staff', 'senior'];

/** The library behind the gateway, over HTTP. */
export interface ServedLibrary {
  ask(caller: Caller, text: string): ReturnType<typeof ask>;
  /** What the subgraphs were asked since the last time. */
  takeRequests(): string[];
  stop(): Promise<void>;
}

/** Starts the gateway over subgraphs that give whoever asks everything: it alone stands before them. */
export async function serveLibrary(): Promise<ServedLibrary> {
  const library = composeLibrary();
  const { issuer, tokenOf } = await createLibraryIssuer();
  const requests: string[] = [];
  const subgraphs = await Promise.all(
    [...library.subgraphs].map(async ([name, sdl]) => ({
      name,
      ...(await serveCanaries(sdl, library.names, requests)),
    })),
  );
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    log: silentLog,
    supergraph: library.supergraph,
    subgraphs: Object.fromEntries(subgraphs.map(({ name, url }) => [name, url])),
    issuers: [issuer],
    signer: TEST_GATEWAY,
    // For a busy machine.
    deadlineMs: 300_000,
  });
  return {
    ask: async (caller, text) =>
      ask(gateway, text, caller ? { authorization: `Bearer ${await tokenOf(caller)}` } : {}),
    takeRequests: () => requests.splice(0),
    stop: async () => {
      await gateway.stop();
      for (const each of subgraphs) each.stop();
    },
  };
}

async function createLibraryIssuer() {
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
  const tokenOf = ({ scopes, policies }: NonNullable<Caller>) =>
    new SignJWT({ scope: scopes.join(' '), may: policies })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(issuer.issuer)
      .setAudience(issuer.audience)
      .setSubject('reader')
      .setExpirationTime('5m')
      .sign(privateKey);
  return { issuer, tokenOf };
}

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).optional(),
});

async function serveCanaries(sdl: DocumentNode, names: CanaryNames, requests: string[]) {
  const schema = canarySubgraph(sdl, names);
  const server = createServer((incoming, response) => {
    void (async () => {
      const { query, variables = {} } = requestSchema.parse(await json(incoming));
      requests.push(query);
      const answer = await execute({ schema, document: parse(query), variableValues: variables });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    })();
  });
  const port = await listenAt(server, '127.0.0.1', 0);
  return { url: `http://127.0.0.1:${port}/graphql`, stop: () => server.close() };
}
