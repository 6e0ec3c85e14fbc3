import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses kinds of operations that the schema has none of; graphql-js finds that only at run time. */
export const knownOperationType: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(
      new GraphQLError(`There is no ${node.operation} here: send a query`, { nodes: node }),
    );
  },
});
