import type {
  ConditionRecord,
  ConsentRecord,
  Ethnicity,
  GenomicTestRecord,
  IdentityRecord,
  PartialDate,
  PerformanceStatusRecord,
  Race,
  Sex,
  SignatureRecord,
  TreatmentRecord,
  TumorMarkerRecord,
  VariantRecord,
} from '../../site/records.ts';
import type { CollectionSpec } from '../../store/store.ts';

/** What a Patient resource itself says. */
export interface Person {
  readonly identity: IdentityRecord;
  readonly sex: Sex;
  readonly race: readonly Race[];
  readonly ethnicity: Ethnicity;
  readonly state: string | null;
  readonly deceased: boolean | null;
  readonly deathDate: PartialDate | null;
}

/** A staging of a tumour, clinical or pathological. */
export interface Staging {
  /** `IIIA` */
  readonly stage: string;
  readonly date: PartialDate | null;
  readonly pathological: boolean;
  /** The condition's key, where the observation says it. */
  readonly condition: string | null;
}

/** What is kept of one resource. `NOTHING` takes back what an earlier version of it said. */
export type Finding =
  | { readonly kind: 'PERSON'; readonly person: Person }
  | {
      readonly kind: 'CONDITION';
      readonly condition: ConditionRecord;
      /** Keys of the observations that its stage rests on. */
      readonly assessments: readonly string[];
    }
  | { readonly kind: 'STAGING'; readonly staging: Staging }
  | { readonly kind: 'VARIANT'; readonly variant: VariantRecord }
  | { readonly kind: 'SIGNATURE'; readonly signature: SignatureRecord }
  | {
      readonly kind: 'REPORT';
      readonly test: Omit<GenomicTestRecord, 'coveredGenes'>;
      /** Keys of its results. */
      readonly results: readonly string[];
    }
  | { readonly kind: 'REGION'; readonly test: GenomicTestRecord }
  | { readonly kind: 'TREATMENT'; readonly treatment: TreatmentRecord }
  | { readonly kind: 'PERFORMANCE'; readonly performance: PerformanceStatusRecord }
  | { readonly kind: 'MARKER'; readonly marker: TumorMarkerRecord }
  | { readonly kind: 'CONSENT'; readonly consents: readonly ConsentRecord[] }
  | { readonly kind: 'NOTHING' };

/**
 * One resource as far as the graph uses it. Facts arrive in any order, also before their patient;
 * the patient's record is made from all of them.
 */
export interface Fact {
  /**
   * `Type/id` where the id means this resource alone; else the patient's id before it, as many senders
   * call each patient's first condition `condition-1`.
   */
  readonly _id: string;
  /** `Type/id`, by which the patient's other resources refer to it. */
  readonly resource: string;
  /** The patient's id. */
  readonly subject: string;
  readonly finding: Finding;
}

export const FACTS: CollectionSpec = { name: 'fhir_facts', indexes: [{ paths: ['subject'] }] };

/** Whether a patient's facts changed since its record was made; `_id` is the patient's id. */
export interface Freshness {
  readonly _id: string;
  readonly isStale: boolean;
  /** Where it is stale: which mark says so, as there may be a newer one. */
  readonly mark?: string;
}

export const FRESHNESS: CollectionSpec = {
  name: 'fhir_freshness',
  indexes: [{ paths: ['isStale'] }],
};
