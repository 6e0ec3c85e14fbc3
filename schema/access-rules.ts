import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';

/** The federation's access directives. */
export const ACCESS_DIRECTIVES: readonly string[] = ['authenticated', 'requiresScopes', 'policy'];

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

/**
 * Deny by default, checked before composition: every object type, or else each of its fields, must
 * state an access rule, and a field that states one of its own must be nullable: denying it gives
 * null, which would otherwise take its parent along. An `@external` field's rule is its owner's. An
 * input type that states for one of its fields what it reveals must do so for all.
 * @returns one line a fault, `subgraph: Type.field …`
 */
export function findAccessRuleFaults(subgraph: string, document: DocumentNode): string[] {
  const objects = document.definitions.filter(
    (node): node is ObjectNode =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  const ruledTypes = new Set(
    objects.filter((node) => statesRule(node.directives)).map((node) => node.name.value),
  );
  return [
    ...inputFaults(subgraph, document),
    ...objects.flatMap((object) =>
      (object.fields ?? []).flatMap((field) => {
        if (field.directives?.some((directive) => directive.name.value === 'external')) return [];
        const place = `${subgraph}: ${object.name.value}.${field.name.value}`;
        if (!statesRule(field.directives)) {
          return ruledTypes.has(object.name.value)
            ? []
            : [`${place} states no access rule, and neither does its type`];
        }
        return field.type.kind === Kind.NON_NULL_TYPE
          ? [`${place} states an access rule of its own and so must be nullable`]
          : [];
      }),
    ),
  ];
}

function inputFaults(subgraph: string, document: DocumentNode): string[] {
  return document.definitions.flatMap((node) => {
    if (node.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) return [];
    const fields = node.fields ?? [];
    const silent = fields.filter((field) => !field.directives?.some(isReveals));
    if (silent.length === fields.length) return [];
    return silent.map(
      (field) =>
        `${subgraph}: ${node.name.value}.${field.name.value} states no @reveals, but its siblings do`,
    );
  });
}

function isReveals(directive: ConstDirectiveNode): boolean {
  return directive.name.value === 'reveals';
}

function statesRule(directives: readonly ConstDirectiveNode[] | undefined): boolean {
  return (directives ?? []).some(isAccessDirective);
}

function isAccessDirective(directive: ConstDirectiveNode): boolean {
  return ACCESS_DIRECTIVES.includes(directive.name.value);
}
