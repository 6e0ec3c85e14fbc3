import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  biomarkerOfSignature,
  biomarkerOfVariant,
  nameBiomarker,
  parseBiomarkerId,
} from '../../genomics/biomarker-name.ts';

const variant = {
  gene: 'BRAF',
  partnerGene: null,
  proteinChange: null,
  codingChange: null,
  category: 'MUTATION',
  copyNumber: null,
} as const;

describe('nameBiomarker', () => {
  it.each([
    [['BRAF'], 'V600E', 'BRAF:V600E', 'PROTEIN_CHANGE', 'V600E'],
    [['BRAF'], 'p.Val600Glu', 'BRAF:V600E', 'PROTEIN_CHANGE', 'V600E'],
    [['VHL'], 'R200W (c.598C>T)', 'VHL:R200W', 'PROTEIN_CHANGE', 'R200W'],
    [['VHL'], 'R167Q(c.500G>A)', 'VHL:R167Q', 'PROTEIN_CHANGE', 'R167Q'],
    [['BRAF'], 'V600', 'BRAF:V600', 'CODON', 'V600'],
    [['EML4', 'ALK'], 'Fusion', 'EML4::ALK:fusion', 'FUSION', 'Fusion'],
    [['EML4', 'ALK'], 'e20::e20', 'EML4::ALK:e20::e20', 'FUSION', 'e20::e20'],
    [['ALK'], 'FUSIONS', 'ALK:fusion', 'FUSION', 'Fusion'],
    [['ERBB2'], 'AMPLIFICATION', 'ERBB2:amplification', 'AMPLIFICATION', 'Amplification'],
    [['CDKN2A'], 'LOSS', 'CDKN2A:loss', 'LOSS', 'Loss'],
    [['CDKN2A'], 'Deletion', 'CDKN2A:deletion', 'LOSS', 'Deletion'],
    [['BRCA2'], 'LOSS-OF-FUNCTION', 'BRCA2:loss-of-function', 'LOSS', 'Loss-of-function'],
    [['EGFR'], 'EXON 19 DELETION', 'EGFR:exon-19-deletion', 'EXON', 'Exon 19 Deletion'],
    [
      ['EGFR'],
      'Rare Exon 18-21 Mutation',
      'EGFR:rare-exon-18-21-mutation',
      'EXON',
      'Rare Exon 18 21 Mutation',
    ],
    [
      ['EGFR'],
      'Exon 18 Overexpression',
      'EGFR:exon-18-overexpression',
      'EXPRESSION',
      'Exon 18 Overexpression',
    ],
    [['KRAS'], 'mutations', 'KRAS:mutation', 'GENE_MUTATION', 'Mutation'],
    [['PRPS1'], 'PRPS1 MUTATION', 'PRPS1:mutation', 'GENE_MUTATION', 'Mutation'],
    [['CD274'], 'Overexpression', 'CD274:overexpression', 'EXPRESSION', 'Overexpression'],
    [
      ['MGMT'],
      'Promoter Methylation',
      'MGMT:promoter-methylation',
      'METHYLATION',
      'Promoter Methylation',
    ],
    [['RPS6'], 'PHOSPHORYLATION', 'RPS6:phosphorylation', 'PHOSPHORYLATION', 'Phosphorylation'],
    [['BRCA1'], 'Wildtype', 'BRCA1:wild-type', 'WILD_TYPE', 'Wild Type'],
    [['MYB'], 'Rearrangement', 'MYB:rearrangement', 'REARRANGEMENT', 'Rearrangement'],
    [['MLH1'], 'c.790+1G>A', 'MLH1:c.790+1G>A', 'CODING_CHANGE', 'c.790+1G>A'],
    [['VHL'], 'Splice Site (c.464-1G>A)', 'VHL:c.464-1G>A', 'CODING_CHANGE', 'c.464-1G>A'],
    [['EGFR'], 'VIII', 'EGFR:viii', 'OTHER', 'vIII'],
    [['FLT3'], 'ITD', 'FLT3:itd', 'OTHER', 'ITD'],
    [
      ['BCL2L11'],
      'Deletion Polymorphism',
      'BCL2L11:deletion-polymorphism',
      'OTHER',
      'Deletion Polymorphism',
    ],
    [['KRAS'], 'R164Q (exon 5b)', 'KRAS:R164Q-exon-5b', 'OTHER', 'R164Q Exon 5b'],
    [[], 'MSI High', 'signature:MSI-H', 'SIGNATURE', 'MSI-H'],
    [[], 'TMB-High', 'signature:TMB-H', 'SIGNATURE', 'TMB-H'],
    [[], 'dMMR', 'signature:MMR-D', 'SIGNATURE', 'MMR-D'],
    [[], 'Kataegis Positive', 'signature:Kataegis-Positive', 'SIGNATURE', 'Kataegis Positive'],
    [[], 'what is this', 'other:what-is-this', 'OTHER', 'What Is This'],
  ] as const)('names %p %p as %s', (genes, name, id, kind, shown) => {
    expect(nameBiomarker(genes, name)).toMatchObject({ id, kind, name: shown });
  });

  it('gives the protein change only to a protein change', () => {
    expect(nameBiomarker(['BRAF'], 'V600E').proteinChange).toBe('p.V600E');
    expect(nameBiomarker(['BRAF'], 'V600').proteinChange).toBeNull();
  });

  it('keeps names apart that mean different things', () => {
    const names = [
      'V600',
      'Non-V600',
      'V600E',
      'Mutation',
      'Rare Mutation',
      'Exon 15 Mutation',
      'Wildtype',
    ];
    expect(new Set(names.map((name) => nameBiomarker(['BRAF'], name).id)).size).toBe(names.length);
  });
});

describe('parseBiomarkerId', () => {
  it('reads back every id that is made from any words', () => {
    const genes = fc.array(fc.constantFrom('BRAF', 'HLA-DRA', 'EML4', 'H3-3A', 'C19MC'), {
      maxLength: 2,
    });
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom(
            'Exon',
            '19',
            'V600E',
            'Loss',
            '(c.1A>T)',
            'MSI',
            'High',
            '*',
            '::',
            'p.',
            'x-y',
          ),
        )
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(genes, words, (someGenes, name) => {
        const named = nameBiomarker(someGenes, name);
        expect(parseBiomarkerId(named.id)).toEqual(named);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '',
    'BRAF',
    'BRAF:',
    ':V600E',
    'BRAF:v600e',
    'BRAF:p.V600E',
    'BRAF: V600E',
    'ALK:Fusion',
    'other:MSI-H',
  ])('reads no biomarker in %p', (id) => {
    expect(parseBiomarkerId(id)).toBeNull();
  });
});

describe('biomarkerOfVariant', () => {
  it.each([
    [{ proteinChange: 'p.V600E' }, 'BRAF:V600E'],
    [{ proteinChange: 'p.?', codingChange: 'c.2128-2A>G' }, 'BRAF:c.2128-2A>G'],
    [{ codingChange: 'NM_004333.4:c.1799T>A' }, 'BRAF:c.1799T>A'],
    [{}, 'BRAF:mutation'],
    [
      { gene: 'ERBB2', category: 'COPY_NUMBER', copyNumber: 'HIGH_AMPLIFICATION' },
      'ERBB2:amplification',
    ],
    [{ gene: 'CDKN2A', category: 'COPY_NUMBER', copyNumber: 'HOMOZYGOUS_DELETION' }, 'CDKN2A:loss'],
    [
      { gene: 'PTEN', category: 'COPY_NUMBER', copyNumber: 'HETEROZYGOUS_LOSS' },
      'PTEN:heterozygous-loss',
    ],
    [{ gene: 'ALK', partnerGene: 'EML4', category: 'STRUCTURAL' }, 'EML4::ALK:fusion'],
    [{ gene: 'EML4', partnerGene: 'ALK', category: 'STRUCTURAL' }, 'EML4::ALK:fusion'],
    [{ gene: 'FGFR3', partnerGene: 'TACC3', category: 'STRUCTURAL' }, 'FGFR3::TACC3:fusion'],
    [{ gene: 'ALK', category: 'STRUCTURAL' }, 'ALK:fusion'],
    [{ gene: null }, null],
    [{ category: 'COPY_NUMBER' }, null],
  ] as const)('names %p as %s', (stated, id) => {
    expect(biomarkerOfVariant({ ...variant, ...stated })).toBe(id);
  });
});

describe('biomarkerOfSignature', () => {
  it.each([
    ['MICROSATELLITE_INSTABILITY', 'MSI-H', null, 'signature:MSI-H'],
    ['MICROSATELLITE_INSTABILITY', 'high', null, 'signature:MSI-H'],
    ['MICROSATELLITE_INSTABILITY', 'stable', null, 'signature:MSS'],
    ['MISMATCH_REPAIR', 'deficient', null, 'signature:MMR-D'],
    ['TUMOR_MUTATIONAL_BURDEN', null, 10, 'signature:TMB-H'],
    ['TUMOR_MUTATIONAL_BURDEN', null, 9.9, null],
    ['TUMOR_MUTATIONAL_BURDEN', 'low', 12, 'signature:TMB-L'],
    ['MICROSATELLITE_INSTABILITY', null, null, null],
    ['MICROSATELLITE_INSTABILITY', null, 40, null],
  ] as const)('names %s %p %p as %p', (kind, status, value, id) => {
    expect(biomarkerOfSignature({ kind, status, value })).toBe(id);
  });
});
