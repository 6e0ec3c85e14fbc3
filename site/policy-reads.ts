import type { Leaf } from '../matching/criteria.ts';
import type { AlterationFilter, CohortDimension, PatientFilter } from '../schema/generated/site.ts';

/** The list of a record in which the items of a type stand. */
const LISTED_IN: Readonly<Record<string, string>> = {
  HumanName: 'Patient.name',
  Condition: 'Patient.conditions',
  GenomicVariant: 'Patient.genomicVariants',
  GenomicSignature: 'Patient.genomicSignatures',
  GenomicTest: 'Patient.genomicTests',
  Treatment: 'Patient.treatments',
  PerformanceStatus: 'Patient.performanceStatus',
  TumorMarker: 'Patient.tumorMarkers',
  PhenotypicFeature: 'Patient.phenotypicFeatures',
};

/** A field and the list that its item stands in: whoever withholds either withholds what it tells. */
export function withItsList(coordinate: string): readonly string[] {
  const list = LISTED_IN[coordinate.split('.')[0] ?? ''];
  return list === undefined ? [coordinate] : [coordinate, list];
}

type Coordinates = readonly string[];
const of = (type: string, ...fields: readonly string[]): Coordinates =>
  fields.map((name) => `${type}.${name}`);

const CANCER = of('Condition', 'oncotreeCode', 'code', 'display', 'role');
const STAGE = of('Condition', 'stage', 'role');
const GENE = of('GenomicVariant', 'gene', 'partnerGene', 'biomarker');
const PROTEIN_CHANGE = of('GenomicVariant', 'proteinChange');
const CATEGORY = of('GenomicVariant', 'category', 'copyNumber');
const ORIGIN = of('GenomicVariant', 'origin');
const AGE = of('Patient', 'ageYears');
const SEX = of('Patient', 'sex');
const RACE = of('Patient', 'race');
const ETHNICITY = of('Patient', 'ethnicity');
const DECEASED = of('Patient', 'deceased');

const BY_PART: Readonly<
  Record<Exclude<keyof PatientFilter, 'sites' | 'alterations'>, Coordinates>
> = {
  cancerTypes: CANCER,
  age: AGE,
  sexes: SEX,
  races: RACE,
  ethnicities: ETHNICITY,
  stages: STAGE,
  deceased: DECEASED,
};
const BY_ALTERATION: Readonly<Record<keyof AlterationFilter, Coordinates>> = {
  gene: GENE,
  proteinChange: PROTEIN_CHANGE,
  category: CATEGORY,
  origin: ORIGIN,
};
const BY_DIMENSION: Readonly<Record<CohortDimension, Coordinates>> = {
  CANCER_TYPE: CANCER,
  ALTERED_GENE: GENE,
  AGE_BAND: AGE,
  SEX,
  RACE,
  ETHNICITY,
  STAGE,
};
const BY_CRITERION: Readonly<Record<Leaf['kind'], Coordinates>> = {
  age: AGE,
  sex: SEX,
  diagnosis: CANCER,
  genomic: [
    ...[GENE, PROTEIN_CHANGE, CATEGORY, ORIGIN].flat(),
    ...of('GenomicVariant', 'codingChange', 'classification', 'exon'),
    ...of('GenomicTest', 'coveredGenes'),
  ],
  signature: of('GenomicSignature', 'status', 'value', 'biomarker'),
  tumorMutationalBurden: of('GenomicSignature', 'status', 'value', 'biomarker'),
  tumorMarker: of('TumorMarker', 'code', 'interpretation', 'value', 'unit', 'year'),
  stage: STAGE,
  performanceStatus: of('PerformanceStatus', 'year'),
  priorLines: of('Treatment', 'line', 'kind', 'status', 'startYear', 'endYear'),
  priorTherapy: of(
    'Treatment',
    'kind',
    'name',
    'code',
    'therapy',
    'status',
    'startYear',
    'endYear',
  ),
  notEvaluable: [],
};

/** The fields of records by which a filter chooses patients, as `Type.field`. */
export function readByFilter(filter: PatientFilter): Coordinates {
  const alterations = filter.alterations?.flatMap((each) => readBy(BY_ALTERATION, each)) ?? [];
  return [...readBy(BY_PART, filter), ...alterations];
}

function readBy(fields: Readonly<Record<string, Coordinates>>, stated: object): Coordinates {
  return Object.entries(stated).flatMap(([part, value]) =>
    value === null || value === undefined ? [] : (fields[part] ?? []),
  );
}

/** The fields by which patients are counted apart. */
export function readByBreakdown(by: readonly CohortDimension[]): Coordinates {
  return by.flatMap((dimension) => BY_DIMENSION[dimension]);
}

/** The fields that criteria look at. That somebody is dead is the first thing that every trial asks. */
export function readByCriteria(kinds: readonly Leaf['kind'][]): Coordinates {
  return [...DECEASED, ...kinds.flatMap((kind) => BY_CRITERION[kind])];
}
