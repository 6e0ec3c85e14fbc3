import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { Caller, Expectation } from './expectation.ts';

/** All fields of a schema, each with its type's name. */
export function fieldsOf(schema: GraphQLSchema): [string, GraphQLField<unknown, unknown>][] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).map((field): [string, typeof field] => [type.name, field])
      : [],
  );
}

/**
 * The fields that can be had at the end of fields that can be had. No schema can show a type without
 * fields, so neither such a type nor what gives it is among them, though one may ask for its name.
 */
export function reachable(
  schema: GraphQLSchema,
  expectation: Expectation,
  caller: Caller,
): string[] {
  const reached = new Set<string>();
  const fields = new Set<string>();
  const isEmpty = (type: GraphQLNamedType | undefined) =>
    (isObjectType(type) || isInterfaceType(type)) &&
    !Object.keys(type.getFields()).some((field) => expectation.maySee(caller, type.name, field));
  const visit = (name: string) => {
    const type = schema.getType(name);
    if (reached.has(name) || !type || isEmpty(type)) return;
    reached.add(name);
    if (isAbstractType(type))
      for (const { name: next } of schema.getPossibleTypes(type)) visit(next);
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    for (const field of Object.values(type.getFields())) {
      const returned = schema.getType(getNamedType(field.type).name);
      if (!expectation.maySee(caller, name, field.name) || isEmpty(returned)) continue;
      fields.add(`${name}.${field.name}`);
      visit(getNamedType(field.type).name);
    }
    for (const { name: next } of type.getInterfaces()) visit(next);
  };
  visit('Query');
  return [...fields];
}
