import { parseProteinChange } from '../genomics/protein-change.ts';
import type { PatientFilter } from '../schema/generated/site.ts';
import { badInput } from '../service/errors.ts';

const MAX_ENTRIES = 100;
const MAX_WORD_LENGTH = 200;

/** A stage group in Roman numerals, with what may follow it: `0`, `IS`, `II`, `iiia`, `IIIC2`, `IVS`. */
const STAGE = /^(0|IV|I{1,3})(IS|[A-ES]?[1-3]?)$/i;

/**
 * What a filter of patients must keep to beyond its types. The patients subgraph checks it before any
 * site is asked, and every site again.
 * @throws GraphQLError BAD_USER_INPUT that names the field
 */
export function checkPatientFilter(filter: PatientFilter): void {
  for (const [name, value] of Object.entries(filter)) {
    if (!Array.isArray(value)) continue;
    if (value.length > MAX_ENTRIES)
      throw badInput(`'${name}' may have ${MAX_ENTRIES} entries, not ${value.length}`);
    checkNotEmpty(name, value);
  }
  checkWords('cancerTypes', filter.cancerTypes ?? []);
  checkWords('stages', filter.stages ?? []);
  for (const [at, stage] of (filter.stages ?? []).entries())
    if (!STAGE.test(stage.trim()))
      throw badInput(`'stages[${at}]' is no stage: write a stage group such as 0, II, IIIA or IV`);
  const { gte, lte } = filter.age ?? {};
  if (gte != null && lte != null && gte > lte)
    throw badInput(`'age.gte' may not be more than 'age.lte': ${gte} is more than ${lte}`);
  for (const [at, alteration] of (filter.alterations ?? []).entries()) {
    checkWords(`alterations[${at}].gene`, [alteration.gene]);
    if (alteration.proteinChange != null)
      canonicalChange(alteration.proteinChange, `alterations[${at}].proteinChange`);
  }
}

/** @throws GraphQLError BAD_USER_INPUT for a list that no candidate can fit */
export function checkVerdicts(verdicts: readonly unknown[]): void {
  if (verdicts.length === 0)
    throw badInput("'verdicts' is an empty list: leave it out to ask for all who may be eligible");
}

/** @throws GraphQLError BAD_USER_INPUT */
export function checkNotEmpty(name: string, list: readonly unknown[]): void {
  if (list.length === 0) throw badInput(`'${name}' is an empty list: leave it out to ask for all`);
}

/**
 * A protein change in the form in which records hold it.
 * @throws GraphQLError BAD_USER_INPUT that names the field `where`
 */
export function canonicalChange(text: string, where: string): string {
  checkWords(where, [text]);
  const change = parseProteinChange(text);
  if (change === null)
    throw badInput(
      `'${where}' is no HGVS protein change: write it as 'V600E', 'p.V600E' or 'p.Val600Glu'`,
    );
  return change.hgvs;
}

function checkWords(where: string, words: readonly string[]): void {
  for (const word of words)
    if (word.trim() === '' || word.length > MAX_WORD_LENGTH)
      throw badInput(`'${where}' must have 1 to ${MAX_WORD_LENGTH} characters that are not blank`);
}
