import {
  isAbstractType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { RefusedOperationError } from './authorized-operation.ts';
import { isIncluded, isSwitched } from './operation-nodes.ts';
import type { ShapeEntry } from './response-shape.ts';

/** Fragments that spread fragments can make an operation of any size out of a short text. */
const MOST_SELECTIONS = 20_000;

/** Where the walk through the operation stands. */
export interface Place {
  readonly type: GraphQLCompositeType;
  readonly path: readonly string[];
  /** Collects what is asked of the objects at this place. */
  readonly entries: ShapeEntry[];
  /** Runtime types that this place is for; null for every type. */
  readonly runtimeTypes: ReadonlySet<string> | null;
}

/** Goes through an operation as it would run, with these variables. */
export class OperationWalk {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #schema: GraphQLSchema;
  readonly #variables: Readonly<Record<string, unknown>>;
  #switched = false;
  #selections = 0;

  constructor(
    schema: GraphQLSchema,
    {
      document,
      variables,
    }: { readonly document: DocumentNode; readonly variables: Readonly<Record<string, unknown>> },
  ) {
    this.#schema = schema;
    this.#variables = variables;
    this.fragments = new Map(
      document.definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
      ),
    );
  }

  /** Whether `@skip` or `@include` stood at anything that was walked over. */
  get switched(): boolean {
    return this.#switched;
  }

  /**
   * The selections that are part of the operation.
   * @throws RefusedOperationError
   */
  selectionsOf(selectionSet: SelectionSetNode): SelectionNode[] {
    return selectionSet.selections.filter((selection) => {
      this.#selections += 1;
      if (this.#selections > MOST_SELECTIONS)
        throw new RefusedOperationError(
          `the operation has more than ${MOST_SELECTIONS} fields when its fragments are spread out`,
        );
      this.#switched ||= isSwitched(selection);
      return isIncluded(selection, this.#variables);
    });
  }

  /** What a fragment asks, and of what; null where it can't apply. */
  fragmentOf(
    node: InlineFragmentNode | FragmentSpreadNode,
    place: Place,
  ): { readonly selectionSet: SelectionSetNode; readonly place: Place } | null {
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
    const type = this.#schema.getType(fragment?.typeCondition?.name.value ?? place.type.name);
    if (fragment === undefined || !isCompositeType(type)) return null;
    const runtimeTypes = isAbstractType(place.type)
      ? this.#runtimeTypesWithin(type, place)
      : place.runtimeTypes;
    return { selectionSet: fragment.selectionSet, place: { ...place, type, runtimeTypes } };
  }

  #runtimeTypesWithin(type: GraphQLCompositeType, place: Place): ReadonlySet<string> {
    const names = this.#possibleTypes(type);
    return new Set(names.filter((name) => place.runtimeTypes?.has(name) ?? true));
  }

  #possibleTypes(type: GraphQLCompositeType): string[] {
    return isAbstractType(type)
      ? this.#schema.getPossibleTypes(type).map(({ name }) => name)
      : [type.name];
  }
}
