import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ProfileExpression } from '../../genomics/molecular-profile.ts';
import { parseMolecularProfile } from '../../genomics/molecular-profile.ts';

/** The expression with ids in place of biomarkers. */
function shape(expression: ProfileExpression): unknown {
  if ('biomarker' in expression) return expression.biomarker.id;
  if ('not' in expression) return { not: shape(expression.not) };
  return 'all' in expression
    ? { all: expression.all.map(shape) }
    : { any: expression.any.map(shape) };
}

describe('parseMolecularProfile', () => {
  it.each([
    ['BRAF V600E', 'BRAF:V600E'],
    ['EML4::ALK Fusion AND ALK L1196M', { all: ['EML4::ALK:fusion', 'ALK:L1196M'] }],
    ['v::ALK Fusion OR v::ROS1 Fusion', { any: ['ALK:fusion', 'ROS1:fusion'] }],
    ['FGFR2::v Fusion OR FGFR2::? Fusion', { any: ['FGFR2:fusion', 'FGFR2:fusion'] }],
    [
      'MET Amplification AND NOT KRAS Mutation',
      { all: ['MET:amplification', { not: 'KRAS:mutation' }] },
    ],
    [
      'RB1 Wildtype AND ( CDKN2A Loss OR CDKN2A Mutation )',
      { all: ['RB1:wild-type', { any: ['CDKN2A:loss', 'CDKN2A:mutation'] }] },
    ],
    [
      '(RB1 Wildtype OR (TP53 R175H)) AND VHL R200W (c.598C>T)',
      { all: [{ any: ['RB1:wild-type', 'TP53:R175H'] }, 'VHL:R200W'] },
    ],
    ['A1 Loss OR B1 Loss AND C1 Loss', { any: ['A1:loss', { all: ['B1:loss', 'C1:loss'] }] }],
    ['HLA-DRA EXPRESSION', 'HLA-DRA:expression'],
    ['ADAD2-AS1::ABL1 Fusion', 'ADAD2-AS1::ABL1:fusion'],
    ['EWSR1 Fusion', 'EWSR1:fusion'],
    ['EWSR1::FLI1 e7::e6', 'EWSR1::FLI1:e7::e6'],
    ['C19MC TTYH1::C19MC fusion', 'TTYH1::C19MC:fusion'],
    ['BCL2 reg_e@[IGH]::BCL2', 'IGH::BCL2:rearrangement'],
    ['ERBB2 S310F/Y', { any: ['ERBB2:S310F', 'ERBB2:S310Y'] }],
    ['KRAS G12/G13', { any: ['KRAS:G12', 'KRAS:G13'] }],
    ['VHL P81S (c.241C>T) and L188V (c.562C>G)', { all: ['VHL:P81S', 'VHL:L188V'] }],
    ['TMB High', 'signature:TMB-H'],
    ['Methylation signature ST-EPN-ZFTA', 'signature:Methylation-signature-ST-EPN-ZFTA'],
  ])('reads %s', (name, expected) => {
    expect(shape(parseMolecularProfile(name).expression)).toEqual(expected);
  });

  it('lists every biomarker once, in order, also those under NOT', () => {
    const { biomarkers } = parseMolecularProfile('KRAS G12 AND NOT BRAF V600E AND KRAS G12');
    expect(biomarkers.map(({ id }) => id)).toEqual(['KRAS:G12', 'BRAF:V600E']);
  });

  it.each([
    '',
    'BRAF',
    'AND',
    '( BRAF V600E',
    'BRAF V600E )',
    'NOT',
    'BRAF V600E AND',
    'v::v Fusion',
    'A::B::C Fusion',
    '42',
    `${'( '.repeat(5000)}BRAF V600E`,
  ])('keeps the words of what it cannot read: %p', (name) => {
    const { expression, biomarkers } = parseMolecularProfile(name);
    expect(biomarkers).toHaveLength(1);
    expect(biomarkers[0]).toMatchObject({ kind: 'OTHER', genes: [] });
    expect('biomarker' in expression).toBe(true);
  });

  it('reads the rest of a profile of which one part is odd', () => {
    expect(shape(parseMolecularProfile('BRAF V600E AND ???').expression)).toEqual({
      all: ['BRAF:V600E', 'other:???'],
    });
  });

  it('never throws and always names something', () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom('AND', 'OR', 'NOT', '(', ')', 'BRAF', 'V600E', 'v::ALK', 'Fusion', '::'),
        fc.string(),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        expect(parseMolecularProfile(parts.join(' ')).biomarkers.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
