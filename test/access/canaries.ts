import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  getNamedType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLInt,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type DocumentNode,
  type GraphQLAbstractType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** Numbers from here on are canaries. */
const FIRST_NUMBER = 700_000_000;

const numbered: string[] = [];
const numbers = new Map<string, number>();

function numberOf(coordinate: string): number {
  const known = numbers.get(coordinate);
  if (known !== undefined) return known;
  const number = FIRST_NUMBER + numbered.push(coordinate) - 1;
  numbers.set(coordinate, number);
  return number;
}

/** The coordinates whose canaries stand in a text. Booleans and enum values are too common to be any. */
export function canariesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, coordinate = ''] of text.matchAll(/‹([^›]*)›/gu)) found.add(coordinate);
  for (const [number] of text.matchAll(/7\d{8}/g)) {
    const coordinate = numbered[Number(number) - FIRST_NUMBER];
    if (coordinate !== undefined) found.add(coordinate);
  }
  return found;
}

/** The value of a field that says, wherever it turns up, which field it is of. */
export function canaryOf(
  schema: GraphQLSchema,
  coordinate: string,
  type: GraphQLOutputType,
): unknown {
  if (isNonNullType(type)) return canaryOf(schema, coordinate, type.ofType);
  if (isListType(type)) {
    const item = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
    if (isAbstractType(item)) return typesOf(schema, item).map((name) => ({ __typename: name }));
    return [1, 2].map(() => canaryOf(schema, coordinate, type.ofType));
  }
  if (isAbstractType(type)) return { __typename: typesOf(schema, type)[0] };
  if (isObjectType(type)) return { __typename: type.name };
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (type === GraphQLBoolean) return true;
  if (type === GraphQLInt) return numberOf(coordinate);
  if (type === GraphQLFloat) return numberOf(coordinate) + 0.5;
  return `‹${coordinate}›`;
}

/** A single value of an abstract type is of the first of these; unions begin at the other end. */
function typesOf(schema: GraphQLSchema, type: GraphQLAbstractType): string[] {
  const all = schema.getPossibleTypes(type).map(({ name }) => name);
  return isUnionType(type) ? all.sort().reverse() : all.sort();
}

/** What the canaries of some coordinates say instead, where subgraphs can't tell which field they answer. */
export type CanaryNames = ReadonlyMap<string, string>;

/** Makes every field of a schema give its canary. */
export function plantCanaries(
  schema: GraphQLSchema,
  names: CanaryNames = new Map(),
): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const coordinate = `${type.name}.${field.name}`;
      const canary = canaryOf(schema, names.get(coordinate) ?? coordinate, field.type);
      field.resolve = () => canary;
    }
  }
  return schema;
}

/** A subgraph's schema in which every field gives its canary, and every entity is found. */
export function canarySubgraph(typeDefs: DocumentNode, names?: CanaryNames): GraphQLSchema {
  const interfaces = typeDefs.definitions.flatMap((node) =>
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ? [node.name.value] : [],
  );
  const schema: GraphQLSchema = buildSubgraphSchema({
    typeDefs,
    resolvers: Object.fromEntries(
      interfaces.map((name) => [name, { __resolveReference: () => firstOf(name) }]),
    ),
  });
  const firstOf = (name: string) => {
    const type = schema.getType(name);
    return isInterfaceType(type) ? { __typename: typesOf(schema, type)[0] } : null;
  };
  return plantCanaries(schema, names);
}

/** Whether a field gives objects, and so needs a selection. */
export function givesObjects(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return isObjectType(named) || isAbstractType(named);
}
