import { describe, expect, it } from '@jest/globals';
import type { ConditionRecord, PatientRecord, VariantRecord } from '../../site/records.ts';
import { searchFieldsOf } from '../../site/search-fields.ts';

type Unindexed = Omit<PatientRecord, 'search'>;

const patient: Unindexed = {
  _id: 'p1',
  pseudonym: 'x',
  identity: { mrn: null, family: null, given: [], birthDate: null },
  sex: 'FEMALE',
  race: [],
  ethnicity: 'UNKNOWN',
  state: null,
  deceased: null,
  deathDate: null,
  conditions: [],
  variants: [],
  signatures: [],
  genomicTests: [],
  treatments: [],
  performanceStatus: [],
  tumorMarkers: [],
  phenotypicFeatures: [],
  consents: [],
};

function condition(changes: Partial<ConditionRecord>): ConditionRecord {
  return {
    code: null,
    display: null,
    oncotreeCode: 'LUAD',
    stage: null,
    onsetDate: null,
    role: 'PRIMARY_CANCER',
    confirmed: true,
    ...changes,
  };
}

function variant(changes: Partial<VariantRecord>): VariantRecord {
  return {
    gene: null,
    partnerGene: null,
    proteinChange: null,
    codingChange: null,
    category: 'MUTATION',
    classification: null,
    exon: null,
    copyNumber: null,
    origin: 'SOMATIC',
    alleleFraction: null,
    testedOn: null,
    biomarkerId: null,
    ...changes,
  };
}

describe('searchFieldsOf', () => {
  it('takes codes and stages of confirmed cancers only', () => {
    const { oncotreeCodes, stages } = searchFieldsOf({
      ...patient,
      conditions: [
        condition({ oncotreeCode: 'LUAD', stage: 'IIIA' }),
        condition({ oncotreeCode: 'MEL', stage: 'IV', confirmed: false }),
        condition({ oncotreeCode: 'BRCA', stage: 'I', role: 'OTHER' }),
        condition({ oncotreeCode: null, stage: 'IB' }),
      ],
    });
    expect(oncotreeCodes).toEqual(['LUAD']);
    expect(stages).toEqual(['IB', 'IIIA']);
  });

  it('counts a secondary cancer among the codes, but not among the primary ones', () => {
    const fields = searchFieldsOf({
      ...patient,
      conditions: [condition({}), condition({ oncotreeCode: 'BRAIN', role: 'SECONDARY_CANCER' })],
    });
    expect(fields.oncotreeCodes).toEqual(['BRAIN', 'LUAD']);
    expect(fields.primaryCodes).toEqual(['LUAD']);
  });

  it('finds a fusion by either of its genes, each named once', () => {
    const { genes } = searchFieldsOf({
      ...patient,
      variants: [variant({ gene: 'EML4', partnerGene: 'ALK' }), variant({ gene: 'ALK' })],
    });
    expect(genes).toEqual(['ALK', 'EML4']);
  });

  it('takes the biomarkers of variants and of signatures', () => {
    const { biomarkerIds } = searchFieldsOf({
      ...patient,
      variants: [variant({ biomarkerId: 'BRAF:V600E' }), variant({})],
      signatures: [
        {
          kind: 'MICROSATELLITE_INSTABILITY',
          status: 'MSI-H',
          value: null,
          testedOn: null,
          biomarkerId: 'signature:MSI-H',
        },
      ],
    });
    expect(biomarkerIds).toEqual(['BRAF:V600E', 'signature:MSI-H']);
  });

  it.each([
    ['1961', '1961-01-01'],
    ['1961-07', '1961-07-01'],
    ['1961-07-23', '1961-07-23'],
    [null, null],
  ])('fills the birth date %s up to the first day it can mean', (birthDate, day) => {
    const identity = { ...patient.identity, birthDate };
    expect(searchFieldsOf({ ...patient, identity }).birthDate).toBe(day);
  });
});
