import fc from 'fast-check';
import { pseudonymOf } from '../../site/pseudonym.ts';
import type { ConditionRecord, PatientRecord, VariantRecord } from '../../site/records.ts';
import { searchFieldsOf } from '../../site/search-fields.ts';

/** The secret for pseudonyms of sites that are tested. */
export const TEST_KEY = Buffer.alloc(32, 7);

/** Stands in every field of identity, so that a test can look for it where it may not be. */
export const CANARY = 'canary-of-identity';

type Draft = Omit<PatientRecord, '_id' | 'pseudonym' | 'identity' | 'search'>;

const NOTHING: Draft = {
  sex: 'UNKNOWN',
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

/** The record of the patient with this number, whose pseudonym the site's key determines. */
export function patient(
  number: number,
  { birthDate = null, ...draft }: Partial<Draft & { birthDate: string | null }> = {},
  key = TEST_KEY,
): PatientRecord {
  const _id = `${CANARY}-record-${number}`;
  const record = {
    ...NOTHING,
    ...draft,
    _id,
    pseudonym: pseudonymOf(_id, key),
    identity: {
      mrn: `${CANARY}-mrn-${number}`,
      family: `${CANARY}-family`,
      given: [`${CANARY}-given`],
      birthDate,
    },
  };
  return { ...record, search: searchFieldsOf(record) };
}

export function condition(changes: Partial<ConditionRecord>): ConditionRecord {
  return {
    code: null,
    display: null,
    oncotreeCode: null,
    stage: null,
    onsetDate: null,
    role: 'PRIMARY_CANCER',
    confirmed: true,
    ...changes,
  };
}

export function variant(changes: Partial<VariantRecord>): VariantRecord {
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

/** The day on which the generated patients are looked at. */
export const TODAY = '2026-03-01';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { freq: 4 });

/** Days on which ages turn, with partial ones. */
const birthDates = fc.constantFrom(
  ...['2008-02-29', '2008-03-01', '2008-03-02', '1996-02-28', '1996-03-02', '1961', '1961-03'],
  ...['1936-03-01', '1936-03-02', '1935-05-05', '1901-01-01', '2026-03-01', '2026-03-02'],
);

const variants = fc
  .record({
    gene: maybe(fc.constantFrom('BRAF', 'EGFR', 'ALK')),
    partnerGene: maybe(fc.constantFrom('EML4', 'ALK')),
    proteinChange: maybe(fc.constantFrom('p.V600E', 'p.L858R')),
    category: fc.constantFrom('MUTATION', 'COPY_NUMBER', 'STRUCTURAL'),
    origin: fc.constantFrom('SOMATIC', 'GERMLINE', 'UNKNOWN'),
  })
  .map(variant);

const conditions = fc
  .record({
    oncotreeCode: maybe(fc.constantFrom('LUAD', 'NSCLC', 'MEL', 'LUNG')),
    stage: maybe(fc.constantFrom('I', 'IA', 'IA2', 'II', 'IIIA', 'IIIB', 'IV', 'IVB')),
    role: fc.constantFrom('PRIMARY_CANCER', 'SECONDARY_CANCER', 'OTHER'),
    confirmed: fc.boolean(),
  })
  .map(condition);

const drafts: fc.Arbitrary<Partial<Draft & { birthDate: string | null }>> = fc.record({
  birthDate: maybe(birthDates),
  sex: fc.constantFrom('FEMALE', 'MALE', 'OTHER', 'UNKNOWN'),
  race: fc.uniqueArray(fc.constantFrom('ASIAN', 'WHITE', 'OTHER'), { maxLength: 2 }),
  ethnicity: fc.constantFrom('HISPANIC_OR_LATINO', 'NOT_HISPANIC_OR_LATINO', 'UNKNOWN'),
  deceased: maybe(fc.boolean()),
  deathDate: maybe(fc.constantFrom('2020-03-01', '2019', '1990-06')),
  conditions: fc.array(conditions, { maxLength: 2 }),
  variants: fc.array(variants, { maxLength: 3 }),
});

/** Patients with every value that a filter looks at present and missing. */
export const generatedPatients: fc.Arbitrary<PatientRecord[]> = fc
  .array(drafts, { minLength: 1, maxLength: 40 })
  .map((each) => each.map((draft, number) => patient(number, draft)));
