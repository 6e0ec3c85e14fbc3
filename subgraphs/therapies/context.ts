import DataLoader from 'dataloader';
import type { GuardedContext } from '../../access/shield.ts';
import type { Identity } from '../../identity/identity.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import type { Edge } from '../../relay/connection.ts';
import type { Filter } from '../../store/store.ts';
import type { OncoTreeRecord } from '../../terminology/oncotree.ts';
import type { Listing } from '../listing.ts';
import { loadByKey, loadRows, type RowsOf } from '../loading.ts';
import type { Reading } from '../reading.ts';
import { diseaseIdsById, diseasesById } from './diseases.ts';
import { evidenceOfBiomarkers, evidenceOfTherapies, type EvidenceRow } from './evidence.ts';
import { predictiveEvidence, type PredictiveEvidence, type TherapyOption } from './options.ts';
import type { DiseaseRecord, EvidenceRecord, TherapyRecord } from './records.ts';

export interface TherapiesCollections {
  readonly therapies: Reading<TherapyRecord>;
  readonly evidence: Reading<EvidenceRecord>;
  readonly diseases: Reading<DiseaseRecord>;
  readonly oncotree: Reading<OncoTreeRecord>;
}

/** An agent or a combination; its fields are loaded when they are asked for. */
export interface TherapyNode {
  readonly id: string;
}

/** A disease; its fields are loaded when they are asked for. */
export interface DiseaseNode {
  readonly id: string;
}

/** A biomarker, of which only the id is known here. */
export interface BiomarkerNode {
  readonly id: string;
}

/** A patient, of whom only what travels with the question is known here. */
export interface PatientNode {
  readonly id: string;
  /** Null when the gateway didn't send it or the patient's part gave none. */
  readonly matchProfile: MatchProfile | null;
}

export type TherapyListing = Listing<TherapyNode>;
export type EvidenceListing = Listing<EvidenceRecord>;
export type TherapyOptionListing = Listing<TherapyOption>;
export type TherapyOptionRow = Edge<TherapyOption>;

/** What one request to the therapies subgraph works with. */
export interface TherapiesContext extends GuardedContext {
  readonly collections: TherapiesCollections;
  /** Single agents by id. */
  readonly agents: DataLoader<string, TherapyRecord | null>;
  readonly evidence: DataLoader<string, EvidenceRecord | null>;
  readonly diseases: DataLoader<string, DiseaseRecord | null>;
  /** The ids under which evidence states a disease. */
  readonly diseaseIds: DataLoader<string, readonly string[]>;
  readonly evidenceOfTherapy: RowsOf<string, readonly Filter[], EvidenceRow>;
  readonly evidenceOfBiomarker: RowsOf<string, readonly Filter[], EvidenceRow>;
  /** Predictive evidence that names a biomarker. */
  readonly predictiveEvidence: DataLoader<string, readonly PredictiveEvidence[]>;
}

export function createContext(
  collections: TherapiesCollections,
  caller: Identity | null,
): TherapiesContext {
  const { therapies, evidence, diseases } = collections;
  return {
    caller,
    collections,
    agents: loadByKey(therapies),
    evidence: loadByKey(evidence),
    diseases: diseasesById(collections),
    diseaseIds: diseaseIdsById(diseases),
    evidenceOfTherapy: loadRows((ids, conditions) =>
      evidenceOfTherapies(evidence, ids, conditions),
    ),
    evidenceOfBiomarker: loadRows((ids, conditions) =>
      evidenceOfBiomarkers(evidence, ids, conditions),
    ),
    predictiveEvidence: new DataLoader((ids) => predictiveEvidence(evidence, ids)),
  };
}
