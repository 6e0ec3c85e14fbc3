import type { PerformanceStatusRecord } from '../site/records.ts';
import { agreed } from './agreement.ts';
import { holds } from './comparison.ts';
import type { Leaf, PerformanceScale } from './criteria.ts';
import type { Evaluator } from './finding.ts';
import { dated, newest, NOTHING_FOUND } from './finding.ts';
import type { Outcome } from './kleene.ts';
import { outcomeOf } from './kleene.ts';

export type PerformanceStatusLeaf = Extract<Leaf, { kind: 'performanceStatus' }>;

/**
 * Which values of the two scales may mean the same, by either of two published tables. ECOG-ACRIN's, to
 * the scale of Oken et al. (Am J Clin Oncol 1982;5:649): ECOG 0 is Karnofsky 90–100, 1 is 70–80, 2 is
 * 50–60, 3 is 30–40, 4 is 10–20, 5 is 0. Buccheri et al., measured on 536 patients (Eur J Cancer
 * 1996;32A:1135): ECOG 0–1 is 80–100, 2 is 60–70, 3–4 is below 60.
 */
const KARNOFSKY_OF_ECOG: readonly (readonly number[])[] = [
  [80, 90, 100],
  [70, 80, 90, 100],
  [50, 60, 70],
  [10, 20, 30, 40, 50],
  [10, 20, 30, 40, 50],
  [0],
];

/** The values of each scale. */
export const SCALE_VALUES = {
  ECOG: KARNOFSKY_OF_ECOG.map((_, ecog) => ecog),
  KARNOFSKY: Array.from({ length: 11 }, (_, tens) => tens * 10),
} as const satisfies Record<PerformanceScale, readonly number[]>;

/**
 * The newest assessment decides, on whichever scale it was made; how long ago isn't asked. On the other
 * scale it stands for every value that a published table gives it: only what holds for all of them is
 * MET, for none NOT_MET, and what lies between is UNKNOWN (Karnofsky 70 is ECOG 1 to one table and 2 to the
 * other). Of assessments that can't be put in order those that settle it must agree. A value that its
 * scale doesn't have says nothing.
 */
export const evaluatePerformanceStatus: Evaluator<PerformanceStatusLeaf> = (
  leaf,
  { performanceStatus },
  { today },
) => {
  const assessments = newest(performanceStatus, ({ date }) => date);
  if (assessments.length === 0) return NOTHING_FOUND;
  const outcomes = assessments.map((assessment) => ofAssessment(leaf, assessment));
  const words = assessments.map(({ scale, value, date }) =>
    dated(`${scale === 'ECOG' ? 'ECOG' : 'Karnofsky'} ${value}`, date, today),
  );
  return {
    outcome: agreed(outcomes.filter((outcome) => outcome !== 'UNKNOWN')),
    found: [...new Set(words)].join(', '),
  };
};

function ofAssessment(
  { scale, comparison, value: bound }: PerformanceStatusLeaf,
  assessment: PerformanceStatusRecord,
): Outcome {
  const results = valuesOn(scale, assessment).map((value) => holds(value, comparison, bound));
  return agreed(results.map(outcomeOf));
}

/** What an assessment may be on a scale; nothing where its own scale doesn't have its value. */
function valuesOn(
  asked: PerformanceScale,
  { scale, value }: PerformanceStatusRecord,
): readonly number[] {
  if (scale === asked) return SCALE_VALUES[scale].filter((each) => each === value);
  if (scale === 'ECOG') return KARNOFSKY_OF_ECOG[value] ?? [];
  return SCALE_VALUES.ECOG.filter((ecog) => KARNOFSKY_OF_ECOG[ecog]?.includes(value));
}
