import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';
import type { GatewayContext } from './context.ts';

const completionFaults = z.array(
  z.looseObject({
    message: z.string(),
    path: z.array(z.union([z.string(), z.number()])).optional(),
  }),
);

/**
 * A subgraph may answer what the schema doesn't allow, such as null where there must be a value. The
 * gateway nulls it and notes that among the extensions only; here it becomes an error like any other,
 * so that nothing is missing in silence.
 */
export const tellIncompleteValues: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        if (body.kind !== 'single') return Promise.resolve();
        const { extensions: { valueCompletion, ...extensions } = {}, ...result } =
          body.singleResult;
        const faults = completionFaults.safeParse(valueCompletion);
        if (!faults.success) return Promise.resolve();
        body.singleResult = {
          ...result,
          ...(Object.keys(extensions).length > 0 && { extensions }),
          errors: [...(result.errors ?? []), ...faults.data.map(asError)],
        };
        return Promise.resolve();
      },
    }),
};

function asError({
  message,
  path,
}: z.output<typeof completionFaults>[number]): GraphQLFormattedError {
  return {
    message,
    ...(path && { path }),
    extensions: { code: 'SUBGRAPH_INVALID_ANSWER' },
  };
}
