import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLOutputType,
  type GraphQLScalarType,
} from 'graphql';
import { z } from 'zod';
import { selectionUnder, type Selection, type SelectionScope } from './selection.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/**
 * What a site's answer to a selection must look like, made from the schema: every field there, of its
 * type, non-null where the schema says so. Fields that were not asked for are dropped.
 */
export function shapeOf(selection: Selection, scope: SelectionScope): Shape {
  return Object.fromEntries(
    [...selection.fields.keys()].map((name) => {
      const definition = selection.type.getFields()[name];
      // Only `__typename` is in no type's fields.
      if (definition === undefined) return [name, z.literal(selection.type.name)];
      const under = selectionUnder(selection, name, scope);
      return [
        name,
        typed(definition.type, under === null ? null : z.object(shapeOf(under, scope))),
      ];
    }),
  );
}

function typed(type: GraphQLOutputType, object: z.ZodType | null): z.ZodType {
  return isNonNullType(type) ? present(type.ofType, object) : present(type, object).nullable();
}

function present(type: GraphQLOutputType, object: z.ZodType | null): z.ZodType {
  if (isListType(type)) return z.array(typed(type.ofType, object));
  if (isObjectType(type) && object !== null) return object;
  if (isEnumType(type)) return z.enum(type.getValues().map(({ name }) => name));
  switch (type) {
    case GraphQLString:
    case GraphQLID:
      return z.string();
    case GraphQLInt:
      return z.int();
    case GraphQLFloat:
      return z.number();
    case GraphQLBoolean:
      return z.boolean();
    default:
      return z.unknown().refine((value) => isScalarType(type) && serializes(type, value));
  }
}

/** A custom scalar knows itself what it is. */
function serializes(type: GraphQLScalarType, value: unknown): boolean {
  try {
    return type.serialize(value) !== undefined;
  } catch {
    return false;
  }
}
