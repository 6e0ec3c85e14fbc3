/** The x for which the sum of squares of `rows · x - sums` is least, by the normal equations. */
export function leastSquares(
  rows: readonly (readonly number[])[],
  sums: readonly number[],
): number[] {
  const size = rows[0]?.length ?? 0;
  const at = (row: readonly number[], column: number): number => row[column] ?? 0;
  const matrix = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (__, j) =>
      rows.reduce((sum, row) => sum + at(row, i) * at(row, j), i === j ? 1e-9 : 0),
    ),
    rows.reduce((sum, row, k) => sum + at(row, i) * at(sums, k), 0),
  ]);
  for (let pivot = 0; pivot < size; pivot += 1)
    for (const [other, row] of matrix.entries()) {
      const base = matrix[pivot] ?? [];
      if (other === pivot) continue;
      const factor = at(row, pivot) / at(base, pivot);
      for (let column = pivot; column <= size; column += 1)
        row[column] = at(row, column) - factor * at(base, column);
    }
  return matrix.map((row, i) => at(row, size) / at(row, i));
}
