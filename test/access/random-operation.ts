import {
  doTypesOverlap,
  getNamedType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLInt,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { givesObjects } from './canaries.ts';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What clients send as text; it belongs into no key, log or answer. */
export const ASKED = '‹asked›';

const DEEPEST = 6;

/**
 * A valid operation on a schema, chosen by a list of numbers: fewer and smaller numbers make a smaller
 * operation, so that fast-check finds the smallest that fails.
 * @param names to take for aliases, besides such that stand for nothing
 */
export function randomOperation(
  schema: GraphQLSchema,
  choices: readonly number[],
  names: readonly string[],
): RandomOperation {
  return new OperationWriter(schema, choices, names).write();
}

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #choices: readonly number[];
  readonly #names: readonly string[];
  #chosen = 0;
  readonly #fragments: { name: string; type: GraphQLCompositeType; text: string }[] = [];
  readonly #declarations: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  /** What a response key stands for: the same everywhere, so that fields can always be merged. */
  readonly #keys = new Map<string, string>();

  constructor(schema: GraphQLSchema, choices: readonly number[], names: readonly string[]) {
    this.#schema = schema;
    this.#choices = choices;
    this.#names = names;
  }

  write(): RandomOperation {
    const root = this.#schema.getQueryType();
    if (!root) throw new Error('the schema has no queries');
    const selections = this.#selections(root, 0);
    const declared = this.#declarations.length > 0 ? `(${this.#declarations.join(', ')})` : '';
    const fragments = this.#fragments.map(
      ({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`,
    );
    return {
      text: [`query Random${declared} ${selections}`, ...fragments].join('\n'),
      variables: this.#variables,
    };
  }

  #below(bound: number): number {
    const choice = this.#choices[this.#chosen++] ?? 0;
    return choice % bound;
  }

  #oneIn(bound: number): boolean {
    return this.#below(bound) === bound - 1;
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[this.#below(from.length)];
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.#below(depth === 0 ? 3 : 4);
    const written = Array.from({ length: count }, () => this.#selection(type, depth));
    return `{ ${written.join(' ')} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    if (depth < DEEPEST && this.#oneIn(6)) return this.#fragment(type, depth);
    if (isUnionType(type)) return this.#oneIn(3) ? this.#typename() : this.#fragment(type, depth);
    if (this.#oneIn(12)) return this.#typename();
    if (type === this.#schema.getQueryType() && this.#oneIn(24)) return this.#introspection();
    const fields = Object.values(type.getFields());
    const fitting = depth < DEEPEST ? fields : fields.filter((field) => !givesObjects(field.type));
    const field = this.#pick(fitting);
    return field === undefined ? this.#typename() : this.#field(field, depth);
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = this.#given(field.args, isRequiredArgument);
    const call = `${field.name}${given === '' ? '' : `(${given})`}`;
    const named = getNamedType(field.type);
    const selections = isCompositeType(named) ? ` ${this.#selections(named, depth + 1)}` : '';
    const key = this.#key(field.name, `${call} ${String(field.type)}`);
    return `${key}${call}${this.#directives()}${selections}`;
  }

  #typename(): string {
    return `${this.#key('__typename', '__typename')}__typename${this.#directives()}`;
  }

  #introspection(): string {
    const types = Object.keys(this.#schema.getTypeMap());
    const call = this.#oneIn(2) ? '__schema' : `__type(name: "${this.#pick(types) ?? 'Query'}")`;
    const fields = 'name fields { name args { name } type { name ofType { name } } }';
    const selections = call === '__schema' ? `types { ${fields} }` : fields;
    return `${this.#key(call.slice(0, 6), call)}${call} { ${selections} }`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const directives = this.#directives();
    const overlapping = Object.values(this.#schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType =>
        isCompositeType(other) &&
        !other.name.startsWith('__') &&
        doTypesOverlap(this.#schema, type, other),
    );
    const on = this.#pick(overlapping) ?? type;
    if (this.#oneIn(2)) {
      const condition = on === type && this.#oneIn(2) ? '' : ` on ${on.name}`;
      return `...${condition}${directives} ${this.#selections(on, depth + 1)}`;
    }
    const known = this.#pick(this.#fragments.filter((each) => overlapping.includes(each.type)));
    const reused = known !== undefined && this.#oneIn(2) ? known : null;
    return `...${reused?.name ?? this.#newFragment(on, depth)}${directives}`;
  }

  #newFragment(on: GraphQLCompositeType, depth: number): string {
    const text = this.#selections(on, depth + 1);
    const name = `F${this.#fragments.length}`;
    this.#fragments.push({ name, type: on, text });
    return name;
  }

  /** An alias, or none: also such that look like another field. */
  #key(name: string, meaning: string): string {
    const wanted = this.#pick([name, name, name, 'a', this.#pick(this.#names) ?? name]) ?? name;
    const free = [wanted, name, `k${this.#keys.size}`].find(
      (key) => (this.#keys.get(key) ?? meaning) === meaning,
    );
    const key = free ?? `k${this.#keys.size}_`;
    this.#keys.set(key, meaning);
    return key === name ? '' : `${key}: `;
  }

  #directives(): string {
    if (!this.#oneIn(8)) return '';
    const name = this.#pick(['include', 'skip']) ?? 'include';
    const condition = this.#oneIn(2)
      ? this.#variable('Boolean!', this.#oneIn(2))
      : String(this.#oneIn(2));
    return ` @${name}(if: ${condition})`;
  }

  #given<T extends { readonly name: string; readonly type: GraphQLInputType }>(
    inputs: readonly T[],
    isRequired: (input: T) => boolean,
    variables = true,
  ): string {
    return inputs
      .filter((input) => isRequired(input) || this.#oneIn(3))
      .map((input) => `${input.name}: ${this.#literal(input.type, variables)}`)
      .join(', ');
  }

  #literal(type: GraphQLInputType, variables: boolean): string {
    if (variables && this.#oneIn(3)) return this.#variableFor(type);
    if (isNonNullType(type)) return this.#notNull(type.ofType, variables);
    return this.#oneIn(12) ? 'null' : this.#notNull(type, variables);
  }

  #notNull(type: GraphQLInputType, variables: boolean): string {
    if (isListType(type)) return `[${this.#literal(type.ofType, variables)}]`;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      return `{${this.#given(fields, isRequiredInputField, variables)}}`;
    }
    const value = this.#leaf(type);
    return isEnumType(type) ? String(value) : JSON.stringify(value);
  }

  /** A variable with a value, with a default, with null, or with nothing at all. */
  #variableFor(type: GraphQLInputType): string {
    const way = this.#below(4);
    if (way === 1) return this.#variable(`${String(type)} = ${this.#literal(type, false)}`);
    if (way === 2 && !isNonNullType(type)) return this.#variable(String(type));
    if (way === 3 && !isNonNullType(type)) return this.#variable(String(type), null);
    return this.#variable(String(type), this.#json(type));
  }

  #variable(declared: string, value?: unknown): string {
    const name = `v${this.#declarations.length}`;
    this.#declarations.push(`$${name}: ${declared}`);
    if (value !== undefined) this.#variables[name] = value;
    return `$${name}`;
  }

  #json(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#json(type.ofType);
    if (isListType(type)) return [this.#json(type.ofType)];
    if (!isInputObjectType(type)) return this.#leaf(type);
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || this.#oneIn(3),
    );
    return Object.fromEntries(fields.map((field) => [field.name, this.#json(field.type)]));
  }

  #leaf(type: GraphQLInputType): unknown {
    if (isEnumType(type)) return this.#pick(type.getValues())?.name;
    if (type === GraphQLInt || type === GraphQLFloat) return this.#below(5);
    return type === GraphQLBoolean ? this.#oneIn(2) : ASKED;
  }
}
