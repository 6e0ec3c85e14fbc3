import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A place of the answer: what is asked there, and what is asked below it. */
export interface AskedField {
  /** `Type.field`; of the operation itself, the root type's name. */
  readonly coordinate: string;
  /** The named type of its value. */
  readonly typeName: string;
  /** By response key. */
  readonly children: Map<string, AskedField>;
}

/** What an operation asks for, by where it stands in the answer. */
export interface AskedOperation {
  readonly root: AskedField;
  /** Every field that is asked for, once, sorted. */
  readonly coordinates: readonly string[];
  /** False when the operation is too large to be looked through; such a one is not run. */
  readonly complete: boolean;
}

/** Fragments within fragments can make a short text ask for any number of fields. */
const MOST_FIELDS = 20_000;

type Variables = Readonly<Record<string, unknown>>;

const unconditional = new WeakMap<OperationDefinitionNode, AskedOperation>();

/** What a valid operation asks for, without what `@skip` and `@include` take out of it. */
export function askedBy(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): AskedOperation {
  const known = unconditional.get(operation);
  if (known !== undefined) return known;
  const walk = new Walk(schema, document, operation, variables);
  const asked = walk.operation();
  // With a condition, another request with the same text may ask for something else.
  if (!walk.conditional) unconditional.set(operation, asked);
  return asked;
}

class Walk {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #variables: Variables;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #coordinates = new Set<string>();
  #fields = 0;
  conditional = false;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ) {
    this.#schema = schema;
    this.#operation = operation;
    this.#variables = variables;
    this.#fragments = new Map(
      document.definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
      ),
    );
  }

  operation(): AskedOperation {
    const type = this.#schema.getRootType(this.#operation.operation);
    const name = type?.name ?? '';
    const root: AskedField = { coordinate: name, typeName: name, children: new Map() };
    if (type) this.#add(this.#operation.selectionSet, type, root);
    return {
      root,
      coordinates: [...this.#coordinates].sort(),
      complete: this.#fields <= MOST_FIELDS,
    };
  }

  #add({ selections }: SelectionSetNode, type: GraphQLCompositeType, into: AskedField): void {
    for (const node of selections) {
      this.#fields += 1;
      if (this.#fields > MOST_FIELDS) return;
      if (!this.#isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) {
        this.#addField(node, type, into);
        continue;
      }
      const part = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
      const narrowed = this.#schema.getType(part?.typeCondition?.name.value ?? type.name);
      if (part !== undefined && isCompositeType(narrowed))
        this.#add(part.selectionSet, this.#narrower(type, narrowed), into);
    }
  }

  /** Within an object, a fragment on one of its interfaces still asks for the object's own fields. */
  #narrower(type: GraphQLCompositeType, condition: GraphQLCompositeType): GraphQLCompositeType {
    return isAbstractType(condition) && !isAbstractType(type) ? type : condition;
  }

  #addField(node: FieldNode, type: GraphQLCompositeType, into: AskedField): void {
    const name = node.name.value;
    if (name === '__typename') return;
    const key = node.alias?.value ?? name;
    const coordinate = `${type.name}.${name}`;
    this.#coordinates.add(coordinate);
    // The schema's own description holds no data; it is no field of the type either.
    const field = isUnionType(type) ? undefined : type.getFields()[name];
    if (field === undefined) return;
    const returned = getNamedType(field.type);
    const child = into.children.get(key) ?? {
      coordinate,
      typeName: returned.name,
      children: new Map<string, AskedField>(),
    };
    into.children.set(key, child);
    if (node.selectionSet && isCompositeType(returned))
      this.#add(node.selectionSet, returned, child);
  }

  #isIncluded({ directives = [] }: SelectionNode): boolean {
    return directives.every((directive) => {
      const { value: name } = directive.name;
      if (name !== 'skip' && name !== 'include') return true;
      this.conditional = true;
      const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
      const holds =
        value?.kind === Kind.VARIABLE
          ? this.#variable(value.name.value)
          : value?.kind === Kind.BOOLEAN && value.value;
      return holds === (name === 'include');
    });
  }

  #variable(name: string): boolean {
    const definition = this.#operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === name,
    );
    const preset = definition?.defaultValue;
    const otherwise = preset?.kind === Kind.BOOLEAN && preset.value;
    return (this.#variables[name] ?? otherwise) === true;
  }
}

/** The coordinate of the field at a path of the answer, or of the last that is known on the way. */
export function coordinateAt({ root }: AskedOperation, path: readonly (string | number)[]): string {
  let field = root;
  for (const key of path) field = field.children.get(String(key)) ?? field;
  return field.coordinate;
}
