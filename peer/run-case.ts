import type { Verdict } from '../matching/evaluate.ts';
import type { PeerAnswer, RunOptions } from './case-schema.ts';
import { agrees, explain, verdictOf } from './difference.ts';
import type { StatedLevel } from './level-match.ts';
import type { PeerPatient } from './patient.ts';
import { sampleOf } from './patient.ts';
import type { PeerTerms } from './profile.ts';
import type { Question } from './question.ts';
import type { PeerRuleId } from './rules.ts';

/** What one protocol's question came to. */
export interface ProtocolResult {
  readonly protocol: string;
  /** Patients by what the peer and we say of them. */
  readonly counts: ReadonlyMap<string, number>;
  readonly explained: readonly (Disagreement & { readonly rules: readonly PeerRuleId[] })[];
  readonly unexplained: readonly Disagreement[];
}

/** A patient on whom the peer and we differ. */
export interface Disagreement {
  readonly sample: string;
  /** The clause's path; empty where the case states none. */
  readonly path: string;
  readonly isMatched: boolean;
  readonly verdict: Verdict;
}

/** A patient of whom nothing is known: no rule may find such a one eligible. */
const NOBODY: PeerPatient = { clinical: {}, genomic: [] };

/** Holds the patients against a protocol, clause by clause where the answer tells them apart. */
export function compareProtocol(
  protocol: string,
  levels: readonly StatedLevel[],
  answer: PeerAnswer,
  { patients, options, terms }: RunContext,
): ProtocolResult {
  const counts = new Map<string, number>();
  const explained: (Disagreement & { readonly rules: readonly PeerRuleId[] })[] = [];
  const unexplained: Disagreement[] = [];
  for (const { path, levels: compared, samples } of clausesOf(levels, answer))
    for (const { patient, earlier } of patients) {
      const sample = sampleOf(patient);
      const question = {
        levels: compared,
        patient,
        earlier,
        options,
        isMatched: samples.has(sample),
      };
      const verdict = verdictOf(question, terms);
      const kind = `${question.isMatched ? 'matched' : 'not matched'}, ${verdict}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (isSound(question, verdict, terms)) continue;
      const disagreement = { sample, path, isMatched: question.isMatched, verdict };
      const rules = explain(question, terms);
      if (rules === null) unexplained.push(disagreement);
      else explained.push({ ...disagreement, rules: rules.map(({ id }) => id) });
    }
  return { protocol, counts, explained, unexplained };
}

export interface RunContext {
  /** Each as it is now, and as it was when the engine was made. */
  readonly patients: readonly Pick<Question, 'patient' | 'earlier'>[];
  readonly options: RunOptions;
  readonly terms: PeerTerms;
}

/** Agrees with the peer, and doesn't call anybody eligible for want of data. */
function isSound(question: Question, verdict: Verdict, terms: PeerTerms): boolean {
  if (!agrees(question.isMatched, verdict)) return false;
  return (
    verdict !== 'ELIGIBLE' || verdictOf({ ...question, patient: NOBODY }, terms) !== 'ELIGIBLE'
  );
}

interface Clause {
  readonly path: string;
  readonly levels: readonly StatedLevel[];
  readonly samples: ReadonlySet<string>;
}

/** By path where the answer has paths, and the whole protocol at once. */
function clausesOf(levels: readonly StatedLevel[], answer: PeerAnswer): readonly Clause[] {
  const whole = { path: '', levels, samples: new Set(answer.samples) };
  const { samplesByMatchPath: byPath } = answer;
  if (byPath === undefined) return [whole];
  const paths = new Set([...levels.map(({ path }) => path), ...Object.keys(byPath)]);
  const clauses = [...paths].map((path) => ({
    path,
    levels: levels.filter((level) => level.path === path),
    samples: new Set(byPath[path] ?? []),
  }));
  return clauses.length === 1 ? clauses : [whole, ...clauses];
}
