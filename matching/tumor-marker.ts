import type { TumorMarkerRecord } from '../site/records.ts';
import type { Leaf } from './criteria.ts';
import type { Evaluator } from './finding.ts';
import { dated, newest, NOTHING_FOUND } from './finding.ts';
import type { Outcome } from './kleene.ts';
import { outcomeOf } from './kleene.ts';
import { agreed } from './agreement.ts';

export type TumorMarkerLeaf = Extract<Leaf, { kind: 'tumorMarker' }>;

const NAMES = {
  HER2: /\bher-?2|\berbb2\b/i,
  ER: /^er\b|\bo?estrogen receptor/i,
  PR: /^pg?r\b|\bprogesterone receptor/i,
} as const satisfies Record<TumorMarkerLeaf['marker'], RegExp>;

export const MARKERS = ['HER2', 'ER', 'PR'] as const satisfies TumorMarkerLeaf['marker'][];

/** Whether a result of this name is one of the marker. */
export function isMarkerNamed(marker: TumorMarkerLeaf['marker'], name: string): boolean {
  return NAMES[marker].test(name);
}

/** The newest result of the marker decides; an equivocal one leaves it open. */
export const evaluateTumorMarker: Evaluator<TumorMarkerLeaf> = (
  leaf,
  { tumorMarkers },
  { today },
) => {
  const results = newest(
    tumorMarkers.filter(({ name }) => isMarkerNamed(leaf.marker, name)),
    ({ date }) => date,
  );
  const [first] = results;
  if (first === undefined) return NOTHING_FOUND;
  const words = `${leaf.marker} ${first.interpretation.toLowerCase()}`;
  return {
    outcome: agreed(results.map((result) => ofResult(leaf.status, result))),
    found: dated(words, first.date, today),
  };
};

function ofResult(
  asked: TumorMarkerLeaf['status'],
  { interpretation }: TumorMarkerRecord,
): Outcome {
  if (interpretation === asked) return 'MET';
  const isOpen = interpretation === 'EQUIVOCAL' || interpretation === 'UNKNOWN';
  return isOpen ? 'UNKNOWN' : outcomeOf(false);
}
