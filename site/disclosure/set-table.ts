import { SetTally, type PatientSet } from './patient-set.ts';

/** The keys of a cell; of a margin, null at each dimension that it goes over. */
export type TableKeys = readonly (string | null)[];

interface Entry {
  readonly keys: TableKeys;
  readonly tally: SetTally;
}

/** The sets in all the cells of a breakdown and in all its margins, read in one pass. */
export class SetTable {
  readonly #dimensions: number;
  readonly #entries = new Map<string, Entry>();
  /** By values, what a patient who has them is counted in: many patients share few values. */
  readonly #talliesOf = new Map<string, readonly SetTally[]>();

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
  }

  /** Adds a patient wherever the values put them; no value may be named twice. */
  add(hash: Uint32Array, values: readonly (readonly string[])[]): void {
    const name = JSON.stringify(values);
    const tallies = this.#talliesOf.get(name) ?? this.#tallies(values);
    this.#talliesOf.set(name, tallies);
    for (const tally of tallies) tally.add(hash);
  }

  #tallies(values: readonly (readonly string[])[]): readonly SetTally[] {
    const subsets = Array.from({ length: 2 ** this.#dimensions }, (_, kept) => kept);
    return subsets
      .flatMap((kept) => combinations(values, kept))
      .map((keys) => this.#entry(keys).tally);
  }

  /** In an order that depends on their keys alone; the whole set first. */
  sets(): { readonly name: string; readonly keys: TableKeys; readonly set: PatientSet }[] {
    return [...this.#entries]
      .map(([name, { keys, tally }]) => ({ name, keys, set: tally.set() }))
      .sort((a, b) => widthOf(b.keys) - widthOf(a.keys) || (a.name < b.name ? -1 : 1));
  }

  static nameOf(keys: TableKeys): string {
    return JSON.stringify(keys);
  }

  #entry(keys: TableKeys): Entry {
    const name = SetTable.nameOf(keys);
    const entry = this.#entries.get(name) ?? { keys, tally: new SetTally() };
    this.#entries.set(name, entry);
    return entry;
  }
}

function widthOf(keys: TableKeys): number {
  return keys.filter((key) => key === null).length;
}

/** Every choice of one value for each dimension in the subset `kept`. */
function combinations(values: readonly (readonly string[])[], kept: number): TableKeys[] {
  return values.reduce<TableKeys[]>(
    (all, each, dimension) =>
      ((kept >>> dimension) & 1) === 1
        ? all.flatMap((keys) => each.map((value) => [...keys, value]))
        : all.map((keys) => [...keys, null]),
    [[]],
  );
}
