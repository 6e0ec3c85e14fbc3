import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
} from 'graphql';

/** What a client selects of an object: its fields by name, wherever and however often they stand. */
export interface Selection {
  readonly type: GraphQLObjectType;
  /** Field nodes by field name; aliases of one field are together. */
  readonly fields: ReadonlyMap<string, readonly FieldNode[]>;
}

/** The request in which a selection stands. */
export type SelectionScope = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** What is selected of the object of this type that the resolver's field returns. */
export function selectionOf(info: GraphQLResolveInfo, typeName: string): Selection {
  return collect(info.fieldNodes, objectType(typeName, info), info);
}

/** A selection of nothing. */
export function emptySelection(typeName: string, scope: SelectionScope): Selection {
  return { type: objectType(typeName, scope), fields: new Map() };
}

/** What is selected of the objects under a field; null when the field isn't selected. */
export function selectionUnder(
  selection: Selection,
  field: string,
  scope: SelectionScope,
): Selection | null {
  const nodes = selection.fields.get(field);
  const definition = selection.type.getFields()[field];
  if (nodes === undefined || definition === undefined) return null;
  const type = getNamedType(definition.type);
  return isObjectType(type) ? collect(nodes, type, scope) : null;
}

/**
 * The selection as text: no alias, no fragment, no directive, each field once, in the order of their
 * names, so that selections that ask the same are the same.
 */
export function printSelection(selection: Selection, scope: SelectionScope): string {
  const fields = [...selection.fields.keys()].sort().map((name) => {
    const under = selectionUnder(selection, name, scope);
    return under === null ? name : name + printSelection(under, scope);
  });
  return `{${fields.join(' ')}}`;
}

/** The selection without some fields, and with others that are no objects. */
export function changeSelection(
  { type, fields }: Selection,
  { without, plus }: { readonly without: readonly string[]; readonly plus: readonly string[] },
): Selection {
  const kept = [...fields].filter(([name]) => !without.includes(name));
  return { type, fields: new Map([...plus.map((name) => [name, []] as const), ...kept]) };
}

function objectType(name: string, { schema }: SelectionScope): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type of this schema`);
  return type;
}

function collect(
  nodes: readonly FieldNode[],
  type: GraphQLObjectType,
  scope: SelectionScope,
): Selection {
  const fields = new Map<string, FieldNode[]>();
  for (const node of nodes) addTo(fields, node.selectionSet?.selections ?? [], type, scope);
  return { type, fields };
}

function addTo(
  fields: Map<string, FieldNode[]>,
  selections: readonly SelectionNode[],
  type: GraphQLObjectType,
  scope: SelectionScope,
): void {
  for (const node of selections) {
    if (!isIncluded(node, scope)) continue;
    if (node.kind === Kind.FIELD) {
      const nodes = fields.get(node.name.value) ?? [];
      fields.set(node.name.value, [...nodes, node]);
      continue;
    }
    const part = node.kind === Kind.INLINE_FRAGMENT ? node : scope.fragments[node.name.value];
    if (part !== undefined && appliesTo(part.typeCondition?.name.value, type, scope))
      addTo(fields, part.selectionSet.selections, type, scope);
  }
}

function isIncluded(node: SelectionNode, { variableValues }: SelectionScope): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variableValues);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

function appliesTo(
  condition: string | undefined,
  type: GraphQLObjectType,
  { schema }: SelectionScope,
): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wider = schema.getType(condition);
  return isAbstractType(wider) && schema.isSubType(wider, type);
}
