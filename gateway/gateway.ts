import './no-telemetry.ts';
import { ApolloGateway } from '@apollo/gateway';
import { LEFT_TO_THE_SITE } from '../access/caller-grants.ts';
import type { AuditLog } from '../audit/log.ts';
import type { Issuer } from '../identity/issuers.ts';
import type { GatewaySigner } from '../identity/signer.ts';
import { allowOrigins } from '../service/cors.ts';
import {
  logOperations,
  startGraphQLServer,
  type Listener,
  type Running,
} from '../service/graphql-server.ts';
import { createAccessSchema } from './access-subgraph.ts';
import { tellIncompleteValues } from './answer.ts';
import { AuthorizingGateway } from './authorize.ts';
import { auditGateway } from './audit.ts';
import type { GatewayContext } from './context.ts';
import { serveGraphiql } from './graphiql.ts';
import { identityOf, verifyIdentity } from './identity.ts';
import { limitCost, OWN_WEIGHTS } from './cost.ts';
import { callInProcess } from './in-process-call.ts';
import { limitDepth, MAX_BODY_BYTES, MAX_TOKENS } from './limits.ts';
import { chooseOperation } from './operation.ts';
import { SubgraphCall } from './subgraph-call.ts';
import { readSupergraph } from './supergraph.ts';
import type { UnauthorizedMode } from './unauthorized-mode.ts';

export interface GatewayOptions extends Listener {
  /** Another supergraph than this project's own, as SDL. */
  readonly supergraph?: string | undefined;
  /** Where subgraphs answer GraphQL, by name; the supergraph's own address for those not named. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** `filter` unless stated. */
  readonly unauthorized?: UnauthorizedMode | undefined;
  /** The scope that it takes to look at the schema; none unless stated. */
  readonly introspectionScope?: string | undefined;
  readonly issuers: readonly Issuer[];
  readonly signer: GatewaySigner;
  /** Where its answers are recorded, which the gateway closes; nowhere unless stated. */
  readonly audit?: AuditLog;
  /** Web pages that browsers may let ask; none unless stated. */
  readonly corsOrigins?: readonly string[];
  /** Whether browsers get GraphiQL; they do unless this is false. */
  readonly graphiql?: boolean;
  /** How long a subgraph may take for one call. */
  readonly deadlineMs: number;
  /** Called once for each request to a subgraph, with the id of the request that it serves. */
  readonly onSubgraphCall?: (subgraph: string, requestId: string) => void;
}

/**
 * Starts the gateway. A request passes: HTTP → identity → limits → authorize → plan → subgraph calls →
 * answer.
 * @throws StartError when nothing can listen at the address
 * @throws UnenforceableRuleError when the supergraph states a rule that can't be enforced
 */
export async function startGateway(options: GatewayOptions): Promise<Running> {
  const { host, port, log, issuers, introspectionScope } = options;
  const supergraph = readSupergraph(options.supergraph);
  const calls = new Map<string, SubgraphCall>();
  const access = callInProcess(createAccessSchema(() => gateway.rules));
  const gateway = new AuthorizingGateway(
    new ApolloGateway({
      supergraphSdl: supergraph.sdl,
      buildService: ({ name, url }) => {
        if (supergraph.own && name === 'access') return access;
        const call = subgraphCall(name, options.subgraphs[name] ?? url ?? '', options);
        calls.set(name, call);
        return call;
      },
    }),
    {
      supergraph: supergraph.sdl,
      mode: options.unauthorized ?? 'filter',
      decisions: supergraph.own ? LEFT_TO_THE_SITE : {},
      mayIntrospect: ({ scopes }) =>
        introspectionScope === undefined || scopes.has(introspectionScope),
    },
  );
  return await startGraphQLServer<GatewayContext>({
    host,
    port,
    log,
    bodyLimit: MAX_BODY_BYTES,
    apollo: {
      gateway,
      parseOptions: { maxLexicalTokens: MAX_TOKENS },
      validationRules: [limitDepth],
      // Names that a caller may not see are not to be had by misspelling them either.
      hideSchemaDetailsFromClientErrors: true,
      plugins: [
        chooseOperation,
        limitCost(supergraph.own ? OWN_WEIGHTS : {}),
        tellIncompleteValues,
        logOperations(log, 'info'),
        ...(options.audit ? [auditGateway(options.audit)] : []),
      ],
    },
    before: [
      allowOrigins(options.corsOrigins ?? []),
      ...(options.graphiql === false ? [] : [serveGraphiql(supergraph)]),
      verifyIdentity(issuers, log, options.audit),
    ],
    contextFor: (info, request) => ({ ...info, caller: identityOf(request) }),
    ready: () => Promise.resolve(),
    close: async () => {
      await Promise.all([...calls.values()].map((call) => call.close()));
      await options.audit?.close();
    },
  });
}

function subgraphCall(name: string, url: string, options: GatewayOptions): SubgraphCall {
  const { deadlineMs, log, signer, onSubgraphCall } = options;
  return new SubgraphCall({ name, url, deadlineMs, log, signer, onCall: onSubgraphCall });
}
