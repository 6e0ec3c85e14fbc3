import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isUnionType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type InlineFragmentNode,
  type SelectionNode,
} from 'graphql';
import { HIDDEN_TYPENAME } from './response-shape.ts';

/** Whether `@skip` and `@include` let a selection be part of the operation. */
export function isIncluded(
  node: SelectionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/** The directives by which variables decide what of an operation runs. */
const SWITCHES: readonly string[] = [GraphQLSkipDirective.name, GraphQLIncludeDirective.name];

export function isSwitched({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => SWITCHES.includes(name.value));
}

/** An included field, whose switches have been decided. */
export function withoutSwitches(field: FieldNode): FieldNode {
  if (!isSwitched(field)) return field;
  const directives = (field.directives ?? []).filter(({ name }) => !SWITCHES.includes(name.value));
  return { ...field, directives };
}

/** A field by its name, `__typename`, `__schema` and `__type` among them. */
export function fieldOf(
  type: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isUnionType(type) ? undefined : type.getFields()[name];
}

/** Whether a field asks of the schema and not of data. */
export function isIntrospection(field: GraphQLField<unknown, unknown>): boolean {
  return field === SchemaMetaFieldDef || field === TypeMetaFieldDef;
}

/** Asks for the type's name under an alias that no client uses. */
export function hiddenTypename(): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: HIDDEN_TYPENAME },
    name: { kind: Kind.NAME, value: '__typename' },
  };
}

export function inlineFragment(
  type: string,
  selections: readonly SelectionNode[],
): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}
