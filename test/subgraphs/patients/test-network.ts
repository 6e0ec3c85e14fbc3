import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { graphql, type ExecutionResult } from 'graphql';
import { z } from 'zod';
import { DEFAULT_GATE } from '../../../subgraphs/patients/site-gate.ts';
import { createPatientsSubgraph } from '../../../subgraphs/patients/subgraph.ts';
import { TEST_PATIENTS } from '../../identity/test-keys.ts';
import { entitledCaller } from '../../site/callers.ts';
import { embedded } from '../../store/engines.ts';
import { openTestSite, type TestSite } from '../../site/test-site.ts';

export type Mood =
  | 'ok'
  | 'dead'
  | 'frozen'
  | 'slow body'
  | 'garbage'
  | 'huge'
  | 'refusing'
  | 'failing'
  | 'mistrusting'
  | 'unable to record';

/** A site behind a server of the test's own, which can play any fault and keeps what it was asked. */
export interface ServedSite {
  readonly id: string;
  readonly url: string;
  readonly site: TestSite;
  mood: Mood;
  /** What the site answers in place of itself, when set. */
  lie: unknown;
  readonly asked: { readonly query: string; readonly requestId: unknown }[];
  close(): Promise<void>;
}

export interface TestNetwork {
  readonly sites: readonly ServedSite[];
  ask(query: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  close(): Promise<void>;
}

/** Long enough for any site that answers at all on a busy machine. */
const PATIENT_DEADLINE_MS = 300_000;
const MAX_ANSWER_BYTES = 2_000_000;

/** The patients subgraph over real HTTP servers, one for each of these sites. */
export async function openNetwork(
  ids: readonly string[],
  deadlineMs = PATIENT_DEADLINE_MS,
  terminologies = true,
): Promise<TestNetwork> {
  const sites = await Promise.all(ids.map((id) => serveSite(id, terminologies)));
  const part = await createPatientsSubgraph({
    sites: sites.map(({ id, url }) => ({ id, name: `Site ${id}`, url })),
    deadlineMs,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    signer: TEST_PATIENTS,
    gate: { ...DEFAULT_GATE, failuresFrom: Number.MAX_SAFE_INTEGER },
  });
  return {
    sites,
    ask: (query, variables = {}) =>
      graphql({
        schema: part.schema,
        source: query,
        variableValues: variables,
        contextValue: part.contextFor({
          requestId: 'test-request-1',
          signal: new AbortController().signal,
          caller: entitledCaller(),
          notices: [],
        }),
      }),
    close: async () => {
      await part.close();
      await Promise.all(sites.map((site) => site.close()));
    },
  };
}

const bodySchema = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });

async function serveSite(id: string, terminologies: boolean): Promise<ServedSite> {
  const site = await openTestSite(id, embedded, {}, terminologies);
  const asked: { query: string; requestId: unknown }[] = [];
  const server = createServer((request, response) => {
    void answer(served, request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const served: ServedSite = {
    id,
    url: `http://127.0.0.1:${port}/graphql`,
    site,
    mood: 'ok',
    lie: undefined,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await site.close();
    },
  };
  return served;
}

async function answer(
  served: ServedSite,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { mood, lie, site, asked } = served;
  if (mood === 'dead') request.socket.destroy();
  if (mood === 'dead' || mood === 'frozen') return;
  if (mood === 'slow body') {
    response.write('{"data":');
    return;
  }
  if (request.url === '/ready') {
    response.writeHead(mood === 'ok' ? 200 : 503).end('{}');
    return;
  }
  const { query, variables } = bodySchema.parse(JSON.parse(await text(request)));
  asked.push({ query, requestId: request.headers['x-request-id'] });
  const body =
    lie === undefined ? JSON.stringify(await site.ask(query, variables)) : JSON.stringify(lie);
  const errorOf = (code: string) =>
    JSON.stringify({ data: null, errors: [{ message: 'no', extensions: { code } }] });
  const bodies = {
    ok: body,
    garbage: '<html>',
    huge: JSON.stringify({ data: 'x'.repeat(MAX_ANSWER_BYTES) }),
    refusing: errorOf('UNAUTHORIZED_FIELD_OR_TYPE'),
    failing: 'bad gateway',
    mistrusting: errorOf('UNAUTHENTICATED'),
    'unable to record': errorOf('AUDIT_UNAVAILABLE'),
  };
  const status = mood === 'failing' ? 502 : mood === 'mistrusting' ? 401 : 200;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(bodies[mood]);
}
