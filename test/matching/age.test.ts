import { describe, expect, it } from '@jest/globals';
import { yearsOfDays } from '../../matching/age.ts';
import type { Comparison } from '../../matching/criteria.ts';
import { evaluateLeaf } from '../../matching/leaf.ts';
import { context, oncotree, patient } from './patients.ts';

/** The outcome for who was born on `birthDate`, on the day `today`. */
function born(birthDate: string, comparison: Comparison, years: number, today: string) {
  return evaluateLeaf({ kind: 'age', comparison, years }, patient({ birthDate }), {
    today,
    oncotree,
  }).outcome;
}

function aged(ageYears: number, comparison: Comparison, years: number) {
  return evaluateLeaf({ kind: 'age', comparison, years }, patient({ ageYears }), context).outcome;
}

describe('age by birth date', () => {
  it.each([
    ['>=', '2018-06-14', 'NOT_MET'],
    ['>=', '2018-06-15', 'MET'],
    ['>', '2018-06-15', 'NOT_MET'],
    ['>', '2018-06-16', 'MET'],
    ['<', '2018-06-14', 'MET'],
    ['<', '2018-06-15', 'NOT_MET'],
    ['<=', '2018-06-15', 'MET'],
    ['<=', '2018-06-16', 'NOT_MET'],
    ['==', '2018-06-14', 'NOT_MET'],
    ['==', '2018-06-15', 'MET'],
    ['==', '2019-06-14', 'MET'],
    ['==', '2019-06-15', 'NOT_MET'],
  ] as const)('holds %s18 around the 18th birthday, on %s: %s', (comparison, today, outcome) => {
    expect(born('2000-06-15', comparison, 18, today)).toBe(outcome);
  });

  it('takes who was born on 29 February to come of age on 1 March', () => {
    expect(born('2000-02-29', '>=', 18, '2018-02-28')).toBe('NOT_MET');
    expect(born('2000-02-29', '>=', 18, '2018-03-01')).toBe('MET');
    expect(born('2000-02-29', '>=', 20, '2020-02-29')).toBe('MET');
  });

  it('counts a fraction of a year in calendar months', () => {
    expect(born('2025-08-31', '>=', 0.5, '2026-02-28')).toBe('NOT_MET');
    expect(born('2025-08-31', '>=', 0.5, '2026-03-01')).toBe('MET');
  });

  it('counts days as days', () => {
    expect(born('2026-01-30', '>=', yearsOfDays(30), '2026-02-28')).toBe('NOT_MET');
    expect(born('2026-01-30', '>=', yearsOfDays(30), '2026-03-01')).toBe('MET');
  });

  it('leaves a bound open that falls within a birth date known to the month or year', () => {
    expect(born('2000', '>=', 18, '2018-07-01')).toBe('UNKNOWN');
    expect(born('2000', '>=', 18, '2018-12-31')).toBe('MET');
    expect(born('2000', '<', 18, '2017-12-31')).toBe('MET');
    expect(born('2000-06', '>=', 18, '2018-05-31')).toBe('NOT_MET');
    expect(born('2000-06', '>=', 18, '2018-06-15')).toBe('UNKNOWN');
    expect(born('2000-06', '==', 18, '2018-12-01')).toBe('MET');
  });
});

describe('age by completed years', () => {
  it('decides bounds in whole years', () => {
    expect(aged(18, '>=', 18)).toBe('MET');
    expect(aged(17, '>=', 18)).toBe('NOT_MET');
    expect(aged(17, '<', 18)).toBe('MET');
    expect(aged(65, '<', 66)).toBe('MET');
    expect(aged(18, '==', 18)).toBe('MET');
    expect(aged(19, '==', 18)).toBe('NOT_MET');
  });

  it('leaves a bound within the current year of life open', () => {
    expect(aged(18, '>', 18)).toBe('UNKNOWN');
    expect(aged(18, '<=', 18)).toBe('UNKNOWN');
    expect(aged(0, '>=', 0.5)).toBe('UNKNOWN');
  });

  it('takes 90 for 90 and more', () => {
    expect(aged(90, '>=', 90)).toBe('MET');
    expect(aged(90, '<', 95)).toBe('UNKNOWN');
    expect(aged(90, '==', 90)).toBe('UNKNOWN');
  });

  it.each([
    ['>=', 90, 'UNKNOWN'],
    ['<', 90, 'UNKNOWN'],
    ['>=', 89, 'MET'],
    ['<', 95, 'UNKNOWN'],
    ['<', 18, 'NOT_MET'],
  ] as const)(
    'judges who may be 90 or not yet by both: %s %d is %s',
    (comparison, years, outcome) => {
      expect(born('1936', comparison, years, '2026-06-15')).toBe(outcome);
    },
  );

  it('tells of who is surely over 90 no more than that', () => {
    expect(born('1930-01-01', '<', 95, '2026-06-15')).toBe('UNKNOWN');
    expect(born('1930-01-01', '>=', 90, '2026-06-15')).toBe('MET');
  });

  it('is unknown without any age, and never tells the birth date', () => {
    expect(evaluateLeaf({ kind: 'age', comparison: '>=', years: 18 }, patient(), context)).toEqual({
      outcome: 'UNKNOWN',
      found: null,
    });
    const known = patient({ birthDate: '1980-04-05', ageYears: 45 });
    expect(evaluateLeaf({ kind: 'age', comparison: '>=', years: 18 }, known, context).found).toBe(
      '45 years',
    );
  });
});
