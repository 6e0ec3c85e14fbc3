import { describe, expect, it } from '@jest/globals';
import { Kind, type DefinitionNode, type TypeNode } from 'graphql';
import { loadSchema, SUBGRAPHS } from '../../schema/sdl.ts';

/** Made in `site/disclosure/`, for callers who may count and not list. */
const PROTECTED = ['ProtectedCount.value', 'CohortBounds.atLeast', 'CohortBounds.atMost'];

/** Numbers of patients whose records the same caller may list one by one. */
const LISTED = [
  'SitePatients.totalCount',
  'SiteCandidates.totalCount',
  'PatientConnection.totalCount',
  'PatientsAtSite.count',
  'EligiblePatientConnection.totalCount',
  'EligiblePatientsAtSite.count',
  'MissingFact.missingFor',
  'MissingFact.settles',
  // Its staff reads the pseudonyms of the same patients beside it.
  'AuditRecord.records',
];

/** Numbers that count no patients: of one record, or of public knowledge. */
const NO_PATIENTS = [
  'AgeCriterion.years',
  'AuditRecord.bytes',
  'AuditRecord.count',
  'AuditRecord.sequence',
  'BiomarkerConnection.totalCount',
  'Condition.onsetYear',
  'EligibleTrialConnection.totalCount',
  'Enrollment.target',
  'Evidence.rating',
  'EvidenceConnection.totalCount',
  'GeneConnection.totalCount',
  'GenomicCoordinates.start',
  'GenomicCoordinates.stop',
  'GenomicCriterion.exon',
  'GenomicSignature.testedYear',
  'GenomicSignature.value',
  'GenomicTest.year',
  'GenomicVariant.alleleFraction',
  'GenomicVariant.exon',
  'GenomicVariant.testedYear',
  'Patient.ageYears',
  'PerformanceStatus.value',
  'PerformanceStatus.year',
  'PerformanceStatusCriterion.score',
  'PriorLinesCriterion.lines',
  'TherapyConnection.totalCount',
  'TherapyOptionConnection.totalCount',
  'Treatment.endYear',
  'Treatment.line',
  'Treatment.startYear',
  'TrialConnection.totalCount',
  'TumorMarker.value',
  'TumorMarker.year',
  'TumorMutationalBurdenCriterion.perMegabase',
];

/** The fields of a definition that give a number, by coordinate. */
function numbersOf(definition: DefinitionNode): string[] {
  if (
    definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
    definition.kind !== Kind.OBJECT_TYPE_EXTENSION &&
    definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
  )
    return [];
  return (definition.fields ?? [])
    .filter(({ type }) => ['Int', 'Float'].includes(nameOf(type)))
    .map(({ name }) => `${definition.name.value}.${name.value}`);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

describe.each([...SUBGRAPHS, 'site' as const])('The schema of %s', (name) => {
  it('has no number but those of which somebody has said what they count', () => {
    const known = [...PROTECTED, ...LISTED, ...NO_PATIENTS];
    const unknown = loadSchema(name)
      .definitions.flatMap(numbersOf)
      .filter((coordinate) => !known.includes(coordinate));
    expect(unknown).toEqual([]);
  });

  it('gives a number that is listed only to those who may read records', () => {
    const types = loadSchema(name).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [definition] : [],
    );
    for (const { name: type, directives } of types)
      if (LISTED.some((coordinate) => coordinate.startsWith(`${type.value}.`))) {
        const scopes = JSON.stringify(directives?.map(({ arguments: values }) => values));
        expect([type.value, /patient:read|audit:read/.test(scopes)]).toEqual([type.value, true]);
      }
  });
});
