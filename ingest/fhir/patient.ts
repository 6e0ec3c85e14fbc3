import { z } from 'zod';
import type { Ethnicity, IdentityRecord, Race, Sex } from '../../site/records.ts';
import type { Person } from './facts.ts';
import type { Reading } from './reading.ts';
import { rejected } from './reading.ts';
import { coding, concept, date, listOf } from './elements.ts';

const extension = z.object({
  url: z.string().optional(),
  valueCoding: coding.optional(),
  valueString: z.string().optional(),
  valueCode: z.string().optional(),
  valueCodeableConcept: concept.optional(),
});

type Extension = z.output<typeof extension> & {
  readonly extension: readonly z.output<typeof extension>[];
};

const nestedExtension = extension.extend({ extension: listOf(extension) });

const name = z.object({
  use: z.string().optional(),
  family: listOf(z.string()),
  given: listOf(z.string()),
});

const identifier = z.object({ type: concept.optional(), value: z.string().optional() });

const address = z.object({ use: z.string().optional(), state: z.string().optional() });

/** Patient, as far as it is read. Masked elements hold an extension in place of their value. */
export const patientSchema = z.object({
  identifier: listOf(identifier),
  name: listOf(name),
  gender: z.string().optional(),
  birthDate: date.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: date.optional(),
  address: listOf(address),
  link: listOf(z.object({ type: z.string().optional() })),
  extension: listOf(nestedExtension),
});

type Patient = z.output<typeof patientSchema>;

/**
 * What a Patient resource says of the person. One that another replaced (FHIR's link type `replaced-by`: a
 * duplicate, no longer used) is nobody: the person would count twice.
 *
 * @param latest the last day on which one can have been born
 */
export function readPatient(patient: Patient, latest: string): Reading {
  if (patient.link.some(({ type }) => type === 'replaced-by')) return { kind: 'NOTHING' };
  if ((patient.birthDate ?? '') > latest) return rejected('birthDate: it lies in the future');
  return { kind: 'PERSON', person: personOf(patient) };
}

function personOf(patient: Patient): Person {
  const deathDate = patient.deceasedDateTime ?? null;
  return {
    identity: identityOf(patient),
    sex: sexOf(patient.gender),
    race: raceOf(patient.extension),
    ethnicity: ethnicityOf(patient.extension),
    state: stateOf(patient),
    deceased: deathDate === null ? (patient.deceasedBoolean ?? null) : true,
    deathDate,
  };
}

function identityOf({ identifier: identifiers, name: names, birthDate }: Patient): IdentityRecord {
  const isRecordNumber = ({ type }: (typeof identifiers)[number]) =>
    type?.coding.some(({ code }) => code === 'MR') === true;
  const official =
    names.find(({ use }) => use === 'official') ??
    names.find(({ use }) => use !== 'old' && use !== 'maiden') ??
    names[0];
  return {
    mrn: identifiers.find(isRecordNumber)?.value ?? null,
    family: official?.family.join(' ') || null,
    given: official?.given ?? [],
    birthDate: birthDate ?? null,
  };
}

const SEXES = new Map<string | undefined, Sex>([
  ['female', 'FEMALE'],
  ['male', 'MALE'],
  ['other', 'OTHER'],
]);

function sexOf(gender: string | undefined): Sex {
  return SEXES.get(gender) ?? 'UNKNOWN';
}

/** CDC race categories (urn:oid:2.16.840.1.113883.6.238), as US Core's `ombCategory` states them. */
const RACES = new Map<string, Race>([
  ['1002-5', 'AMERICAN_INDIAN_OR_ALASKA_NATIVE'],
  ['2028-9', 'ASIAN'],
  ['2054-5', 'BLACK_OR_AFRICAN_AMERICAN'],
  ['2076-8', 'NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER'],
  ['2106-3', 'WHITE'],
  ['2131-1', 'OTHER'],
  ['american indian or alaska native', 'AMERICAN_INDIAN_OR_ALASKA_NATIVE'],
  ['asian', 'ASIAN'],
  ['black or african american', 'BLACK_OR_AFRICAN_AMERICAN'],
  ['native hawaiian or other pacific islander', 'NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER'],
  ['white', 'WHITE'],
  ['other', 'OTHER'],
  ['other race', 'OTHER'],
]);

const ETHNICITIES = new Map<string, Ethnicity>([
  ['2135-2', 'HISPANIC_OR_LATINO'],
  ['2186-5', 'NOT_HISPANIC_OR_LATINO'],
  ['hispanic or latino', 'HISPANIC_OR_LATINO'],
  ['not hispanic or latino', 'NOT_HISPANIC_OR_LATINO'],
  ['non hispanic or latino', 'NOT_HISPANIC_OR_LATINO'],
]);

function raceOf(extensions: readonly Extension[]): Race[] {
  return [...new Set(statedIn(extensions, 'us-core-race', RACES))].sort();
}

function ethnicityOf(extensions: readonly Extension[]): Ethnicity {
  return statedIn(extensions, 'us-core-ethnicity', ETHNICITIES)[0] ?? 'UNKNOWN';
}

/** The categories of a US Core extension: by code, and only where there is none, by its text. */
function statedIn<T>(
  extensions: readonly Extension[],
  profile: string,
  categories: ReadonlyMap<string, T>,
): T[] {
  const parts = extensions
    .filter(({ url }) => url?.endsWith(`/${profile}`))
    .flatMap((one) => [one, ...one.extension]);
  const codes = parts.flatMap(({ valueCoding, valueCodeableConcept }) =>
    [valueCoding, ...(valueCodeableConcept?.coding ?? [])].map((one) => one?.code),
  );
  const byCode = known(codes, categories);
  if (byCode.length > 0) return byCode;
  return known(
    parts.map(({ valueString, valueCodeableConcept }) => valueString ?? valueCodeableConcept?.text),
    categories,
  );
}

function known<T>(
  stated: readonly (string | undefined)[],
  categories: ReadonlyMap<string, T>,
): T[] {
  return stated.flatMap((one) => categories.get(one?.trim().toLowerCase() ?? '') ?? []);
}

/** The state of the home address, else of any; nothing finer is kept. */
function stateOf({ address: addresses }: Patient): string | null {
  const withState = addresses.filter(({ state }) => state !== undefined && state.trim() !== '');
  const home = withState.find(({ use }) => use === 'home') ?? withState[0];
  return home?.state?.trim() ?? null;
}
