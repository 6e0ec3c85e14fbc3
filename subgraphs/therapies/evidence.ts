import { z } from 'zod';
import { combinationId } from '../../genomics/therapy-name.ts';
import type { Filter } from '../../store/store.ts';
import { allOf } from '../filtering.ts';
import { compareText, type Order } from '../listing.ts';
import { groupRows } from '../loading.ts';
import type { Part, Reading } from '../reading.ts';
import { componentsOf } from './combination.ts';
import type { EvidenceRecord } from './records.ts';

/** What a list of evidence is ordered and grouped by before the page's records are read. */
export type EvidenceRow = Part<
  EvidenceRecord,
  'level' | 'biomarkerIds' | 'therapyIds' | 'therapyInteraction'
>;

const ROW_FIELDS = ['level', 'biomarkerIds', 'therapyIds', 'therapyInteraction'] as const;

type Position = readonly [level: string, id: string];

/** Strongest level first, then by CIViC's number. */
export const BY_LEVEL: Order<Part<EvidenceRecord, 'level'>, Position> = {
  kind: 'evidence',
  position: z.tuple([z.string(), z.string()]).readonly(),
  positionOf: ({ level, _id }) => [level, _id],
  compare: ([level, id], [otherLevel, otherId]) =>
    compareText(level, otherLevel) || numberOf(id) - numberOf(otherId) || compareText(id, otherId),
};

/** Evidence in the order of `BY_LEVEL`. */
export function byLevel<Row extends Part<EvidenceRecord, 'level'>>(rows: readonly Row[]): Row[] {
  return rows.toSorted((left, right) =>
    BY_LEVEL.compare(BY_LEVEL.positionOf(left), BY_LEVEL.positionOf(right)),
  );
}

function numberOf(id: string): number {
  return Number(/^EID(\d{1,15})$/.exec(id)?.[1] ?? Infinity);
}

/** The evidence that names each biomarker. */
export async function evidenceOfBiomarkers(
  evidence: Reading<EvidenceRecord>,
  ids: readonly string[],
  conditions: readonly Filter[],
): Promise<readonly (readonly EvidenceRow[])[]> {
  const filter = allOf([{ biomarkerIds: { $in: ids } }, ...conditions]);
  const groups = groupRows(
    byLevel(await evidence.find(filter, ROW_FIELDS)),
    ({ biomarkerIds }) => biomarkerIds,
  );
  return ids.map((id) => groups.get(id) ?? []);
}

/**
 * The evidence on each agent, alone or within a combination; for a combination the evidence on just
 * these agents given together.
 */
export async function evidenceOfTherapies(
  evidence: Reading<EvidenceRecord>,
  ids: readonly string[],
  conditions: readonly Filter[],
): Promise<readonly (readonly EvidenceRow[])[]> {
  const agents = ids.flatMap((id) => [id, ...componentsOf(id)]);
  const filter = allOf([{ therapyIds: { $in: [...new Set(agents)] } }, ...conditions]);
  const groups = groupRows(byLevel(await evidence.find(filter, ROW_FIELDS)), therapyKeys);
  return ids.map((id) => groups.get(id) ?? []);
}

function therapyKeys({ therapyIds, therapyInteraction }: EvidenceRow): readonly string[] {
  return therapyInteraction === 'COMBINATION'
    ? [...therapyIds, combinationId(therapyIds)]
    : therapyIds;
}
