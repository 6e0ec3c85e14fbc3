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

  it.each([
    [{ stage: '>=iiib' }, { kind: 'stage', comparison: '>=', group: 'IIIB' }],
    [{ stage: 'Stage 4' }, { kind: 'stage', comparison: '==', group: 'IV' }],
    [{ stage: '!IV' }, { not: { kind: 'stage', comparison: '==', group: 'IV' } }],
    [
      { stage: 'IIB - III' },
      {
        all: [
          { kind: 'stage', comparison: '>=', group: 'IIB' },
          { kind: 'stage', comparison: '<=', group: 'III' },
        ],
      },
    ],
    [{ ecog: '<=1' }, { kind: 'performanceStatus', scale: 'ECOG', comparison: '<=', value: 1 }],
    [
      { ecog: '0-2' },
      {
        all: [
          { kind: 'performanceStatus', scale: 'ECOG', comparison: '>=', value: 0 },
          { kind: 'performanceStatus', scale: 'ECOG', comparison: '<=', value: 2 },
        ],
      },
    ],
    [
      { KARNOFSKY: '>=70' },
      { kind: 'performanceStatus', scale: 'KARNOFSKY', comparison: '>=', value: 70 },
    ],
    [{ prior_lines: '<=2' }, { kind: 'priorLines', comparison: '<=', lines: 2 }],
    [{ prior_therapy: '!Osimertinib' }, { not: { kind: 'priorTherapy', therapy: 'Osimertinib' } }],
    [{ prior_treatment_agent: 'Radiotherapy' }, { kind: 'priorTherapy', therapy: 'RADIATION' }],
  ])('of a clinical object with %j are what they say', async (clinical, expected) => {
    expect(await criteriaOf({ clinical })).toEqual(expected);
  });

  it.each([
    { stage: 'advanced' },
    { stage: '>=III-IV' },
    { stage: 'IVE' },
    { ecog: '1' },
    { ecog: '<=7' },
    { ecog: '2-0' },
    { karnofsky: '>=75' },
    { prior_lines: '>=1.5' },
    { prior_lines: 'two' },
    { prior_therapy: '?' },
  ])('of a clinical object with %j cannot be read and stay', async (clinical) => {
    const [[key, value] = ['', '']] = Object.entries(clinical);
    expect(await criteriaOf({ clinical })).toEqual({ kind: 'notEvaluable', key, value });
  });

  it('of a prior treatment are its agent, whatever else it says stays', async () => {
    const fields = { prior_treatment_agent: 'Olaparib', prior_treatment_type: 'neoadjuvant' };
    expect(await criteriaOf({ prior_treatment: fields })).toEqual({
      all: [
        { kind: 'priorTherapy', therapy: 'Olaparib' },
        { kind: 'notEvaluable', key: 'prior_treatment.prior_treatment_type', value: 'neoadjuvant' },
      ],
    });
  });

  it('of ages below half a month are days', async () => {
    expect(await criteriaOf({ clinical: { age_numerical: '<0.038' } })).toEqual({
      kind: 'age',
      comparison: '<',
      years: 14 / 365.25,
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
