import type { RunOptions } from './case-schema.ts';
import type { StatedLevel } from './level-match.ts';
import type { PeerPatient } from './patient.ts';

/** One patient held against the levels of a protocol that one answer of the peer is about. */
export interface Question {
  readonly levels: readonly StatedLevel[];
  readonly patient: PeerPatient;
  /** The same patient when the peer's engine was made. */
  readonly earlier: PeerPatient;
  readonly options: RunOptions;
  readonly isMatched: boolean;
}
