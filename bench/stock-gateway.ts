/**
 * The baseline: Apollo's gateway and server as their documentation starts them, over the same subgraphs.
 * What differs from the defaults is only what it takes to run here: the supergraph's addresses, the
 * access marks that it refuses, who asks and the signature for it, and no reports to its vendor.
 */
import { randomUUID } from 'node:crypto';
import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Identity } from '../identity/identity.ts';

process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
const { ApolloGateway, RemoteGraphQLDataSource } = await import('@apollo/gateway');
const { ApolloServer } = await import('@apollo/server');
const { startStandaloneServer } = await import('@apollo/server/standalone');
const { signingKeyOf } = await import('../cli/part-keys.ts');
const { ASSERTION_HEADER } = await import('../identity/assertion.ts');
const { localIssuers } = await import('../identity/local-issuer.ts');
const { gatewaySigner } = await import('../identity/signer.ts');
const { identify } = await import('../identity/verify.ts');
const { loadSupergraph } = await import('../schema/sdl.ts');
const { silentLog } = await import('../service/log.ts');
const { REQUEST_ID_HEADER } = await import('../service/request-scope.ts');

interface Context {
  readonly caller?: Identity | null;
}

const DATA_DIR = process.env['DATA_DIR'] ?? 'data';
const signer = gatewaySigner(await signingKeyOf('gateway', { DATA_DIR }, silentLog));
const issuers = await localIssuers({ dataDirectory: DATA_DIR, mode: 'development' });

/** The subgraphs answer nobody who doesn't sign for the question. */
class SigningDataSource extends RemoteGraphQLDataSource<Context> {
  readonly #name: string;
  constructor(name: string) {
    super({ url: process.env[`${name.toUpperCase()}_URL`] ?? 'http://none.invalid' });
    this.#name = name;
  }

  override async willSendRequest(options: GraphQLDataSourceProcessOptions<Context>): Promise<void> {
    const { http, query, ...rest } = options.request;
    const caller = 'incomingRequestContext' in options ? options.context.caller : null;
    const requestId = randomUUID();
    const body = JSON.stringify({ query, ...rest });
    const question = { audience: this.#name, requestId, body };
    http?.headers.set(REQUEST_ID_HEADER, requestId);
    http?.headers.set(ASSERTION_HEADER, await signer.sign(question, caller ?? null));
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: loadSupergraph().replaceAll(', for: SECURITY)', ')'),
  buildService: ({ name }) => new SigningDataSource(name),
});
const server = new ApolloServer<Context>({ gateway });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async ({ req }) => ({
    caller: await identify({ authorization: req.headersDistinct['authorization'] ?? [] }, issuers),
  }),
});
process.on('SIGTERM', () => {
  void server.stop().then(() => process.exit(0));
});
process.send?.({ listening: `${url}graphql` });
