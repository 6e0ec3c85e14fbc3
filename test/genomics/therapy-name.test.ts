import { describe, expect, it } from '@jest/globals';
import { combinationId, therapyId } from '../../genomics/therapy-name.ts';

describe('therapyId', () => {
  it.each([
    ['Vemurafenib', 'vemurafenib'],
    ['Imatinib Mesylate', 'imatinib-mesylate'],
    ['  MTOR  Kinase Inhibitor AZD8055 ', 'mtor-kinase-inhibitor-azd8055'],
    ['AZD‑8055', 'azd-8055'],
    ['Ｖemurafenib', 'vemurafenib'],
    ['2,4-pyrimidinediamine', '2,4-pyrimidinediamine'],
    ['Vitamin B6+B12', 'vitamin-b6-plus-b12'],
  ])('makes of %p the id %s', (name, id) => {
    expect(therapyId(name)).toBe(id);
    expect(therapyId(id)).toBe(id);
  });
});

describe('combinationId', () => {
  it('is the same in whatever order the agents come', () => {
    expect(combinationId(['trametinib', 'dabrafenib', 'trametinib'])).toBe('dabrafenib+trametinib');
  });
});
