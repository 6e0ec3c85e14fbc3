import type { ConditionRecord } from '../site/records.ts';
import { agreed } from './agreement.ts';
import type { Leaf } from './criteria.ts';
import type { Evaluator } from './finding.ts';
import { newest, NOTHING_FOUND } from './finding.ts';
import type { Outcome } from './kleene.ts';
import { outcomeOf } from './kleene.ts';

export type StageLeaf = Extract<Leaf, { kind: 'stage' }>;

const NUMERALS = ['0', 'I', 'II', 'III', 'IV'] as const;
const GROUP = /^(0|IV|I{1,3})(?:([A-D])([1-3])?)?$/;

/** Groups without a place among the letters: carcinoma in situ, raised serum markers, extranodal. */
const UNPLACED = new Map<string, string>([
  ['0IS', '0'],
  ['IS', 'I'],
  ...NUMERALS.slice(1).map((numeral): [string, string] => [`${numeral}E`, numeral]),
]);

/** From the first to the last stage that a group may mean, in the order of the stages. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** Every stage group that says something. */
export const STAGE_GROUPS: readonly string[] = [
  ...UNPLACED.keys(),
  ...NUMERALS.flatMap((numeral) => [
    numeral,
    ...['A', 'B', 'C', 'D'].flatMap((letter) =>
      ['', '1', '2', '3'].map((digit) => numeral + letter + digit),
    ),
  ]),
];

/** A stage group that can be asked for as records hold it, `IIIA` for `stage 3a`; null for all else. */
export function stageGroup(text: string): string | null {
  const found = /^(?:stage\s+)?(0|IV|I{1,3}|[1-4])([A-D][1-3]?)?$/i.exec(text.trim());
  if (found === null) return null;
  const [, numeral = '', rest = ''] = found;
  return `${NUMERALS[Number(numeral)] ?? numeral}${rest}`.toUpperCase();
}

/**
 * AJCC's stage groups lie in a line, each numeral with its letters and digits within it (AJCC Cancer
 * Staging Manual, 8th edition, 2017): IIIA is within III, before IIIB and before IV. A bound on a group
 * means the whole of it, `>III` thus from IV on. A patient recorded as III may be any of IIIA to IIID: a
 * criterion that holds for some of them is UNKNOWN. A testicular IS may be anywhere within I, an
 * extranodal IIE within II. What isn't such a group is UNKNOWN.
 *
 * The newest confirmed primary cancer counts, by its onset; several that can't be put in order must agree. One
 * without a stage leaves it open, unless a condition of the same cancer type, which may be the same tumor
 * recorded twice, states it. A metastasis doesn't say at what stage its cancer was found. What was found is
 * told without a year: records have that of the onset, which for the oldest would tell their age.
 */
export const evaluateStage: Evaluator<StageLeaf> = (leaf, { conditions }) => {
  const cancers = newest(stagedCancers(conditions), ({ onsetDate }) => onsetDate);
  if (cancers.length === 0) return NOTHING_FOUND;
  const words = [...new Set(cancers.map(({ stage }) => stage).filter((stage) => stage !== null))];
  return {
    outcome: agreed(cancers.map(({ stage }) => ofStage(leaf, stage))),
    found: words.length === 0 ? null : `stage ${words.join(', ')}`,
  };
};

/** The confirmed primary cancers, without those that are on file with their stage as well. */
export function stagedCancers(conditions: readonly ConditionRecord[]): readonly ConditionRecord[] {
  const cancers = conditions.filter(
    ({ role, confirmed }) => role === 'PRIMARY_CANCER' && confirmed,
  );
  const staged = new Set(
    cancers.filter(({ stage }) => stage !== null).map(({ oncotreeCode }) => oncotreeCode),
  );
  return cancers.filter(
    ({ stage, oncotreeCode }) =>
      stage !== null || oncotreeCode === null || !staged.has(oncotreeCode),
  );
}

function ofStage(leaf: StageLeaf, stage: string | null): Outcome {
  const [asked, stated] = [stagesWithin(leaf), spanOf(stage ?? '')];
  if (asked === null || stated === null) return 'UNKNOWN';
  const { first, last } = asked;
  if (first <= stated.first && stated.last <= last) return 'MET';
  return stated.last < first || last < stated.first ? outcomeOf(false) : 'UNKNOWN';
}

/** The stages that a criterion holds for, as numbers in their order; null for no stage group. */
export function stagesWithin({ comparison, group }: StageLeaf): Span | null {
  const asked = spanOf(group);
  if (asked === null) return null;
  const { first, last } = asked;
  switch (comparison) {
    case '>=':
      return { first, last: Infinity };
    case '>':
      return { first: last + 1, last: Infinity };
    case '<=':
      return { first: -Infinity, last };
    case '<':
      return { first: -Infinity, last: first - 1 };
    case '==':
      return { first, last };
  }
}

/** Numeral, letter and digit are the places of a number; what isn't stated may be any from A or 1 on. */
function spanOf(group: string): Span | null {
  const [found, numeral, letter, digit] = GROUP.exec(UNPLACED.get(group) ?? group) ?? [];
  if (found === undefined) return null;
  const hundreds = NUMERALS.findIndex((each) => each === numeral) * 100;
  if (letter === undefined) return { first: hundreds + 11, last: hundreds + 43 };
  const tens = hundreds + ' ABCD'.indexOf(letter) * 10;
  if (digit === undefined) return { first: tens + 1, last: tens + 3 };
  return { first: tens + Number(digit), last: tens + Number(digit) };
}
