import {
  buildASTSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  printSchema,
  visit,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  type TypeNode,
} from 'graphql';
import { unmetClauses, type Grants } from './requirement.ts';
import type { AccessRules } from './rules.ts';

/**
 * The schema as a caller may know it: only types and fields that the caller may ask for, and only what
 * can be reached from them.
 * @returns null when the caller may ask for nothing at all
 */
export function visibleSchema(rules: AccessRules, grants: Grants): GraphQLSchema | null {
  const view = new SchemaView(rules, grants);
  const definitions = parse(printSchema(rules.schema), { noLocation: true }).definitions;
  const visible = definitions.flatMap((definition) => view.narrow(definition));
  const reachable = reachableTypes(visible, rules.schema);
  if (!reachable.has(rules.schema.getQueryType()?.name ?? '')) return null;
  return buildASTSchema(
    {
      kind: Kind.DOCUMENT,
      definitions: visible.filter(
        (node) =>
          node.kind === Kind.DIRECTIVE_DEFINITION ||
          node.kind === Kind.SCHEMA_DEFINITION ||
          reachable.has(nameOf(node) ?? ''),
      ),
    },
    { assumeValid: true },
  );
}

/** Decides on types, fields and inputs for one caller, each once. */
class SchemaView {
  readonly #rules: AccessRules;
  readonly #grants: Grants;
  /** Types that the caller may use; of output types, those of which something is left to ask for. */
  readonly #types: ReadonlySet<string>;

  constructor(rules: AccessRules, grants: Grants) {
    this.#rules = rules;
    this.#grants = grants;
    this.#types = this.#typesWithContent();
  }

  /** From the leaves up, until no type is added: types that only lead to each other hold nothing. */
  #typesWithContent(): Set<string> {
    const all = Object.values(this.#rules.schema.getTypeMap());
    const found = new Set<string>();
    const hasContent = (type: GraphQLNamedType): boolean => {
      if (!this.#seesType(type.name)) return false;
      if (isUnionType(type)) return type.getTypes().some(({ name }) => found.has(name));
      if (!isObjectType(type) && !isInterfaceType(type)) return true;
      return Object.values(type.getFields()).some(
        (field) =>
          this.#sees(`${type.name}.${field.name}`) && found.has(getNamedType(field.type).name),
      );
    };
    for (let before = -1; before !== found.size;) {
      before = found.size;
      for (const type of all) if (hasContent(type)) found.add(type.name);
    }
    return found;
  }

  /** The definition without what the caller may not know; nothing when nothing of it is left. */
  narrow(node: DefinitionNode): DefinitionNode[] {
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION: {
        if (!this.#types.has(node.name.value)) return [];
        const fields = (node.fields ?? []).flatMap((field) =>
          this.#narrowField(node.name.value, field),
        );
        const interfaces = (node.interfaces ?? []).filter(({ name }) =>
          this.#types.has(name.value),
        );
        return fields.length === 0 ? [] : [{ ...node, fields, interfaces }];
      }
      case Kind.UNION_TYPE_DEFINITION: {
        const types = (node.types ?? []).filter(({ name }) => this.#types.has(name.value));
        return types.length === 0 ? [] : [{ ...node, types }];
      }
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        return [
          {
            ...node,
            fields: (node.fields ?? []).filter(
              (field) =>
                this.#seesInput(`${node.name.value}.${field.name.value}`) &&
                this.#types.has(nameOfType(field.type)),
            ),
          },
        ];
      case Kind.ENUM_TYPE_DEFINITION:
        if (!this.#seesType(node.name.value)) return [];
        return [
          {
            ...node,
            values: (node.values ?? []).filter((value) =>
              this.#seesInput(`${node.name.value}.${value.name.value}`),
            ),
          },
        ];
      case Kind.SCALAR_TYPE_DEFINITION:
        return this.#seesType(node.name.value) ? [node] : [];
      default:
        return [node];
    }
  }

  #narrowField(typeName: string, field: FieldDefinitionNode): FieldDefinitionNode[] {
    const name = field.name.value;
    if (!this.#sees(`${typeName}.${name}`)) return [];
    const type = this.#rules.schema.getType(typeName);
    const returned =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.type : undefined;
    if (returned !== undefined && !this.#types.has(getNamedType(returned).name)) return [];
    const seesArgument = ({ name: argument, type }: InputValueDefinitionNode) =>
      this.#seesInput(`${typeName}.${name}(${argument.value})`) &&
      this.#types.has(nameOfType(type));
    return [{ ...field, arguments: (field.arguments ?? []).filter(seesArgument) }];
  }

  #seesType(name: string): boolean {
    return unmetClauses(this.#rules.requirements.ofType(name), this.#grants).length === 0;
  }

  #sees(coordinate: string): boolean {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const requirement = this.#rules.requirements.ofField(typeName, fieldName);
    return this.#seesType(typeName) && unmetClauses(requirement, this.#grants).length === 0;
  }

  /** An input that reveals a field is known to those who may read that field. */
  #seesInput(place: string): boolean {
    return (this.#rules.revelations.get(place) ?? []).every((field) => this.#sees(field));
  }
}

/** Names of the types that can be reached from the root types. */
function reachableTypes(
  definitions: readonly DefinitionNode[],
  schema: GraphQLSchema,
): ReadonlySet<string> {
  const byName = new Map(definitions.map((node) => [nameOf(node), node]));
  const reached = new Set<string>();
  const reach = (name: string) => {
    const node = byName.get(name);
    if (node === undefined || reached.has(name)) return;
    reached.add(name);
    for (const next of namesIn(node)) reach(next);
    const type = schema.getType(name);
    if (isInterfaceType(type))
      for (const { name: next } of schema.getPossibleTypes(type)) reach(next);
  };
  for (const root of [schema.getQueryType(), schema.getMutationType()]) if (root) reach(root.name);
  return reached;
}

/** Every type name that a definition mentions. */
function namesIn(definition: DefinitionNode): string[] {
  const names: string[] = [];
  visit(definition, {
    [Kind.NAMED_TYPE]: (node) => {
      names.push(node.name.value);
    },
  });
  return names;
}

function nameOfType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOfType(type.type);
}

function nameOf(node: DefinitionNode): string | undefined {
  if (node.kind === Kind.SCHEMA_DEFINITION || !('name' in node)) return undefined;
  return node.name.value;
}
