import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { InputsOfFields } from './field-inputs.ts';
import { conjunction, implies, type Requirement } from './requirement.ts';
import type { StatedRules } from './schema-rules.ts';

type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

/** What each type and field of a schema asks of a caller, with all that follows from what is stated. */
export interface RequirementTable {
  /** What it takes to be given any value of the type. */
  ofType(name: string): Requirement;
  /** What it takes to ask for the field, the type that it returns included. */
  ofField(typeName: string, fieldName: string): Requirement;
}

/**
 * Derives the requirements:
 * - a field asks for what it states, what its returned type asks, and what the fields ask that flow
 *   into it (`@requires`): it must not be a way around their rules;
 * - an interface, and each of its fields, asks for what all implementations ask: which of them answers
 *   is known too late;
 * - what an interface states by itself (and no implementation does) its implementations ask as well.
 *
 * @param schema the whole supergraph or subgraph schema, inaccessible fields included
 */
export function deriveRequirements(
  schema: GraphQLSchema,
  stated: StatedRules,
  inputs: InputsOfFields = new Map(),
): RequirementTable {
  const types = memoize(requirementOfType);
  const fields = memoize(requirementOfField);
  /** Fields on whose requirement we are working: fields may require each other in a circle. */
  const inProgress = new Set<string>();

  function requirementOfType(name: string): Requirement {
    const type = schema.getType(name);
    const own = stated.types.get(name) ?? [];
    if (isInterfaceType(type))
      return conjunction([own, ...implementationsOf(type).map(({ name }) => types(name))]);
    if (!isObjectType(type)) return own;
    const inherited = type.getInterfaces().flatMap((parent) =>
      statedByInterfaceItself(
        stated.types.get(parent.name) ?? [],
        implementationsOf(parent).map(({ name }) => stated.types.get(name) ?? []),
      ),
    );
    return conjunction([own, inherited]);
  }

  function requirementOfField(coordinate: string): Requirement {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    const own = stated.fields.get(coordinate) ?? [];
    if (!isObjectType(type) && !isInterfaceType(type)) return own;
    const field = type.getFields()[fieldName];
    const returned = field === undefined ? [] : types(getNamedType(field.type).name);
    const required = (inputs.get(coordinate) ?? []).map((input) =>
      inProgress.has(input) ? [] : fields(input),
    );
    return conjunction([own, returned, ...required, ...fromOtherTypes(type, fieldName)]);
  }

  function fromOtherTypes(type: FieldsType, fieldName: string): Requirement[] {
    if (isInterfaceType(type))
      return implementationsOf(type).flatMap(({ name }) => [
        types(name),
        fields(`${name}.${fieldName}`),
      ]);
    return type.getInterfaces().map((parent) =>
      statedByInterfaceItself(
        stated.fields.get(`${parent.name}.${fieldName}`) ?? [],
        implementationsOf(parent).map(
          ({ name }) => stated.fields.get(`${name}.${fieldName}`) ?? [],
        ),
      ),
    );
  }

  function implementationsOf(type: GraphQLInterfaceType): readonly GraphQLObjectType[] {
    return schema.getPossibleTypes(type);
  }

  function memoize(compute: (key: string) => Requirement): (key: string) => Requirement {
    const known = new Map<string, Requirement>();
    return (key) => {
      const before = known.get(key);
      if (before !== undefined) return before;
      inProgress.add(key);
      const requirement = compute(key);
      inProgress.delete(key);
      // What was computed within a circle may lack a part of it: only the outermost is kept.
      if (inProgress.size === 0) known.set(key, requirement);
      return requirement;
    };
  }

  return {
    ofType: types,
    ofField: (typeName, fieldName) => fields(`${typeName}.${fieldName}`),
  };
}

/**
 * Composition writes onto an interface what all its implementations ask together; the rest is the
 * interface's own statement.
 */
function statedByInterfaceItself(
  interfaceRule: Requirement,
  implementationRules: readonly Requirement[],
): Requirement {
  const fromImplementations = conjunction(implementationRules);
  return interfaceRule.filter((clause) => !implies(fromImplementations, clause));
}
