import {
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type ConstDirectiveNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { z } from 'zod';

/** Field coordinate → coordinates of the fields whose values its subgraph is given along with it. */
export type InputsOfFields = ReadonlyMap<string, readonly string[]>;

/**
 * The fields that flow into others, read from a supergraph's `@join__field`: what `requires` selects,
 * and for `contextArguments` every field of the names that the selection holds, whatever its type.
 */
export function readInputsOfFields(schema: GraphQLSchema): InputsOfFields {
  const inputs = new Map<string, readonly string[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    for (const [name, field] of fieldsOf(type)) {
      const found = (field.astNode?.directives ?? [])
        .filter((directive) => directive.name.value === 'join__field')
        .map((directive) => joinSchema.parse(argumentsOf(directive)))
        .flatMap(({ requires, contextArguments }) => [
          ...(requires === undefined ? [] : coordinatesIn(schema, type.name, requires)),
          ...contextArguments.flatMap(({ selection }) => coordinatesOfNames(schema, selection)),
        ]);
      if (found.length > 0) inputs.set(`${type.name}.${name}`, found);
    }
  }
  return inputs;
}

const joinSchema = z.object({
  requires: z.string().optional(),
  contextArguments: z.array(z.object({ selection: z.string() })).default([]),
});

function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function fieldsOf(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type) ? Object.entries(type.getFields()) : [];
}

/** The coordinates that a federation field set selects, nested ones included. */
function coordinatesIn(schema: GraphQLSchema, typeName: string, fieldSet: string): string[] {
  const document = parse(`fragment Fields on ${typeName} { ${fieldSet} }`, { noLocation: true });
  const typeInfo = new TypeInfo(schema);
  const coordinates: string[] = [];
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      [Kind.FIELD]: (node) => {
        const parent = typeInfo.getParentType();
        if (parent) coordinates.push(`${parent.name}.${node.name.value}`);
      },
    }),
  );
  return coordinates;
}

function coordinatesOfNames(schema: GraphQLSchema, selection: string): string[] {
  const names = new Set(selection.match(/\w+/g));
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    fieldsOf(type)
      .filter(([name]) => names.has(name))
      .map(([name]) => `${type.name}.${name}`),
  );
}
