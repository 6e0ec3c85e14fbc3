import type { GraphQLDataSource } from '@apollo/gateway';
import { graphql, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from './context.ts';

/** A data source for the subgraph that the gateway answers itself, on the context of the request. */
export function callInProcess(schema: GraphQLSchema): GraphQLDataSource<GatewayContext> {
  return {
    process: async ({ request, context }) => {
      const { data, errors } = await graphql({
        schema,
        source: request.query ?? '',
        variableValues: request.variables,
        contextValue: context,
      });
      return {
        data: data ?? null,
        ...(errors && { errors: errors.map((error) => error.toJSON()) }),
      };
    },
  };
}
