import { buildSubgraphSchema } from '@apollo/subgraph';
import { Kind, type DocumentNode, type GraphQLSchema } from 'graphql';
import { SCALARS } from './scalars.ts';
import { loadSchema, type SchemaName } from './sdl.ts';

type SchemaModules = Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>;
type SchemaModule = Exclude<SchemaModules[number], DocumentNode>;

/** The resolvers of a part by type and field: its generated `Resolvers`, whatever their context. */
type PartResolvers = NonNullable<SchemaModule['resolvers']>;

/**
 * The executable schema of a part: its SDL, its resolvers, and the scalars that the SDL declares.
 * Every part is built here, so a rule that is to hold for all parts has one place.
 * @throws Error when the resolvers don't fit the SDL, or a scalar is unknown
 */
export function buildPartSchema(name: SchemaName, resolvers: PartResolvers): GraphQLSchema {
  const typeDefs = loadSchema(name);
  return buildSubgraphSchema({
    typeDefs,
    resolvers: { ...resolvers, ...declaredScalars(typeDefs) },
  });
}

function declaredScalars(typeDefs: DocumentNode): PartResolvers {
  const names = typeDefs.definitions
    .filter((node) => node.kind === Kind.SCALAR_TYPE_DEFINITION)
    .map((node) => node.name.value);
  return Object.fromEntries(
    names.map((name) => {
      const scalar = SCALARS.get(name);
      if (scalar === undefined) throw new Error(`the scalar ${name} is not in schema/scalars.ts`);
      return [name, scalar];
    }),
  );
}
