import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** A field on the way from the root; `type` is the type that it is asked of. */
export interface Step {
  readonly type: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/**
 * The routes from the root to a field: one through each field of the schema that leads to its type,
 * whatever entity that is of, and to each of those the shortest.
 */
export function routesTo(
  schema: GraphQLSchema,
  type: string,
  field: GraphQLField<unknown, unknown>,
): Step[][] {
  const last = { type, field };
  if (type === schema.getQueryType()?.name) return [[last]];
  const shortest = shortestRoutes(schema);
  return edgesOf(schema)
    .filter(({ to }) => to === type)
    .flatMap(({ step }) => {
      const before = shortest.get(step.type);
      return before === undefined ? [] : [[...before, step, last]];
    });
}

/** A way from the root to a type with fields: the shortest to each field that gives it, then that field. */
export interface Prefix {
  readonly steps: readonly Step[];
  readonly to: string;
}

/** One for every field that gives a type, and for every type that it may give. */
export function prefixesOf(schema: GraphQLSchema): Prefix[] {
  const shortest = shortestRoutes(schema);
  const root = { steps: [], to: schema.getQueryType()?.name ?? '' };
  const ways = edgesOf(schema).flatMap(({ step, to }) => {
    const before = shortest.get(step.type);
    return before === undefined || isUnionType(schema.getType(to))
      ? []
      : [{ steps: [...before, step], to }];
  });
  return [root, ...ways];
}

interface Edge {
  readonly step: Step;
  readonly to: string;
}

const knownEdges = new WeakMap<GraphQLSchema, Edge[]>();

/** Each field that gives objects, once for every type that it may give. */
function edgesOf(schema: GraphQLSchema): Edge[] {
  const known = knownEdges.get(schema);
  if (known) return known;
  const edges = Object.values(schema.getTypeMap()).flatMap((type) => {
    if ((!isObjectType(type) && !isInterfaceType(type)) || type.name.startsWith('__')) return [];
    const own = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
    return own.flatMap((field) => {
      const returned = getNamedType(field.type);
      if (!isObjectType(returned) && !isAbstractType(returned)) return [];
      const types = isAbstractType(returned) ? schema.getPossibleTypes(returned) : [];
      const step = { type: type.name, field };
      return [returned, ...types].map(({ name }) => ({ step, to: name }));
    });
  });
  knownEdges.set(schema, edges);
  return edges;
}

const knownRoutes = new WeakMap<GraphQLSchema, Map<string, Step[]>>();

/** The shortest route to each type, the type's own fields not among its steps. */
function shortestRoutes(schema: GraphQLSchema): Map<string, Step[]> {
  const known = knownRoutes.get(schema);
  if (known) return known;
  const routes = new Map<string, Step[]>([[schema.getQueryType()?.name ?? '', []]]);
  for (let before = 0; before !== routes.size;) {
    before = routes.size;
    for (const { step, to } of edgesOf(schema)) {
      const route = routes.get(step.type);
      if (route !== undefined && !routes.has(to)) routes.set(to, [...route, step]);
    }
  }
  knownRoutes.set(schema, routes);
  return routes;
}
