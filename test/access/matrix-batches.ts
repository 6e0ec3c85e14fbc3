import {
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { givesObjects } from './canaries.ts';
import type { Caller, Expectation } from './expectation.ts';
import { prefixesOf, type Prefix } from './matrix-routes.ts';

type Field = GraphQLField<unknown, unknown>;

/** One field asked for at one place in one way. */
export interface Cell {
  /** Response keys from the root; lists have none. */
  readonly path: readonly string[];
  /** The type that it is asked of: an interface where the fragment is on one. */
  readonly type: string;
  readonly field: Field;
}

/** A way from the root to a type, and all that is asked there. */
export interface Place {
  readonly prefix: Prefix;
  readonly keys: readonly string[];
  readonly cells: readonly Cell[];
}

/** As many cells as one operation may hold. */
export interface Batch {
  readonly text: string;
  readonly places: readonly Place[];
}

/** Values for arguments that must be given, by the field and then by the type of the argument. */
export type Samples = ReadonlyMap<string, string>;

/** Below what the gateway takes, for the part of an operation that is not counted here. */
const MOST_TOKENS = 4_200;

/**
 * Every field of a schema, along a route through every field that leads to its type, asked for in every
 * way: by its name, under an alias, in fragments on its type, without a condition and with a name, and in
 * a fragment on each interface that its type implements. Errors tell the cells apart by their paths.
 */
export function batchesOf(schema: GraphQLSchema, samples: Samples): Batch[] {
  const batches: Batch[] = [];
  let places: Place[] = [];
  let texts: string[] = [];
  let fragments = new Map<string, string>();
  const close = () => {
    if (places.length > 0)
      batches.push({
        text: `{ ${texts.join('\n')} } ${[...fragments.values()].join('\n')}`,
        places,
      });
    places = [];
    texts = [];
    fragments = new Map();
  };
  for (const prefix of prefixesOf(schema)) {
    const written = writePlace(schema, samples, prefix, `r${places.length}`);
    const size = tokensIn(
      [...texts, ...fragments.values(), written.text, written.fragment].join(' '),
    );
    if (size > MOST_TOKENS) {
      close();
      Object.assign(written, writePlace(schema, samples, prefix, 'r0'));
    }
    places.push(written.place);
    texts.push(written.text);
    fragments.set(prefix.to, written.fragment);
  }
  close();
  return batches;
}

function tokensIn(text: string): number {
  return text.match(/\w+|\.\.\.|[^\s\w]/g)?.length ?? 0;
}

function writePlace(schema: GraphQLSchema, samples: Samples, prefix: Prefix, root: string) {
  const type = schema.getType(prefix.to);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`no fields: ${prefix.to}`);
  const keys = prefix.steps.map(({ field }, at) => (at === 0 ? root : field.name));
  const cells: Cell[] = [];
  const write = (as: string, field: Field, of: string = type.name) => {
    const key = keys.length === 0 ? `${root}_${as}_${field.name}` : `${as}_${field.name}`;
    cells.push({ path: [...keys, key], type: of, field });
    return `${key}: ${callOf(field, samples)}${givesObjects(field.type) ? ' { __typename }' : ''}`;
  };
  const each = (as: string, of: typeof type = type) =>
    fieldsOf(of)
      .map((field) => write(as, field, of.name))
      .join(' ');
  const named = `fragment F${type.name} on ${type.name} { ${each('named')} }`;
  const interfaces = type.getInterfaces().map((of) => `... on ${of.name} { ${each(of.name, of)} }`);
  const selections = [
    each('alias'),
    `... on ${type.name} { ${each('inline')} }`,
    `... { ... { ${each('bare')} } }`,
    ...interfaces,
    `...F${type.name}`,
    ...(keys.length === 0 ? [] : [ownNames(type, samples, keys, cells)]),
  ].join(' ');
  const text = prefix.steps.reduceRight(
    (inner, { type: of, field }, at) =>
      `... on ${of} { ${at === 0 ? `${root}: ` : ''}${callOf(field, samples)} { ${inner} } }`,
    `... on ${type.name} { ${selections} }`,
  );
  return { place: { prefix, keys, cells }, text, fragment: named };
}

function ownNames(
  type: GraphQLObjectType | GraphQLInterfaceType,
  samples: Samples,
  keys: readonly string[],
  cells: Cell[],
): string {
  return fieldsOf(type)
    .map((field) => {
      cells.push({ path: [...keys, field.name], type: type.name, field });
      return `${callOf(field, samples)}${givesObjects(field.type) ? ' { __typename }' : ''}`;
    })
    .join(' ');
}

/** Without what the federation adds. */
function fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType): Field[] {
  return Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
}

function callOf(field: Field, samples: Samples): string {
  const given = field.args.flatMap((argument) => {
    const name = getNamedType(argument.type).name;
    const sample = samples.get(`${field.name}(${argument.name})`);
    if (sample !== undefined) return [`${argument.name}: ${sample}`];
    if (argument.name === 'first') return ['first: 2'];
    if (!isNonNullType(argument.type) || argument.defaultValue !== undefined) return [];
    return [`${argument.name}: ${samples.get(name) ?? '"x"'}`];
  });
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
}

/**
 * Where a caller is to be told that something is withheld: at the first field of the way that may not be
 * had, else at each cell that may not; and at a union with a member that may not.
 */
export function withheldPaths(
  schema: GraphQLSchema,
  expectation: Expectation,
  caller: Caller,
  { prefix, keys, cells }: Place,
): string[] {
  const told: string[] = [];
  const mayGoOn = (type: string, field: Field, path: readonly string[]): boolean => {
    const may = expectation.maySee(caller, type, field.name);
    const returned = getNamedType(field.type);
    const members = isUnionType(returned) ? schema.getPossibleTypes(returned) : [];
    if (!may || members.some(({ name }) => !expectation.maySeeType(caller, name)))
      told.push(path.join('.'));
    return may;
  };
  for (const [at, { type, field }] of prefix.steps.entries())
    if (!mayGoOn(type, field, keys.slice(0, at + 1))) return told;
  for (const { type, field, path } of cells) mayGoOn(type, field, path);
  return told;
}

/** The fields on the way to a place, and those asked there. */
export function placesIn({ prefix, keys, cells }: Place): Cell[] {
  const way = prefix.steps.map((step, at) => ({ ...step, path: keys.slice(0, at + 1) }));
  return [...way, ...cells];
}

/** All values that there are at a path of response keys, through lists. */
export function valuesAt(data: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(data)) return data.flatMap((item) => valuesAt(item, path));
  const [key, ...rest] = path;
  if (key === undefined) return data === null || data === undefined ? [] : [data];
  if (typeof data !== 'object' || data === null) return [];
  return valuesAt(Reflect.get(data, key), rest);
}
