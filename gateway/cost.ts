import type { ApolloServerPlugin } from '@apollo/server';
import {
  getNamedType,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldOf } from '../access/operation-nodes.ts';
import type { GatewayContext } from './context.ts';

/** Most values that an operation may come to, by `CostOfOperation`. */
export const MAX_COST = 500_000;

/** What a field costs besides its value, in values: work that no size of a page bounds. */
export type Weights = Readonly<Record<string, number>>;

/** Of this project's graph: each holds every candidate, or every open trial, against criteria. */
export const OWN_WEIGHTS: Weights = {
  'Trial.eligiblePatients': 2_000,
  'Trial.criteriaLoss': 2_000,
  'Patient.eligibleTrials': 200,
  'Cohort.breakdown': 200,
};

/** Refuses, before anything runs, operations whose nested pages may come to more than `MAX_COST`. */
export function limitCost(weights: Weights): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ schema, document, operation, request }) => {
          const type = operation && schema.getRootType(operation.operation);
          if (!operation || !type) return Promise.resolve();
          const { variableDefinitions = [] } = operation;
          const given = getVariableValues(schema, variableDefinitions, request.variables ?? {});
          const variables = given.coerced ?? {};
          const fragments = document.definitions.filter(
            (node) => node.kind === Kind.FRAGMENT_DEFINITION,
          );
          const cost = new CostOfOperation({ schema, fragments, variables, weights });
          const values = cost.of(operation.selectionSet, type);
          return values <= MAX_COST ? Promise.resolve() : Promise.reject(tooCostly(values));
        },
      }),
  };
}

function tooCostly(values: number): GraphQLError {
  const [asked, most] = [values, MAX_COST].map((count) => count.toLocaleString('en'));
  const message = `the operation may come to ${asked ?? ''} values, and ${most ?? ''} are the most: ask for smaller pages within each other ('first'), or in several operations`;
  return new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}

interface Costing {
  readonly schema: GraphQLSchema;
  readonly fragments: readonly FragmentDefinitionNode[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly weights: Weights;
}

/**
 * How many values an operation may come to: each field once, below a page as often as the page's
 * `first` says. A list without `first` counts once: how long it is, nobody knows before.
 */
class CostOfOperation {
  readonly #costing: Costing;
  /** Each fragment is gone through once, however often it is spread. */
  readonly #known = new Map<string, number>();

  constructor(costing: Costing) {
    this.#costing = costing;
  }

  of({ selections }: SelectionSetNode, type: GraphQLCompositeType): number {
    return selections.reduce((sum, selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return sum + this.#ofField(selection, type);
        case Kind.INLINE_FRAGMENT:
          return sum + this.#ofFragment(selection, type);
        case Kind.FRAGMENT_SPREAD:
          return sum + this.#ofSpread(selection.name.value, type);
      }
    }, 0);
  }

  #ofField(node: FieldNode, type: GraphQLCompositeType): number {
    const field = fieldOf(type, node.name.value);
    if (field === undefined) return 0;
    const own = 1 + (this.#costing.weights[`${type.name}.${field.name}`] ?? 0);
    const returned = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(returned)) return own;
    return own + this.#rowsOf(node, field) * this.of(node.selectionSet, returned);
  }

  #ofFragment(
    { typeCondition, selectionSet }: FragmentDefinitionNode | InlineFragmentNode,
    within: GraphQLCompositeType,
  ): number {
    const type = this.#costing.schema.getType(typeCondition?.name.value ?? within.name);
    return isCompositeType(type) ? this.of(selectionSet, type) : 0;
  }

  #ofSpread(name: string, within: GraphQLCompositeType): number {
    const fragment = this.#costing.fragments.find((each) => each.name.value === name);
    if (fragment === undefined) return 0;
    const known = this.#known.get(name) ?? this.#ofFragment(fragment, within);
    this.#known.set(name, known);
    return known;
  }

  #rowsOf(node: FieldNode, { args }: GraphQLField<unknown, unknown>): number {
    const argument = args.find(({ name }) => name === 'first');
    if (argument === undefined) return 1;
    const given = node.arguments?.find(({ name }) => name.value === 'first');
    const value: unknown = given && valueFromASTUntyped(given.value, this.#costing.variables);
    const rows = value ?? argument.defaultValue;
    // What is no number of rows is refused where it is read.
    return typeof rows === 'number' && rows > 0 ? rows : 1;
  }
}
