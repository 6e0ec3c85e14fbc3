import type {
  ConditionRecord,
  GenomicTestRecord,
  PartialDate,
  PatientRecord,
} from '../../site/records.ts';
import { searchFieldsOf } from '../../site/search-fields.ts';
import type { Fact, Finding, Staging } from './facts.ts';

type FindingOf<K extends Finding['kind']> = Extract<Finding, { kind: K }>;
type Keyed<K extends Finding['kind']> = FindingOf<K> & { readonly key: string };

/**
 * The record of a patient from all facts known of it, in an order that depends on nothing but them.
 *
 * @returns null while no Patient resource has arrived
 */
export function assemblePatient(
  id: string,
  pseudonym: string,
  facts: readonly Fact[],
): PatientRecord | null {
  const of = <K extends Finding['kind']>(kind: K): Keyed<K>[] => findings(facts, kind);
  const person = of('PERSON')[0]?.person;
  if (person === undefined) return null;
  const record: Omit<PatientRecord, 'search'> = {
    _id: id,
    pseudonym,
    ...person,
    conditions: newestFirst(
      stagedConditions(of('CONDITION'), of('STAGING')),
      ({ onsetDate }) => onsetDate,
    ),
    variants: of('VARIANT').map(({ variant }) => variant),
    signatures: of('SIGNATURE').map(({ signature }) => signature),
    genomicTests: genomicTests(of('REPORT'), of('REGION')),
    treatments: earliestFirst(
      of('TREATMENT').map(({ treatment }) => treatment),
      ({ start }) => start,
    ),
    performanceStatus: newestFirst(
      of('PERFORMANCE').map(({ performance }) => performance),
      ({ date }) => date,
    ),
    tumorMarkers: newestFirst(
      of('MARKER').map(({ marker }) => marker),
      ({ date }) => date,
    ),
    phenotypicFeatures: [],
    consents: of('CONSENT').flatMap(({ consents }) => consents),
  };
  return { ...record, search: searchFieldsOf(record) };
}

function findings<K extends Finding['kind']>(facts: readonly Fact[], kind: K): Keyed<K>[] {
  const isOfKind = (finding: Finding): finding is FindingOf<K> => finding.kind === kind;
  return [...facts]
    .sort((a, b) => (a._id < b._id ? -1 : 1))
    .flatMap(({ resource, finding }) => (isOfKind(finding) ? [{ ...finding, key: resource }] : []));
}

/** The conditions, each with its newest staging. */
function stagedConditions(
  conditions: readonly Keyed<'CONDITION'>[],
  stagings: readonly Keyed<'STAGING'>[],
): ConditionRecord[] {
  const assessed = new Set(conditions.flatMap(({ assessments }) => assessments));
  const unlinked = stagings.filter(
    ({ key, staging }) => staging.condition === null && !assessed.has(key),
  );
  const oneTumour = isOneTumour(conditions);
  return conditions.map(({ key, condition, assessments }) => {
    const linked = stagings.filter(
      (one) => one.staging.condition === key || assessments.includes(one.key),
    );
    const own = oneTumour && isKnownPrimary(condition) ? [...linked, ...unlinked] : linked;
    return { ...condition, stage: newestStage(own) ?? condition.stage };
  });
}

/** Whether all primary cancers on file are one, so that a staging that names none can mean no other. */
function isOneTumour(conditions: readonly Keyed<'CONDITION'>[]): boolean {
  const primaries = conditions.map(({ condition }) => condition).filter(isKnownPrimary);
  const codes = new Set(primaries.map(({ oncotreeCode }) => oncotreeCode));
  return primaries.length === 1 || (codes.size === 1 && !codes.has(null));
}

function isKnownPrimary({ role, confirmed }: ConditionRecord): boolean {
  return role === 'PRIMARY_CANCER' && confirmed;
}

/** Of the same day, the pathological one counts. */
function newestStage(stagings: readonly { readonly staging: Staging }[]): string | null {
  const ranked = newestFirst(
    stagings
      .map(({ staging }) => staging)
      .sort((a, b) => Number(b.pathological) - Number(a.pathological)),
    ({ date }) => date,
  );
  return ranked[0]?.stage ?? null;
}

/** Each report with the genes of its region results; regions that no report names stand alone. */
function genomicTests(
  reports: readonly Keyed<'REPORT'>[],
  regions: readonly Keyed<'REGION'>[],
): GenomicTestRecord[] {
  const reported = new Set(reports.flatMap(({ results }) => results));
  const tests = reports.map(({ test, results }) => ({
    ...test,
    coveredGenes: [
      ...new Set(
        regions.filter(({ key }) => results.includes(key)).flatMap((one) => one.test.coveredGenes),
      ),
    ].sort(),
  }));
  const alone = regions.filter(({ key }) => !reported.has(key)).map(({ test }) => test);
  return newestFirst([...tests, ...alone], ({ date }) => date);
}

/** Sorts by date and leaves the undated last; what has the same date keeps its order. */
function newestFirst<T>(items: readonly T[], dateOf: (item: T) => PartialDate | null): T[] {
  return [...items].sort((a, b) => compare(dateOf(b) ?? '', dateOf(a) ?? ''));
}

function earliestFirst<T>(items: readonly T[], dateOf: (item: T) => PartialDate | null): T[] {
  return [...items].sort((a, b) => compare(dateOf(a) ?? '~', dateOf(b) ?? '~'));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
