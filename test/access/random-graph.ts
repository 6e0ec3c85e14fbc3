import '../../gateway/no-telemetry.ts';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { execute, GraphQLError, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { guardSchema } from '../../access/shield.ts';
import { LEFT_TO_THE_SITE } from '../../access/caller-grants.ts';
import { tellIncompleteValues } from '../../gateway/answer.ts';
import { AuthorizingGateway } from '../../gateway/authorize.ts';
import type { GatewayContext } from '../../gateway/context.ts';
import { readSupergraph } from '../../gateway/supergraph.ts';
import type { Identity } from '../../identity/identity.ts';
import { logOperations } from '../../service/graphql-server.ts';
import { createLog } from '../../service/log.ts';
import { maskError } from '../../service/masking.ts';
import { canarySubgraph, type CanaryNames } from './canaries.ts';
import type { Caller } from './expectation.ts';
import type { RandomOperation } from './random-operation.ts';

/** A graph as it is composed. */
export interface Composed {
  readonly supergraph: string;
  readonly subgraphs: ReadonlyMap<string, DocumentNode>;
  readonly names?: CanaryNames;
}

export interface Layers {
  /** Whether the gateway takes out of operations what their callers may not have. */
  readonly gateway: boolean;
  /** Whether the subgraphs hold their callers against their rules. */
  readonly subgraphs: boolean;
}

/** What came of one operation, everywhere that it left a trace. */
export interface Trace {
  readonly data: unknown;
  readonly errors: readonly unknown[];
  readonly log: string;
  readonly requests: readonly SubgraphRequest[];
}

export interface SubgraphRequest {
  readonly subgraph: string;
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Its text and variables. */
  readonly text: string;
}

export interface CanaryGraph {
  ask(operation: RandomOperation, caller: Caller): Promise<Trace>;
  stop(): Promise<void>;
}

/** An identity whose own words are canaries too: nothing may tell them but an access rule of theirs. */
export function identityOf(caller: Caller): Identity | null {
  return (
    caller && {
      ...caller,
      subject: '‹subject›',
      issuer: 'https://issuer.invalid',
      institution: { id: 'home', name: 'Home' },
      roles: [],
    }
  );
}

/**
 * The gateway as `startGateway` puts it together, over subgraphs in this process in which every value is a
 * canary; either layer of access control can be left out.
 */
export async function startCanaryGraph(composed: Composed, layers: Layers): Promise<CanaryGraph> {
  const requests: SubgraphRequest[] = [];
  const lines: string[] = [];
  const log = createLog({
    part: 'gateway',
    level: 'trace',
    pretty: false,
    write: (line) => lines.push(line),
  });
  const supergraph = readSupergraph(composed.supergraph);
  const apollo = new ApolloGateway({
    supergraphSdl: supergraph.sdl,
    buildService: ({ name }) => {
      const sdl = composed.subgraphs.get(name);
      if (!sdl) throw new Error(`there is no subgraph ${name}`);
      const schema = canarySubgraph(sdl, composed.names);
      const guarded = layers.subgraphs ? guardSchema(schema, sdl, LEFT_TO_THE_SITE) : schema;
      return callSubgraph(name, guarded, (request) => requests.push(request));
    },
  });
  const server = new ApolloServer<GatewayContext>({
    gateway: layers.gateway
      ? new AuthorizingGateway(apollo, {
          supergraph: supergraph.sdl,
          mode: 'filter',
          decisions: LEFT_TO_THE_SITE,
          mayIntrospect: () => true,
        })
      : apollo,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => maskError(formatted, error, log),
    plugins: [tellIncompleteValues, logOperations(log, 'info')],
  });
  await server.start();
  return {
    ask: async ({ text: query, variables }, caller) => {
      requests.length = 0;
      lines.length = 0;
      const contextValue: GatewayContext = {
        requestId: 'r1',
        signal: new AbortController().signal,
        caller: identityOf(caller),
        notices: [],
      };
      const { body } = await server.executeOperation({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new Error('the answer comes in parts');
      const { data, errors = [] } = body.singleResult;
      return { data, errors, log: lines.join(''), requests: [...requests] };
    },
    stop: () => server.stop(),
  };
}

function callSubgraph(
  subgraph: string,
  schema: GraphQLSchema,
  note: (request: SubgraphRequest) => void,
): GraphQLDataSource<GatewayContext> {
  return {
    process: async ({ request: { query = '', variables = {} }, context }) => {
      const document = parse(query, { noLocation: true });
      note({
        subgraph,
        schema,
        document,
        variables,
        text: `${query}\n${JSON.stringify(variables)}`,
      });
      const { data, errors = [] } = await execute({
        schema,
        document,
        variableValues: variables,
        contextValue: context,
      });
      const told = errors.map((error: GraphQLError) => error.toJSON());
      return { data: data ?? null, ...(told.length > 0 && { errors: told }) };
    },
  };
}
