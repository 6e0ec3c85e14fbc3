import { Kind, parse, type SelectionNode } from 'graphql';
import type { ErrorCode } from '../service/errors.ts';
import type { SubgraphAnswer } from './subgraph-answer.ts';

/** Why a call to a subgraph gave nothing, in words for the client. */
export interface CallFault {
  readonly subgraph: string;
  readonly code: Extract<ErrorCode, `SUBGRAPH_${string}`>;
  readonly message: string;
}

interface Call {
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Of how many rows an answer says that their fields are missing; the others lack the same. */
const ROWS_TOLD = 100;

/**
 * The answer of a call that failed: no data, and an error for each field that it was to give. For
 * entities, which are rows of an earlier call, the gateway makes its rows' places of `_entities`.
 */
export function failedAnswer({ message, ...extensions }: CallFault, call: Call): SubgraphAnswer {
  return {
    data: null,
    errors: missingPlaces(call).map((path) => ({ message, path, extensions })),
  };
}

function missingPlaces({ query = '{_}', variables = {} }: Call): (string | number)[][] {
  const operation = parse(query).definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  );
  return (operation?.selectionSet.selections ?? []).flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.name.value === '_entities'
      ? entityPlaces(selection.selectionSet?.selections ?? [], variables['representations'])
      : responseNames(selection).map((name) => [name]),
  );
}

function entityPlaces(selections: readonly SelectionNode[], rows: unknown): (string | number)[][] {
  const count = Array.isArray(rows) ? Math.min(rows.length, ROWS_TOLD) : 0;
  const names = [...new Set(selections.flatMap(responseNames))];
  return Array.from({ length: count }, (_, row) =>
    names.map((name) => ['_entities', row, name]),
  ).flat();
}

/** The names that a selection's fields have in the answer; `__typename` is never missed. */
function responseNames(selection: SelectionNode): string[] {
  switch (selection.kind) {
    case Kind.FIELD:
      return selection.name.value === '__typename'
        ? []
        : [selection.alias?.value ?? selection.name.value];
    case Kind.INLINE_FRAGMENT:
      return selection.selectionSet.selections.flatMap(responseNames);
    case Kind.FRAGMENT_SPREAD:
      return [];
  }
}
