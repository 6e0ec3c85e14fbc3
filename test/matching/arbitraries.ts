import fc from 'fast-check';
import type { Comparison, Criteria, Leaf } from '../../matching/criteria.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import {
  cancer,
  ecog,
  karnofsky,
  marker,
  panel,
  patient,
  signature,
  treatment,
  variant,
} from './patients.ts';

const comparison = fc.constantFrom<Comparison>('>=', '>', '<=', '<', '==');
const gene = fc.constantFrom('BRAF', 'EGFR');

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({
    kind: fc.constant('age'),
    comparison,
    years: fc.constantFrom(0.5, 18, 40, 65, 90, 95),
  }),
  fc.record({ kind: fc.constant('sex'), sex: fc.constantFrom('FEMALE', 'MALE') }),
  fc.record({
    kind: fc.constant('diagnosis'),
    cancerType: fc.constantFrom('Lung', 'Lung Adenocarcinoma', 'Breast', '_SOLID_', 'unheard of'),
  }),
  fc.record({
    kind: fc.constant('genomic'),
    gene,
    category: fc.constantFrom(null, 'MUTATION', 'COPY_NUMBER'),
  }),
  fc.record({
    kind: fc.constant('genomic'),
    gene,
    category: fc.constant('MUTATION'),
    proteinChange: fc.constantFrom('p.V600E', 'p.L858R', 'p.K601fs', 'p.K601Nfs*8'),
  }),
  fc.record({
    kind: fc.constant('signature'),
    signature: fc.constantFrom('MSI-H', 'MSS', 'MMR-D'),
  }),
  fc.record({
    kind: fc.constant('tumorMutationalBurden'),
    comparison,
    perMegabase: fc.constantFrom(5, 10),
  }),
  fc.record({
    kind: fc.constant('tumorMarker'),
    marker: fc.constantFrom('HER2', 'ER'),
    status: fc.constantFrom('POSITIVE', 'NEGATIVE', 'UNKNOWN'),
  }),
  fc.record({
    kind: fc.constant('stage'),
    comparison,
    group: fc.constantFrom('0', 'I', 'IA', 'III', 'IIIA', 'IIIA1', 'IIIB', 'IV'),
  }),
  fc.record({
    kind: fc.constant('performanceStatus'),
    scale: fc.constant('ECOG'),
    comparison,
    value: fc.constantFrom(0, 1, 2, 3),
  }),
  fc.record({
    kind: fc.constant('performanceStatus'),
    scale: fc.constant('KARNOFSKY'),
    comparison,
    value: fc.constantFrom(50, 60, 70, 80, 90),
  }),
  fc.record({ kind: fc.constant('priorLines'), comparison, lines: fc.constantFrom(1, 2, 3) }),
  fc.record({
    kind: fc.constant('priorTherapy'),
    therapy: fc.constantFrom('Osimertinib', 'olaparib', 'RADIATION'),
  }),
  fc.record({ kind: fc.constant('notEvaluable'), key: fc.string(), value: fc.string() }),
);

/** Trees whose connectives all have members, down to four levels. */
export const { criteria } = fc.letrec<{ criteria: Criteria }>((tie) => {
  const members = fc.array(tie('criteria'), { minLength: 1, maxLength: 3 });
  return {
    criteria: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.record({ all: members }),
      fc.record({ any: members }),
      fc.record({ not: tie('criteria') }),
    ),
  };
});

const stage = fc.constantFrom(null, 'IA', 'III', 'IIIA', 'IIIA2', 'IIIB', 'IV', 'IS', '?');
const onsetDate = fc.constantFrom(null, '2019', '2021');

/** Cancers of which some are on file twice, in order or not, staged, unstaged or of no known stage. */
const conditions = fc
  .subarray(['LUAD', 'LUNG', 'BREAST', null, 'LUAD'])
  .chain((codes) =>
    fc.tuple(...codes.map((code) => fc.record({ stage, onsetDate }).map((of) => cancer(code, of)))),
  );

/** Patients of whom much, little or nothing is known. */
export const profile: fc.Arbitrary<MatchProfile> = fc
  .record({
    birthDate: fc.constantFrom(
      ...[null, '1960-02-29', '1986', '2008-03', '2008-03-01', '1936', '1936-06', '1930-01-01'],
    ),
    ageYears: fc.constantFrom(null, 18, 40, 90),
    sex: fc.constantFrom('FEMALE', 'MALE', 'OTHER', 'UNKNOWN'),
    conditions,
    variants: fc.subarray([
      ...['p.V600E', 'p.K601fs', 'p.K601Nfs*8', 'p.K601Sfs*3', 'p.?'].map((proteinChange) =>
        variant({ gene: 'BRAF', proteinChange }),
      ),
      variant({ gene: 'EGFR' }),
      variant({ gene: 'EGFR', category: 'COPY_NUMBER', copyNumber: 'GAIN' }),
    ]),
    genomicTests: fc.subarray([panel('BRAF'), panel('EGFR'), panel()]),
    signatures: fc.subarray([
      signature({ status: 'MSI-H' }),
      signature({ status: 'MSS' }),
      signature({ kind: 'MISMATCH_REPAIR', status: 'MMR-P' }),
      signature({ kind: 'MISMATCH_REPAIR', status: 'MMR-D' }),
      signature({ kind: 'TUMOR_MUTATIONAL_BURDEN', value: 10 }),
    ]),
    performanceStatus: fc.subarray([
      ecog(0, '2020'),
      ecog(1, '2022'),
      ecog(2),
      karnofsky(60, '2021'),
      karnofsky(70, '2022'),
      karnofsky(90),
    ]),
    treatments: fc.subarray([
      treatment({ name: 'Osimertinib', line: 1, start: '2020' }),
      treatment({ name: 'Osimertinib+Olaparib', line: 3, status: null }),
      treatment({ name: 'Olaparib', line: 2, status: 'active' }),
      treatment({ name: 'Olaparib', line: 4, status: 'not-done' }),
      treatment({ name: 'Osimertinib', line: 5, start: '2027' }),
      treatment({ name: 'Radiation', kind: 'RADIATION', line: 6 }),
    ]),
    tumorMarkers: fc.subarray([marker('HER2', 'POSITIVE'), marker('ER', 'NEGATIVE')]),
  })
  .map((known) => patient(known));
