import type { PatientFilter } from '../schema/generated/site.ts';
import { badInput } from '../service/errors.ts';
import type { OncoTree } from '../terminology/oncotree.ts';
import type { Terms } from './terms.ts';

const MOST_QUOTED = 80;

/**
 * Words of a filter that this site's terminologies don't know: they would find nobody, as if there were
 * nobody. Where a terminology was not ingested, nothing is known to be wrong.
 * @throws GraphQLError BAD_USER_INPUT that names the place, and words that may have been meant
 */
export function checkTerms({ cancerTypes, alterations }: PatientFilter, terms: Terms): void {
  const { tree, genes } = terms;
  if (!tree.isEmpty)
    for (const [at, word] of (cancerTypes ?? []).entries())
      if (oncotreeCodes(word, tree).length === 0)
        throw unknown(`cancerTypes[${at}]`, 'cancer type of OncoTree', word, tree.suggest(word));
  if (!genes.isEmpty)
    for (const [at, { gene }] of (alterations ?? []).entries())
      if (genes.resolve(gene) === null)
        throw unknown(`alterations[${at}].gene`, 'gene of HGNC', gene, genes.suggest(gene));
}

/** The codes that a code or a name stands for, in any case of letters; empty when unknown. */
export function oncotreeCodes(word: string, tree: OncoTree): string[] {
  return [...new Set([...tree.find(word), ...tree.find(word.trim().toUpperCase())])];
}

function unknown(where: string, kind: string, word: string, near: readonly string[]) {
  const meant = near.length === 0 ? '' : `: did you mean ${near.join(', ')}?`;
  return badInput(
    `'${where}' is no ${kind} that is known here, '${word.slice(0, MOST_QUOTED)}'${meant}`,
  );
}
