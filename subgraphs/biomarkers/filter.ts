import { parseProteinChange } from '../../genomics/protein-change.ts';
import type { BiomarkerFilter, GeneFilter } from '../../schema/generated/biomarkers.ts';
import type { Filter } from '../../store/store.ts';
import { allOf, anyOf, startsWith, textOf, valuesOf } from '../filtering.ts';

type Given<F> = F | null | undefined;

/** The approved symbol that a text names; the text itself when HGNC knows none. */
export type ApprovedSymbol = (text: string) => Promise<string>;

/** @throws GraphQLError BAD_USER_INPUT that names the filter's field */
export async function biomarkerFilter(
  given: Given<BiomarkerFilter>,
  approved: ApprovedSymbol,
): Promise<Filter> {
  const gene = textOf('filter.gene', given?.gene);
  const name = textOf('filter.name', given?.name);
  const genes = gene === undefined ? undefined : [...new Set([gene, await approved(gene)])];
  return allOf([
    ...anyOf('genes', genes),
    ...anyOf('nameKeys', name === undefined ? undefined : nameKeys(name)),
    ...anyOf('kind', valuesOf('filter.kinds', given?.kinds)),
    ...startsWith(
      'nameKeys',
      textOf('filter.nameStartsWith', given?.nameStartsWith)?.toLowerCase(),
    ),
  ]);
}

/** @throws GraphQLError BAD_USER_INPUT that names the filter's field */
export async function geneFilter(
  given: Given<GeneFilter>,
  approved: ApprovedSymbol,
): Promise<Filter> {
  const symbols = valuesOf('filter.symbols', given?.symbols);
  return allOf([
    ...anyOf('_id', symbols && (await Promise.all(symbols.map(approved)))),
    ...startsWith('_id', textOf('filter.symbolStartsWith', given?.symbolStartsWith)),
  ]);
}

/** A name as records keep it, with and without `p.` where it is a protein change in any form. */
function nameKeys(name: string): string[] {
  const change = parseProteinChange(name)?.hgvs.toLowerCase();
  const forms = change === undefined ? [] : [change, change.replace(/^p\./, '')];
  return [...new Set([name.toLowerCase(), ...forms])];
}
