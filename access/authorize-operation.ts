import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  RefusedOperationError,
  type AuthorizedOperation,
  type OperationRequest,
  type WithheldField,
} from './authorized-operation.ts';
import { fieldOf, hiddenTypename, isIncluded, isIntrospection } from './operation-nodes.ts';
import { revealedBy } from './revelations.ts';
import { conjunction, unmetClauses, type Requirement } from './requirement.ts';
import type { AccessRules } from './rules.ts';
import { HIDDEN_TYPENAME, shapeOf, type ObjectShape, type ShapeEntry } from './response-shape.ts';

/** Fragments that spread fragments can make an operation of any size out of a short text. */
const MOST_SELECTIONS = 20_000;

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

/** `@apollo/gateway` takes whatever is answered as `__typename` for a type's name, and logs what isn't. */
function isTaken(key: string, node: FieldNode): boolean {
  return key === HIDDEN_TYPENAME || (key === '__typename' && node.name.value !== key);
}

/** Where the walk through the operation stands. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly path: readonly string[];
  /** Collects what is asked of the objects at this place. */
  readonly entries: ShapeEntry[];
  /** Runtime types that this place is for; null for every type. */
  readonly runtimeTypes: ReadonlySet<string> | null;
}

class OperationFilter {
  readonly #rules: AccessRules;
  readonly #request: OperationRequest;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #withheld = new Map<string, WithheldField>();
  readonly #introspection: FieldNode[] = [];
  #skipsWithheld = false;
  #selections = 0;

  constructor(rules: AccessRules, request: OperationRequest) {
    this.#rules = rules;
    this.#request = request;
    this.#fragments = new Map(
      request.document.definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
      ),
    );
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
      skipsWithheld: this.#skipsWithheld,
      shape: shapeOf(entries, new Set()),
    };
  }

  /** Introspection is no walk over data: it keeps its fragments as they are. */
  #introspectionWithFragments(document: DocumentNode | null): DocumentNode | null {
    return (
      document && {
        ...document,
        definitions: [...document.definitions, ...this.#fragments.values()],
      }
    );
  }

  #filterSelections(selectionSet: SelectionSetNode, place: Place): SelectionNode[] {
    return selectionSet.selections.flatMap((selection) => {
      this.#selections += 1;
      if (this.#selections > MOST_SELECTIONS)
        throw new RefusedOperationError(
          `the operation has more than ${MOST_SELECTIONS} fields when its fragments are spread out`,
        );
      if (isIncluded(selection, this.#request.variables))
        return this.#filterSelection(selection, place);
      this.#lookInto(selection, place);
      return [];
    });
  }

  #filterSelection(selection: SelectionNode, place: Place): SelectionNode[] {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#filterField(selection, place);
      case Kind.INLINE_FRAGMENT:
        return this.#filterFragment(
          selection.typeCondition?.name.value ?? place.type.name,
          selection.selectionSet,
          place,
        );
      case Kind.FRAGMENT_SPREAD: {
        const fragment = this.#fragments.get(selection.name.value);
        return fragment === undefined
          ? []
          : this.#filterFragment(fragment.typeCondition.name.value, fragment.selectionSet, place);
      }
    }
  }

  /** What is skipped is neither answered nor told of; whether any of it is withheld matters to its text. */
  #lookInto(selection: SelectionNode, place: Place): void {
    const aside = new OperationFilter(this.#rules, this.#request);
    aside.#selections = this.#selections;
    aside.#filterSelection(selection, { ...place, entries: [] });
    this.#selections = aside.#selections;
    this.#skipsWithheld ||= aside.#withheld.size > 0 || aside.#skipsWithheld;
  }

  #filterFragment(typeName: string, selectionSet: SelectionSetNode, place: Place): SelectionNode[] {
    const type = this.#rules.schema.getType(typeName);
    if (!isCompositeType(type)) return [];
    const runtimeTypes = isAbstractType(place.type)
      ? this.#runtimeTypesWithin(type, place)
      : place.runtimeTypes;
    const selections = this.#filterSelections(selectionSet, { ...place, type, runtimeTypes });
    if (selections.length === 0) return [];
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: {
          kind: Kind.NAMED_TYPE,
          name: { kind: Kind.NAME, value: typeName },
        },
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      },
    ];
  }

  #runtimeTypesWithin(type: GraphQLCompositeType, place: Place): ReadonlySet<string> {
    const names = this.#possibleTypes(type);
    return new Set(names.filter((name) => place.runtimeTypes?.has(name) ?? true));
  }

  #possibleTypes(type: GraphQLCompositeType): string[] {
    return isAbstractType(type)
      ? this.#rules.schema.getPossibleTypes(type).map(({ name }) => name)
      : [type.name];
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
      place.entries.push({ ...entry, denied: true, child: null });
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
      return [node];
    }
    const { selections, child } = this.#filterObject(node.selectionSet, returned, path);
    place.entries.push({ ...entry, denied: false, child });
    return [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } }];
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
