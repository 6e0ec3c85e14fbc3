import type { Filter } from '../../store/store.ts';
import { allOf } from '../filtering.ts';
import { compareText } from '../listing.ts';
import { groupRows } from '../loading.ts';
import type { Part, Reading } from '../reading.ts';
import type { TrialRecord } from './records.ts';

/** What a list of trials is read by before the page's records are. */
export type TrialRow = Pick<TrialRecord, '_id'>;

/**
 * A therapy as trials name it: for each of its agents the ids under which interventions may have it.
 * A combination has several agents, and a trial of it gives all of them.
 */
export type TherapyAgents = readonly (readonly string[])[];

/** The trials that ask for each biomarker, in the order of their ids. */
export async function trialsOfBiomarkers(
  trials: Reading<TrialRecord>,
  ids: readonly string[],
  conditions: readonly Filter[],
): Promise<readonly (readonly TrialRow[])[]> {
  const filter = allOf([{ biomarkerIds: { $in: ids } }, ...conditions]);
  const rows = await trials.find(filter, ['biomarkerIds']);
  const groups = groupRows(rows, ({ biomarkerIds }) => biomarkerIds);
  return ids.map((id) => groups.get(id) ?? []);
}

/** The trials that give each therapy, in the order of their ids. */
export async function trialsOfTherapies(
  trials: Reading<TrialRecord>,
  therapies: readonly TherapyAgents[],
  conditions: readonly Filter[],
): Promise<readonly (readonly TrialRow[])[]> {
  const ids = [...new Set(therapies.flat(2))];
  const filter = allOf([{ therapyIds: { $in: ids } }, ...conditions]);
  const rows = await trials.find(filter, ['therapyIds']);
  const groups = groupRows(rows, ({ therapyIds }) => therapyIds);
  return therapies.map((agents) => trialsGivingAll(agents, groups));
}

function trialsGivingAll(
  [first = [], ...others]: TherapyAgents,
  groups: ReadonlyMap<string, readonly Part<TrialRecord, 'therapyIds'>[]>,
): readonly TrialRow[] {
  const candidates = new Set(first.flatMap((id) => groups.get(id) ?? []));
  return [...candidates]
    .filter(({ therapyIds }) => others.every((ids) => ids.some((id) => therapyIds.includes(id))))
    .sort((left, right) => compareText(left._id, right._id));
}
