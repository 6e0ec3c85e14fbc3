import { describe, expect, it } from '@jest/globals';
import type { Comparison, PerformanceScale } from '../../matching/criteria.ts';
import { evaluatePerformanceStatus } from '../../matching/performance-status.ts';
import type { PerformanceStatusRecord } from '../../site/records.ts';
import { context, ecog, karnofsky, patient } from './patients.ts';

type Asked = readonly [PerformanceScale, Comparison, number];

function evaluate([scale, comparison, value]: Asked, found: readonly PerformanceStatusRecord[]) {
  const leaf = { kind: 'performanceStatus' as const, scale, comparison, value };
  return evaluatePerformanceStatus(leaf, patient({ performanceStatus: found }), context);
}

const FIT: Asked = ['ECOG', '<=', 1];

describe('a performance status', () => {
  it.each<[Asked, PerformanceStatusRecord, string]>([
    [FIT, ecog(0), 'MET'],
    [FIT, ecog(1), 'MET'],
    [FIT, ecog(2), 'NOT_MET'],
    [['ECOG', '>=', 2], ecog(2), 'MET'],
    [['ECOG', '==', 1], ecog(1), 'MET'],
    [['ECOG', '<', 1], ecog(1), 'NOT_MET'],
    [['ECOG', '>', 1], ecog(1), 'NOT_MET'],
    [['KARNOFSKY', '>=', 70], karnofsky(70), 'MET'],
    [['KARNOFSKY', '>=', 70], karnofsky(60), 'NOT_MET'],
    [FIT, ecog(9), 'UNKNOWN'],
    [FIT, ecog(0.5), 'UNKNOWN'],
    [['KARNOFSKY', '>=', 70], karnofsky(75), 'UNKNOWN'],
  ])('%j is, for %j, %s', (asked, found, outcome) => {
    expect(evaluate(asked, [found]).outcome).toBe(outcome);
  });

  it.each<[Asked, PerformanceStatusRecord, string]>([
    [FIT, karnofsky(100), 'MET'],
    [FIT, karnofsky(80), 'MET'],
    [FIT, karnofsky(70), 'UNKNOWN'],
    [FIT, karnofsky(60), 'NOT_MET'],
    [['ECOG', '<=', 2], karnofsky(70), 'MET'],
    [['ECOG', '<=', 2], karnofsky(50), 'UNKNOWN'],
    [['ECOG', '<=', 2], karnofsky(40), 'NOT_MET'],
    [['ECOG', '==', 0], karnofsky(90), 'UNKNOWN'],
    [['ECOG', '==', 2], karnofsky(60), 'MET'],
    [['ECOG', '==', 5], karnofsky(0), 'MET'],
    [['KARNOFSKY', '>=', 80], ecog(0), 'MET'],
    [['KARNOFSKY', '>=', 70], ecog(1), 'MET'],
    [['KARNOFSKY', '>=', 80], ecog(1), 'UNKNOWN'],
    [['KARNOFSKY', '>=', 60], ecog(2), 'UNKNOWN'],
    [['KARNOFSKY', '>=', 60], ecog(3), 'NOT_MET'],
    [['KARNOFSKY', '>', 0], ecog(5), 'NOT_MET'],
    [FIT, karnofsky(75), 'UNKNOWN'],
    [['KARNOFSKY', '>=', 70], ecog(9), 'UNKNOWN'],
  ])('%j converted from %j by what both tables say is %s', (asked, found, outcome) => {
    expect(evaluate(asked, [found]).outcome).toBe(outcome);
  });

  it.each<[string, readonly PerformanceStatusRecord[], string]>([
    ['none is recorded', [], 'UNKNOWN'],
    ['the newest is worse', [ecog(1, '2023'), ecog(2, '2024-01-01')], 'NOT_MET'],
    ['the newest is on the other scale', [ecog(1, '2023'), karnofsky(50, '2024')], 'NOT_MET'],
    ['two without an order disagree', [ecog(1, '2023'), ecog(2)], 'UNKNOWN'],
    ['two of a year disagree', [ecog(1, '2023'), karnofsky(50, '2023-05')], 'UNKNOWN'],
    ['two of a day are on both scales', [ecog(1, '2023'), karnofsky(70, '2023')], 'MET'],
  ])('of at most ECOG 1 where %s', (_title, found, outcome) => {
    expect(evaluate(FIT, found).outcome).toBe(outcome);
  });

  it('is told as it was assessed, with the year', () => {
    expect(evaluate(FIT, [karnofsky(80, '2024-05-06')]).found).toBe('Karnofsky 80 (2024)');
  });
});
