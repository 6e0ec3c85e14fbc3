import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { AskedField, AskedOperation } from './asked.ts';

/**
 * How a type tells of records: it is one, stands for one (an edge tells of a patient though its `node`
 * isn't asked for), or lists some (a connection).
 */
type Role = 'record' | 'stand-in' | 'list';

/** What an answer tells of records. */
export interface RecordsTold {
  /** How many different records it holds something of. */
  readonly records: number;
  /** Whether there is anything about single records in it, be it how many there are. */
  readonly tells: boolean;
}

/** Which types of a schema tell of records, found once for each schema. */
export class RecordTypes {
  readonly #names: readonly string[];
  readonly #roles = new WeakMap<GraphQLSchema, ReadonlyMap<string, Role>>();
  readonly #leading = new WeakMap<AskedField, boolean>();

  /** @param names object types that are records */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** Counts records in the data of an answer; of their values it reads `id` alone. */
  toldBy(schema: GraphQLSchema, { root }: AskedOperation, data: unknown): RecordsTold {
    const count = new Count(this.#rolesIn(schema), this.#leading);
    count.add(root, data);
    return count.result();
  }

  #rolesIn(schema: GraphQLSchema): ReadonlyMap<string, Role> {
    const known = this.#roles.get(schema) ?? rolesOf(schema, this.#names);
    this.#roles.set(schema, known);
    return known;
  }
}

function rolesOf(schema: GraphQLSchema, names: readonly string[]): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap()).filter((type) => !roots.some((r) => r === type));
  const assign = (role: Role, applies: (type: GraphQLNamedType) => boolean): void => {
    const found = types.filter((type) => !roles.has(type.name) && applies(type));
    for (const { name } of found) roles.set(name, role);
    for (const type of types)
      if (isAbstractType(type) && !roles.has(type.name))
        if (schema.getPossibleTypes(type).some(({ name }) => roles.get(name) === role))
          roles.set(type.name, role);
  };
  const returns = (type: GraphQLNamedType, role: Role, single: boolean): boolean =>
    (isObjectType(type) || isInterfaceType(type)) &&
    Object.values(type.getFields()).some(
      (field) =>
        roles.get(getNamedType(field.type).name) === role &&
        (!single || !isListType(getNullableType(field.type))),
    );
  assign('record', ({ name }) => names.includes(name));
  assign('stand-in', (type) => returns(type, 'record', true));
  assign('list', (type) => returns(type, 'record', false) || returns(type, 'stand-in', false));
  return roles;
}

class Count {
  readonly #roles: ReadonlyMap<string, Role>;
  readonly #leading: WeakMap<AskedField, boolean>;
  readonly #ids = new Set<string>();
  #nameless = 0;
  #tells = false;

  constructor(roles: ReadonlyMap<string, Role>, leading: WeakMap<AskedField, boolean>) {
    this.#roles = roles;
    this.#leading = leading;
  }

  result(): RecordsTold {
    return { records: this.#ids.size + this.#nameless, tells: this.#tells };
  }

  add(field: AskedField, value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) this.add(field, item);
      return;
    }
    if (!isObject(value)) return;
    const role = this.#roles.get(field.typeName);
    if (role !== undefined) this.#tells = true;
    if (role === 'record') this.#addRecord(field, value);
    if (role === 'stand-in' && !this.#holdsRecord(field, value)) this.#nameless += 1;
    for (const [key, child] of field.children)
      if (this.#leadsToRecords(child)) this.add(child, value[key]);
  }

  #addRecord(field: AskedField, value: Readonly<Record<string, unknown>>): void {
    for (const [key, { coordinate }] of field.children) {
      const id = value[key];
      if (!coordinate.endsWith('.id') || typeof id !== 'string') continue;
      this.#ids.add(id);
      return;
    }
    this.#nameless += 1;
  }

  #holdsRecord({ children }: AskedField, value: Readonly<Record<string, unknown>>): boolean {
    return [...children].some(
      ([key, child]) => this.#roles.get(child.typeName) === 'record' && isObject(value[key]),
    );
  }

  #leadsToRecords(field: AskedField): boolean {
    const known = this.#leading.get(field);
    if (known !== undefined) return known;
    const leads =
      this.#roles.has(field.typeName) ||
      [...field.children.values()].some((child) => this.#leadsToRecords(child));
    this.#leading.set(field, leads);
    return leads;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
