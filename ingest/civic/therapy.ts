import { therapyId } from '../../genomics/therapy-name.ts';
import type { TherapyRecord } from '../../subgraphs/therapies/records.ts';

/**
 * A comma that ends a name: not one with a space after it (`FGF/VEGF Inhibitor, PD173074` is one agent),
 * and not one between the positions of a chemical name (`2,4-pyrimidinediamine`).
 */
const SEPARATOR = /,(?! )(?<!(?<![A-Za-z\d])\d{1,2},(?=\d{1,2}[,-]))/;

/**
 * The agents of a `therapies` field. CIViC joins them with bare commas and doesn't escape those within a
 * name; only where it states how the agents belong together are there several.
 */
export function therapyNames(text: string, hasInteraction: boolean): string[] {
  if (text === '' || text === 'N/A') return [];
  const names = hasInteraction ? text.split(SEPARATOR) : [text];
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

export function therapyRecord(name: string, ncitId: string | null = null): TherapyRecord {
  return { _id: therapyId(name), name, ncitId, synonyms: [], nameKeys: [name.toLowerCase()] };
}

/**
 * One agent in two spellings (`AZD 8055`, `AZD-8055`). The result doesn't depend on which came first:
 * the first in the order of characters names it, the other is a synonym.
 */
export function mergeTherapies(existing: TherapyRecord, incoming: TherapyRecord): TherapyRecord {
  const name = existing.name < incoming.name ? existing.name : incoming.name;
  const names = [existing.name, incoming.name, ...existing.synonyms, ...incoming.synonyms];
  const synonyms = [...new Set(names)].filter((each) => each !== name).sort();
  const nameKeys = new Set([name, ...synonyms].map((each) => each.toLowerCase()));
  return {
    _id: existing._id,
    name,
    ncitId: incoming.ncitId ?? existing.ncitId,
    synonyms,
    nameKeys: [...nameKeys],
  };
}
