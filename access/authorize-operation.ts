import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  fieldOf,
  hiddenTypename,
  isIntrospection,
  inlineFragment,
  withoutSwitches,
} from './operation-nodes.ts';
import { revealedBy } from './revelations.ts';
import { conjunction, unmetClauses, type Requirement } from './requirement.ts';
import type { AccessRules } from './rules.ts';
import {
  RefusedOperationError,
  type AuthorizedOperation,
  type OperationRequest,
  type WithheldField,
} from './authorized-operation.ts';
import { OperationWalk, type Place } from './operation-walk.ts';
import { HIDDEN_TYPENAME, shapeOf, type ObjectShape, type ShapeEntry } from './response-shape.ts';

/**
 * Takes out of an operation the fields that its caller may not have: the rest can run as it is, and
 * nothing that is withheld is ever fetched.
 * @throws RefusedOperationError
 */
export function authorizeOperation(
  rules: AccessRules,
  request: OperationRequest,
): AuthorizedOperation {
  const operation = getOperationAST(request.document, request.operationName);
  const root = operation && rules.schema.getRootType(operation.operation);
  if (!operation || !root) throw new Error('the operation has not been validated');
  return new OperationFilter(rules, request).filter(operation, root);
}

/**
 * `@apollo/gateway` takes whatever is answered as `__typename` for a type's name, and logs what isn't; as
 * `__proto__` JavaScript's objects keep no value.
 */
function isTaken(key: string, node: FieldNode): boolean {
  if (key === HIDDEN_TYPENAME || key === '__proto__') return true;
  return key === '__typename' && node.name.value !== key;
}

class OperationFilter {
  readonly #rules: AccessRules;
  readonly #request: OperationRequest;
  readonly #walk: OperationWalk;
  readonly #withheld = new Map<string, WithheldField>();
  readonly #introspection: FieldNode[] = [];

  constructor(rules: AccessRules, request: OperationRequest) {
    this.#rules = rules;
    this.#request = request;
    this.#walk = new OperationWalk(rules.schema, request);
  }

  filter(operation: OperationDefinitionNode, root: GraphQLCompositeType): AuthorizedOperation {
    const entries: ShapeEntry[] = [];
    const place: Place = { type: root, path: [], entries, runtimeTypes: null };
    const selections = this.#filterSelections(operation.selectionSet, place);
    const documentOf = (left: readonly SelectionNode[]): DocumentNode | null =>
      left.length === 0
        ? null
        : {
            kind: Kind.DOCUMENT,
            definitions: [
              { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: left } },
            ],
          };
    return {
      document: documentOf(selections),
      introspection: this.#introspectionWithFragments(documentOf(this.#introspection)),
      withheld: [...this.#withheld.values()],
      asWritten:
        this.#withheld.size === 0 && this.#introspection.length === 0 && !this.#walk.switched,
      shape: shapeOf(entries, new Set()),
    };
  }

  /** Introspection is no walk over data: it keeps its fragments as they are. */
  #introspectionWithFragments(document: DocumentNode | null): DocumentNode | null {
    return (
      document && {
        ...document,
        definitions: [...document.definitions, ...this.#walk.fragments.values()],
      }
    );
  }

  #filterSelections(selectionSet: SelectionSetNode, place: Place): SelectionNode[] {
    return this.#walk.selectionsOf(selectionSet).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return this.#filterField(selection, place);
      const fragment = this.#walk.fragmentOf(selection, place);
      if (fragment === null) return [];
      const selections = this.#filterSelections(fragment.selectionSet, fragment.place);
      return selections.length === 0 ? [] : [inlineFragment(fragment.place.type.name, selections)];
    });
  }

  #filterField(node: FieldNode, place: Place): SelectionNode[] {
    const key = node.alias?.value ?? node.name.value;
    if (isTaken(key, node))
      throw new RefusedOperationError(`the alias ${key} is taken: choose another`);
    const field = fieldOf(place.type, node.name.value);
    if (field === undefined) return [];
    const path = [...place.path, key];
    const entry = { key, type: field.type, runtimeTypes: place.runtimeTypes };
    const denial = this.#denialFor(node, field, place.type);
    if (denial !== null) {
      this.#withhold({ coordinate: `${place.type.name}.${field.name}`, path, ...denial });
      place.entries.push({ ...entry, denied: true, child: this.#deniedBelow(node, field) });
      return [];
    }
    if (isIntrospection(field)) {
      place.entries.push({ ...entry, denied: false, child: null });
      this.#introspection.push(node);
      return [];
    }
    const returned = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(returned)) {
      place.entries.push({ ...entry, denied: false, child: null });
      return [withoutSwitches(node)];
    }
    const { selections, child } = this.#filterObject(node.selectionSet, returned, path);
    place.entries.push({ ...entry, denied: false, child });
    return [{ ...withoutSwitches(node), selectionSet: { kind: Kind.SELECTION_SET, selections } }];
  }

  /** What is asked below a withheld field: all withheld, if the field is granted in another way. */
  #deniedBelow(
    { selectionSet }: FieldNode,
    field: GraphQLField<unknown, unknown>,
  ): ObjectShape | null {
    const type = getNamedType(field.type);
    if (!selectionSet || !isCompositeType(type)) return null;
    const entries: ShapeEntry[] = [];
    this.#deny(selectionSet, { type, path: [], entries, runtimeTypes: null });
    return shapeOf(entries, new Set());
  }

  #deny(selectionSet: SelectionSetNode, place: Place): void {
    for (const selection of this.#walk.selectionsOf(selectionSet)) {
      if (selection.kind === Kind.FIELD) {
        const field = fieldOf(place.type, selection.name.value);
        if (field === undefined) continue;
        const key = selection.alias?.value ?? selection.name.value;
        const child = this.#deniedBelow(selection, field);
        const entry = { key, type: field.type, runtimeTypes: place.runtimeTypes, child };
        const typename = field.name === '__typename';
        place.entries.push(
          typename ? { ...entry, denied: false, typename } : { ...entry, denied: true },
        );
      } else {
        const fragment = this.#walk.fragmentOf(selection, place);
        if (fragment !== null) this.#deny(fragment.selectionSet, fragment.place);
      }
    }
  }

  #filterObject(
    selectionSet: SelectionSetNode,
    type: GraphQLCompositeType,
    path: readonly string[],
  ): { selections: SelectionNode[]; child: ObjectShape } {
    const entries: ShapeEntry[] = [];
    const selections = this.#filterSelections(selectionSet, {
      type,
      path,
      entries,
      runtimeTypes: null,
    });
    const child = shapeOf(entries, this.#withholdMembers(type, path));
    const asksType = selections.length === 0 || (child.incomplete && isAbstractType(type));
    if (!asksType) return { selections, child };
    // What is added must be taken out of the answer again, so it can't be passed on as it is.
    return { selections: [...selections, hiddenTypename()], child: { ...child, incomplete: true } };
  }

  /** A field takes what it asks itself, what its parent asks, and what its arguments reveal. */
  #denialFor(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    parent: GraphQLCompositeType,
  ): Pick<WithheldField, 'unmet' | 'reveals'> | null {
    const own = this.#unmetOf(parent.name, field.name);
    if (own.length > 0) return { unmet: own, reveals: [] };
    const { revelations } = this.#rules;
    const { variables } = this.#request;
    const revealed = revealedBy(revelations, parent.name, field, node, variables).flatMap(
      (coordinate) => {
        const [typeName = '', fieldName = ''] = coordinate.split('.');
        const unmet = this.#unmetOf(typeName, fieldName);
        return unmet.length > 0 ? [{ coordinate, unmet }] : [];
      },
    );
    if (revealed.length === 0) return null;
    return {
      unmet: conjunction(revealed.map(({ unmet }) => unmet)),
      reveals: [...new Set(revealed.map(({ coordinate }) => coordinate))],
    };
  }

  #unmetOf(typeName: string, fieldName: string): Requirement {
    const { requirements } = this.#rules;
    return unmetClauses(
      conjunction([requirements.ofType(typeName), requirements.ofField(typeName, fieldName)]),
      this.#request.grants,
    );
  }

  /** The members of a union that the caller may be given nothing of. */
  #withholdMembers(type: GraphQLCompositeType, path: readonly string[]): ReadonlySet<string> {
    const denied = new Set<string>();
    if (!isUnionType(type)) return denied;
    for (const { name } of type.getTypes()) {
      const unmet = unmetClauses(this.#rules.requirements.ofType(name), this.#request.grants);
      if (unmet.length === 0) continue;
      denied.add(name);
      this.#withhold({ coordinate: name, path, unmet, reveals: [] });
    }
    return denied;
  }

  #withhold(field: WithheldField): void {
    this.#withheld.set(`${field.coordinate} ${field.path.join('.')}`, field);
  }
}
