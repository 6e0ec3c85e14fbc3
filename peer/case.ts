import { z } from 'zod';
import { attempt } from '../ingest/attempt.ts';
import { runBoolean } from './boolean-case.ts';
import type { PeerAnswer, RunOptions, SequenceCase } from './case-schema.ts';
import { booleanCaseSchema, runCaseSchema, sequenceCaseSchema } from './case-schema.ts';
import type { StatedLevel } from './level-match.ts';
import { statedLevels } from './level-match.ts';
import type { PeerDocument, PeerPatient } from './patient.ts';
import { sampleOf, textOf } from './patient.ts';
import type { PeerTerms } from './profile.ts';
import type { ProtocolResult } from './run-case.ts';
import { compareProtocol } from './run-case.ts';
import type { PeerRuleId } from './rules.ts';
import { statesOf } from './sequence.ts';
import type { SequenceState } from './sequence.ts';

/** What a case came to. It passes without faults and unexplained differences. */
export interface CaseResult {
  readonly id: string;
  readonly kind: string;
  /** What is wrong with the case, or with our reading of it. */
  readonly faults: readonly string[];
  /** What happened on the way that a reader should know. */
  readonly notes: readonly string[];
  /** Rules of the peer's that explain a difference of the whole case. */
  readonly rules: readonly PeerRuleId[];
  readonly protocols: readonly ProtocolResult[];
}

/** What a case is run with. */
export interface CaseContext {
  readonly terms: PeerTerms;
  /** Reads the patients of a file that a case names. */
  readonly loadPatients: (name: string) => readonly PeerPatient[];
}

export function hasPassed({ faults, protocols }: CaseResult): boolean {
  return faults.length === 0 && protocols.every(({ unexplained }) => unexplained.length === 0);
}

/**
 * Runs one case of the peer's, told by its shape: one run, a sequence of runs, or a clause alone.
 * @throws Error, ZodError where it isn't such a case; RecordFault where its clause can't be read
 */
export function runCase(value: unknown, context: CaseContext): CaseResult {
  const shape = z
    .record(z.string(), z.unknown())
    .parse(value, { error: () => 'must be an object' });
  if ('matchClause' in shape) {
    const clause = booleanCaseSchema.parse(shape);
    const { faults, isPeersExpansion } = runBoolean(clause);
    const rules: readonly PeerRuleId[] = isPeersExpansion ? ['nested-alternatives'] : [];
    return { ...headOf(clause), faults, rules, notes: [], protocols: [] };
  }
  return 'steps' in shape ? runSequence(shape, context) : runOnce(shape, context);
}

function headOf({ id, kind }: { readonly id: string; readonly kind: string }) {
  return { id, kind };
}

function runOnce(value: unknown, context: CaseContext): CaseResult {
  const stated = runCaseSchema.parse(value);
  const { options, expected, engineFailed } = stated;
  const isAnswered = (protocol: string) => engineFailed?.[protocol] === undefined;
  const answers = Object.entries(expected).filter(([protocol]) => isAnswered(protocol));
  const patients = patientsOf(stated, context);
  const { levels, faults } = readTrials(stated.trials, context);
  return {
    ...headOf(stated),
    faults: [...faults].filter(([protocol]) => isAnswered(protocol)).map(([, fault]) => fault),
    notes: Object.keys(engineFailed ?? {}).map((protocol) => `the peer failed on ${protocol}`),
    rules: [],
    protocols: compare(levels, answers, { options, patients, earlier: patients }, context),
  };
}

/** A version of a trial that can't be read is rejected, and the one before it stays. */
function runSequence(value: unknown, context: CaseContext): CaseResult {
  const stated = sequenceCaseSchema.parse(value);
  const notes: string[] = [];
  const protocols: ProtocolResult[] = [];
  let kept: ReadonlyMap<string, readonly StatedLevel[]> = new Map();
  for (const state of statesOf(stated, patientsOf(stated, context))) {
    const { levels, faults } = readTrials(state.trials, context);
    const held = [...faults.keys()].flatMap((protocol) => {
      const before = kept.get(protocol);
      return before === undefined ? [] : [[protocol, before] as const];
    });
    kept = new Map([...levels, ...held]);
    for (const fault of faults.values()) notes.push(`step ${state.index}: rejected: ${fault}`);
    const run = { ...state, earlier: state.patientsAtStart };
    for (const result of compare(kept, answersOf(state), run, context))
      protocols.push({ ...result, protocol: `step ${state.index}: ${result.protocol}` });
  }
  return { ...headOf(stated), faults: [], notes, rules: [], protocols };
}

function patientsOf(
  stated: Pick<SequenceCase, 'patients' | 'patientsInline'>,
  { loadPatients }: CaseContext,
): readonly PeerPatient[] {
  if (stated.patientsInline !== undefined) return stated.patientsInline;
  if (stated.patients === undefined) throw new Error('states neither patients nor patientsInline');
  return loadPatients(stated.patients);
}

function answersOf({ matches, trials }: SequenceState): readonly (readonly [string, PeerAnswer])[] {
  const protocols = new Set([
    ...trials.map(protocolOf),
    ...matches.map(({ protocol }) => protocol),
  ]);
  return [...protocols].map((protocol) => {
    const own = matches.filter((match) => match.protocol === protocol);
    const byPath = new Map<string, string[]>();
    for (const { path, sample } of own) byPath.set(path, [...(byPath.get(path) ?? []), sample]);
    const samples = own.map(({ sample }) => sample);
    return [protocol, { samples, samplesByMatchPath: Object.fromEntries(byPath) }] as const;
  });
}

function protocolOf(trial: PeerDocument): string {
  return textOf(trial['protocol_no']) ?? '';
}

/** The levels of each protocol, and what is wrong with those that can't be read. */
function readTrials(trials: readonly PeerDocument[], { terms }: CaseContext) {
  const levels = new Map<string, readonly StatedLevel[]>();
  const faults = new Map<string, string>();
  for (const trial of trials) {
    const protocol = protocolOf(trial);
    const read = attempt(() => statedLevels(trial, terms));
    if ('fault' in read) faults.set(protocol, `${protocol}: ${read.fault}`);
    else levels.set(protocol, [...(levels.get(protocol) ?? []), ...read.value]);
  }
  return { levels, faults };
}

interface Run {
  readonly options: RunOptions;
  readonly patients: readonly PeerPatient[];
  readonly earlier: readonly PeerPatient[];
}

function compare(
  levels: ReadonlyMap<string, readonly StatedLevel[]>,
  answers: readonly (readonly [string, PeerAnswer])[],
  { options, patients, earlier }: Run,
  { terms }: CaseContext,
): readonly ProtocolResult[] {
  const before = new Map(earlier.map((patient) => [sampleOf(patient), patient]));
  const chosen = patients
    .filter((patient) => options.samples === null || options.samples.includes(sampleOf(patient)))
    .map((patient) => ({ patient, earlier: before.get(sampleOf(patient)) ?? patient }));
  return answers.map(([protocol, answer]) =>
    compareProtocol(protocol, levels.get(protocol) ?? [], answer, {
      patients: chosen,
      options,
      terms,
    }),
  );
}
