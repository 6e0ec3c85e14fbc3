import './no-telemetry.ts';
import { ApolloGateway } from '@apollo/gateway';
import type { Issuer } from '../identity/issuers.ts';
import {
  logOperations,
  startGraphQLServer,
  type Listener,
  type Running,
} from '../service/graphql-server.ts';
import type { SubgraphName } from '../schema/sdl.ts';
import { createAccessSchema } from './access-subgraph.ts';
import { tellIncompleteValues } from './answer.ts';
import type { GatewayContext } from './context.ts';
import { serveGraphiql } from './graphiql.ts';
import { identityOf, verifyIdentity } from './identity.ts';
import { callInProcess } from './in-process-call.ts';
import { limitDepth, MAX_BODY_BYTES, MAX_TOKENS } from './limits.ts';
import { SubgraphCall } from './subgraph-call.ts';
import { executableSupergraph } from './supergraph.ts';

/** The subgraphs that are processes of their own; `access` is answered here. */
export type RemoteSubgraph = Exclude<SubgraphName, 'access'>;

export interface GatewayOptions extends Listener {
  /** Where each subgraph answers GraphQL. */
  readonly subgraphs: Readonly<Record<RemoteSubgraph, string>>;
  readonly issuers: readonly Issuer[];
  /** How long a subgraph may take for one call. */
  readonly deadlineMs: number;
  /** Called once for each request to a subgraph, with the id of the request that it serves. */
  readonly onSubgraphCall?: (subgraph: string, requestId: string) => void;
}

/**
 * Starts the gateway. A request passes: HTTP → identity → limits → plan → subgraph calls → answer.
 * The schema's access rules are explained (`access`) but not enforced yet: a request without a token
 * passes. Their place is between limits and plan, on the `identity` of the context.
 * @throws StartError when nothing can listen at the address
 */
export async function startGateway(options: GatewayOptions): Promise<Running> {
  const { host, port, log, issuers } = options;
  const supergraph = executableSupergraph();
  const calls = subgraphCalls(options);
  const access = callInProcess(createAccessSchema(supergraph));
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name }) => calls.get(name) ?? access,
  });
  return await startGraphQLServer<GatewayContext>({
    host,
    port,
    log,
    bodyLimit: MAX_BODY_BYTES,
    apollo: {
      gateway,
      parseOptions: { maxLexicalTokens: MAX_TOKENS },
      validationRules: [limitDepth],
      plugins: [tellIncompleteValues, logOperations(log, 'info')],
    },
    before: [serveGraphiql(), verifyIdentity(issuers)],
    contextFor: (info, request) => ({ ...info, identity: identityOf(request) }),
    ready: () => Promise.resolve(),
    close: async () => {
      await Promise.all([...calls.values()].map((call) => call.close()));
    },
  });
}

function subgraphCalls(options: GatewayOptions): Map<string, SubgraphCall> {
  const { subgraphs, deadlineMs, log, onSubgraphCall } = options;
  return new Map(
    Object.entries(subgraphs).map(([name, url]) => [
      name,
      new SubgraphCall({ name, url, deadlineMs, log, onCall: onSubgraphCall }),
    ]),
  );
}
