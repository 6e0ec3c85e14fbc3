import type { AlterationFilter, IntRange, PatientFilter } from '../schema/generated/site.ts';
import type { Filter } from '../store/store.ts';
import { OLDEST_AGE } from '../matching/oldest-age.ts';
import { latestBirth } from './age.ts';
import { canonicalChange, checkPatientFilter } from './filter-check.ts';
import { checkTerms, oncotreeCodes } from './filter-terms.ts';
import type { Terms } from './terms.ts';

/** What may follow a stage group within it: `IIIA`, `IIIC2`, `IS`, `IA2`. */
const SUBSTAGES = ['', 'A', 'B', 'C', 'D', 'E', 'S'].flatMap((letter) =>
  ['', '1', '2', '3'].map((digit) => letter + digit),
);

/**
 * The store's filter for a filter of the graph; each part of it has an index. A list of which any
 * entry may hold matches nothing when it is empty. `sites` is not looked at: who is asked is settled
 * by who asks.
 * @param day today, `YYYY-MM-DD`
 * @throws GraphQLError BAD_USER_INPUT
 */
export function storeFilter(filter: PatientFilter, terms: Terms, day: string): Filter {
  checkPatientFilter(filter);
  checkTerms(filter, terms);
  const parts: Filter[] = [
    ...anyOf('search.oncotreeCodes', filter.cancerTypes && codesOf(filter.cancerTypes, terms)),
    ...(filter.alterations ?? []).map((alteration) => withAlteration(alteration, terms)),
    ...withAge(filter.age ?? {}, day),
    ...anyOf('sex', filter.sexes),
    ...anyOf('race', filter.races),
    ...anyOf('ethnicity', filter.ethnicities),
    ...anyOf('search.stages', filter.stages?.flatMap(stagesUnder)),
    ...(filter.deceased == null ? [] : [{ deceased: filter.deceased }]),
  ];
  const [first, ...others] = parts;
  return others.length === 0 ? (first ?? {}) : { $and: parts };
}

function anyOf(path: string, values: readonly string[] | null | undefined): Filter[] {
  return values == null ? [] : [{ [path]: { $in: [...new Set(values)] } }];
}

/**
 * OncoTree codes for codes or names, with those beneath them. Without a tree a word stands for itself as
 * a code.
 */
function codesOf(words: readonly string[], { tree }: Terms): string[] {
  return words.flatMap((word) => {
    if (tree.isEmpty) return [word.trim().toUpperCase()];
    return oncotreeCodes(word, tree).flatMap((code) => tree.descendants(code));
  });
}

/** All that is stated must hold within one and the same variant. */
function withAlteration(alteration: AlterationFilter, { genes }: Terms): Filter {
  const gene = alteration.gene.trim();
  const approved = genes.resolve(gene)?.symbol ?? gene;
  const symbols = [...new Set([approved, gene, gene.toUpperCase()])];
  const stated = {
    ...(alteration.proteinChange != null && {
      proteinChange: canonicalChange(alteration.proteinChange, 'proteinChange'),
    }),
    ...(alteration.category != null && { category: alteration.category }),
    ...(alteration.origin != null && { origin: alteration.origin }),
  };
  const places = ['gene', 'partnerGene'].map((place) => ({
    variants: { $elemMatch: { [place]: { $in: symbols }, ...stated } },
  }));
  return { 'search.genes': { $in: symbols }, $or: places };
}

/**
 * Ages as the graph tells them, so 90 stands for 90 and more: nobody is found by an age that nobody
 * is told. A living patient's age follows from the birth date; a deceased one's is kept.
 */
function withAge({ gte, lte }: IntRange, day: string): Filter[] {
  if (gte == null && lte == null) return [];
  const least = Math.max(gte ?? 0, 0);
  const most = lte == null || lte >= OLDEST_AGE ? null : lte;
  if (least > OLDEST_AGE || (most !== null && most < least))
    return [{ 'search.birthDate': { $in: [] } }];
  const born = {
    $lte: latestBirth(least, day),
    ...(most !== null && { $gt: latestBirth(most + 1, day) }),
  };
  const died = { $gte: least, ...(most !== null && { $lte: most }) };
  const living = { 'search.birthDate': born, deathDate: null, deceased: { $ne: true } };
  return [{ $or: [living, { 'search.ageAtDeath': died }] }];
}

/** `III` stands for IIIA, IIIB and the like too, and never for another numeral. */
function stagesUnder(word: string): string[] {
  const stage = word.trim().toUpperCase();
  return SUBSTAGES.map((substage) => stage + substage);
}
