import {
  execute,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isUnionType,
  Kind,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { z } from 'zod';
import type { Caller, Expectation } from './expectation.ts';

/** What a caller should be answered. */
export interface ReferenceAnswer {
  /** Without introspection. */
  readonly data: unknown;
  /** Response keys of the root at which the operation asks of the schema itself. */
  readonly introspected: readonly string[];
  /** Whether a type name is asked for where it may not be told, which this reference can't withhold. */
  readonly asksDeniedTypename: boolean;
}

const typed = z.object({ __typename: z.string() });

/**
 * The answer by the expectation alone: the operation runs as it is on canaries, and the resolver of each
 * field that the caller may not see gives null. What else has to go is left to graphql-js.
 * @param schema the API schema, with canaries; its resolvers are replaced
 */
export function createReference(
  schema: GraphQLSchema,
  expectation: Expectation,
): (document: DocumentNode, variables: Record<string, unknown>, caller: Caller) => ReferenceAnswer {
  let denied: ReadonlySet<FieldNode> = new Set();
  let asking: Caller = null;
  const give = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(give);
    const type = typed.safeParse(value).data?.__typename;
    return type === undefined || expectation.maySeeType(asking, type) ? value : null;
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve;
      if (!resolve) throw new Error(`${type.name}.${field.name} has no canary`);
      const ofMembers = isUnionType(getNamedType(field.type));
      field.resolve = (parent, args, context, info) => {
        if (info.fieldNodes.every((node) => denied.has(node))) return null;
        const value: unknown = resolve(parent, args, context, info);
        return ofMembers ? give(value) : value;
      };
    }
  }
  return (written, variables, caller) => {
    const document = withoutSpreads(written);
    const { nodes, asksDeniedTypename } = deniedNodes(
      schema,
      expectation,
      { document, variables },
      caller,
    );
    denied = nodes;
    asking = caller;
    const introspected: string[] = [];
    const asked = visit(document, {
      [Kind.FIELD]: (node) => {
        if (!node.name.value.match(/^__(schema|type)$/)) return undefined;
        introspected.push(node.alias?.value ?? node.name.value);
        return null;
      },
    });
    const answer = execute({ schema, document: asked, variableValues: variables });
    if (answer instanceof Promise) throw new Error('canaries are given at once');
    return { data: answer.data, introspected, asksDeniedTypename };
  };
}

/** With each fragment written out wherever it is spread: it may be denied in one place and not another. */
function withoutSpreads(document: DocumentNode): DocumentNode {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const spreadOut = <N extends ASTNode>(node: N): N =>
    visit(structuredClone(node), {
      [Kind.FRAGMENT_SPREAD]: ({ name, directives = [] }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined) throw new Error(`${name.value} is no fragment`);
        const { typeCondition, selectionSet } = fragment;
        return {
          kind: Kind.INLINE_FRAGMENT,
          typeCondition,
          directives,
          selectionSet: spreadOut(selectionSet),
        };
      },
    });
  const operations = document.definitions.filter((node) => node.kind !== Kind.FRAGMENT_DEFINITION);
  return { ...document, definitions: operations.map(spreadOut) };
}

/** The nodes that ask for what the caller may not see, and all within them. */
function deniedNodes(
  schema: GraphQLSchema,
  expectation: Expectation,
  { document, variables }: { document: DocumentNode; variables: Record<string, unknown> },
  caller: Caller,
): { nodes: ReadonlySet<FieldNode>; asksDeniedTypename: boolean } {
  const declared = getOperationAST(document)?.variableDefinitions ?? [];
  const { coerced = {} } = getVariableValues(schema, declared, variables);
  const nodes = new Set<FieldNode>();
  let within = 0;
  let asksDeniedTypename = false;
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      [Kind.FIELD]: {
        enter: (node) => {
          const type = info.getParentType();
          const field = info.getFieldDef();
          if (!type || !field) throw new Error(`${node.name.value} is not in the schema`);
          if (field.name === '__typename')
            asksDeniedTypename ||=
              within > 0 ||
              (isAbstractType(type) && !expectation.maySee(caller, type.name, field.name));
          const allowed =
            expectation.maySee(caller, type.name, field.name) &&
            inputsUsed(`${type.name}.${field.name}`, field.args, node, coerced).every((input) =>
              expectation.mayUse(caller, input),
            );
          if (within > 0 || !allowed) nodes.add(node);
          if (!allowed) within += 1;
          else if (within > 0) within += 1;
        },
        leave: () => {
          if (within > 0) within -= 1;
        },
      },
    }),
  );
  return { nodes, asksDeniedTypename };
}

/** Every argument, input field and enum value that a field is given anything for. */
function inputsUsed(
  place: string,
  declared: readonly GraphQLArgument[],
  node: FieldNode,
  variables: Record<string, unknown>,
): string[] {
  return declared.flatMap(({ name, type, defaultValue }) => {
    const written = node.arguments?.find((argument) => argument.name.value === name);
    const value: unknown = written && valueFromASTUntyped(written.value, variables);
    return usedIn(`${place}(${name})`, type, value === undefined ? defaultValue : value);
  });
}

function usedIn(place: string, type: GraphQLInputType, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return [place, ...value.flatMap((item) => usedIn(place, type, item))];
  const named = getNamedType(type);
  if (isEnumType(named)) return [place, `${named.name}.${z.string().parse(value)}`];
  if (!isInputObjectType(named)) return [place];
  const given = new Map(Object.entries(z.record(z.string(), z.unknown()).parse(value)));
  return Object.values(named.getFields()).reduce(
    (used, field) => [
      ...used,
      ...usedIn(
        `${named.name}.${field.name}`,
        field.type,
        given.has(field.name) ? given.get(field.name) : field.defaultValue,
      ),
    ],
    [place],
  );
}
