import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { z } from 'zod';

/**
 * What a field takes, from the access directives of the supergraph. Alternatives are lists of which
 * one must hold whole, as the directives write them.
 */
export type Requirement =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scope' | 'policy'; readonly alternatives: readonly (readonly string[])[] };

export interface FieldRule {
  readonly field: string;
  /** All of them must hold. */
  readonly requirements: readonly Requirement[];
}

type FieldsNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** The access rules of every type that clients see, read once from the composed supergraph. */
export class FieldRules {
  readonly #types: ReadonlyMap<string, TypeDefinitionNode>;

  constructor(supergraph: string) {
    this.#types = publicTypes(parse(supergraph, { noLocation: true }));
  }

  /** Object and interface types that clients see, in the order of their names. */
  get typeNames(): string[] {
    return [...this.#types.values()]
      .filter(hasFields)
      .map((type) => type.name.value)
      .sort();
  }

  /** The rules of a type's fields in the schema's order; null when there is no such type. */
  of(typeName: string): FieldRule[] | null {
    const type = this.#types.get(typeName);
    if (type === undefined || !hasFields(type)) return null;
    return (type.fields ?? []).filter(isPublic).map((field) => ({
      field: field.name.value,
      requirements: this.#requirementsOf(type, field),
    }));
  }

  /** A field takes what its type takes, what itself takes, and what the type that it gives takes. */
  #requirementsOf(type: FieldsNode, field: FieldDefinitionNode): Requirement[] {
    const places = [type, field, this.#types.get(namedType(field.type))];
    return mergeRequirements(
      places.flatMap((place) => (place?.directives ?? []).flatMap(readRequirement)),
    );
  }
}

function publicTypes(document: DocumentNode): Map<string, TypeDefinitionNode> {
  const types = document.definitions.filter(
    (node): node is TypeDefinitionNode =>
      node.kind !== Kind.SCHEMA_DEFINITION && node.kind.endsWith('TypeDefinition'),
  );
  return new Map(
    types.filter(isPublic).map((type): [string, TypeDefinitionNode] => [type.name.value, type]),
  );
}

/** Neither `@inaccessible` nor of the composition's own names. */
function isPublic(node: TypeDefinitionNode | FieldDefinitionNode): boolean {
  return (
    !node.name.value.includes('__') &&
    !node.directives?.some((directive) => directive.name.value === 'inaccessible')
  );
}

function hasFields(type: TypeDefinitionNode): type is FieldsNode {
  return type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

const alternativesSchema = z.array(z.array(z.string()));

function readRequirement(directive: ConstDirectiveNode): Requirement[] {
  switch (directive.name.value) {
    case 'authenticated':
      return [{ kind: 'authenticated' }];
    case 'requiresScopes':
      return [{ kind: 'scope', alternatives: readAlternatives(directive) }];
    case 'policy':
      return [{ kind: 'policy', alternatives: readAlternatives(directive) }];
    default:
      return [];
  }
}

function readAlternatives(directive: ConstDirectiveNode): string[][] {
  const value = directive.arguments?.[0]?.value;
  const lists = value?.kind === Kind.LIST ? value.values : [];
  return alternativesSchema.parse(
    lists.map((list) =>
      list.kind === Kind.LIST
        ? list.values.map((item) => (item.kind === Kind.STRING ? item.value : null))
        : null,
    ),
  );
}

/** Each requirement once; one that has no alternative is split into its parts. */
function mergeRequirements(requirements: readonly Requirement[]): Requirement[] {
  const parts = requirements.flatMap((requirement): Requirement[] => {
    if (requirement.kind === 'authenticated') return [requirement];
    const [only, ...others] = requirement.alternatives;
    if (only === undefined || others.length > 0) return [requirement];
    return only.map((name) => ({ kind: requirement.kind, alternatives: [[name]] }));
  });
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}
