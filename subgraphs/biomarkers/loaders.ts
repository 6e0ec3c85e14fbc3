import DataLoader from 'dataloader';
import { parseBiomarkerId } from '../../genomics/biomarker-name.ts';
import { GeneNames } from '../../terminology/hgnc.ts';
import { groupRows } from '../loading.ts';
import type { Part, Reading } from '../reading.ts';
import type { BiomarkerRecord, GeneRecord } from './records.ts';

/** What a list of biomarkers is read by before the page's records are. */
export type BiomarkerRow = Part<BiomarkerRecord, 'genes'>;

/**
 * Biomarkers by id. Every finding that a test can make is a biomarker, so an id that nobody curated
 * still gives what the id itself says; null for an id that says nothing.
 */
export function biomarkersById(
  collection: Reading<BiomarkerRecord>,
): DataLoader<string, BiomarkerRecord | null> {
  return new DataLoader(async (ids) => {
    const records = await collection.findByKeys(ids);
    return ids.map((id, at) => records[at] ?? uncurated(id));
  });
}

function uncurated(id: string): BiomarkerRecord | null {
  const named = parseBiomarkerId(id);
  if (named === null) return null;
  const { name, kind, genes, proteinChange } = named;
  const unknown = { hgvs: [], aliases: [], clinvarIds: [], coordinates: null, nameKeys: [] };
  return { _id: id, name, kind, genes, proteinChange, ...unknown };
}

/** Genes by approved, previous or alias symbol, in any case of letters; null when unknown. */
export function genesBySymbol(
  collection: Reading<GeneRecord>,
): DataLoader<string, GeneRecord | null> {
  return new DataLoader(async (symbols) => {
    const forms = { $in: [...new Set(symbols.flatMap(symbolForms))] };
    const records = await collection.findWhole({
      $or: [{ _id: forms }, { previousSymbols: forms }, { aliases: forms }],
    });
    const names = new GeneNames(records);
    const bySymbol = new Map(records.map((record) => [record._id, record]));
    return symbols.map((symbol) => bySymbol.get(names.resolve(symbol)?.symbol ?? '') ?? null);
  });
}

/** HGNC writes human symbols in capitals, but for `orf`, as in C9orf72. */
function symbolForms(symbol: string): string[] {
  const text = symbol.trim();
  const capitals = text.toUpperCase();
  return [text, capitals, capitals.replace(/^(C[\dXY]+)ORF(\d)/, '$1orf$2')];
}

/** The biomarkers of each gene, in the order of their ids. */
export async function biomarkersOfGenes(
  collection: Reading<BiomarkerRecord>,
  symbols: readonly string[],
): Promise<readonly (readonly BiomarkerRow[])[]> {
  const rows = await collection.find({ genes: { $in: symbols } }, ['genes']);
  const groups = groupRows(rows, ({ genes }) => genes);
  return symbols.map((symbol) => groups.get(symbol) ?? []);
}
