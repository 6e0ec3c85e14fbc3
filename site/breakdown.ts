import { z } from 'zod';
import type { CohortDimension, LossDimension } from '../schema/generated/site.ts';
import { badInput } from '../service/errors.ts';
import type { Filter } from '../store/store.ts';
import { OLDEST_AGE } from '../matching/oldest-age.ts';
import { latestBirth } from './age.ts';
import type { SiteContext } from './context.ts';
import { countOf, type ProtectedCount } from './disclosure/protected-count.ts';
import type { OncoTree } from '../terminology/oncotree.ts';

export interface BreakdownCell {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly count: ProtectedCount;
}

/** Where a value is missing. A patient without any altered gene on record counts here too. */
const MISSING = 'UNKNOWN';
const MAX_DIMENSIONS = 3;

/** Where each band begins, the oldest first. */
const BANDS = Array.from({ length: OLDEST_AGE / 10 + 1 }, (_, at) => OLDEST_AGE - at * 10);

/** OMB's and FHIR's words for the keys that are enum values. */
const WORDS: Readonly<Record<string, string>> = {
  FEMALE: 'Female',
  MALE: 'Male',
  OTHER: 'Other',
  UNKNOWN: 'Unknown',
  AMERICAN_INDIAN_OR_ALASKA_NATIVE: 'American Indian or Alaska Native',
  ASIAN: 'Asian',
  BLACK_OR_AFRICAN_AMERICAN: 'Black or African American',
  NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER: 'Native Hawaiian or Other Pacific Islander',
  WHITE: 'White',
  HISPANIC_OR_LATINO: 'Hispanic or Latino',
  NOT_HISPANIC_OR_LATINO: 'Not Hispanic or Latino',
};

/** All values of the dimensions that can have no others. */
const VALUES: Readonly<Record<LossDimension, readonly string[]>> = {
  SEX: ['FEMALE', 'MALE', 'OTHER', MISSING],
  AGE_BAND: [...BANDS.map(bandName), MISSING],
  RACE: [
    'AMERICAN_INDIAN_OR_ALASKA_NATIVE',
    'ASIAN',
    'BLACK_OR_AFRICAN_AMERICAN',
    'NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER',
    'WHITE',
    'OTHER',
    MISSING,
  ],
  ETHNICITY: ['HISPANIC_OR_LATINO', 'NOT_HISPANIC_OR_LATINO', MISSING],
};

const ADDS_UP: Readonly<Record<CohortDimension, boolean>> = {
  CANCER_TYPE: false,
  ALTERED_GENE: false,
  SEX: true,
  AGE_BAND: true,
  RACE: false,
  ETHNICITY: true,
  STAGE: false,
};

/**
 * Counts the patients under `filter` by each combination of values; one with several values of a
 * dimension counts in each. The cells are those of all values that the dimension can have, where the
 * schema says which, and else of those under which any cell is told: which cells there are tells
 * nothing of those that are withheld.
 * @throws GraphQLError BAD_USER_INPUT unless one to three different dimensions are named
 */
export async function breakDown(
  filter: Filter,
  by: readonly CohortDimension[],
  context: SiteContext,
): Promise<BreakdownCell[]> {
  checkDimensions(by);
  const { tree } = context.terms;
  const rows = await rowsOf(filter, by, context);
  const told = await context.disclosure.breakDown(rows, by.map(addsUp));
  const values = new Map(told.map(({ keys, value }) => [JSON.stringify(keys), value]));
  const keys = by.map((dimension, at) =>
    keysOf(
      dimension,
      told.map((cell) => cell.keys[at] ?? MISSING),
    ),
  );
  return allCombinations(keys).map((cell) => ({
    keys: cell,
    labels: cell.map((key, at) => labelOf(by[at], key, tree)),
    count: countOf(values.get(JSON.stringify(cell)) ?? null),
  }));
}

/** A patient with the values of each dimension; where none is stated, that it is missing. */
export interface DimensionRow {
  readonly pseudonym: string;
  readonly values: readonly (readonly string[])[];
}

/** The patients under `filter`, each once. */
export async function rowsOf(
  filter: Filter,
  by: readonly CohortDimension[],
  context: SiteContext,
): Promise<DimensionRow[]> {
  const project = {
    pseudonym: 1,
    ...Object.fromEntries(by.map((each, at) => [keyName(at), keyOf(each, context.today)])),
  };
  const rows = await context.patients.aggregate(filter, [{ $project: project }]);
  return rows.map((row) => ({
    pseudonym: pseudonymSchema.parse(row['pseudonym']),
    values: by.map((_, at) => statedValues(row[keyName(at)])),
  }));
}

/** Whether a patient has one value of the dimension at most. */
export function addsUp(dimension: CohortDimension): boolean {
  return ADDS_UP[dimension];
}

/** All values that the dimension can have. */
export function valuesOf(dimension: LossDimension): readonly string[] {
  return VALUES[dimension];
}

const pseudonymSchema = z.string();
const valuesSchema = z.union([z.array(z.string()), z.string().transform((value) => [value])]);

/** The different values of a patient; where none is stated, that it is missing. */
function statedValues(stated: unknown): readonly string[] {
  const values = new Set(stated == null ? [] : valuesSchema.parse(stated));
  return values.size === 0 ? [MISSING] : [...values];
}

/** The keys under which cells are listed. */
function keysOf(dimension: CohortDimension, told: readonly string[]): readonly string[] {
  return isClosed(dimension) ? VALUES[dimension] : [...new Set(told)];
}

function isClosed(dimension: CohortDimension): dimension is LossDimension {
  return dimension in VALUES;
}

function allCombinations(keys: readonly (readonly string[])[]): string[][] {
  return keys.reduce<string[][]>(
    (all, each) => all.flatMap((cell) => each.map((key) => [...cell, key])),
    [[]],
  );
}

/** @throws GraphQLError BAD_USER_INPUT */
export function checkDimensions(by: readonly CohortDimension[]): void {
  if (by.length < 1 || by.length > MAX_DIMENSIONS || new Set(by).size < by.length)
    throw badInput(`'by' must name 1 to ${MAX_DIMENSIONS} different dimensions`);
}

function keyName(at: number): string {
  return `k${at}`;
}

function keyOf(dimension: CohortDimension, day: string): unknown {
  switch (dimension) {
    case 'CANCER_TYPE':
      return '$search.primaryCodes';
    case 'ALTERED_GENE':
      return '$search.genes';
    case 'SEX':
      return '$sex';
    case 'RACE':
      return '$race';
    case 'ETHNICITY':
      return '$ethnicity';
    case 'STAGE':
      return '$search.stages';
    case 'AGE_BAND':
      return ageBand(day);
  }
}

/** The band of the age on the day, or at death, by comparing with each band's bounds. */
function ageBand(day: string): unknown {
  const birth = { $ifNull: ['$search.birthDate', ''] };
  const death = { $ifNull: ['$search.ageAtDeath', -1] };
  const dead = {
    $or: [{ $eq: ['$deceased', true] }, { $ne: [{ $ifNull: ['$deathDate', ''] }, ''] }],
  };
  const known = { $and: [{ $gt: [birth, ''] }, { $lte: [birth, day] }] };
  return {
    $cond: [
      dead,
      bandOf((from) => ({ $gte: [death, from] })),
      bandOf((from) => ({ $and: [known, { $lte: [birth, latestBirth(from, day)] }] })),
    ],
  };
}

function bandName(from: number): string {
  return from === OLDEST_AGE ? `${from}+` : `${from}-${from + 9}`;
}

/** The first of the descending bands whose lower bound is reached. */
function bandOf(reaches: (from: number) => unknown): unknown {
  const branches = BANDS.map((from) => ({ case: reaches(from), then: bandName(from) }));
  return { $switch: { branches, default: MISSING } };
}

/** A value in words. */
export function labelOf(
  dimension: CohortDimension | undefined,
  key: string,
  tree: OncoTree | null,
): string {
  if (dimension === 'CANCER_TYPE') return key === MISSING ? 'Unknown' : (tree?.nameOf(key) ?? key);
  if (dimension === 'ALTERED_GENE') return key === MISSING ? 'Unknown' : key;
  return WORDS[key] ?? key;
}
