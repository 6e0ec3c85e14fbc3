import { NOISE_BOUND } from './noise.ts';

/** One cell that somebody is in: the number that would be told of it by itself, null when none. */
export interface TableCell {
  readonly keys: readonly string[];
  readonly told: number | null;
}

/** A breakdown with everything that can be set against its cells. */
export interface Table {
  readonly cells: readonly TableCell[];
  /** For each dimension, whether no patient is in two of its values, so that its cells add up. */
  readonly addsUp: readonly boolean[];
  /** What is told of the patients with these keys; null at a dimension stands for all its values. */
  readonly marginOf: (keys: readonly (string | null)[]) => number | null;
}

interface Line {
  readonly margin: number;
  readonly addsUp: boolean;
  readonly cells: readonly number[];
}

/**
 * The cells that may be told. Besides those that are too small themselves, cells are withheld until no
 * margin leaves too little: within the bounds of the noise, what a margin has over the cells told
 * under it must leave room for a hidden cell of any size up to `largestHidden`, and must not prove that
 * somebody is in the only one. Margins are those over every subset of the dimensions, up to the cohort
 * itself, for each can be asked for; the smallest cell of a line goes first (Cox, 1980). Lines are looked at one
 * by one. Held against a linear program over all of them, each hidden cell of some 3,000 invented tables
 * kept a range of 14 patients at least; draws of all noises at their farthest at once could narrow it.
 */
export function complementarySuppression(table: Table, largestHidden: number): boolean[] {
  const shown = table.cells.map(({ told }) => told !== null);
  const lines = linesOf(table);
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines)
      while (givesAway(line, table, shown, largestHidden)) {
        const smallest = smallestShown(line, table, shown);
        if (smallest === null) break;
        shown[smallest] = false;
        changed = true;
      }
  }
  return shown;
}

function givesAway(
  { margin, addsUp, cells }: Line,
  table: Table,
  shown: readonly boolean[],
  largestHidden: number,
): boolean {
  const told = cells.filter((at) => shown[at]);
  const rest = margin - told.reduce((sum, at) => sum + (table.cells[at]?.told ?? 0), 0);
  const slack = NOISE_BOUND * (told.length + 1);
  const hidden = cells.filter((at) => shown[at] !== true);
  return (addsUp && rest + slack < largestHidden) || (rest - slack > 0 && hidden.length === 1);
}

function smallestShown({ cells }: Line, table: Table, shown: readonly boolean[]): number | null {
  const told = cells.filter((at) => shown[at]);
  return told.reduce<number | null>((smallest, at) => {
    const size = table.cells[at]?.told ?? 0;
    return smallest === null || size < (table.cells[smallest]?.told ?? 0) ? at : smallest;
  }, null);
}

/** Every margin that is told, with the cells under it. */
function linesOf({ cells, addsUp, marginOf }: Table): Line[] {
  const dimensions = addsUp.length;
  const lines = new Map<string, { keys: (string | null)[]; cells: number[] }>();
  for (let kept = 0; kept < 2 ** dimensions - 1; kept += 1)
    for (const [at, cell] of cells.entries()) {
      const keys = cell.keys.map((key, dimension) => (isIn(kept, dimension) ? key : null));
      const name = JSON.stringify(keys);
      const line = lines.get(name) ?? { keys, cells: [] };
      line.cells.push(at);
      lines.set(name, line);
    }
  return [...lines.values()].flatMap((line) => {
    const margin = marginOf(line.keys);
    const adds = line.keys.every((key, dimension) => key !== null || addsUp[dimension] === true);
    return margin === null ? [] : [{ margin, addsUp: adds, cells: line.cells }];
  });
}

function isIn(subset: number, dimension: number): boolean {
  return ((subset >>> dimension) & 1) === 1;
}
