import { loadGeneNames } from '../terminology/hgnc.ts';
import type { GeneNames } from '../terminology/hgnc.ts';
import type { Store } from '../store/store.ts';
import type { GeneRecord } from '../subgraphs/biomarkers/records.ts';
import { GENES } from '../subgraphs/biomarkers/records.ts';

/** How patient records name a gene: HGNC's approved symbol where the site has HGNC loaded. */
export interface GeneSymbols {
  /** True where the site has no HGNC. */
  readonly isEmpty: boolean;
  /** Whether HGNC knows this symbol, approved, previous or alias; false without HGNC. */
  isKnown(symbol: string): boolean;
  /**
   * The approved symbol of a gene stated as an HGNC id, a symbol, or both. Without HGNC it is the
   * symbol as stated, or else the id; null when neither is stated.
   */
  symbolOf(stated: { readonly id?: string | null; readonly symbol?: string | null }): string | null;
}

/** The gene symbols of a site's store. */
export async function loadGeneSymbols(store: Store): Promise<GeneSymbols> {
  const collection = await store.collection<GeneRecord>(GENES);
  const genes = await collection.find({}, ['hgncId']);
  return geneSymbols(
    await loadGeneNames(store),
    new Map(genes.map(({ _id, hgncId }) => [hgncId, _id])),
  );
}

/** @param byId approved symbols by HGNC id (`HGNC:1097`) */
export function geneSymbols(names: GeneNames, byId: ReadonlyMap<string, string>): GeneSymbols {
  return {
    isEmpty: byId.size === 0,
    isKnown: (symbol) => names.resolve(symbol) !== null,
    symbolOf({ id, symbol }) {
      const hgncId = id?.trim().toUpperCase() ?? '';
      const approved = byId.get(hgncId);
      if (approved !== undefined) return approved;
      const text = symbol?.trim() ?? '';
      if (isSymbol(text)) return names.resolve(text)?.symbol ?? text;
      return /^HGNC:\d+$/.test(hgncId) ? hgncId : null;
    },
  };
}

/** A symbol and not a gene's full name (`estrogen receptor 1`), which some send as its display. */
function isSymbol(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9@-]{0,19}$/.test(text);
}
