/** `coefficients · x <= limit` for x >= 0. */
export interface Constraint {
  readonly coefficients: readonly number[];
  readonly limit: number;
}

const TINY = 1e-9;

/**
 * The largest value of `objective · x` under the constraints, by the simplex method with Bland's rule in
 * two phases; infinite where nothing bounds it.
 * @throws Error when no x keeps to them
 */
export function maximum(objective: readonly number[], constraints: readonly Constraint[]): number {
  const size = objective.length;
  const count = constraints.length;
  // One artificial variable, taken from every row that its slack alone can't satisfy.
  const width = size + count + 2;
  const rows = constraints.map(({ coefficients, limit }, at) => {
    const row = new Array<number>(width).fill(0);
    coefficients.forEach((value, column) => (row[column] = value));
    row[size + at] = 1;
    row[size + count] = -1;
    row[width - 1] = limit;
    return row;
  });
  const basis = constraints.map((_, at) => size + at);
  const worst = rows.reduce(
    (lowest, row, at) => (last(row) < last(rows[lowest] ?? row) ? at : lowest),
    0,
  );
  const start = rows[worst];
  if (start !== undefined && last(start) < 0) {
    const feasibility = new Array<number>(width).fill(0);
    feasibility[size + count] = 1;
    pivot(rows, basis, feasibility, worst, size + count);
    run(rows, basis, feasibility, width - 1);
    if (Math.abs(last(feasibility)) > 1e-6) throw new Error('nothing keeps to the constraints');
    const stuck = basis.indexOf(size + count);
    const way = rows[stuck]?.findIndex((v, c) => c < size + count && Math.abs(v) > TINY) ?? -1;
    if (way >= 0) pivot(rows, basis, feasibility, stuck, way);
  }
  for (const row of rows) row[size + count] = 0;
  const costs = new Array<number>(width).fill(0);
  objective.forEach((value, column) => (costs[column] = -value));
  basis.forEach((column, at) => {
    const factor = costs[column] ?? 0;
    rows[at]?.forEach((value, each) => (costs[each] = (costs[each] ?? 0) - factor * value));
  });
  return run(rows, basis, costs, width - 1) ? last(costs) : Infinity;
}

/** Pivots until nothing improves; false when there is no end to it. */
function run(rows: number[][], basis: number[], costs: number[], columns: number): boolean {
  for (;;) {
    const entering = costs.findIndex((cost, column) => column < columns && cost < -TINY);
    if (entering === -1) return true;
    let leaving = -1;
    let least = Infinity;
    rows.forEach((row, at) => {
      const value = row[entering] ?? 0;
      if (value <= TINY) return;
      const ratio = last(row) / value;
      const earlier = (basis[at] ?? 0) < (basis[leaving] ?? Infinity);
      if (ratio < least - TINY || (ratio < least + TINY && earlier)) [least, leaving] = [ratio, at];
    });
    if (leaving === -1) return false;
    pivot(rows, basis, costs, leaving, entering);
  }
}

function pivot(
  rows: number[][],
  basis: number[],
  costs: number[],
  at: number,
  column: number,
): void {
  const base = rows[at] ?? [];
  const by = base[column] ?? 1;
  base.forEach((value, each) => (base[each] = value / by));
  for (const row of [...rows, costs]) {
    if (row === base) continue;
    const factor = row[column] ?? 0;
    if (factor !== 0)
      base.forEach((value, each) => (row[each] = (row[each] ?? 0) - factor * value));
  }
  basis[at] = column;
}

function last(row: readonly number[]): number {
  return row[row.length - 1] ?? 0;
}
