import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, type DocumentNode } from 'graphql';
import type { GatewayContext } from './context.ts';

/** Refuses a document that leaves open which of its operations is to run. */
export const chooseOperation: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, operation, request: { operationName } }) =>
        operation === undefined
          ? Promise.reject(noSuchOperation(document, operationName))
          : Promise.resolve(),
    }),
};

function noSuchOperation(document: DocumentNode, name: string | undefined): GraphQLError {
  const names = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value ?? 'one without a name'] : [],
  );
  const there = names.length === 0 ? 'no operation' : names.join(', ');
  const message =
    name === undefined || name === ''
      ? `operationName must say which operation is to run: there are ${there}`
      : `operationName names no operation of the document, '${name.slice(0, 80)}': there is ${there}`;
  return new GraphQLError(message, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
  });
}
