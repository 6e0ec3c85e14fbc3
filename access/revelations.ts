import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { z } from 'zod';

/**
 * What an input lets its caller find out without reading it: a filter, sort or group-by on a field
 * tells the field's value as well as reading it does, and so asks for the same right. Stated by
 * `@reveals(fields:)` on input fields, enum values and arguments; keyed by `Input.field`, `Enum.VALUE`
 * or `Type.field(argument)`.
 */
export type Revelations = ReadonlyMap<string, readonly string[]>;

const fieldsArgument = z.object({ fields: z.array(z.string().regex(/^\w+\.\w+$/)) });

/** Reads the `@reveals` of a supergraph or of a subgraph's SDL. */
export function readRevelations(sdl: string | DocumentNode): Revelations {
  const document = typeof sdl === 'string' ? parse(sdl, { noLocation: true }) : sdl;
  const revelations = new Map<string, readonly string[]>();
  const read = (place: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const reveals = directives?.find(({ name }) => name.value === 'reveals');
    if (reveals === undefined) return;
    const argumentValues = (reveals.arguments ?? []).map(({ name, value }): [string, unknown] => [
      name.value,
      valueFromASTUntyped(value),
    ]);
    revelations.set(place, fieldsArgument.parse(Object.fromEntries(argumentValues)).fields);
  };
  for (const node of document.definitions) {
    if ('fields' in node)
      for (const field of node.fields ?? []) {
        const place = `${node.name.value}.${field.name.value}`;
        if (field.kind === Kind.INPUT_VALUE_DEFINITION) read(place, field.directives);
        else
          for (const argument of field.arguments ?? [])
            read(`${place}(${argument.name.value})`, argument.directives);
      }
    if ('values' in node)
      for (const value of node.values ?? [])
        read(`${node.name.value}.${value.name.value}`, value.directives);
  }
  return revelations;
}

/** Whether any use of a field's arguments could reveal something. */
export function mayReveal(
  revelations: Revelations,
  parentName: string,
  field: GraphQLField<unknown, unknown>,
): boolean {
  const seen = new Set<string>();
  const typeMayReveal = (type: GraphQLInputType): boolean => {
    const named = getNamedType(type);
    if (seen.has(named.name)) return false;
    seen.add(named.name);
    if (isEnumType(named))
      return named.getValues().some(({ name }) => revelations.has(`${named.name}.${name}`));
    return (
      isInputObjectType(named) &&
      Object.values(named.getFields()).some(
        (input) => revelations.has(`${named.name}.${input.name}`) || typeMayReveal(input.type),
      )
    );
  };
  return field.args.some(
    ({ name, type }) =>
      revelations.has(`${parentName}.${field.name}(${name})`) || typeMayReveal(type),
  );
}

/** The coordinates of the fields that a field's arguments, as they are used here, reveal. */
export function revealedBy(
  revelations: Revelations,
  parentName: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): string[] {
  if (revelations.size === 0) return [];
  return field.args.flatMap((argument) => {
    const given = node.arguments?.find(({ name }) => name.value === argument.name);
    const value: unknown = given ? valueFromASTUntyped(given.value, variables) : undefined;
    const effective = value === undefined ? argument.defaultValue : value;
    if (effective === null || effective === undefined) return [];
    const place = `${parentName}.${field.name}(${argument.name})`;
    return [
      ...(revelations.get(place) ?? []),
      ...revealedByValue(revelations, argument.type, effective),
    ];
  });
}

function revealedByValue(
  revelations: Revelations,
  type: GraphQLInputType,
  value: unknown,
): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((item) => revealedByValue(revelations, type, item));
  const named = getNamedType(type);
  if (isEnumType(named))
    return typeof value === 'string' ? [...(revelations.get(`${named.name}.${value}`) ?? [])] : [];
  if (!isInputObjectType(named) || typeof value !== 'object') return [];
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.values(named.getFields()).flatMap((field) => {
    const inner = given.has(field.name) ? given.get(field.name) : field.defaultValue;
    if (inner === null || inner === undefined) return [];
    return [
      ...(revelations.get(`${named.name}.${field.name}`) ?? []),
      ...revealedByValue(revelations, field.type, inner),
    ];
  });
}
