import type { CollectionSpec } from '../../store/store.ts';
import type { Criteria } from '../../matching/criteria.ts';
import type { StudyType, TrialPhase, TrialStatus } from '../../schema/generated/trials.ts';

/**
 * A trial. Its registration (ClinicalTrials.gov) and its curated protocol (CTML) may come in either
 * order and each replaces only its own part; the rest of the record is made from both.
 */
export interface TrialRecord {
  /** NCT number, or the registry's or protocol's own id. */
  readonly _id: string;
  readonly registration: RegistrationRecord | null;
  readonly protocol: ProtocolRecord | null;
  // Made from the two parts, for filters and indexes:
  /** The protocol's own status where it states one, else the registration's. */
  readonly status: TrialStatus | null;
  readonly phases: readonly TrialPhase[];
  readonly conditionKeys: readonly string[];
  readonly countryKeys: readonly string[];
  /** Biomarkers that the protocol's criteria ask for (not those under NOT). */
  readonly biomarkerIds: readonly string[];
  /** Therapy ids of the drugs' names and other names. */
  readonly therapyIds: readonly string[];
  readonly structured: boolean;
}

/** What ClinicalTrials.gov states; dates as exact as there (`YYYY-MM` or `YYYY-MM-DD`). */
export interface RegistrationRecord {
  readonly briefTitle: string | null;
  readonly officialTitle: string | null;
  readonly status: TrialStatus | null;
  readonly statusVerified: string | null;
  readonly phases: readonly TrialPhase[];
  readonly studyType: StudyType | null;
  readonly conditions: readonly string[];
  readonly enrollment: { readonly target: number | null; readonly actual: boolean } | null;
  readonly sponsor: string | null;
  readonly startDate: string | null;
  readonly primaryCompletionDate: string | null;
  readonly interventions: readonly {
    readonly type: string | null;
    readonly name: string;
    readonly otherNames: readonly string[];
  }[];
  readonly arms: readonly { readonly code: string; readonly type: string | null }[];
  readonly locations: readonly {
    readonly facility: string | null;
    readonly city: string | null;
    readonly state: string | null;
    readonly country: string | null;
    readonly status: TrialStatus | null;
  }[];
  readonly eligibility: {
    readonly sex: string | null;
    readonly minimumAge: string | null;
    readonly maximumAge: string | null;
    readonly healthyVolunteers: boolean | null;
    readonly criteriaText: string | null;
  } | null;
}

/** What a CTML protocol states. */
export interface ProtocolRecord {
  readonly protocolNo: string;
  readonly nctId: string | null;
  readonly title: string | null;
  readonly status: TrialStatus | null;
  readonly open: boolean;
  /** The only criteria stated, where they hold for the whole trial; null when its levels state their own. */
  readonly criteria: Criteria | null;
  /** Every arm, and each dose level with criteria of its own. */
  readonly arms: readonly ProtocolLevel[];
  /** The trial itself and its steps, where these state criteria beside those of other levels. */
  readonly outerLevels?: readonly ProtocolLevel[];
}

/** A part of a protocol; its criteria are complete, and no other level's are added to them. */
export interface ProtocolLevel {
  readonly code: string;
  readonly open: boolean;
  readonly criteria: Criteria | null;
}

export const TRIALS: CollectionSpec = {
  name: 'trials',
  indexes: [
    { paths: ['status'] },
    { paths: ['phases'] },
    { paths: ['conditionKeys'] },
    { paths: ['countryKeys'] },
    { paths: ['biomarkerIds'] },
    { paths: ['therapyIds'] },
    { paths: ['structured'] },
    { paths: ['protocol.open'] },
  ],
};
