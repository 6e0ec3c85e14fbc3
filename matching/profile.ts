import type {
  ConditionRecord,
  GenomicTestRecord,
  PerformanceStatusRecord,
  SignatureRecord,
  Sex,
  TreatmentRecord,
  TumorMarkerRecord,
  VariantRecord,
} from '../site/records.ts';

/**
 * What matching looks at in a patient. Inside a site it is made from the exact record; what travels as
 * the `MatchProfile` scalar is de-identified: `birthDate` null and `ageYears` capped, dates cut to the
 * year.
 */
export interface MatchProfile {
  /** `YYYY-MM-DD` filled up to the earliest day; null where only `ageYears` may be known. */
  readonly birthDate: string | null;
  /** Completed years today or at death. */
  readonly ageYears: number | null;
  readonly sex: Sex;
  readonly deceased: boolean | null;
  readonly conditions: readonly ConditionRecord[];
  readonly variants: readonly VariantRecord[];
  readonly signatures: readonly SignatureRecord[];
  readonly genomicTests: readonly GenomicTestRecord[];
  readonly treatments: readonly TreatmentRecord[];
  readonly performanceStatus: readonly PerformanceStatusRecord[];
  readonly tumorMarkers: readonly TumorMarkerRecord[];
}
