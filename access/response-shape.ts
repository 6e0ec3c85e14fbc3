import {
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
} from 'graphql';

/** Alias of the type name that is asked for besides what the client asks; taken out again here. */
export const HIDDEN_TYPENAME = '_typenameForAccess';

/** What an operation asks of an object, and what of that is withheld. */
export interface ObjectShape {
  readonly entries: readonly ShapeEntry[];
  /** Object types that the caller may not be given any value of. */
  readonly deniedTypes: ReadonlySet<string>;
  /** Whether anything is withheld in it or below: what is complete stays as it was answered. */
  readonly incomplete: boolean;
}

export interface ShapeEntry {
  readonly key: string;
  readonly type: GraphQLOutputType;
  /** Runtime types that the entry is for; null for every type. */
  readonly runtimeTypes: ReadonlySet<string> | null;
  readonly denied: boolean;
  /** The type's name, asked within what is withheld: it is told where the object is given another way. */
  readonly typename?: true;
  /** Null for leaves. */
  readonly child: ObjectShape | null;
}

export function shapeOf(
  entries: readonly ShapeEntry[],
  deniedTypes: ReadonlySet<string>,
): ObjectShape {
  const incomplete =
    deniedTypes.size > 0 || entries.some(({ denied, child }) => denied || child?.incomplete);
  return { entries, deniedTypes, incomplete };
}

/** A null that may not stand where it is: it takes the nearest nullable place above it. */
const UNPLACEABLE = Symbol('unplaceable');

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Puts `null` where fields were withheld, in the order in which the operation asked, and takes out what
 * was added to the operation. A withheld field that is non-null takes its parent along, as any null
 * does in GraphQL.
 * @returns null when the whole of `data` has to go
 */
export function completeResponse(shape: ObjectShape, data: unknown): JsonObject | null {
  if (!isObject(data)) return null;
  const completed = completeObject(shape, null, data);
  return completed === UNPLACEABLE ? null : completed;
}

function completeValue(
  type: GraphQLOutputType,
  shape: ObjectShape | null,
  value: unknown,
): unknown {
  if (isNonNullType(type)) {
    const completed = completeValue(type.ofType, shape, value);
    return completed ?? UNPLACEABLE;
  }
  if (value === null || value === undefined) return null;
  if (!shape?.incomplete) return value;
  if (isListType(type)) {
    if (!Array.isArray(value)) return null;
    const items = value.map((item) => completeValue(type.ofType, shape, item));
    return items.some((item) => item === UNPLACEABLE) ? null : items;
  }
  if (!isObject(value)) return null;
  const completed = completeObject(shape, runtimeTypeOf(type, value), value);
  return completed === UNPLACEABLE ? null : completed;
}

function completeObject(
  shape: ObjectShape,
  runtimeType: string | null,
  data: JsonObject,
): Record<string, unknown> | typeof UNPLACEABLE {
  if (runtimeType !== null && shape.deniedTypes.has(runtimeType)) return UNPLACEABLE;
  const completed: Record<string, unknown> = {};
  for (const [key, field] of fieldsFor(shape, runtimeType)) {
    const given = data[key] ?? (field.typename ? runtimeType : null);
    const value = completeValue(field.type, field.child, field.denied ? null : given);
    if (value === UNPLACEABLE) return UNPLACEABLE;
    completed[key] = value;
  }
  return completed;
}

/** An abstract value's type was asked for under the hidden alias; an object's is known. */
function runtimeTypeOf(type: GraphQLOutputType, value: JsonObject): string | null {
  const named = getNamedType(type);
  if (isObjectType(named)) return named.name;
  const told = isAbstractType(named) ? value[HIDDEN_TYPENAME] : null;
  return typeof told === 'string' ? told : null;
}

type FieldOfType = Pick<ShapeEntry, 'type' | 'denied' | 'typename' | 'child'>;

const fieldsByType = new WeakMap<ObjectShape, Map<string | null, Map<string, FieldOfType>>>();

/** The fields that the operation asks of one runtime type, those of one response key merged. */
function fieldsFor(shape: ObjectShape, runtimeType: string | null): Map<string, FieldOfType> {
  const known = fieldsByType.get(shape) ?? new Map<string | null, Map<string, FieldOfType>>();
  fieldsByType.set(shape, known);
  const before = known.get(runtimeType);
  if (before !== undefined) return before;
  const fields = new Map<string, FieldOfType>();
  for (const entry of shape.entries) {
    const applies =
      entry.runtimeTypes === null || (runtimeType !== null && entry.runtimeTypes.has(runtimeType));
    if (applies) fields.set(entry.key, mergeFields(fields.get(entry.key), entry));
  }
  known.set(runtimeType, fields);
  return fields;
}

/**
 * A field that was asked for twice is given when either way to it is granted; below it, each way's own
 * fields stay withheld or granted.
 */
function mergeFields(first: FieldOfType | undefined, second: FieldOfType): FieldOfType {
  if (first === undefined) return second;
  const denied = first.denied && second.denied;
  if (first.child === null || second.child === null) return { ...first, denied };
  const entries = [...first.child.entries, ...second.child.entries];
  const deniedTypes = new Set([...first.child.deniedTypes, ...second.child.deniedTypes]);
  const incomplete = first.child.incomplete || second.child.incomplete;
  const child = shapeOf(entries, deniedTypes);
  return { ...first, denied, child: { ...child, incomplete: incomplete || child.incomplete } };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
