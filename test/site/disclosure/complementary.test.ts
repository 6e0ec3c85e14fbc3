import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { complementarySuppression } from '../../../site/disclosure/complementary.ts';
import { noiseFrom, NOISE_BOUND } from '../../../site/disclosure/noise.ts';
import { maximum, type Constraint } from './simplex.ts';

const THRESHOLD = 11;
const LARGEST_HIDDEN = 17;

interface Cell {
  readonly keys: readonly string[];
  readonly real: number;
  readonly told: number | null;
}

/** Noise as it is drawn, from uniform bytes. */
const noises = fc.noBias(fc.integer({ min: 0, max: 2 ** 30 - 1 })).map((uniform) => {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(uniform * 2 ** 18, 0, 6);
  return noiseFrom(bytes);
});

function tellOf(real: number, noise: number): number | null {
  return real <= LARGEST_HIDDEN ? null : Math.max(THRESHOLD, real + noise);
}

const sizes = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 18, max: 300 }));

/** A table of one to three dimensions with all its margins, and the noise of each. */
const tables = fc
  .array(fc.integer({ min: 2, max: 3 }), { minLength: 1, maxLength: 3 })
  .chain((shape) => {
    const keys = shape.reduce<string[][]>(
      (all, values) =>
        all.flatMap((each) => Array.from({ length: values }, (_, at) => [...each, String(at)])),
      [[]],
    );
    return fc
      .record({
        reals: fc.array(sizes, { minLength: keys.length, maxLength: keys.length }),
        noises: fc.array(noises, { minLength: 64, maxLength: 64 }),
      })
      .map(({ reals, noises: drawn }) => tableOf(keys, reals, drawn));
  });

function tableOf(
  keys: readonly (readonly string[])[],
  reals: readonly number[],
  drawn: readonly number[],
) {
  const cells: Cell[] = keys.map((each, at) => {
    const real = reals[at] ?? 0;
    return { keys: each, real, told: tellOf(real, drawn[at] ?? 0) };
  });
  const margins = new Map<string, number | null>();
  const dimensions = keys[0]?.length ?? 0;
  for (const { keys: of } of cells)
    for (let kept = 0; kept < 2 ** dimensions - 1; kept += 1) {
      const margin = of.map((key, at) => (((kept >>> at) & 1) === 1 ? key : null));
      const name = JSON.stringify(margin);
      if (margins.has(name)) continue;
      const real = cells
        .filter((cell) => isUnder(cell, margin))
        .reduce((sum, cell) => sum + cell.real, 0);
      margins.set(name, tellOf(real, drawn[(cells.length + margins.size) % drawn.length] ?? 0));
    }
  return { cells, margins, dimensions };
}

function isUnder({ keys }: Cell, margin: readonly (string | null)[]): boolean {
  return margin.every((key, at) => key === null || key === keys[at]);
}

/** All that is known for certain: each told number is within the noise's bound of the real one. */
function knowledge({ cells, margins }: ReturnType<typeof tableOf>, shown: readonly boolean[]) {
  const sums = [
    ...cells.map(({ keys, told }, at) => ({ keys, told: shown[at] === true ? told : null })),
    ...[...margins].map(([name, told]) => ({ keys: marginKeys(name), told })),
  ];
  return sums.flatMap(({ keys, told }): Constraint[] => {
    if (told === null) return [];
    const coefficients = cells.map((cell) => (isUnder(cell, keys) ? 1 : 0));
    return [
      { coefficients, limit: told + NOISE_BOUND },
      { coefficients: coefficients.map((each) => -each), limit: -(told - NOISE_BOUND) },
    ];
  });
}

function marginKeys(name: string): (string | null)[] {
  const keys: unknown = JSON.parse(name);
  return Array.isArray(keys) ? keys.map((key) => (typeof key === 'string' ? key : null)) : [];
}

describe('Complementary suppression', () => {
  it('leaves every hidden cell a range of at least the threshold, whatever is added and subtracted', () => {
    let hidden = 0;
    fc.assert(
      fc.property(tables, (table) => {
        const { cells, margins, dimensions } = table;
        const shown = complementarySuppression(
          {
            cells,
            addsUp: Array.from({ length: dimensions }, () => true),
            marginOf: (keys) => margins.get(JSON.stringify(keys)) ?? null,
          },
          LARGEST_HIDDEN,
        );
        const constraints = knowledge(table, shown);
        for (const [at, { told }] of cells.entries()) {
          if (told === null) expect(shown[at]).toBe(false);
          if (shown[at] === true) continue;
          hidden += 1;
          const unit = cells.map((_, each) => (each === at ? 1 : 0));
          const most = maximum(unit, constraints);
          const least = -maximum(
            unit.map((each) => -each),
            constraints,
          );
          expect(most - least).toBeGreaterThanOrEqual(THRESHOLD);
        }
      }),
      { numRuns: 100, seed: 11 },
    );
    expect(hidden).toBeGreaterThan(200);
  });

  it('withholds the smaller of two cells when the margin leaves no room for the third', () => {
    const told = [40, 90, null];
    const cells = told.map((each, at) => ({ keys: [String(at)], told: each }));
    const shownUnder = (margin: number) =>
      complementarySuppression({ cells, addsUp: [true], marginOf: () => margin }, LARGEST_HIDDEN);
    expect(shownUnder(131)).toEqual([true, true, false]);
    expect(shownUnder(100)).toEqual([false, true, false]);
  });

  it('withholds a second cell when a margin proves that somebody is in the only hidden one', () => {
    const cells = [40, 90, null].map((each, at) => ({ keys: [String(at)], told: each }));
    expect(
      complementarySuppression({ cells, addsUp: [true], marginOf: () => 170 }, LARGEST_HIDDEN),
    ).toEqual([false, true, false]);
  });
});
