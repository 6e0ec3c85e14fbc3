import type { CollectionSpec } from '../store/store.ts';

export type Sex = 'FEMALE' | 'MALE' | 'OTHER' | 'UNKNOWN';
export type VariantCategory = 'MUTATION' | 'COPY_NUMBER' | 'STRUCTURAL';
export type VariantOrigin = 'SOMATIC' | 'GERMLINE' | 'UNKNOWN';
export type CopyNumberCall =
  'HIGH_AMPLIFICATION' | 'GAIN' | 'HETEROZYGOUS_LOSS' | 'HOMOZYGOUS_DELETION';
export type Race =
  | 'AMERICAN_INDIAN_OR_ALASKA_NATIVE'
  | 'ASIAN'
  | 'BLACK_OR_AFRICAN_AMERICAN'
  | 'NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER'
  | 'WHITE'
  | 'OTHER';
export type Ethnicity = 'HISPANIC_OR_LATINO' | 'NOT_HISPANIC_OR_LATINO' | 'UNKNOWN';

/** A date as exact as it is recorded: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;

export interface CodingRecord {
  readonly system: string | null;
  readonly code: string;
  readonly display: string | null;
}

/**
 * A patient as the institution's own database keeps it, identified and exact. It never leaves the
 * site as it is: `site/` makes the de-identified record of the graph from it at each request.
 */
export interface PatientRecord {
  /** The source system's key of the patient; never leaves the site. */
  readonly _id: string;
  /** Keyed hash of `_id` under the site's secret (`site/pseudonym.ts`). */
  readonly pseudonym: string;
  readonly identity: IdentityRecord;
  readonly sex: Sex;
  readonly race: readonly Race[];
  readonly ethnicity: Ethnicity;
  /** US state or country subdivision. */
  readonly state: string | null;
  /** Null: not recorded. */
  readonly deceased: boolean | null;
  readonly deathDate: PartialDate | null;
  readonly conditions: readonly ConditionRecord[];
  readonly variants: readonly VariantRecord[];
  readonly signatures: readonly SignatureRecord[];
  readonly genomicTests: readonly GenomicTestRecord[];
  readonly treatments: readonly TreatmentRecord[];
  readonly performanceStatus: readonly PerformanceStatusRecord[];
  readonly tumorMarkers: readonly TumorMarkerRecord[];
  readonly phenotypicFeatures: readonly PhenotypicFeatureRecord[];
  readonly consents: readonly ConsentRecord[];
  readonly search: SearchRecord;
}

export interface IdentityRecord {
  readonly mrn: string | null;
  readonly family: string | null;
  readonly given: readonly string[];
  readonly birthDate: PartialDate | null;
}

export interface ConditionRecord {
  readonly code: CodingRecord | null;
  readonly display: string | null;
  readonly oncotreeCode: string | null;
  /** Stage group without its AJCC prefix: `IIIA`. */
  readonly stage: string | null;
  readonly onsetDate: PartialDate | null;
  readonly role: 'PRIMARY_CANCER' | 'SECONDARY_CANCER' | 'OTHER';
  readonly confirmed: boolean;
}

export interface VariantRecord {
  /** Approved HGNC symbol where it is known, else as stated. */
  readonly gene: string | null;
  readonly partnerGene: string | null;
  /** One-letter HGVS with `p.`. */
  readonly proteinChange: string | null;
  readonly codingChange: string | null;
  readonly category: VariantCategory;
  readonly classification: string | null;
  readonly exon: number | null;
  readonly copyNumber: CopyNumberCall | null;
  readonly origin: VariantOrigin;
  readonly alleleFraction: number | null;
  readonly testedOn: PartialDate | null;
  readonly biomarkerId: string | null;
}

export interface SignatureRecord {
  readonly kind: 'MICROSATELLITE_INSTABILITY' | 'MISMATCH_REPAIR' | 'TUMOR_MUTATIONAL_BURDEN';
  readonly status: string | null;
  readonly value: number | null;
  readonly testedOn: PartialDate | null;
  readonly biomarkerId: string | null;
}

export interface GenomicTestRecord {
  readonly name: string | null;
  readonly date: PartialDate | null;
  /** Approved HGNC symbols; empty when the report doesn't state its coverage. */
  readonly coveredGenes: readonly string[];
}

export interface TreatmentRecord {
  readonly kind: 'MEDICATION' | 'SURGERY' | 'RADIATION';
  readonly name: string | null;
  readonly code: CodingRecord | null;
  readonly therapyId: string | null;
  readonly line: number | null;
  readonly start: PartialDate | null;
  readonly end: PartialDate | null;
  readonly status: string | null;
}

export interface PerformanceStatusRecord {
  readonly scale: 'ECOG' | 'KARNOFSKY';
  readonly value: number;
  readonly date: PartialDate | null;
}

export interface TumorMarkerRecord {
  readonly name: string;
  readonly code: CodingRecord | null;
  readonly interpretation: 'POSITIVE' | 'NEGATIVE' | 'EQUIVOCAL' | 'UNKNOWN';
  readonly value: number | null;
  readonly unit: string | null;
  readonly date: PartialDate | null;
}

export interface PhenotypicFeatureRecord {
  readonly hpoId: string;
  readonly label: string | null;
  readonly excluded: boolean;
}

/** What a consent may be limited to by value. */
export type Limit = 'disease' | 'country' | 'user' | 'project' | 'institution';

/** A rule on the uses of a record, in the terms of the Data Use Ontology. */
export interface ConsentRule {
  readonly status: 'active' | 'inactive' | 'rejected';
  /**
   * `permit` or `deny` of the uses below; `home-only` denies every use but treatment at the institution
   * itself.
   */
  readonly decision: 'permit' | 'deny' | 'home-only';
  /**
   * DUO ids, such as `DUO:0000042` (general research use). A condition that no term has, such as
   * `FHIR:actor`, stands here too: nobody fulfils it.
   */
  readonly dataUse: readonly string[];
  /** HL7 PurposeOfUse codes. */
  readonly purposes: readonly string[];
  /** For the DUO terms above that take a value, any of these; absent where none does. */
  readonly limitedTo?: { readonly [L in Limit]?: readonly string[] };
  readonly start: PartialDate | null;
  readonly end: PartialDate | null;
}

/** A consent on file: a rule of a FHIR R4 Consent, or one that the site's staff set by hand. */
export interface ConsentRecord extends ConsentRule {
  readonly id: string;
  /** What a denial doesn't deny, as each of these permits it. */
  readonly except?: readonly ConsentRule[];
}

/**
 * What filters look at, made from the rest of the record by `site/search-fields.ts` when it is
 * written, so that every filter has an index.
 */
export interface SearchRecord {
  /** OncoTree codes of the confirmed cancers. */
  readonly oncotreeCodes: readonly string[];
  /** Main codes of the primary cancers; what a breakdown by cancer type counts. */
  readonly primaryCodes: readonly string[];
  readonly stages: readonly string[];
  readonly genes: readonly string[];
  readonly biomarkerIds: readonly string[];
  /** Exact to the day where it can be; filled up with the earliest month and day. */
  readonly birthDate: string | null;
  /** Completed years at death; null for the living and where a date is missing. */
  readonly ageAtDeath: number | null;
  /** Which `SEARCH_VERSION` made these fields. */
  readonly version: number;
  /** What diagnosis criteria are answered by, what age criteria are, and what all others are
   * (`matching/facts.ts`). */
  readonly diagnoses: readonly string[];
  readonly birthYear: string;
  readonly findings: readonly string[];
}

export const PATIENTS: CollectionSpec = {
  name: 'patients',
  indexes: [
    { paths: ['pseudonym'], unique: true },
    { paths: ['search.oncotreeCodes'] },
    { paths: ['search.stages'] },
    { paths: ['search.genes'] },
    { paths: ['search.biomarkerIds'] },
    { paths: ['search.birthDate'] },
    { paths: ['search.ageAtDeath'] },
    { paths: ['search.version'] },
    { paths: ['search.diagnoses'] },
    { paths: ['search.birthYear'] },
    { paths: ['search.findings'] },
    { paths: ['sex'] },
    { paths: ['race'] },
    { paths: ['ethnicity'] },
    { paths: ['deceased'] },
    { paths: ['changedAt'] },
  ],
};
