import {
  GraphQLError,
  Kind,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** Largest request body in bytes. */
export const MAX_BODY_BYTES = 256 * 1024;

/** Most lexical tokens of an operation; the largest introspection has some 500. */
export const MAX_TOKENS = 5_000;

/** Deepest nesting of fields; introspection of a type takes 13. */
export const MAX_DEPTH = 20;

/** Refuses operations whose fields nest deeper than `MAX_DEPTH`, through fragments also. */
export const limitDepth: ValidationRule = (context) => ({
  OperationDefinition: (operation) => {
    const fragments = new Map(
      context
        .getDocument()
        .definitions.flatMap((node) =>
          node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
        ),
    );
    if (!isDeeper(operation.selectionSet, MAX_DEPTH, fragments, new Map())) return;
    context.reportError(
      new GraphQLError(`The operation nests more than ${MAX_DEPTH} fields: ask for less at once`, {
        nodes: operation,
      }),
    );
  },
});

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * Whether fields nest more than `left` deep. `seen` holds the smallest `left` with which each
 * fragment was found to fit, so that no fragment is walked twice at the same depth, nor in a circle.
 */
function isDeeper(
  selections: SelectionSetNode,
  left: number,
  fragments: Fragments,
  seen: Map<string, number>,
): boolean {
  return selections.selections.some((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        if (left === 0) return true;
        return selection.selectionSet
          ? isDeeper(selection.selectionSet, left - 1, fragments, seen)
          : false;
      case Kind.INLINE_FRAGMENT:
        return isDeeper(selection.selectionSet, left, fragments, seen);
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        if (fragment === undefined || (seen.get(name) ?? Infinity) <= left) return false;
        seen.set(name, left);
        return isDeeper(fragment.selectionSet, left, fragments, seen);
      }
    }
  });
}
