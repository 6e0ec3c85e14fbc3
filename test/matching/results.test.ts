import { describe, expect, it } from '@jest/globals';
import type { Comparison, Leaf } from '../../matching/criteria.ts';
import { evaluateLeaf } from '../../matching/leaf.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import { context, marker, patient, signature } from './patients.ts';

function outcome(leaf: Leaf, known: Partial<MatchProfile>) {
  return evaluateLeaf(leaf, patient(known), context).outcome;
}
const unstable: Leaf = { kind: 'signature', signature: 'MSI-H' };
const deficient: Leaf = { kind: 'signature', signature: 'MMR-D' };
function burden(comparison: Comparison, perMegabase: number): Leaf {
  return { kind: 'tumorMutationalBurden', comparison, perMegabase };
}

describe('signatures', () => {
  it.each([
    [
      'MSI-H',
      { 'MSI-High': 'MET', MSS: 'NOT_MET', 'MSI-L': 'NOT_MET', dMMR: 'MET', pMMR: 'NOT_MET' },
    ],
    [
      'MSI-L',
      { 'MSI-High': 'NOT_MET', MSS: 'NOT_MET', 'MSI-L': 'MET', dMMR: 'NOT_MET', pMMR: 'UNKNOWN' },
    ],
    [
      'MSS',
      { 'MSI-High': 'NOT_MET', MSS: 'MET', 'MSI-L': 'NOT_MET', dMMR: 'NOT_MET', pMMR: 'UNKNOWN' },
    ],
    [
      'MMR-D',
      { 'MSI-High': 'MET', MSS: 'NOT_MET', 'MSI-L': 'NOT_MET', dMMR: 'MET', pMMR: 'NOT_MET' },
    ],
    ['MMR-P', { 'MSI-High': 'NOT_MET', MSS: 'MET', 'MSI-L': 'MET', dMMR: 'NOT_MET', pMMR: 'MET' }],
  ])('as %s are read from either test', (asked, outcomes) => {
    const leaf: Leaf = { kind: 'signature', signature: asked };
    for (const [status, expected] of Object.entries(outcomes)) {
      const kind = status.endsWith('MMR') ? 'MISMATCH_REPAIR' : 'MICROSATELLITE_INSTABILITY';
      expect(outcome(leaf, { signatures: [signature({ kind, status })] })).toBe(expected);
    }
  });

  it('are decided by the test that is asked for, where both were made', () => {
    const stable = signature({ status: 'MSS' });
    const unclear = signature({ status: null });
    const deficiency = signature({ kind: 'MISMATCH_REPAIR', status: 'dMMR' });
    expect(outcome(unstable, { signatures: [stable, deficiency] })).toBe('NOT_MET');
    expect(outcome(deficient, { signatures: [stable, deficiency] })).toBe('MET');
    expect(outcome(unstable, { signatures: [unclear, deficiency] })).toBe('MET');
  });

  it('are unknown when not tested, not assessable or never recorded', () => {
    expect(outcome(unstable, {})).toBe('UNKNOWN');
    expect(outcome(unstable, { signatures: [signature({ status: 'Cannot assess' })] })).toBe(
      'UNKNOWN',
    );
    expect(outcome({ kind: 'signature', signature: 'APOBEC' }, {})).toBe('UNKNOWN');
  });

  it('follow the newest test, and are open when tests of one day differ', () => {
    const old = signature({ status: 'MSS', testedOn: '2019-01-02' });
    const recent = signature({ status: 'MSI-H', testedOn: '2021-03-04' });
    expect(outcome(unstable, { signatures: [old, recent] })).toBe('MET');
    expect(outcome(unstable, { signatures: [{ ...old, testedOn: '2021' }, recent] })).toBe(
      'UNKNOWN',
    );
    expect(outcome(unstable, { signatures: [{ ...old, testedOn: null }, recent] })).toBe('UNKNOWN');
  });
});

describe('tumor mutational burden', () => {
  it.each([
    ['>=', 10, 'MET'],
    ['>', 10, 'NOT_MET'],
    ['<=', 10, 'MET'],
    ['<', 10, 'NOT_MET'],
    ['==', 10, 'MET'],
  ] as const)('compares 10 with %s%s: %s', (comparison, bound, expected) => {
    const signatures = [signature({ kind: 'TUMOR_MUTATIONAL_BURDEN', value: 10 })];
    expect(outcome(burden(comparison, bound), { signatures })).toBe(expected);
  });

  it('is unknown without a number', () => {
    const called = signature({ kind: 'TUMOR_MUTATIONAL_BURDEN', status: 'High' });
    expect(outcome(burden('>=', 10), { signatures: [called] })).toBe('UNKNOWN');
    expect(outcome(burden('<', 10), {})).toBe('UNKNOWN');
  });
});

describe('tumor markers', () => {
  const positive: Leaf = { kind: 'tumorMarker', marker: 'HER2', status: 'POSITIVE' };

  it('follow the newest result', () => {
    const tumorMarkers = [marker('HER2', 'NEGATIVE', '2020'), marker('HER2', 'POSITIVE', '2022')];
    expect(outcome(positive, { tumorMarkers })).toBe('MET');
  });

  it('leave an equivocal or missing result open', () => {
    expect(outcome(positive, { tumorMarkers: [marker('HER2', 'EQUIVOCAL')] })).toBe('UNKNOWN');
    expect(outcome(positive, { tumorMarkers: [marker('ER', 'POSITIVE')] })).toBe('UNKNOWN');
    expect(outcome(positive, { tumorMarkers: [marker('HER2', 'NEGATIVE')] })).toBe('NOT_MET');
  });

  it('do not take PR for PSA or ER for HER2', () => {
    const receptor: Leaf = { kind: 'tumorMarker', marker: 'ER', status: 'POSITIVE' };
    expect(outcome(receptor, { tumorMarkers: [marker('HER2', 'POSITIVE')] })).toBe('UNKNOWN');
    expect(outcome(receptor, { tumorMarkers: [marker('Estrogen receptor', 'POSITIVE')] })).toBe(
      'MET',
    );
    const progesterone: Leaf = { kind: 'tumorMarker', marker: 'PR', status: 'POSITIVE' };
    expect(outcome(progesterone, { tumorMarkers: [marker('PSA', 'POSITIVE')] })).toBe('UNKNOWN');
  });
});

describe('sex', () => {
  it('is open when not recorded or other', () => {
    const female: Leaf = { kind: 'sex', sex: 'FEMALE' };
    expect(outcome(female, { sex: 'FEMALE' })).toBe('MET');
    expect(outcome(female, { sex: 'MALE' })).toBe('NOT_MET');
    expect(outcome(female, { sex: 'OTHER' })).toBe('UNKNOWN');
    expect(outcome(female, {})).toBe('UNKNOWN');
  });
});
