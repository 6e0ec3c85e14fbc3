import { describe, expect, it } from '@jest/globals';
import { ctml } from '../../ingest/ctml.ts';
import { withTrials } from './trials.ts';

const OPEN = { protocol_no: '1', status: 'Open to Accrual' };

/** What a match clause of one criterion becomes. */
async function criteriaOf(criterion: object): Promise<unknown> {
  let criteria: unknown;
  await withTrials(async ({ ingestText, trial }) => {
    const text = JSON.stringify({ ...OPEN, match: [criterion] });
    expect(await ingestText(ctml, 'trial.json', text)).toMatchObject({ inserted: 1 });
    criteria = (await trial('1'))?.protocol?.criteria;
  });
  return criteria;
}

describe('CTML criteria', () => {
  const braf = { kind: 'genomic', gene: 'BRAF', category: 'MUTATION' };

  it.each([
    [{ wildcard_protein_change: 'V600' }, { ...braf, wildcardProteinChange: 'p.V600' }],
    [{ WILDCARD_PROTEIN_CHANGE: 'p.V600' }, { ...braf, wildcardProteinChange: 'p.V600' }],
    [{ protein_change: '!p.V600E' }, { not: { ...braf, proteinChange: 'p.V600E' } }],
    [{ variant_category: 'Any Variation' }, { ...braf, category: null }],
    [{ variant_category: '!Structural Variation' }, { not: { ...braf, category: 'STRUCTURAL' } }],
    [
      { fusion_partner_hugo_symbol: 'KIAA1549' },
      { ...braf, category: 'STRUCTURAL', fusionPartner: 'KIAA1549' },
    ],
    [
      { variant_category: 'Copy Number Variation', cnv_call: 'High Amplification' },
      { ...braf, category: 'COPY_NUMBER', copyNumber: 'HIGH_AMPLIFICATION' },
    ],
    [{ variant_category: 'Mutation', wildtype: true }, { not: braf }],
    [{ variant_category: 'Mutation', wildtype: 'False' }, braf],
    [{ variant_category: 'Mutation', display_name: 'BRAF', exon: null }, braf],
  ])('of a gene with %j are one variant', async (fields, expected) => {
    expect(await criteriaOf({ genomic: { hugo_symbol: 'BRAF', ...fields } })).toEqual(expected);
  });

  it('that cannot be read stay, unevaluable, beside those that can', async () => {
    const fields = { hugo_symbol: 'BRAF', variant_category: '!Methylation', exon: '2-4', tier: 1 };
    expect(await criteriaOf({ genomic: fields })).toEqual({
      not: {
        all: [
          { kind: 'genomic', gene: 'BRAF', category: null },
          { kind: 'notEvaluable', key: 'variant_category', value: 'Methylation' },
          { kind: 'notEvaluable', key: 'exon', value: '2-4' },
          { kind: 'notEvaluable', key: 'tier', value: '1' },
        ],
      },
    });
  });

  it('on variants without a gene stay unevaluable', async () => {
    const fields = { hugo_symbol: 'None', variant_category: 'Mutation' };
    expect(await criteriaOf({ genomic: fields })).toEqual({
      kind: 'notEvaluable',
      key: 'variant_category',
      value: 'Mutation',
    });
  });

  it('of a clinical object are negated field by field', async () => {
    const clinical = { age_numerical: '<0.5', oncotree_primary_diagnosis: '!Lung', gender: 'Any' };
    expect(await criteriaOf({ clinical })).toEqual({
      all: [
        { kind: 'age', comparison: '<', years: 0.5 },
        { not: { kind: 'diagnosis', cancerType: 'Lung' } },
        { kind: 'notEvaluable', key: 'gender', value: 'Any' },
      ],
    });
  });
});
