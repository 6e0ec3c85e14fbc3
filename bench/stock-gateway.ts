/**
 * The baseline: Apollo's gateway and server as their documentation starts them, over the same subgraphs.
 * What differs from the defaults is only what it takes to run here: the supergraph's addresses, the
 * access marks that it refuses, and no reports to its vendor.
 */
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
const { ApolloGateway, RemoteGraphQLDataSource } = await import('@apollo/gateway');
const { ApolloServer } = await import('@apollo/server');
const { startStandaloneServer } = await import('@apollo/server/standalone');
const { loadSupergraph } = await import('../schema/sdl.ts');

const gateway = new ApolloGateway({
  supergraphSdl: loadSupergraph().replaceAll(', for: SECURITY)', ')'),
  buildService: ({ name }) =>
    new RemoteGraphQLDataSource({
      url: process.env[`${name.toUpperCase()}_URL`] ?? 'http://none.invalid',
    }),
});
const server = new ApolloServer({ gateway });
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
process.on('SIGTERM', () => {
  void server.stop().then(() => process.exit(0));
});
process.send?.({ listening: `${url}graphql` });
