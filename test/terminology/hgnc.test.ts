import { describe, expect, it } from '@jest/globals';
import { GeneNames } from '../../terminology/hgnc.ts';

const names = new GeneNames([
  { _id: 'ABL1', aliases: ['c-ABL', 'p150'], previousSymbols: ['ABL'] },
  { _id: 'KMT2A', aliases: ['HRX', 'ALL1'], previousSymbols: ['MLL'] },
  { _id: 'KMT2D', aliases: ['ALR', 'MLL4'], previousSymbols: ['MLL2'] },
  { _id: 'KMT2B', aliases: ['MLL2', 'HRX2', 'p150'], previousSymbols: ['MLL4'] },
  { _id: 'HRX2', aliases: [], previousSymbols: [] },
]);

describe('GeneNames', () => {
  it.each([
    ['KMT2A', 'KMT2A', 'approved', []],
    ['kmt2a', 'KMT2A', 'approved', []],
    ['MLL', 'KMT2A', 'previous', []],
    ['HRX', 'KMT2A', 'alias', []],
    ['HRX2', 'HRX2', 'approved', ['KMT2B']],
    ['MLL2', 'KMT2D', 'previous', ['KMT2B']],
    ['MLL4', 'KMT2B', 'previous', ['KMT2D']],
    ['p150', 'ABL1', 'alias', ['KMT2B']],
  ] as const)('resolves %s to %s as its %s symbol', (text, symbol, by, alternatives) => {
    expect(names.resolve(text)).toEqual({ symbol, by, alternatives });
  });

  it('knows no gene by another text', () => {
    expect(names.resolve('NOTAGENE')).toBeNull();
    expect(new GeneNames([]).isEmpty).toBe(true);
  });
});
