import fc from 'fast-check';
import {
  FREE_TEXT_KEY,
  type Criteria,
  type Leaf,
  type TrialCriteria,
} from '../../../matching/criteria.ts';
import type { PatientRecord } from '../../../site/records.ts';
import { condition, patient, variant } from '../patient-records.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { freq: 3 });
const GENES = ['BRAF', 'EGFR', 'ALK', 'EML4'];
const gene = fc.constantFrom(...GENES);
/** Also as no terminology has it, and as nobody is told. */
const recordedGene = fc.constantFrom(...GENES, 'IGH@', 'of ward 7');
const day = fc.constantFrom('2020-01-01', '2020', '2021-06', '2022-02-02');
const category = fc.constantFrom('MUTATION', 'COPY_NUMBER', 'STRUCTURAL');
const origin = fc.constantFrom('SOMATIC', 'GERMLINE', 'UNKNOWN');
const proteinChange = fc.constantFrom('p.V600E', 'p.V600K', 'p.L858R', 'p.K601fs', 'p.K601Nfs*8', 'p.?'); // prettier-ignore
const birthDate = fc.constantFrom(
  ...[
    '2008-02-29',
    '2008-03-01',
    '2008-03-02',
    '2008',
    '1961',
    '1961-03',
    '1936-03-01',
    '1936-03-02',
    '1936',
    '1934-05',
    '1925-01-01',
    '2027',
  ],
);
const interpretation = fc.constantFrom('POSITIVE', 'NEGATIVE', 'EQUIVOCAL', 'UNKNOWN');

/** Known to the tree, wider, narrower, in other branches, and in no tree. */
const cancerCode = fc.constantFrom('TISSUE', 'LUNG', 'NSCLC', 'LUAD', 'SKIN', 'MEL', 'XYZ');

const signature = fc.oneof(
  fc.record({
    kind: fc.constantFrom('MICROSATELLITE_INSTABILITY', 'MISMATCH_REPAIR'),
    status: maybe(fc.constantFrom('MSI-H', 'MSI high', 'MSS', 'stable', 'dMMR', 'proficient', '?')),
    value: fc.constant(null),
    testedOn: maybe(day),
    biomarkerId: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('TUMOR_MUTATIONAL_BURDEN'),
    status: fc.constant(null),
    value: maybe(fc.constantFrom(1, 10, 20)),
    testedOn: maybe(day),
    biomarkerId: fc.constant(null),
  }),
);

const draft = fc.record({
  birthDate: maybe(birthDate),
  sex: fc.constantFrom('FEMALE', 'MALE', 'OTHER', 'UNKNOWN'),
  deceased: maybe(fc.boolean()),
  conditions: fc.array(
    fc
      .record({
        oncotreeCode: maybe(cancerCode),
        role: fc.constantFrom('PRIMARY_CANCER', 'SECONDARY_CANCER', 'OTHER'),
        confirmed: fc.boolean(),
        stage: maybe(fc.constantFrom('0', 'IA', 'III', 'IIIA', 'IIIA2', 'IV', 'IS', 'IIE')),
        onsetDate: maybe(day),
      })
      .map(condition),
    { maxLength: 2 },
  ),
  variants: fc.array(
    fc
      .record({
        gene: maybe(recordedGene),
        partnerGene: maybe(recordedGene),
        proteinChange: maybe(proteinChange),
        category,
        origin,
      })
      .map(variant),
    { maxLength: 2 },
  ),
  genomicTests: fc.array(
    fc.record({
      name: fc.constant(null),
      date: maybe(day),
      coveredGenes: fc.uniqueArray(gene, { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
  signatures: fc.array(signature, { maxLength: 2 }),
  performanceStatus: fc.array(
    fc.record({
      scale: fc.constantFrom('ECOG', 'KARNOFSKY'),
      // Some of them on the other scale alone, or on none.
      value: fc.constantFrom(0, 1, 2, 3, 4, 5, 20, 50, 60, 70, 75, 80, 90, 100),
      date: maybe(day),
    }),
    { maxLength: 2 },
  ),
  treatments: fc.array(
    fc.record({
      kind: fc.constantFrom('MEDICATION', 'RADIATION', 'SURGERY'),
      name: maybe(fc.constantFrom('Osimertinib', 'Osimertinib+Olaparib', 'Olaparib')),
      code: fc.constant(null),
      therapyId: maybe(fc.constantFrom('osimertinib', 'olaparib')),
      line: maybe(fc.constantFrom(1, 2, 3)),
      start: maybe(fc.constantFrom('2021', '2099-01-01')),
      end: fc.constant(null),
      status: maybe(fc.constantFrom('completed', 'active', 'not-done', 'on-hold')),
    }),
    { maxLength: 3 },
  ),
  tumorMarkers: fc.array(
    fc.record({
      name: fc.constantFrom('HER2', 'ERBB2 receptor', 'ER', 'Estrogen receptor', 'PR', 'Ki-67'),
      code: fc.constant(null),
      interpretation,
      value: fc.constant(null),
      unit: fc.constant(null),
      date: maybe(day),
    }),
    { maxLength: 2 },
  ),
});

/** Patients with everything that criteria look at present, missing and contradictory. */
export const randomPatients = patientsUpTo(25);

/** Of every size up to this one, for what one patient in a thousand shows. */
export function patientsUpTo(most: number, least = 1): fc.Arbitrary<PatientRecord[]> {
  return fc
    .array(draft, { minLength: least, maxLength: most, size: 'max' })
    .map((drafts) => drafts.map((each, number) => patient(number, each)));
}

const comparison = fc.constantFrom('>=', '>', '<=', '<', '==');

export const randomLeaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({
    kind: fc.constant('age'),
    comparison,
    years: fc.constantFrom(0, 0.5, 17.9, 18, 65, 90, 91, 100, 150),
  }),
  fc.record({ kind: fc.constant('sex'), sex: fc.constantFrom('FEMALE', 'MALE', 'OTHER') }),
  fc.record({
    kind: fc.constant('diagnosis'),
    cancerType: fc.constantFrom(
      ...['LUNG', 'Melanoma', 'NSCLC', 'TISSUE', '_SOLID_', '_LIQUID_', 'XYZ', 'no such type'],
    ),
  }),
  fc.record(
    {
      kind: fc.constant('genomic'),
      gene,
      category: maybe(category),
      proteinChange,
      fusionPartner: gene,
      origin,
    },
    { requiredKeys: ['kind', 'gene', 'category'] },
  ),
  fc.record({
    kind: fc.constant('signature'),
    signature: fc.constantFrom('MSI-H', 'MSI-L', 'MSS', 'MMR-D', 'MMR-P', 'Kataegis'),
  }),
  fc.record({
    kind: fc.constant('tumorMutationalBurden'),
    comparison,
    perMegabase: fc.constantFrom(0, 10),
  }),
  fc.record({
    kind: fc.constant('tumorMarker'),
    marker: fc.constantFrom('HER2', 'ER', 'PR'),
    status: fc.constantFrom('POSITIVE', 'NEGATIVE', 'UNKNOWN'),
  }),
  fc.record({
    kind: fc.constant('stage'),
    comparison,
    group: fc.constantFrom('0', 'I', 'III', 'IIIA', 'IIIA1', 'IIIB', 'IV', 'IVB'),
  }),
  fc.record({
    kind: fc.constant('performanceStatus'),
    scale: fc.constantFrom('ECOG', 'KARNOFSKY'),
    comparison,
    value: fc.constantFrom(0, 1, 2, 5, 50, 70, 90),
  }),
  fc.record({ kind: fc.constant('priorLines'), comparison, lines: fc.constantFrom(0, 1, 2, 4) }),
  fc.record({
    kind: fc.constant('priorTherapy'),
    therapy: fc.constantFrom('Osimertinib', 'Olaparib', 'RADIATION'),
  }),
  fc.record({
    kind: fc.constant('notEvaluable'),
    key: fc.constantFrom('ecog', FREE_TEXT_KEY),
    value: fc.constant('0'),
  }),
);

export const randomCriteria: fc.Arbitrary<Criteria> = fc.letrec<{ tree: Criteria }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    randomLeaf,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

export const randomTrial: fc.Arbitrary<TrialCriteria> = fc.record({
  trialId: fc.constant('NCT00000001'),
  criteria: randomCriteria,
  arms: fc.array(
    fc.record({ code: fc.constantFrom('A', 'B'), open: fc.boolean(), criteria: randomCriteria }),
    { maxLength: 2 },
  ),
});
