import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateLeaf } from '../../matching/leaf.ts';
import { OncoTree } from '../../terminology/oncotree.ts';
import { exactProfile } from '../../site/match-profile.ts';
import { patient, TODAY } from './patient-records.ts';

const context = { today: TODAY, oncotree: new OncoTree([]) };
const comparisons = ['>=', '>', '<=', '<', '=='] as const;

function outcome(birthDate: string, comparison: (typeof comparisons)[number], years: number) {
  const profile = exactProfile(patient(1, { birthDate }), TODAY);
  return evaluateLeaf({ kind: 'age', comparison, years }, profile, context).outcome;
}

describe('A bound of age above 90', () => {
  it('has one outcome for all who are 90 or more, so that none tells how old', () => {
    const years = fc.integer({ min: 1900, max: 1935 }).map((year) => `${year}-06-01`);
    const bound = fc.integer({ min: 90, max: 130 });
    fc.assert(
      fc.property(years, years, bound, fc.constantFrom(...comparisons), (one, other, age, sign) => {
        expect(outcome(one, sign, age)).toBe(outcome(other, sign, age));
      }),
    );
  });

  it('is settled for the younger, and for the old where 90 itself settles it', () => {
    expect(outcome('1936-03-02', '<', 91)).toBe('MET');
    expect(outcome('1936-03-01', '<', 91)).toBe('UNKNOWN');
    expect(outcome('1930-01-01', '>=', 90)).toBe('MET');
    expect(outcome('1930-01-01', '<=', 89)).toBe('NOT_MET');
  });
});

describe('Whoever has died', () => {
  it('is held against bounds by the age at death', () => {
    const born = { birthDate: '1940-01-01', deathDate: '2000-01-01', deceased: true };
    const { birthDate, ageYears } = exactProfile(patient(1, born), TODAY);
    expect({ birthDate, ageYears }).toEqual({ birthDate: null, ageYears: 60 });
  });
});
