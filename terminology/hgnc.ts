import type { Store } from '../store/store.ts';
import type { GeneRecord } from '../subgraphs/biomarkers/records.ts';
import { GENES } from '../subgraphs/biomarkers/records.ts';
import { nearestWords } from './nearest.ts';

/** What a symbol stands for. */
export interface ResolvedGene {
  /** Approved symbol. */
  readonly symbol: string;
  readonly by: 'approved' | 'previous' | 'alias';
  /** Approved symbols of other genes that the same text also names, sorted; empty when it is clear. */
  readonly alternatives: readonly string[];
}

type Names = Pick<GeneRecord, '_id' | 'aliases' | 'previousSymbols'>;

/** HGNC's symbols in memory. An approved symbol wins over a previous one, that over an alias. */
export class GeneNames {
  readonly #approved = new Map<string, string[]>();
  readonly #previous = new Map<string, string[]>();
  readonly #alias = new Map<string, string[]>();

  constructor(genes: readonly Names[]) {
    for (const { _id, aliases, previousSymbols } of genes) {
      add(this.#approved, _id, _id);
      for (const symbol of previousSymbols) add(this.#previous, symbol, _id);
      for (const symbol of aliases) add(this.#alias, symbol, _id);
    }
  }

  /** True when HGNC has not been ingested. */
  get isEmpty(): boolean {
    return this.#approved.size === 0;
  }

  /** Every approved symbol. */
  symbols(): string[] {
    return [...this.#approved.values()].flat();
  }

  /** The gene that a symbol names, in any case of letters; null when HGNC knows none. */
  resolve(symbol: string): ResolvedGene | null {
    const key = keyOf(symbol);
    const ways = [
      ['approved', this.#approved.get(key) ?? []],
      ['previous', this.#previous.get(key) ?? []],
      ['alias', this.#alias.get(key) ?? []],
    ] as const;
    for (const [by, [best]] of ways) {
      if (best === undefined) continue;
      const all = new Set(ways.flatMap(([, symbols]) => symbols));
      all.delete(best);
      return { symbol: best, by, alternatives: [...all].sort() };
    }
    return null;
  }

  /** Approved symbols that an unknown one may have been meant for, nearest first. */
  suggest(symbol: string): string[] {
    return nearestWords(symbol, [...this.#approved.values()].flat());
  }
}

/** The gene names of a store; empty where HGNC was not ingested. */
export async function loadGeneNames(store: Store): Promise<GeneNames> {
  const collection = await store.collection<GeneRecord>(GENES);
  return new GeneNames(await collection.find({}, ['aliases', 'previousSymbols']));
}

function keyOf(symbol: string): string {
  return symbol.trim().toUpperCase();
}

function add(map: Map<string, string[]>, symbol: string, gene: string): void {
  const key = keyOf(symbol);
  const genes = map.get(key);
  if (genes === undefined) map.set(key, [gene]);
  else if (!genes.includes(gene)) genes.push(gene);
}
