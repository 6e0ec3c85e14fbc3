import type { GeneSymbols } from '../gene-symbols.ts';
import { wordsOf } from './elements.ts';
import type { Component } from './observation.ts';

/**
 * The genes that components for LOINC 48018-6 (gene studied) state, each once, in their order. HGNC's id
 * goes before the display, which may be a full name.
 */
export function statedGenes(components: readonly Component[], genes: GeneSymbols): string[] {
  const stated = components.flatMap(({ valueCodeableConcept: coded, valueString }) => {
    if (coded === undefined) return [genes.symbolOf({ symbol: valueString ?? null })];
    const texts = wordsOf(coded).map((symbol) => ({ symbol }));
    const codings = coded.coding.map(({ code, display }) => ({
      id: code ?? null,
      symbol: display ?? coded.text ?? null,
    }));
    return codings.length > 0
      ? codings.map((one) => genes.symbolOf(one))
      : texts.map((one) => genes.symbolOf(one));
  });
  return [...new Set(stated.filter((gene) => gene !== null))];
}
