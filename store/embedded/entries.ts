import { encode, MAX_TEXT_BYTES } from './order.ts';
import { isRecord } from '../documents.ts';

/** An index as the catalogue keeps it. */
export interface Index {
  /** Tells the index's entries from those of the collection's other indexes. */
  readonly number: number;
  readonly paths: readonly string[];
  readonly unique: boolean;
  /** For each path, whether an array was ever met on it: it may have several values then. */
  readonly multikey: readonly boolean[];
  /** Whether a text was ever too long to be indexed whole. */
  readonly cut: boolean;
}

/** What a document contributes to an index. */
export interface Entries {
  /** The encoded values, one for each combination that the document holds; at least one. */
  readonly values: readonly Buffer[];
  readonly multikey: readonly boolean[];
  readonly cut: boolean;
}

/** A path on its way down: which of the index's paths it is, and what is left of it. */
interface Way {
  readonly path: number;
  readonly parts: readonly string[];
}

/** One value for each of the paths seen so far; the others are null. */
type Combination = ReadonlyMap<number, Buffer>;

interface Flags {
  readonly multikey: boolean[];
  cut: boolean;
  readonly limit: number;
}

/**
 * The combinations of values that an index on `paths` holds for a document. Paths that lead
 * through the same array are combined within each of its elements, as in MongoDB; others freely.
 */
export function entriesOf(
  document: unknown,
  paths: readonly string[],
  limit = MAX_TEXT_BYTES,
): Entries {
  const flags: Flags = { multikey: paths.map(() => false), cut: false, limit };
  const ways = paths.map((path, index) => ({ path: index, parts: path.split('.') }));
  const missing = encode(null).bytes;
  const values = new Map<string, Buffer>();
  for (const combination of combinations(document, ways, flags)) {
    const bytes = Buffer.concat(paths.map((_, path) => combination.get(path) ?? missing));
    values.set(bytes.toString('latin1'), bytes);
  }
  return { values: [...values.values()], multikey: flags.multikey, cut: flags.cut };
}

function combinations(value: unknown, ways: readonly Way[], flags: Flags): Combination[] {
  if (Array.isArray(value)) {
    for (const way of ways) flags.multikey[way.path] = true;
    const found = value.flatMap((element) => ofElement(element, ways, flags));
    return found.length > 0 ? found : [ofEmptyArray(ways)];
  }
  return ofElement(value, ways, flags);
}

function ofElement(value: unknown, ways: readonly Way[], flags: Flags): Combination[] {
  let product: Combination[] = [ended(value, ways, flags)];
  for (const [field, below] of byField(ways)) {
    const inner = isRecord(value) && Object.hasOwn(value, field) ? value[field] : undefined;
    const found = combinations(inner, below, flags);
    product = product.flatMap((left) => found.map((right) => new Map([...left, ...right])));
  }
  return product;
}

/** The values of the paths that end here. */
function ended(value: unknown, ways: readonly Way[], flags: Flags): Combination {
  const combination = new Map<number, Buffer>();
  for (const { path, parts } of ways) {
    if (parts.length > 0) continue;
    const { bytes, exact } = encode(value, flags.limit);
    if (!exact && typeof value === 'string') flags.cut = true;
    combination.set(path, bytes);
  }
  return combination;
}

function ofEmptyArray(ways: readonly Way[]): Combination {
  const ending = ways.filter(({ parts }) => parts.length === 0);
  return new Map(ending.map(({ path }) => [path, encode([]).bytes]));
}

function byField(ways: readonly Way[]): Map<string, Way[]> {
  const groups = new Map<string, Way[]>();
  for (const { path, parts } of ways) {
    const [field, ...rest] = parts;
    if (field === undefined) continue;
    const group = groups.get(field) ?? [];
    group.push({ path, parts: rest });
    groups.set(field, group);
  }
  return groups;
}
