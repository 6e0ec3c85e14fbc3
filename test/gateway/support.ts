import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { request } from 'undici';
import { z } from 'zod';
import { startGateway, type GatewayOptions } from '../../gateway/gateway.ts';
import { SCOPES } from '../../identity/identity.ts';
import type { Issuer } from '../../identity/issuers.ts';
import type { Running } from '../../service/graphql-server.ts';
import { listenAt } from '../../service/http.ts';
import { silentLog } from '../../service/log.ts';
import { TEST_GATEWAY } from '../identity/test-keys.ts';

type Answer = string | Readonly<Record<string, unknown>> | readonly unknown[] | null;

/** A subgraph that answers whatever a test says; null keeps the gateway waiting. */
export interface FakeSubgraph {
  readonly url: string;
  answer: Answer | ((query: string) => Answer);
  status: number;
  /** Headers of the requests so far. */
  readonly requests: IncomingHttpHeaders[];
  stop(): Promise<void>;
}

export async function startFakeSubgraph(): Promise<FakeSubgraph> {
  const requests: IncomingHttpHeaders[] = [];
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (text: string) => (body += text));
    incoming.once('end', () => {
      requests.push(incoming.headers);
      const answer = typeof fake.answer === 'function' ? fake.answer(body) : fake.answer;
      if (answer === null) return;
      response.writeHead(fake.status, { 'content-type': 'application/json' });
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  const port = await listenAt(server, '127.0.0.1', 0);
  const fake: FakeSubgraph = {
    url: `http://127.0.0.1:${port}/graphql`,
    answer: { data: {} },
    status: 200,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

/** An issuer for tests, and tokens of it. */
export async function createIssuer(): Promise<{
  issuer: Issuer;
  token: (scope: string, lifetime?: string) => Promise<string>;
}> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const issuer: Issuer = {
    issuer: 'https://id.hospital.example',
    audience: 'precision-graph',
    institution: { id: 'hospital', name: 'A Hospital' },
    jwks: createLocalJWKSet({ keys: [await exportJWK(publicKey)] }),
    scopes: SCOPES,
    purposes: ['TREAT'],
  };
  const token = (scope: string, lifetime = '5m') =>
    new SignJWT({ scope, purpose: 'TREAT', roles: ['clinician'] })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(issuer.issuer)
      .setAudience(issuer.audience)
      .setSubject('dr-1')
      .setExpirationTime(lifetime)
      .sign(privateKey);
  return { issuer, token };
}

/** A gateway whose four subgraphs are one fake, and the calls that it made to them. */
export async function startTestGateway(
  subgraph: FakeSubgraph,
  issuer: Issuer,
  changes: Partial<GatewayOptions> = {},
): Promise<{ gateway: Running; calls: string[] }> {
  const calls: string[] = [];
  const { url } = subgraph;
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    log: silentLog,
    deadlineMs: 300,
    issuers: [issuer],
    signer: TEST_GATEWAY,
    subgraphs: { biomarkers: url, patients: url, therapies: url, trials: url },
    onSubgraphCall: (name) => calls.push(name),
    ...changes,
  });
  return { gateway, calls };
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.unknown()).optional(),
        extensions: z.looseObject({ code: z.string() }),
      }),
    )
    .optional(),
});

/** Sends an operation to a gateway as a client does. */
export async function ask(
  { url }: Running,
  query: string,
  headers: Record<string, string> = {},
  more: { readonly operationName?: string | undefined; readonly variables?: object } = {},
): Promise<
  z.output<typeof answerSchema> & { status: number; challenge: unknown; requestId: unknown }
> {
  const answer = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, ...more }),
  });
  return {
    status: answer.statusCode,
    challenge: answer.headers['www-authenticate'],
    requestId: answer.headers['x-request-id'],
    ...answerSchema.parse(await answer.body.json()),
  };
}
