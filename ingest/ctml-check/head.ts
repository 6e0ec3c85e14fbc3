import { z } from 'zod';
import type { Leaf } from '../../matching/criteria.ts';
import { NCT_NUMBER } from '../clinicaltrials-study.ts';
import type { Finding, Path } from './issue.ts';
import { error, warning } from './issue.ts';
import { suggestion } from '../../terminology/nearest.ts';

const PHASE = /^(?:(?:early )?(?:phase )?(?:0|i{1,3}|iv|[1-4])[abc]?(?: ?[/-] ?(?:phase )?(?:i{1,3}|iv|[1-4])[abc]?)?|n\/?a)$/i; // prettier-ignore
/** The age groups of CTIMS' schema and what DFCI writes, with the ages that ClinicalTrials.gov gives them. */
const AGE_GROUPS = new Map<string, Leaf | null>([
  ['Adult', { kind: 'age', comparison: '>=', years: 18 }],
  ['Adults', { kind: 'age', comparison: '>=', years: 18 }],
  ['Older Adult', { kind: 'age', comparison: '>=', years: 65 }],
  ['Child', { kind: 'age', comparison: '<', years: 18 }],
  ['Children', { kind: 'age', comparison: '<', years: 18 }],
  ['All', null],
]);

const fieldsSchema = z.record(z.string(), z.unknown()).catch({});
const wordSchema = z.union([z.string(), z.number()]).transform((value) => String(value).trim());

/** Looks at what a trial says of itself beside its status, here or under CTIMS' `trialInformation`. */
export function checkHead(
  trial: Readonly<Record<string, unknown>>,
  path: Path,
): readonly Finding[] {
  const inner = fieldsSchema.parse(trial['trialInformation']);
  return [...checkFields(trial, path), ...checkFields(inner, [...path, 'trialInformation'])];
}

/** The ages of the group that the trial names, and where it does; null where it names none. */
export function ageGroupOf(
  trial: Readonly<Record<string, unknown>>,
): { readonly ages: Leaf; readonly group: string } | null {
  const { age } = { ...fieldsSchema.parse(trial['trialInformation']), ...trial };
  const group = wordSchema.safeParse(age).data ?? '';
  const ages = groupNamed(group)?.[1] ?? null;
  return ages && { ages, group };
}

function groupNamed(written: string): [string, Leaf | null] | undefined {
  return [...AGE_GROUPS].find(([group]) => group.toLowerCase() === written.toLowerCase());
}

function checkFields(fields: Readonly<Record<string, unknown>>, path: Path): readonly Finding[] {
  const at = (key: string, check: (value: string, place: Path) => readonly Finding[]) => {
    const value = wordSchema.safeParse(fields[key]).data ?? '';
    return value === '' ? [] : check(value, [...path, key]);
  };
  return [...at('nct_id', checkNumber), ...at('phase', checkPhase), ...at('age', checkAgeGroup)];
}

/** Without a real number a trial goes by its protocol's own; all zeros is how one says so. */
function checkNumber(value: string, path: Path): readonly Finding[] {
  if (NCT_NUMBER.test(value) || /^NCT0+$/.test(value)) return [];
  const reason = `"${value}" is no number of ClinicalTrials.gov, which is NCT and eight digits: the trial is not joined with its registration`;
  return [/^nct/i.test(value) ? error(path, reason) : warning(path, reason)];
}

function checkPhase(value: string, path: Path): readonly Finding[] {
  return PHASE.test(value) ? [] : [warning(path, `"${value}" is no phase, such as I, II or I/II`)];
}

function checkAgeGroup(value: string, path: Path): readonly Finding[] {
  if (groupNamed(value) !== undefined) return [];
  const known = [...AGE_GROUPS.keys()];
  const near = suggestion(value, known);
  return [warning(path, `"${value}" must be one of ${known.join(', ')}${near}`)];
}
