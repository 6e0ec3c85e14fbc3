import { z } from 'zod';
import type { CohortDimension } from '../schema/generated/site.ts';
import { badInput } from '../service/errors.ts';
import type { Filter, Stage } from '../store/store.ts';
import { latestBirth, OLDEST_AGE } from './age.ts';
import type { SiteContext } from './context.ts';
import { protectCells, type ProtectedCount } from './disclosure.ts';
import type { OncoTree } from '../terminology/oncotree.ts';

export interface BreakdownCell {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly count: ProtectedCount;
}

/** Where a value is missing. A patient without any altered gene on record counts here too. */
const MISSING = 'UNKNOWN';
const MAX_DIMENSIONS = 3;

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

const groupSchema = z.array(
  z.object({ _id: z.record(z.string(), z.string()), count: z.number().int() }),
);

/**
 * Counts the patients under `filter` by each combination of values; one with several values of a
 * dimension counts in each.
 * @throws GraphQLError BAD_USER_INPUT unless one to three different dimensions are named
 */
export async function breakDown(
  filter: Filter,
  by: readonly CohortDimension[],
  context: SiteContext,
): Promise<BreakdownCell[]> {
  checkDimensions(by);
  const { tree } = await context.terms();
  const rows = await context.patients.aggregate(filter, stagesFor(by, context.today));
  const cells = groupSchema.parse(rows).map(({ _id, count }) => {
    const keys = by.map((_, at) => _id[keyName(at)] ?? MISSING);
    return { keys, labels: keys.map((key, at) => labelOf(by[at], key, tree)), count };
  });
  return protectCells(cells);
}

/** @throws GraphQLError BAD_USER_INPUT */
export function checkDimensions(by: readonly CohortDimension[]): void {
  if (by.length < 1 || by.length > MAX_DIMENSIONS || new Set(by).size < by.length)
    throw badInput(`'by' must name 1 to ${MAX_DIMENSIONS} different dimensions`);
}

function stagesFor(by: readonly CohortDimension[], day: string): Stage[] {
  const names = by.map((_, at) => keyName(at));
  const keys = by.map((dimension, at) => [keyName(at), keyOf(dimension, day)]);
  return [
    { $project: Object.fromEntries(keys) },
    ...names.map((name) => ({
      $unwind: { path: `$${name}`, preserveNullAndEmptyArrays: true },
    })),
    {
      $group: {
        _id: Object.fromEntries(names.map((name) => [name, { $ifNull: [`$${name}`, MISSING] }])),
        count: { $sum: 1 },
      },
    },
  ];
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
  const bands = Array.from({ length: OLDEST_AGE / 10 + 1 }, (_, at) => OLDEST_AGE - at * 10);
  const known = { $and: [{ $gt: [birth, ''] }, { $lte: [birth, day] }] };
  return {
    $cond: [
      dead,
      bandOf(bands, (from) => ({ $gte: [death, from] })),
      bandOf(bands, (from) => ({ $and: [known, { $lte: [birth, latestBirth(from, day)] }] })),
    ],
  };
}

/** The first of the descending bands whose lower bound is reached. */
function bandOf(bands: readonly number[], reaches: (from: number) => unknown): unknown {
  const branches = bands.map((from) => ({
    case: reaches(from),
    then: from === OLDEST_AGE ? `${from}+` : `${from}-${from + 9}`,
  }));
  return { $switch: { branches, default: MISSING } };
}

function labelOf(dimension: CohortDimension | undefined, key: string, tree: OncoTree): string {
  if (dimension === 'CANCER_TYPE') return key === MISSING ? 'Unknown' : (tree.nameOf(key) ?? key);
  if (dimension === 'ALTERED_GENE') return key === MISSING ? 'Unknown' : key;
  return WORDS[key] ?? key;
}
