import type DataLoader from 'dataloader';
import pLimit, { type LimitFunction } from 'p-limit';
import type { GuardedContext } from '../../access/shield.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import type { Edge } from '../../relay/connection.ts';
import type { RequestInfo } from '../../service/part.ts';
import type { Filter } from '../../store/store.ts';
import type { Listing } from '../listing.ts';
import { loadByKey, loadRows, type RowsOf } from '../loading.ts';
import type { Reading } from '../reading.ts';
import type { EligibleTrial } from './eligibility.ts';
import {
  trialsOfBiomarkers,
  trialsOfTherapies,
  type TherapyAgents,
  type TrialRow,
} from './loaders.ts';
import type { OpenTrials } from './open-trials.ts';
import type { TrialRecord } from './records.ts';

/** A biomarker, of which only the id is known here. */
export interface BiomarkerNode {
  readonly id: string;
}

/** An agent or a combination, with what travels with the question. */
export interface TherapyNode {
  readonly id: string;
  /** Null where the therapies' part knows none, or wasn't asked. */
  readonly name: string | null;
  readonly synonyms: readonly string[] | null;
}

/** A patient, of whom only what travels with the question is known here. */
export interface PatientNode {
  readonly id: string;
  /** Null when the gateway didn't send it or the patient's part gave none. */
  readonly matchProfile: MatchProfile | null;
}

export type TrialListing = Listing<TrialRecord>;
export type EligibleTrialRow = Edge<EligibleTrial & { readonly record: TrialRecord }>;
export type EligibleTrialListing = Listing<EligibleTrialRow['node']>;

/** What all requests to the trials subgraph share. */
export interface TrialsSources {
  readonly trials: Reading<TrialRecord>;
  readonly openTrials: () => Promise<OpenTrials>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What one request to the trials subgraph works with. */
export interface TrialsContext extends GuardedContext {
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
  readonly collection: Reading<TrialRecord>;
  readonly trials: DataLoader<string, TrialRecord | null>;
  readonly trialsOfBiomarker: RowsOf<string, readonly Filter[], TrialRow>;
  readonly trialsOfTherapy: RowsOf<TherapyAgents, readonly Filter[], TrialRow>;
  /** The same for the whole request. */
  readonly openTrials: () => Promise<OpenTrials>;
  /** Holds one patient after the other against the open trials, so that no request has all turns. */
  readonly oneByOne: LimitFunction;
  /** Day of the request, `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

export function createContext(
  { trials, openTrials, now }: TrialsSources,
  { caller, signal }: Pick<RequestInfo, 'caller' | 'signal'>,
): TrialsContext {
  let open: Promise<OpenTrials> | undefined;
  return {
    caller,
    signal,
    collection: trials,
    trials: loadByKey(trials),
    trialsOfBiomarker: loadRows((ids, conditions) => trialsOfBiomarkers(trials, ids, conditions)),
    trialsOfTherapy: loadRows((therapies, conditions) =>
      trialsOfTherapies(trials, therapies, conditions),
    ),
    openTrials: () => (open ??= openTrials()),
    oneByOne: pLimit(1),
    today: new Date(now()).toISOString().slice(0, 10),
  };
}
