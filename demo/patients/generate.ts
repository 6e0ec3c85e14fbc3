import { pseudonymOf } from '../../site/pseudonym.ts';
import type { IdentityRecord, PatientRecord } from '../../site/records.ts';
import { searchFieldsOf } from '../../site/search-fields.ts';
import { cancerConditions, otherConditions } from './conditions.ts';
import { inventConsents } from './consents.ts';
import { inventDeath, inventPerformance } from './course.ts';
import { populationOf } from './frequencies/population.ts';
import { inventPerson, type Person } from './person.ts';
import { Random } from './random.ts';
import { personOf } from './shared-people.ts';
import { testReceptors, testTumor } from './testing.ts';
import { inventTreatments } from './treatments.ts';
import { inventTumor, type Tumor } from './tumor.ts';

export interface GenerateOptions {
  /** One of the demonstration's institutions, or another id for a site like the whole country. */
  readonly site: string;
  readonly count: number;
  readonly seed: number;
  /** The site's secret for pseudonyms. */
  readonly pseudonymKey: Buffer;
  /** How many patients to leave out at the beginning; 0 unless stated. */
  readonly skip?: number;
}

/**
 * Invented patients of a site, one by one, so that any number takes the same memory. The same seed,
 * site and index always give the same patient, however many others are made.
 */
export function* generatePatients(options: GenerateOptions): Generator<PatientRecord> {
  for (let index = options.skip ?? 0; index < options.count; index++)
    yield generatePatient(options, index);
}

/** What the histories have in common for patients with and without a cancer. */
type Course = Pick<
  PatientRecord,
  | 'deceased'
  | 'deathDate'
  | 'variants'
  | 'signatures'
  | 'genomicTests'
  | 'treatments'
  | 'performanceStatus'
  | 'tumorMarkers'
  | 'conditions'
>;

function generatePatient(
  { site, seed, pseudonymKey }: Omit<GenerateOptions, 'count'>,
  index: number,
): PatientRecord {
  const key = personOf(site, index);
  const home = populationOf(key.home);
  const itself = new Random(seed, 'person', key.home, key.index);
  const person = inventPerson(itself, home);
  const tumor = person.cancer === null ? null : inventTumor(itself, person.cancer, home.advanced);
  const death = tumor === null ? null : inventDeath(itself, tumor, person.diagnosed);

  const random = new Random(seed, 'record', site, index);
  const id = `${site}-${String(index).padStart(7, '0')}`;
  const course =
    tumor === null
      ? withoutCancer(random, person)
      : withCancer(random, { person, tumor, death, site });
  const record = {
    _id: id,
    pseudonym: pseudonymOf(id, pseudonymKey),
    identity: identityOf(random, person, index),
    sex: person.sex,
    race: person.races,
    ethnicity: person.ethnicity,
    state: random.chance(0.03) ? null : person.state,
    phenotypicFeatures: [],
    consents: inventConsents(random, id, person.diagnosed),
    ...course,
  };
  return { ...record, search: searchFieldsOf(record) };
}

function withCancer(
  random: Random,
  {
    person: { birthDate, diagnosed },
    tumor,
    death,
    site,
  }: {
    readonly person: Person;
    readonly tumor: Tumor;
    readonly death: string | null;
    readonly site: string;
  },
): Course {
  return {
    ...testTumor(random, tumor, populationOf(site), diagnosed),
    ...recordedDeath(random, death),
    treatments: inventTreatments(random, tumor, diagnosed, death),
    performanceStatus: inventPerformance(random, tumor, diagnosed),
    tumorMarkers: testReceptors(random, tumor, diagnosed),
    conditions: [
      ...cancerConditions(random, tumor, diagnosed),
      ...otherConditions(random, birthDate, diagnosed),
    ],
  };
}

function withoutCancer(random: Random, { birthDate, diagnosed }: Person): Course {
  return {
    ...recordedDeath(random, null),
    variants: [],
    signatures: [],
    genomicTests: [],
    treatments: [],
    performanceStatus: [],
    tumorMarkers: [],
    conditions: otherConditions(random, birthDate, diagnosed),
  };
}

/** Of the living, one in ten has nothing on file; deaths are on file, some without their day. */
function recordedDeath(
  random: Random,
  death: string | null,
): Pick<PatientRecord, 'deceased' | 'deathDate'> {
  if (death === null) return { deceased: random.chance(0.1) ? null : false, deathDate: null };
  return { deceased: true, deathDate: random.chance(0.1) ? death.slice(0, 4) : death };
}

function identityOf(random: Random, person: Person, index: number): IdentityRecord {
  return {
    mrn: random.chance(0.004) ? null : `MRN${String(100_000_000 + index * 37).padStart(9, '0')}`,
    family: person.family,
    given: person.given,
    birthDate: recordedBirthDate(random, person.birthDate),
  };
}

/** Not every birth date is on file to the day. */
function recordedBirthDate(random: Random, date: string): string | null {
  const exactness = random.weighted([
    [10, 965],
    [7, 15],
    [4, 15],
    [0, 5],
  ] as const);
  return exactness === 0 ? null : date.slice(0, exactness);
}
