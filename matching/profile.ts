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
  /**
   * As exact as it is recorded (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`): a bound within what may be is
   * unknown. Null where only `ageYears` may be known.
   */
  readonly birthDate: string | null;
  /** Completed years today or at death; without a birth date, 90 stands for 90 and more. */
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
