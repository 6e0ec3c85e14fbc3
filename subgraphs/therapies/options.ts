import { z } from 'zod';
import { parseMolecularProfile, type ProfileExpression } from '../../genomics/molecular-profile.ts';
import { combinationId } from '../../genomics/therapy-name.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import type { Filter } from '../../store/store.ts';
import { compareText, type Order } from '../listing.ts';
import { groupRows } from '../loading.ts';
import type { Reading } from '../reading.ts';
import { byLevel } from './evidence.ts';
import { findingsOf, outcomeOf, type Findings } from './finding-evidence.ts';
import type { EvidenceRecord } from './records.ts';

/** A therapy that evidence connects with a patient's findings. */
export interface TherapyOption {
  /** Of an agent or a combination. */
  readonly therapyId: string;
  /** The patient's findings that the evidence names. */
  readonly biomarkerIds: readonly string[];
  /** For a response, strongest first. */
  readonly evidence: readonly EvidenceRecord[];
  /** Against a response, strongest first. */
  readonly conflicts: readonly EvidenceRecord[];
}

/** Sorts behind every level of evidence. */
const NO_LEVEL = '~';

type Position = readonly [level: string, items: number, therapyId: string];

/** Best level of the evidence for a response first, then most items, then by id. */
export const BY_STRENGTH: Order<TherapyOption, Position> = {
  kind: 'therapyOptions',
  position: z.tuple([z.string(), z.number(), z.string()]).readonly(),
  positionOf: ({ evidence, therapyId }) => [
    evidence[0]?.level ?? NO_LEVEL,
    evidence.length,
    therapyId,
  ],
  compare: ([level, items, id], [otherLevel, otherItems, otherId]) =>
    compareText(level, otherLevel) || otherItems - items || compareText(id, otherId),
};

/** An evidence item with its molecular profile as it was read, once for all patients of a request. */
export interface PredictiveEvidence {
  readonly item: EvidenceRecord;
  readonly holdsFor: ProfileExpression;
}

/** The predictive evidence that names each biomarker, without what curators hold in doubt. */
export async function predictiveEvidence(
  evidence: Reading<EvidenceRecord>,
  biomarkerIds: readonly string[],
): Promise<readonly (readonly PredictiveEvidence[])[]> {
  const filter: Filter = {
    biomarkerIds: { $in: biomarkerIds },
    type: 'PREDICTIVE',
    flagged: false,
  };
  const read = (await evidence.findWhole(filter)).map((item) => ({
    item,
    holdsFor: parseMolecularProfile(item.molecularProfile).expression,
  }));
  const groups = groupRows(read, ({ item }) => item.biomarkerIds);
  return biomarkerIds.map((id) => groups.get(id) ?? []);
}

/**
 * The therapies that evidence speaks for or against, given a patient's findings: evidence whose
 * molecular profile holds as a whole, finding for finding, without regard to the disease.
 * @param evidenceOn predictive evidence that names a biomarker
 * @returns the options in the order of `BY_STRENGTH`
 */
export async function therapyOptions(
  profile: MatchProfile,
  evidenceOn: (biomarkerId: string) => Promise<readonly PredictiveEvidence[]>,
): Promise<readonly TherapyOption[]> {
  const findings = findingsOf(profile);
  const lists = await Promise.all([...findings.biomarkerIds].map(evidenceOn));
  const read = new Map(lists.flat().map((each) => [each.item._id, each]));
  const holding = [...read.values()]
    .filter(({ holdsFor }) => outcomeOf(holdsFor, findings) === 'MET')
    .map(({ item }) => item);
  const options = [...groupRows(holding, therapiesOf)].map(([therapyId, group]) =>
    optionOf(therapyId, byLevel(group), findings),
  );
  return options
    .filter(({ evidence, conflicts }) => evidence.length + conflicts.length > 0)
    .sort((left, right) =>
      BY_STRENGTH.compare(BY_STRENGTH.positionOf(left), BY_STRENGTH.positionOf(right)),
    );
}

function optionOf(
  therapyId: string,
  items: readonly EvidenceRecord[],
  { biomarkerIds }: Findings,
): TherapyOption {
  const evidence = items.filter(isForResponse);
  const conflicts = items.filter(isAgainstResponse);
  const named = [...evidence, ...conflicts].flatMap((item) => item.biomarkerIds);
  const matched = [...new Set(named)].filter((id) => biomarkerIds.has(id)).sort(compareText);
  return { therapyId, biomarkerIds: matched, evidence, conflicts };
}

/** Agents given together are one therapy; of how they interact nothing stated, they stay together. */
function therapiesOf({ therapyIds, therapyInteraction }: EvidenceRecord): readonly string[] {
  const areAlternatives =
    therapyInteraction === 'SUBSTITUTES' || therapyInteraction === 'SEQUENTIAL';
  return therapyIds.length < 2 || areAlternatives ? therapyIds : [combinationId(therapyIds)];
}

function isForResponse({ direction, significance }: EvidenceRecord): boolean {
  return direction === 'SUPPORTS' && significance === 'SENSITIVITYRESPONSE';
}

function isAgainstResponse({ direction, significance }: EvidenceRecord): boolean {
  return significance === 'SENSITIVITYRESPONSE'
    ? direction === 'DOES_NOT_SUPPORT'
    : direction === 'SUPPORTS' &&
        (significance === 'RESISTANCE' || significance === 'REDUCED_SENSITIVITY');
}
