import { describe, expect, it } from '@jest/globals';
import type { GenomicLeaf } from '../../matching/criteria.ts';
import { evaluateLeaf } from '../../matching/leaf.ts';
import type { VariantRecord } from '../../site/records.ts';
import { context, panel, patient, variant } from './patients.ts';

type Asked = Partial<GenomicLeaf> & { gene: string };

function finding(asked: Asked, variants: VariantRecord[], tested: string[] = []) {
  const genomicTests = tested.length === 0 ? [] : [panel(...tested)];
  const leaf: GenomicLeaf = { kind: 'genomic', category: null, ...asked };
  return evaluateLeaf(leaf, patient({ variants, genomicTests }), context);
}
function outcome(asked: Asked, variants: VariantRecord[], tested: string[] = []) {
  return finding(asked, variants, tested).outcome;
}

const V600E = variant({ gene: 'BRAF', proteinChange: 'p.V600E', testedOn: '2023-04-05' });

describe('genomic criteria', () => {
  it('take silence for no only where a test covered the gene', () => {
    const asked = { gene: 'BRAF', category: 'MUTATION' } as const;
    expect(outcome(asked, [])).toBe('UNKNOWN');
    expect(outcome(asked, [], ['EGFR'])).toBe('UNKNOWN');
    expect(outcome(asked, [], ['EGFR', 'BRAF'])).toBe('NOT_MET');
    expect(outcome(asked, [variant({ gene: 'KRAS' })])).toBe('UNKNOWN');
  });

  it('take another finding in the gene for no proof that it was tested throughout', () => {
    const asked = { gene: 'BRAF', proteinChange: 'p.V600K' };
    expect(finding(asked, [V600E])).toEqual({ outcome: 'UNKNOWN', found: 'BRAF p.V600E (2023)' });
    expect(outcome(asked, [V600E], ['BRAF'])).toBe('NOT_MET');
  });

  it('tell what was found with its year alone', () => {
    expect(finding({ gene: 'BRAF', proteinChange: 'p.V600E' }, [V600E]).found).toBe(
      'BRAF p.V600E (2023)',
    );
    expect(finding({ gene: 'BRAF' }, [], ['BRAF']).found).toBe('BRAF tested, nothing found (2024)');
    const fusion = variant({ gene: 'ALK', partnerGene: 'EML4', category: 'STRUCTURAL' });
    expect(finding({ gene: 'ALK' }, [fusion]).found).toBe('EML4::ALK structural');
  });

  it('hold within one variant', () => {
    const asked = {
      gene: 'EGFR',
      category: 'MUTATION',
      exon: 19,
      classification: 'IN_FRAME_DEL',
    } as const;
    const missense = variant({ gene: 'EGFR', exon: 19, classification: 'MISSENSE' });
    const elsewhere = variant({ gene: 'EGFR', exon: 20, classification: 'IN_FRAME_DEL' });
    expect(outcome(asked, [missense, elsewhere], ['EGFR'])).toBe('NOT_MET');
    const both = variant({ gene: 'EGFR', exon: 19, classification: 'IN_FRAME_DEL' });
    expect(outcome(asked, [missense, both], ['EGFR'])).toBe('MET');
  });

  it('leave open what the variant does not state', () => {
    expect(outcome({ gene: 'EGFR', exon: 19 }, [variant({ gene: 'EGFR' })], ['EGFR'])).toBe(
      'UNKNOWN',
    );
    expect(outcome({ gene: 'BRAF', proteinChange: 'p.V600E' }, [variant({ gene: 'BRAF' })])).toBe(
      'UNKNOWN',
    );
    expect(outcome({ gene: 'BRAF' }, [variant({ gene: null })], ['BRAF'])).toBe('UNKNOWN');
  });

  it('compare protein changes in any notation', () => {
    const threeLetters = variant({ gene: 'BRAF', proteinChange: 'p.Val600Glu' });
    expect(outcome({ gene: 'BRAF', proteinChange: 'p.V600E' }, [threeLetters])).toBe('MET');
    expect(outcome({ gene: 'BRAF', proteinChange: 'p.V600K' }, [V600E], ['BRAF'])).toBe('NOT_MET');
  });

  it.each([
    ['p.R135fs', 'p.R135fs*177', 'MET'],
    ['p.R135fs', 'p.Arg135ProfsTer177', 'MET'],
    ['p.R135fs*177', 'p.R135Pfs*177', 'MET'],
    ['p.R135Pfs*177', 'p.R135fs', 'UNKNOWN'],
    ['p.R135Pfs*177', 'p.R135Pfs*?', 'UNKNOWN'],
    ['p.R135Pfs*177', 'p.R135Lfs*21', 'NOT_MET'],
    ['p.R135fs', 'p.R136fs*177', 'NOT_MET'],
    ['p.R135fs', 'p.Q135fs*177', 'NOT_MET'],
    ['p.R135fs', 'p.R135*', 'NOT_MET'],
  ])(
    'take the short form of a frameshift for all that begin there: %s asked, %s found is %s',
    (proteinChange, found, expected) => {
      const shift = variant({ gene: 'APC', proteinChange: found });
      expect(outcome({ gene: 'APC', proteinChange }, [shift], ['APC'])).toBe(expected);
    },
  );

  it.each([
    ['p.V600E', 'p.?', 'UNKNOWN'],
    ['p.?', 'p.?', 'UNKNOWN'],
    ['p.V600E', 'Val to Glu', 'UNKNOWN'],
    ['Val to Glu', 'Val to Glu', 'MET'],
    ['p.M1V', 'p.M1?', 'UNKNOWN'],
    ['p.M1?', 'p.Met1?', 'MET'],
    ['p.V600E', 'p.M1?', 'NOT_MET'],
  ])(
    'leave open what a protein change of unknown consequence is: %s asked, %s found is %s',
    (proteinChange, found, expected) => {
      const stated = variant({ gene: 'BRAF', proteinChange: found });
      expect(outcome({ gene: 'BRAF', proteinChange }, [stated], ['BRAF'])).toBe(expected);
    },
  );

  it.each([
    ['p.V600E', 'MET'],
    ['p.V600K', 'MET'],
    ['p.V600fs', 'NOT_MET'],
    ['p.V600*', 'NOT_MET'],
    ['p.V600del', 'NOT_MET'],
    ['p.V600_K601delinsE', 'NOT_MET'],
    ['p.V600=', 'NOT_MET'],
    ['p.V60E', 'NOT_MET'],
    ['p.K600E', 'NOT_MET'],
    ['p.V600?', 'UNKNOWN'],
    ['p.?', 'UNKNOWN'],
  ])('take p.V600 for any single substitution there: %s is %s', (proteinChange, expected) => {
    const asked = { gene: 'BRAF', wildcardProteinChange: 'p.V600' };
    expect(outcome(asked, [variant({ gene: 'BRAF', proteinChange })], ['BRAF'])).toBe(expected);
  });

  it('leave a frame shift of unknown kind open for the narrower class', () => {
    const asked = { gene: 'APC', classification: 'FRAME_SHIFT_DEL' };
    const shift = variant({ gene: 'APC', classification: 'FRAME_SHIFT' });
    expect(outcome(asked, [shift], ['APC'])).toBe('UNKNOWN');
    const byOntology = variant({ gene: 'APC', classification: 'frameshift_variant' });
    expect(outcome({ gene: 'APC', classification: 'FRAME_SHIFT' }, [byOntology])).toBe('MET');
  });

  it('tell copy numbers apart', () => {
    const gain = variant({ gene: 'ERBB2', category: 'COPY_NUMBER', copyNumber: 'GAIN' });
    const asked = {
      gene: 'ERBB2',
      category: 'COPY_NUMBER',
      copyNumber: 'HIGH_AMPLIFICATION',
    } as const;
    expect(outcome(asked, [gain], ['ERBB2'])).toBe('NOT_MET');
    expect(outcome({ ...asked, copyNumber: 'GAIN' }, [gain])).toBe('MET');
    expect(outcome({ gene: 'ERBB2', category: 'MUTATION' }, [gain], ['ERBB2'])).toBe('NOT_MET');
  });

  it('find a fusion in either order, and with either gene alone', () => {
    const fusion = variant({ gene: 'ALK', partnerGene: 'EML4', category: 'STRUCTURAL' });
    expect(outcome({ gene: 'ALK', fusionPartner: 'EML4' }, [fusion])).toBe('MET');
    expect(outcome({ gene: 'EML4', fusionPartner: 'ALK' }, [fusion])).toBe('MET');
    expect(outcome({ gene: 'EML4', category: 'STRUCTURAL' }, [fusion])).toBe('MET');
    expect(outcome({ gene: 'ALK', fusionPartner: 'KIF5B' }, [fusion], ['ALK'])).toBe('NOT_MET');
    const oneGene = variant({ gene: 'ALK', category: 'STRUCTURAL' });
    expect(outcome({ gene: 'ALK', fusionPartner: 'EML4' }, [oneGene], ['ALK'])).toBe('UNKNOWN');
    expect(outcome({ gene: 'RET', category: 'STRUCTURAL' }, [fusion], ['RET'])).toBe('NOT_MET');
  });

  it('tell germline from somatic, and leave the unstated open', () => {
    const asked = { gene: 'BRCA1', origin: 'GERMLINE' } as const;
    expect(outcome(asked, [variant({ gene: 'BRCA1', origin: 'GERMLINE' })])).toBe('MET');
    expect(outcome(asked, [variant({ gene: 'BRCA1', origin: 'SOMATIC' })], ['BRCA1'])).toBe(
      'NOT_MET',
    );
    expect(outcome(asked, [variant({ gene: 'BRCA1' })], ['BRCA1'])).toBe('UNKNOWN');
  });
});
