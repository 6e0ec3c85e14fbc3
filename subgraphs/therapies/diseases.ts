import DataLoader from 'dataloader';
import type { OncoTreeRecord } from '../../terminology/oncotree.ts';
import { groupRows } from '../loading.ts';
import type { Reading } from '../reading.ts';
import type { DiseaseRecord } from './records.ts';

const ONCOTREE_PREFIX = 'ONCOTREE:';

export interface DiseaseCollections {
  readonly diseases: Reading<DiseaseRecord>;
  readonly oncotree: Reading<OncoTreeRecord>;
}

/** Diseases by id. `ONCOTREE:` and a code is read off OncoTree where it is loaded. */
export function diseasesById(
  collections: DiseaseCollections,
): DataLoader<string, DiseaseRecord | null> {
  return new DataLoader(async (ids) => {
    const records = await collections.diseases.findByKeys(ids);
    const codes = ids.flatMap((id, at) => (records[at] === null ? codesIn(id) : []));
    const tumourTypes = await tumourTypesOf(codes, collections);
    return ids.map((id, at) => records[at] ?? tumourTypes.get(id) ?? null);
  });
}

/** The ids under which evidence states a disease: its own, and those of its OncoTree code. */
export function diseaseIdsById(
  diseases: Reading<DiseaseRecord>,
): DataLoader<string, readonly string[]> {
  return new DataLoader(async (ids) => {
    const byCode = await diseasesByCode(ids.flatMap(codesIn), diseases);
    return ids.map((id) => [
      id,
      ...codesIn(id).flatMap((code) => (byCode.get(code) ?? []).map(({ _id }) => _id)),
    ]);
  });
}

async function tumourTypesOf(
  codes: readonly string[],
  { diseases, oncotree }: DiseaseCollections,
): Promise<ReadonlyMap<string, DiseaseRecord>> {
  if (codes.length === 0) return new Map();
  const [types, byCode] = await Promise.all([
    oncotree.findByKeys(codes),
    diseasesByCode(codes, diseases),
  ]);
  const known = types.filter((type) => type !== null);
  return new Map(
    known.map(({ _id: code, name }) => {
      const id = `${ONCOTREE_PREFIX}${code}`;
      // Several diseases of the Disease Ontology may share one code; then none of them is it.
      const [disease, ...others] = byCode.get(code) ?? [];
      const doid = others.length === 0 ? (disease?.doid ?? null) : null;
      return [id, { _id: id, name, doid, oncotreeCode: code }];
    }),
  );
}

async function diseasesByCode(
  codes: readonly string[],
  diseases: Reading<DiseaseRecord>,
): Promise<ReadonlyMap<string, readonly DiseaseRecord[]>> {
  if (codes.length === 0) return new Map();
  const records = await diseases.findWhole({ oncotreeCode: { $in: codes } });
  return groupRows(records, ({ oncotreeCode }) => (oncotreeCode === null ? [] : [oncotreeCode]));
}

function codesIn(id: string): readonly string[] {
  return id.startsWith(ONCOTREE_PREFIX) ? [id.slice(ONCOTREE_PREFIX.length)] : [];
}
