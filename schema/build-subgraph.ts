import { buildSubgraphSchema } from '@apollo/subgraph';
import { Kind, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LEFT_TO_THE_SITE, type PolicyDecisions } from '../access/caller-grants.ts';
import { guardSchema } from '../access/shield.ts';
import { SCALARS } from './scalars.ts';
import { loadSchema, type SchemaName } from './sdl.ts';

type SchemaModules = Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>;
type SchemaModule = Exclude<SchemaModules[number], DocumentNode>;

/** The resolvers of a part by type and field: its generated `Resolvers`, whatever their context. */
type PartResolvers = NonNullable<SchemaModule['resolvers']>;

/**
 * Whether a part holds its callers against the rules of its schema. `none` is for tests that plant a
 * hole here, to show that the other layers hold; no command, configuration or environment leads to it.
 */
export type RuleEnforcement = 'enforced' | 'none';

export interface PartSchemaOptions {
  /** The policies that the part decides on itself; what hangs on a record is the site's otherwise. */
  readonly decisions?: PolicyDecisions;
  readonly rules?: RuleEnforcement | undefined;
}

/**
 * The executable schema of a part: its SDL, its resolvers, the scalars that the SDL declares, and its
 * access rules before each field, which read `caller` of the context.
 * Every part is built here, so a rule that is to hold for all parts has one place.
 * @throws Error when the resolvers don't fit the SDL, or a scalar is unknown
 */
export function buildPartSchema(
  name: SchemaName,
  resolvers: PartResolvers,
  { decisions = LEFT_TO_THE_SITE, rules = 'enforced' }: PartSchemaOptions = {},
): GraphQLSchema {
  const typeDefs = loadSchema(name);
  const schema = buildSubgraphSchema({
    typeDefs,
    resolvers: { ...resolvers, ...declaredScalars(typeDefs) },
  });
  return rules === 'none' ? schema : guardSchema(schema, typeDefs, decisions);
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
