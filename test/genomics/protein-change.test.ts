import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseProteinChange } from '../../genomics/protein-change.ts';

describe('parseProteinChange', () => {
  it.each([
    ['V600E', 'p.V600E', 'substitution'],
    ['p.V600E', 'p.V600E', 'substitution'],
    ['p.Val600Glu', 'p.V600E', 'substitution'],
    ['p.(Val600Glu)', 'p.V600E', 'substitution'],
    ['NP_004324.2:p.Val600Glu', 'p.V600E', 'substitution'],
    ['NP_004324.2:p.(Val600Glu)', 'p.V600E', 'substitution'],
    ['R213*', 'p.R213*', 'nonsense'],
    ['p.Arg213Ter', 'p.R213*', 'nonsense'],
    ['R213X', 'p.R213*', 'nonsense'],
    ['P154=', 'p.P154=', 'synonymous'],
    ['V600V', 'p.V600=', 'synonymous'],
    ['E55FS', 'p.E55fs', 'frameshift'],
    ['K706FS*19', 'p.K706fs*19', 'frameshift'],
    ['R135FSX177', 'p.R135fs*177', 'frameshift'],
    ['p.Glu55ArgfsTer11', 'p.E55Rfs*11', 'frameshift'],
    ['V560DEL', 'p.V560del', 'deletion'],
    ['E746_A750del', 'p.E746_A750del', 'deletion'],
    ['p.Glu746_Ala750del', 'p.E746_A750del', 'deletion'],
    ['D842_H845DELDIMH', 'p.D842_H845del', 'deletion'],
    ['A775_G776insYVMA', 'p.A775_G776insYVMA', 'insertion'],
    ['V769_770insASV', 'p.V769_770insASV', 'insertion'],
    ['Y772_A775DUP', 'p.Y772_A775dup', 'duplication'],
    ['A767_V769dupASV', 'p.A767_V769dup', 'duplication'],
    ['M774DELINSWLV', 'p.M774delinsWLV', 'delins'],
    ['E746_A750delELREAinsQ', 'p.E746_A750delinsQ', 'delins'],
    ['E746_T751>I', 'p.E746_T751delinsI', 'delins'],
    ['V600_K601>E', 'p.V600_K601delinsE', 'delins'],
    ['K558NP', 'p.K558delinsNP', 'delins'],
    ['*214W', 'p.*214W', 'extension'],
    ['*110Qext*17', 'p.*110Qext*17', 'extension'],
    ['M1?', 'p.M1?', 'other'],
  ])('reads %s as %s', (text, hgvs, kind) => {
    expect(parseProteinChange(text)).toMatchObject({ hgvs, kind });
  });

  it.each([
    ['p.Arg135ProfsTer177', 'P', 177],
    ['R135fsX177', null, 177],
    ['p.R135Pfs*?', 'P', null],
    ['p.R135fs*', null, null],
    ['p.R135fs', null, null],
  ])('gives what the frameshift %s states of its new reading frame', (text, alternate, stop) => {
    expect(parseProteinChange(text)).toMatchObject({ position: 135, alternate, stop });
  });

  it('gives the first residue, its position and what replaces it', () => {
    expect(parseProteinChange('p.Val600Glu')).toEqual({
      hgvs: 'p.V600E',
      kind: 'substitution',
      position: 600,
      reference: 'V',
      alternate: 'E',
      stop: null,
    });
    expect(parseProteinChange('E746_A750del')).toMatchObject({
      position: 746,
      reference: 'E',
      alternate: null,
    });
  });

  it.each([
    '',
    'V600',
    'p.V600',
    'Amplification',
    'c.1799T>A',
    'p.?',
    'p.0',
    'V0E',
    'B600E',
    'S310F/Y',
  ])('reads no protein change in %p', (text) => {
    expect(parseProteinChange(text)).toBeNull();
  });

  it('reads its own HGVS as the same change', () => {
    const residue = fc.stringMatching(/^[ACDEFGHIKLMNPQRSTVWY]$/);
    const place = fc.tuple(residue, fc.integer({ min: 1, max: 9999 })).map(([r, n]) => `${r}${n}`);
    const change = fc.oneof(
      fc.tuple(place, residue).map((parts) => parts.join('')),
      fc
        .tuple(place, fc.constantFrom('*', '=', 'del', 'dup', 'fs', 'fs*12', '?'))
        .map((parts) => parts.join('')),
      fc
        .tuple(place, place, fc.constantFrom('del', 'dup', 'insAG', 'delinsW'))
        .map(([a, b, c]) => `${a}_${b}${c}`),
    );
    fc.assert(
      fc.property(change, (text) => {
        const read = parseProteinChange(text);
        expect(read).not.toBeNull();
        expect(parseProteinChange(read?.hgvs ?? '')).toEqual(read);
      }),
    );
  });
});
