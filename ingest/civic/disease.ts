import type { DiseaseRecord } from '../../subgraphs/therapies/records.ts';
import type { CivicModel } from './model.ts';

/** A disease as CIViC's evidence names it, with the model that the name was read from. */
export interface CivicDiseaseRecord extends DiseaseRecord {
  readonly model: CivicModel;
}

/** @param doid digits, with or without `DOID:`; empty where CIViC has none */
export function diseaseRecord(
  name: string,
  doid: string,
  model: CivicModel,
): CivicDiseaseRecord | null {
  if (name === '') return null;
  const id = doid === '' ? null : `DOID:${doid.replace(/^DOID:/, '')}`;
  return { _id: id ?? `NAME:${name}`, name, doid: id, oncotreeCode: null, model };
}

/** The newer model's name; within one model the first in the order of characters. */
export function mergeDiseases(
  existing: DiseaseRecord & Partial<Pick<CivicDiseaseRecord, 'model'>>,
  incoming: CivicDiseaseRecord,
): CivicDiseaseRecord {
  const isNewer = incoming.model > (existing.model ?? 0);
  const isSame = incoming.model === existing.model;
  const { name } = isNewer || (isSame && incoming.name < existing.name) ? incoming : existing;
  const model = isNewer ? incoming.model : (existing.model ?? incoming.model);
  return { ...existing, name, model };
}
