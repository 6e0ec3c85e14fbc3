import type { TrialCriteria } from '../../matching/criteria.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AuditPage, AuditNode } from '../../subgraphs/patients/audit-trail.ts';
import type { CohortAnswer } from '../../subgraphs/patients/cohort.ts';
import type { CriteriaLossAnswer } from '../../subgraphs/patients/criteria-loss.ts';
import type { CandidatesAnswer, CandidateEdge } from '../../subgraphs/patients/eligible-patients.ts';
import type { PatientNode } from '../../subgraphs/patients/patient-node.ts';
import type { PatientsAnswer } from '../../subgraphs/patients/patients.ts';
import type { SiteAddress } from '../../subgraphs/patients/network.ts';
import type { PatientsContext } from '../../subgraphs/patients/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Internal to the federation: a trial's criteria as a tree. */
  MatchCriteria: { input: TrialCriteria; output: TrialCriteria; }
  /** Calendar date with the exactness of FHIR R4 `date`: YYYY, YYYY-MM or YYYY-MM-DD. */
  PartialDate: { input: string; output: string; }
  /** Internal to the federation: a patient's features for matching. */
  MatchProfile: { input: MatchProfile; output: MatchProfile; }
};

export type Query = {
  /** One patient by its network-wide id; null when there is none that the caller may see. */
  readonly patient: Maybe<Patient>;
  /**
   * Patients over all sites, page by page. `first` is 1 to 1000. The cursor remembers where it stands
   * at each site, so a site that was away goes on where it stopped.
   */
  readonly patients: Maybe<PatientConnection>;
  /** How many such patients there are, at each site and in all. No record leaves a site. */
  readonly cohort: Maybe<Cohort>;
  /** The institutions of the network, and whether each answers now. */
  readonly sites: Maybe<ReadonlyArray<Site>>;
  /**
   * Who asked the site of the caller's own institution for what, whom it refused, and what its audit
   * could not keep, newest first: for its staff, for the purpose HOPERAT. Null for an institution that has
   * no site. `first` is 1 to 1000.
   */
  readonly auditTrail: Maybe<AuditConnection>;
};


export type QueryPatientArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPatientsArgs = {
  filter?: InputMaybe<PatientFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCohortArgs = {
  filter: CohortFilter;
};


export type QueryAuditTrailArgs = {
  filter?: InputMaybe<AuditFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a site's audit (Relay connection). */
export type AuditConnection = {
  /** The site whose audit it is. */
  readonly site: Site;
  /** The page, newest record first. */
  readonly edges: ReadonlyArray<AuditEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One record in the list (Relay edge). */
export type AuditEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** The record. */
  readonly node: AuditRecord;
};

/**
 * A patient's de-identified record. It stands in one place because two parties speak it: the site node,
 * which answers it from the institution's own database, and the patients subgraph, which passes the
 * client's selection of these fields on to the site and nothing more.
 */
export type Patient = {
  /** The site that holds the record. */
  readonly site: Site;
  /**
   * Network-wide pseudonym `site:pseudonym`. Stable at its site; two sites' pseudonyms of one person
   * can't be linked.
   */
  readonly id: Scalars['ID']['output'];
  /**
   * The institution's medical record number. Null without `patient:identity`, and for every
   * institution but the caller's own.
   */
  readonly mrn: Maybe<Scalars['String']['output']>;
  /** Legal name. Withheld like `mrn`; null also when none is recorded. */
  readonly name: Maybe<HumanName>;
  /** Date of birth, as exact as it is recorded. Withheld like `mrn`. */
  readonly birthDate: Maybe<Scalars['PartialDate']['output']>;
  /**
   * Completed years on the day of the query, or at death. 90 stands for 90 and more (HIPAA Safe Harbor,
   * 45 CFR 164.514(b)(2)(i)(C)). Null when no birth date is known.
   */
  readonly ageYears: Maybe<Scalars['Int']['output']>;
  /** Administrative sex as FHIR R4 `Patient.gender` has it. */
  readonly sex: Sex;
  /** OMB race categories as recorded; empty when none is. */
  readonly race: ReadonlyArray<Race>;
  /** OMB ethnicity category; UNKNOWN when none is recorded. */
  readonly ethnicity: Ethnicity;
  /** US state or country subdivision of residence; nothing finer leaves the site. Null when unknown. */
  readonly state: Maybe<Scalars['String']['output']>;
  /** True or false where recorded; null means that nobody recorded it, not that the patient lives. */
  readonly deceased: Maybe<Scalars['Boolean']['output']>;
  /** Cancer diagnoses and other conditions, newest onset first. */
  readonly conditions: ReadonlyArray<Condition>;
  /** Alterations that genomic tests found. Null without `patient:genomics`. */
  readonly genomicVariants: Maybe<ReadonlyArray<GenomicVariant>>;
  /** Genome-wide results: microsatellite status, mismatch repair, tumor mutational burden. */
  readonly genomicSignatures: Maybe<ReadonlyArray<GenomicSignature>>;
  /**
   * What was tested. Absence of a variant means something only for a gene that one of these tests
   * covers.
   */
  readonly genomicTests: Maybe<ReadonlyArray<GenomicTest>>;
  /** Treatments given or planned, earliest line first. */
  readonly treatments: ReadonlyArray<Treatment>;
  /** Performance status assessments, newest first. */
  readonly performanceStatus: ReadonlyArray<PerformanceStatus>;
  /** Tumor marker tests such as HER2, ER and PR, newest first. */
  readonly tumorMarkers: ReadonlyArray<TumorMarker>;
  /** Phenotypic features (HPO), with those that were looked for and not found. */
  readonly phenotypicFeatures: ReadonlyArray<PhenotypicFeature>;
  /**
   * The features that eligibility matching and therapy options need, de-identified. It travels between
   * subgraphs only and no client can ask for it.
   */
  readonly matchProfile: Maybe<Scalars['MatchProfile']['output']>;
};

/** An institution's node in the network. */
export type Site = {
  /** Short name of the site, the first part of its patients' ids. */
  readonly id: Scalars['ID']['output'];
  /** What the institution is called. */
  readonly name: Scalars['String']['output'];
  /** Whether the site answers now. */
  readonly status: SiteStatus;
  /**
   * How many patients of the site the caller may count: those whose consents allow the caller's purpose.
   * It is protected as every count is.
   */
  readonly patients: Maybe<ProtectedCount>;
};

/** How a site answered. */
export type SiteStatus =
  | 'OK'
  /** No answer within the deadline. */
  | 'TIMEOUT'
  /** Not reached, or it answered nothing that we could read. */
  | 'UNAVAILABLE'
  /** The site refuses this question, by its own policy or because it finds it wrong; its error says which. */
  | 'REFUSED';

/** Why a site's part is missing from an answer. */
export type SiteError = {
  /**
   * Stable code: SITE_TIMEOUT, SITE_UNAVAILABLE, SITE_AUDIT_UNAVAILABLE, SITE_REFUSED,
   * SITE_INVALID_ANSWER, BUDGET_EXHAUSTED, or BAD_USER_INPUT where the site finds the question wrong.
   */
  readonly code: Scalars['String']['output'];
  /** The reason in a sentence, for a person to read. */
  readonly message: Scalars['String']['output'];
};

/** Where a page stands in its list (Relay PageInfo). */
export type PageInfo = {
  /** True when the list goes on behind this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when the page was asked for with `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
  /** Cursor of the last edge; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
};

/** A page of a list (Relay connection). */
export type PatientConnection = {
  /** Patients at the sites that answered, and null when none did; see `sites` for those that didn't. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  /** Every site that was asked, and how it answered. */
  readonly sites: ReadonlyArray<PatientsAtSite>;
  /** The page, in the order of the list. */
  readonly edges: ReadonlyArray<PatientEdge>;
  /**
   * Where the page stands in the list of the sites that answered. Of a site that didn't (`sites`) it says
   * nothing: go on from `endCursor` when the site is back, and no row is lost or comes twice.
   */
  readonly pageInfo: PageInfo;
};

/** One place in a list (Relay edge). */
export type PatientEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** The patient; null when the record may no longer be seen. */
  readonly node: Maybe<Patient>;
};

/** One site's part of a page of patients. */
export type PatientsAtSite = {
  /** The site. */
  readonly site: Site;
  /** How the site answered. */
  readonly status: SiteStatus;
  /** Patients at this site that match; null when the site didn't answer. */
  readonly count: Maybe<Scalars['Int']['output']>;
  /** What went wrong; null when the status is OK. */
  readonly error: Maybe<SiteError>;
};

/** A set of patients, known by its numbers only. */
export type Cohort = {
  /** Patients over all sites that answered: the sum of what each site may tell. */
  readonly count: ProtectedCount;
  /**
   * How many different persons that is, for one may be a patient at several sites and no site knows
   * another's: at least as many as at the largest site, at most the sum of all sites. Both take the
   * farthest that noise may have moved a site's count (22), and a withheld count as anything from
   * nobody to the most that a site withholds (17, unless its threshold is above 11). `atMost` is null
   * unless every site that was asked answered.
   */
  readonly persons: CohortBounds;
  /** Every site that was asked, and what it told. */
  readonly sites: ReadonlyArray<CohortAtSite>;
  /**
   * The cohort by one to three dimensions, largest cells first, then by key. `first` limits the cells
   * (1 to 1000). Missing values count under `UNKNOWN`. By cancer type, gene or stage only those are
   * listed of which a site may tell any cell; whether a withheld cell has anybody in it isn't told. Null
   * when no site answered.
   */
  readonly breakdown: Maybe<ReadonlyArray<CohortCell>>;
};


/** A set of patients, known by its numbers only. */
export type CohortBreakdownArgs = {
  by: ReadonlyArray<CohortDimension>;
  first?: Scalars['Int']['input'];
};

/** One site's part of a cohort. */
export type CohortAtSite = {
  /** The site. */
  readonly site: Site;
  /** How the site answered. */
  readonly status: SiteStatus;
  /** Null when the site didn't answer. */
  readonly count: Maybe<ProtectedCount>;
  /** What went wrong; null when the status is OK. */
  readonly error: Maybe<SiteError>;
};

/** One cell of a breakdown, summed over the sites. */
export type CohortCell = {
  /** One key per dimension, in the order asked: OncoTree codes, gene symbols, enum values, bands. */
  readonly keys: ReadonlyArray<Scalars['String']['output']>;
  /** The keys in words, such as the OncoTree name for its code. */
  readonly labels: ReadonlyArray<Scalars['String']['output']>;
  /** Patients in the cell. */
  readonly count: ProtectedCount;
};

/** A registered trial, known here by its id; its knowledge lies with the trials subgraph. */
export type Trial = {
  /** NCT number, or the registry's own id. */
  readonly id: Scalars['ID']['output'];
  readonly matchCriteria: Maybe<Scalars['MatchCriteria']['output']>;
  /**
   * Patients at every site, held against the trial's criteria where they are: the criteria travel, the
   * records don't. Best candidates first. `first` is 1 to 1000. Every row is read, allowed by its consents and
   * judged when its page is asked for, so a page is as of its question. Nobody is a candidate of a trial
   * whose `status` is neither open to patients nor about to be, or of which no arm is open. Without a
   * curated protocol only the registration's age and sex are held against them, and nobody is ELIGIBLE.
   * Null, with an error, when the trial's criteria can't be had.
   */
  readonly eligiblePatients: Maybe<EligiblePatientConnection>;
  /**
   * Whom the trial's criteria shut out: how many patients of every site each criterion excludes, alone and
   * in the order of the trial, by sex, age, race or ethnicity where that is asked. Computed at the sites over
   * all patients whom the caller may count, and protected as cohorts are; it takes one question of each
   * site's budget. Null, with an error, when the trial's criteria can't be had.
   */
  readonly criteriaLoss: Maybe<CriteriaLoss>;
};


/** A registered trial, known here by its id; its knowledge lies with the trials subgraph. */
export type TrialEligiblePatientsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  verdicts?: ReadonlyArray<EligibilityVerdict>;
};


/** A registered trial, known here by its id; its knowledge lies with the trials subgraph. */
export type TrialCriteriaLossArgs = {
  by?: InputMaybe<LossDimension>;
};

/** What a trial's criteria do to its reach, over all sites. */
export type CriteriaLoss = {
  /** Every site that was asked, and how it answered. */
  readonly sites: ReadonlyArray<CriteriaLossAtSite>;
  /**
   * The criteria in the order of the trial; numbers are sums of what each site may tell. Null when no site
   * answered.
   */
  readonly criteria: Maybe<ReadonlyArray<CriterionLoss>>;
};

/** How one site answered on a trial's criteria. */
export type CriteriaLossAtSite = {
  /** The site. */
  readonly site: Site;
  /** How the site answered. */
  readonly status: SiteStatus;
  /** What went wrong; null when the status is OK. */
  readonly error: Maybe<SiteError>;
};

/** A page of candidates over all sites (Relay connection). */
export type EligiblePatientConnection = {
  /** Candidates at the sites that answered, and null when none did; see `sites` for those that didn't. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  /**
   * Which missing fact settles most, over all candidates of the sites that answered: first the facts that
   * alone settle most POSSIBLY_ELIGIBLE candidates, then those that are missing most often. `first` is 1 to
   * 1000. Null when no site answered.
   */
  readonly worklist: Maybe<ReadonlyArray<MissingFact>>;
  /** Every site that was asked, and how it answered. */
  readonly sites: ReadonlyArray<EligiblePatientsAtSite>;
  /** The page, in the order of the list. */
  readonly edges: ReadonlyArray<EligiblePatientEdge>;
  /**
   * Where the page stands in the list of the sites that answered. Of a site that didn't (`sites`) it says
   * nothing: go on from `endCursor` when the site is back, and no row is lost or comes twice.
   */
  readonly pageInfo: PageInfo;
};


/** A page of candidates over all sites (Relay connection). */
export type EligiblePatientConnectionWorklistArgs = {
  first?: Scalars['Int']['input'];
};

/** One candidate for the trial, with the reasons. */
export type EligiblePatientEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** The candidate; null when the record may no longer be seen. */
  readonly node: Maybe<Patient>;
  /** What the criteria come to. */
  readonly verdict: EligibilityVerdict;
  /** Codes of the arms, dose levels and steps that the patient fits; empty when the same criteria hold for all. */
  readonly arms: ReadonlyArray<Scalars['String']['output']>;
  /**
   * The criteria that the verdict rests on, in the order of the trial: those that hold for every arm, then
   * those of the arms that settle it (for an ELIGIBLE patient the arms that fit). What other arms ask is
   * left out.
   */
  readonly criteria: ReadonlyArray<CriterionResult>;
  /**
   * The facts that would settle a POSSIBLY_ELIGIBLE, each in the words of its criterion; empty for any
   * other verdict.
   */
  readonly missingFacts: ReadonlyArray<Scalars['String']['output']>;
};

/** One site's part of a page of candidates. */
export type EligiblePatientsAtSite = {
  /** The site. */
  readonly site: Site;
  /** How the site answered. */
  readonly status: SiteStatus;
  /** Candidates at this site; null when the site didn't answer. */
  readonly count: Maybe<Scalars['Int']['output']>;
  /** What went wrong; null when the status is OK. */
  readonly error: Maybe<SiteError>;
};

/** A gene by its approved HGNC symbol; its knowledge lies with the biomarkers subgraph. */
export type Gene = {
  /** Approved HGNC symbol. */
  readonly symbol: Scalars['String']['output'];
};

/** A finding that a test can make; its knowledge lies with the biomarkers subgraph. */
export type Biomarker = {
  /** Made from what is found, such as `BRAF:V600E`. */
  readonly id: Scalars['ID']['output'];
};

/** An agent or combination; its knowledge lies with the therapies subgraph. */
export type Therapy = {
  /** Made from the name. */
  readonly id: Scalars['ID']['output'];
};

/** Race categories of the US Office of Management and Budget, as US Core states them. */
export type Race =
  | 'AMERICAN_INDIAN_OR_ALASKA_NATIVE'
  | 'ASIAN'
  | 'BLACK_OR_AFRICAN_AMERICAN'
  | 'NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER'
  | 'WHITE'
  | 'OTHER';

/** Ethnicity categories of the US Office of Management and Budget, as US Core states them. */
export type Ethnicity =
  | 'HISPANIC_OR_LATINO'
  | 'NOT_HISPANIC_OR_LATINO'
  | 'UNKNOWN';

/** A person's name (FHIR HumanName). */
export type HumanName = {
  /** Family name; null when none is recorded. */
  readonly family: Maybe<Scalars['String']['output']>;
  /** Given names in order; empty when none is recorded. */
  readonly given: ReadonlyArray<Scalars['String']['output']>;
};

/** A code of a terminology (FHIR Coding). */
export type Coding = {
  /** The terminology's URI, such as `http://snomed.info/sct`; null when the source states none. */
  readonly system: Maybe<Scalars['String']['output']>;
  /** The code itself. */
  readonly code: Scalars['String']['output'];
  /**
   * The words that came with the code, which should be its terminology's own; null when there are none, or
   * none that may be told.
   */
  readonly display: Maybe<Scalars['String']['output']>;
};

/** A diagnosis (FHIR Condition, mCODE Primary and Secondary Cancer Condition). */
export type Condition = {
  /** The code as the source states it; null when it states text alone. */
  readonly code: Maybe<Coding>;
  /** What the condition is called, for a person to read. */
  readonly display: Maybe<Scalars['String']['output']>;
  /** OncoTree code; null for what isn't a malignant diagnosis or can't be mapped to one. */
  readonly oncotreeCode: Maybe<Scalars['String']['output']>;
  /**
   * Stage group, such as `IIIA`, of the newest staging of this condition (AJCC prefixes are dropped).
   * Null when not staged.
   */
  readonly stage: Maybe<Scalars['String']['output']>;
  /** Year of onset or, failing that, of diagnosis. */
  readonly onsetYear: Maybe<Scalars['Int']['output']>;
  /** Whether this is the primary tumor, a metastasis of it, or no cancer. */
  readonly role: ConditionRole;
  /** False for a suspected, refuted or entered-in-error condition. */
  readonly confirmed: Scalars['Boolean']['output'];
};

/** What a diagnosis is to the cancer of the patient. */
export type ConditionRole =
  | 'PRIMARY_CANCER'
  | 'SECONDARY_CANCER'
  | 'OTHER';

/** One alteration found by a genomic test (mCODE Genomic Variant). */
export type GenomicVariant = {
  /** The altered gene; for a fusion the 3' partner, where both are known. Null when none is stated. */
  readonly gene: Maybe<Gene>;
  /** The other gene of a fusion, the 5' partner where both are known. */
  readonly partnerGene: Maybe<Gene>;
  /** HGVS protein change in one-letter form, such as `p.V600E`; null when not stated. */
  readonly proteinChange: Maybe<Scalars['String']['output']>;
  /** HGVS coding change with its transcript when stated, such as `NM_004333.6:c.1799T>A`. */
  readonly codingChange: Maybe<Scalars['String']['output']>;
  /** What kind of alteration. */
  readonly category: VariantCategory;
  /** Sequence Ontology-like class in plain words, such as `MISSENSE` or `FRAME_SHIFT_DEL`; null when unknown. */
  readonly classification: Maybe<Scalars['String']['output']>;
  /** Exon that the change lies in, counted in the stated transcript. */
  readonly exon: Maybe<Scalars['Int']['output']>;
  /** For COPY_NUMBER: the call, null where the source leaves it open. Null for the other categories. */
  readonly copyNumber: Maybe<CopyNumberCall>;
  /** Inherited or acquired. */
  readonly origin: VariantOrigin;
  /** Share of reads that carry the change, 0 to 1. */
  readonly alleleFraction: Maybe<Scalars['Float']['output']>;
  /** Year of the test that reported it. */
  readonly testedYear: Maybe<Scalars['Int']['output']>;
  /**
   * The same finding as shared knowledge names it; null when it can't be named (no gene, or no change
   * stated).
   */
  readonly biomarker: Maybe<Biomarker>;
};

/** A genome-wide result. */
export type GenomicSignature = {
  /** Which result. */
  readonly kind: GenomicSignatureKind;
  /** The call, such as `MSI-H`, `MSS`, `MMR-D`, `MMR-P`; null where only a number is reported. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The number for TUMOR_MUTATIONAL_BURDEN, in mutations per megabase. */
  readonly value: Maybe<Scalars['Float']['output']>;
  /** Year of the test; null when not recorded. */
  readonly testedYear: Maybe<Scalars['Int']['output']>;
  /** The same finding as shared knowledge names it. */
  readonly biomarker: Maybe<Biomarker>;
};

/** Which genome-wide result. */
export type GenomicSignatureKind =
  | 'MICROSATELLITE_INSTABILITY'
  | 'MISMATCH_REPAIR'
  | 'TUMOR_MUTATIONAL_BURDEN';

/** A genomic test and what it covers. */
export type GenomicTest = {
  /** The panel's or assay's name; null when not stated. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Year of the report; null when not recorded. */
  readonly year: Maybe<Scalars['Int']['output']>;
  /**
   * HGNC symbols of the genes that the test reads. Empty when the report doesn't say, and then no
   * absence can be concluded from it.
   */
  readonly coveredGenes: ReadonlyArray<Scalars['String']['output']>;
};

/** A treatment (mCODE Cancer-Related Medication, Surgical Procedure and Radiation). */
export type Treatment = {
  /** What sort of treatment. */
  readonly kind: TreatmentKind;
  /** What it is called at the source. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The code as the source states it, RxNorm for most medications. */
  readonly code: Maybe<Coding>;
  /** The agent in the shared knowledge; null for what isn't a medication. */
  readonly therapy: Maybe<Therapy>;
  /** Line of therapy, 1 for the first; null when not recorded. */
  readonly line: Maybe<Scalars['Int']['output']>;
  /** Null when not recorded. */
  readonly startYear: Maybe<Scalars['Int']['output']>;
  /** Null while it goes on, or when not recorded. */
  readonly endYear: Maybe<Scalars['Int']['output']>;
  /** FHIR status, such as `completed`, `active` or, of what was only ordered or planned, `intended`; null when not recorded. */
  readonly status: Maybe<Scalars['String']['output']>;
};

/** What sort of treatment. */
export type TreatmentKind =
  | 'MEDICATION'
  | 'SURGERY'
  | 'RADIATION';

/** How well the patient gets along, by one assessment (mCODE ECOG and Karnofsky). */
export type PerformanceStatus = {
  /** On which scale. */
  readonly scale: PerformanceScale;
  /** ECOG 0 to 5, Karnofsky 0 to 100. */
  readonly value: Scalars['Int']['output'];
  /** Year of the assessment; null when not recorded. */
  readonly year: Maybe<Scalars['Int']['output']>;
};

/** One tumor marker test (mCODE Tumor Marker Test). */
export type TumorMarker = {
  /** HER2, ER, PR, PSA and the like; the source's words where we know no short name. */
  readonly name: Scalars['String']['output'];
  /** LOINC code, when stated. */
  readonly code: Maybe<Coding>;
  /** What the test came to. */
  readonly interpretation: MarkerInterpretation;
  /** The measured number with its unit in `unit`; null when only an interpretation is recorded. */
  readonly value: Maybe<Scalars['Float']['output']>;
  /** Unit of `value`, UCUM where the source has it; null when not recorded. */
  readonly unit: Maybe<Scalars['String']['output']>;
  /** Year of the test; null when not recorded. */
  readonly year: Maybe<Scalars['Int']['output']>;
};

/** What a tumor marker test came to. */
export type MarkerInterpretation =
  | 'POSITIVE'
  | 'NEGATIVE'
  | 'EQUIVOCAL'
  | 'UNKNOWN';

/** A phenotypic feature (GA4GH Phenopackets), present or looked for and absent. */
export type PhenotypicFeature = {
  /** HPO identifier, such as `HP:0001250`. */
  readonly hpoId: Scalars['String']['output'];
  /** HPO's name of it; null when not recorded. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** True when the feature was looked for and is absent. */
  readonly excluded: Scalars['Boolean']['output'];
};

/**
 * A number of patients that a privacy rule stands before. At a site it is the size of the set with a
 * little noise, which belongs to the set: the same patients always give the same number, and so do sets
 * that differ by few patients. `site/disclosure/disclosure.ts` says what exactly holds.
 */
export type ProtectedCount = {
  /**
   * The count, or for a total the sum of the parts that may be told. Null when nothing may be told:
   * too few patients, or nobody, which look alike.
   */
  readonly value: Maybe<Scalars['Int']['output']>;
  /** True when all or a part of it is withheld because too few patients are in it, or none. */
  readonly suppressed: Scalars['Boolean']['output'];
};

/** Between which numbers of patients the real one lies; both are made from protected counts alone. */
export type CohortBounds = {
  /** At least so many. */
  readonly atLeast: Scalars['Int']['output'];
  /** At most so many; null when that can't be said, for a part is missing. */
  readonly atMost: Maybe<Scalars['Int']['output']>;
};

/** What to break a cohort down by. A patient with several values counts in each. */
export type CohortDimension =
  /** OncoTree code of the primary diagnosis. */
  | 'CANCER_TYPE'
  /** HGNC symbol of each altered gene. */
  | 'ALTERED_GENE'
  | 'SEX'
  /** Ten-year bands, `0-9` to `80-89`, and `90+`. */
  | 'AGE_BAND'
  | 'RACE'
  | 'ETHNICITY'
  | 'STAGE';

/** Why a criterion came out as it did (Kleene's three values). */
export type CriterionOutcome =
  | 'MET'
  | 'NOT_MET'
  /** A fact is missing, or the criterion can't be evaluated by machine. */
  | 'UNKNOWN';

/** What the criteria come to together for one patient. */
export type EligibilityVerdict =
  | 'ELIGIBLE'
  /** No criterion speaks against it, and at least one is unknown. */
  | 'POSSIBLY_ELIGIBLE'
  | 'NOT_ELIGIBLE';

/** One criterion of a trial, held against one patient. */
export type CriterionResult = {
  /** The criterion in words. */
  readonly text: Scalars['String']['output'];
  /** Whether the patient meets it; of a genomic criterion this alone is told without `patient:genomics`. */
  readonly outcome: CriterionOutcome;
  /** What the patient's record says on it, with its date; null when nothing was found. */
  readonly found: Maybe<Scalars['String']['output']>;
};

/** Which patients; what is not stated doesn't restrict, and what is stated must all hold. */
export type PatientFilter = {
  /** Site ids; only these are asked. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OncoTree codes or names; each stands for its descendants too. Any of them. */
  readonly cancerTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Every one of these must be found in the patient. */
  readonly alterations?: InputMaybe<ReadonlyArray<AlterationFilter>>;
  /** Age in completed years today (at death for the deceased). */
  readonly age?: InputMaybe<IntRange>;
  /** Any of these. */
  readonly sexes?: InputMaybe<ReadonlyArray<Sex>>;
  /** Any of these. */
  readonly races?: InputMaybe<ReadonlyArray<Race>>;
  /** Any of these. */
  readonly ethnicities?: InputMaybe<ReadonlyArray<Ethnicity>>;
  /** Stage groups: `III` stands for IIIA, IIIB and IIIC too. Any of them. */
  readonly stages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** True: only the deceased; false: only those recorded as living. */
  readonly deceased?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which patients to count; the same words as `PatientFilter`, with the right to count alone. */
export type CohortFilter = {
  /** Site ids; only these are asked. */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OncoTree codes or names; each stands for its descendants too. Any of them. */
  readonly cancerTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Every one of these must be found in the patient. */
  readonly alterations?: InputMaybe<ReadonlyArray<AlterationFilter>>;
  /** Age in completed years today (at death for the deceased). */
  readonly age?: InputMaybe<IntRange>;
  /** Any of these. */
  readonly sexes?: InputMaybe<ReadonlyArray<Sex>>;
  /** Any of these. */
  readonly races?: InputMaybe<ReadonlyArray<Race>>;
  /** Any of these. */
  readonly ethnicities?: InputMaybe<ReadonlyArray<Ethnicity>>;
  /** Stage groups: `III` stands for IIIA, IIIB and IIIC too. Any of them. */
  readonly stages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** True: only the deceased; false: only those recorded as living. */
  readonly deceased?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One finding; what is stated must hold within one and the same variant. */
export type AlterationFilter = {
  /** HGNC symbol. For a fusion either partner. */
  readonly gene: Scalars['String']['input'];
  /** HGVS protein change, `V600E`, `p.V600E` or `p.Val600Glu`. */
  readonly proteinChange?: InputMaybe<Scalars['String']['input']>;
  /** What kind of alteration. */
  readonly category?: InputMaybe<VariantCategory>;
  /** Inherited or acquired; a variant of unknown origin is neither. */
  readonly origin?: InputMaybe<VariantOrigin>;
};

/** Bounds of a whole number; both inclusive. */
export type IntRange = {
  /** At least this; no lower bound when not stated. */
  readonly gte?: InputMaybe<Scalars['Int']['input']>;
  /** At most this; no upper bound when not stated. */
  readonly lte?: InputMaybe<Scalars['Int']['input']>;
};

/** Administrative sex (FHIR R4 AdministrativeGender). */
export type Sex =
  | 'FEMALE'
  | 'MALE'
  | 'OTHER'
  | 'UNKNOWN';

/** What kind of alteration a variant is. */
export type VariantCategory =
  /** Small variants: substitutions, insertions, deletions. */
  | 'MUTATION'
  | 'COPY_NUMBER'
  /** Fusions and other structural variants. */
  | 'STRUCTURAL';

/** Change of the number of copies of a gene, as a caller classes it. */
export type CopyNumberCall =
  | 'HIGH_AMPLIFICATION'
  | 'GAIN'
  | 'HETEROZYGOUS_LOSS'
  | 'HOMOZYGOUS_DELETION';

/** Whether a variant was inherited or acquired. */
export type VariantOrigin =
  | 'SOMATIC'
  | 'GERMLINE'
  | 'UNKNOWN';

/** Scales of performance status. */
export type PerformanceScale =
  | 'ECOG'
  | 'KARNOFSKY';

/**
 * One record of the site's own audit: what was asked of the site and what it gave, or a note on what its
 * records of answers can't tell. It holds no value of any patient. It stands in one place because the site
 * node answers it and the patients subgraph passes it on.
 */
export type AuditRecord = {
  /** Number of the record, from 1 on without a gap. */
  readonly sequence: Scalars['Int']['output'];
  /** What the record tells of; which of the fields below it has follows from that. */
  readonly kind: AuditRecordKind;
  /** When the answer left, or the note was written, ISO 8601 in UTC. */
  readonly time: Scalars['String']['output'];
  /** Who asked, as the issuer names them; null in notes, and when nobody had proved to be anyone. */
  readonly subject: Maybe<Scalars['String']['output']>;
  /** Id of the caller's institution; null like `subject`. */
  readonly institution: Maybe<Scalars['String']['output']>;
  /** HL7 PurposeOfUse code that the caller stated; null like `subject`. */
  readonly purpose: Maybe<Scalars['String']['output']>;
  /** Id of the client's request; it stands in the logs and audits of all parts. Null in notes. */
  readonly requestId: Maybe<Scalars['String']['output']>;
  /** Name of the operation at the site, which the patients subgraph gives it; null when it has none. */
  readonly operationName: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the operation's text, in hexadecimal; null when no text came, and in notes. */
  readonly operationHash: Maybe<Scalars['String']['output']>;
  /** Fields that were asked for, as `Type.field`, those that were withheld also; empty in notes. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** Fields that were withheld, and what they would take; empty in notes. */
  readonly withheld: ReadonlyArray<AuditWithheld>;
  /** Of how many patients the answer held something; 0 in notes. */
  readonly records: Scalars['Int']['output'];
  /** Network-wide ids of those patients; empty in notes. */
  readonly patients: ReadonlyArray<Scalars['ID']['output']>;
  /** What became of the operation; null in notes. */
  readonly decision: Maybe<AuditDecision>;
  /** REFUSED: what the requests were to prove who sends them by; null in all others. */
  readonly credential: Maybe<AuditCredential>;
  /**
   * REFUSED: why that proved nothing, by class, such as `expired`, `absent` or `wrong audience`; null in
   * all others. It is never a text of the request.
   */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** REFUSED: how many requests. LOST: how many records. Null in all others. */
  readonly count: Maybe<Scalars['Int']['output']>;
  /** REFUSED: when the first request of its minute came, ISO 8601 in UTC; null in all others. */
  readonly since: Maybe<Scalars['String']['output']>;
  /** TORN: the size of what was set aside, in bytes; null in all others. */
  readonly bytes: Maybe<Scalars['Int']['output']>;
  /** TORN: name of the file, beside the audit's own, with what was set aside; null in all others. */
  readonly setAside: Maybe<Scalars['String']['output']>;
};

/** What a record of the audit tells of: an answer, or in a note what the answers alone can't tell. */
export type AuditRecordKind =
  /** An answer, that to an operation which did not run also. */
  | 'ANSWER'
  /**
   * Requests that proved nothing of who sends them, for one reason: the first by itself, the others of its
   * minute together. What they claim of their sender isn't kept, for nothing says that it is true.
   */
  | 'REFUSED'
  /** Records that could not be written before this. An answer with data did not leave without its record. */
  | 'LOST'
  /** The process died while it wrote: what it had written of its last record was set aside. */
  | 'TORN';

/** What a request is to prove who sends it by. */
export type AuditCredential =
  /** A caller's token. */
  | 'TOKEN'
  /** Another part's assertion. */
  | 'ASSERTION';

/** A field that was withheld. */
export type AuditWithheld = {
  /** `Type.field`. */
  readonly field: Scalars['String']['output'];
  /** What it would take, such as `scope patient:genomics`. */
  readonly requires: ReadonlyArray<Scalars['String']['output']>;
};

/** What became of an operation. */
export type AuditDecision =
  /** Everything that was asked for was given. */
  | 'ALLOWED'
  /** Some fields were withheld. */
  | 'PARTIAL'
  /** All that was asked for was withheld. */
  | 'DENIED'
  /** It did not run. */
  | 'REFUSED';

/**
 * Which records of the audit to list; all conditions must hold. Of whom, from where, of which patient and
 * what became of it is known of answers only, so that these conditions list no notes.
 */
export type AuditFilter = {
  /** Any of these kinds; every kind unless stated. */
  readonly kinds?: InputMaybe<ReadonlyArray<AuditRecordKind>>;
  /** Of this time or later, ISO 8601 in UTC. */
  readonly since?: InputMaybe<Scalars['String']['input']>;
  /** Before this time, ISO 8601 in UTC. */
  readonly until?: InputMaybe<Scalars['String']['input']>;
  /** Asked by this subject. */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
  /** Asked from this institution. */
  readonly institution?: InputMaybe<Scalars['String']['input']>;
  /** Answers that held something of this patient, by network-wide id. */
  readonly patient?: InputMaybe<Scalars['ID']['input']>;
  /** What became of the operation. */
  readonly decision?: InputMaybe<AuditDecision>;
};

/** A fact that is missing of some of a trial's candidates. */
export type MissingFact = {
  /** The fact, in the words of its criterion. */
  readonly fact: Scalars['String']['output'];
  /** POSSIBLY_ELIGIBLE candidates of whom it is missing. */
  readonly missingFor: Scalars['Int']['output'];
  /** Those of them of whom nothing else is missing: it alone settles whether they are eligible. */
  readonly settles: Scalars['Int']['output'];
};

/** By what a trial's loss is told apart. */
export type LossDimension =
  | 'SEX'
  /** Ten-year bands, `0-9` to `80-89`, and `90+`. */
  | 'AGE_BAND'
  | 'RACE'
  | 'ETHNICITY';

/**
 * What one criterion does to a trial's reach. Patients whose records don't settle it are UNKNOWN, apart from
 * those whom it excludes (NOT_MET).
 */
export type CriterionLoss = {
  /**
   * Code of the open arm that asks for it; null when the trial does. That one of the open arms must fit is
   * one criterion of the trial; where that is more than one criterion, those of each arm come after it.
   */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** All patients, by what this criterion alone comes to. */
  readonly alone: ReadonlyArray<CriterionLossCell>;
  /**
   * The patients whom no criterion before this one excludes, by what this one comes to; for one of an arm,
   * none of the trial's before the arms, nor of the same arm.
   */
  readonly inOrder: ReadonlyArray<CriterionLossCell>;
};

/** Patients with one outcome, and in one group where groups were asked for. */
export type CriterionLossCell = {
  /** What the criterion comes to for them. */
  readonly outcome: CriterionOutcome;
  /** The group: a value of the dimension, `UNKNOWN` where the record states none; null without one. */
  readonly key: Maybe<Scalars['String']['output']>;
  /** The key in words; null without one. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** How many they are, protected as every count is. */
  readonly count: ProtectedCount;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Patient: Patient;
  Site: Site;
  Trial: Trial;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Patient:
    ( { __typename: 'Patient' }
    & GraphQLRecursivePick<FederationTypes['Patient'], {"id":true}> );
  Site:
    ( { __typename: 'Site' }
    & GraphQLRecursivePick<FederationTypes['Site'], {"id":true}> );
  Trial:
    ( { __typename: 'Trial' }
    & GraphQLRecursivePick<FederationTypes['Trial'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Trial'], {"matchCriteria":true}>
        | GraphQLRecursivePick<FederationTypes['Trial'], {"matchCriteria":true}>
        | GraphQLRecursivePick<FederationTypes['Trial'], {"matchCriteria":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AuditConnection: ResolverTypeWrapper<AuditPage>;
  AuditEdge: ResolverTypeWrapper<Omit<AuditEdge, 'node'> & { node: ResolversTypes['AuditRecord'] }>;
  Patient: ResolverTypeWrapper<PatientNode>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Site: ResolverTypeWrapper<SiteAddress>;
  SiteStatus: SiteStatus;
  SiteError: ResolverTypeWrapper<SiteError>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PatientConnection: ResolverTypeWrapper<PatientsAnswer>;
  PatientEdge: ResolverTypeWrapper<Omit<PatientEdge, 'node'> & { node?: Maybe<ResolversTypes['Patient']> }>;
  PatientsAtSite: ResolverTypeWrapper<Omit<PatientsAtSite, 'site'> & { site: ResolversTypes['Site'] }>;
  Cohort: ResolverTypeWrapper<CohortAnswer>;
  CohortAtSite: ResolverTypeWrapper<Omit<CohortAtSite, 'site'> & { site: ResolversTypes['Site'] }>;
  CohortCell: ResolverTypeWrapper<CohortCell>;
  Trial: ResolverTypeWrapper<Omit<Trial, 'eligiblePatients' | 'criteriaLoss'> & { eligiblePatients?: Maybe<ResolversTypes['EligiblePatientConnection']>, criteriaLoss?: Maybe<ResolversTypes['CriteriaLoss']> }>;
  CriteriaLoss: ResolverTypeWrapper<CriteriaLossAnswer>;
  CriteriaLossAtSite: ResolverTypeWrapper<Omit<CriteriaLossAtSite, 'site'> & { site: ResolversTypes['Site'] }>;
  EligiblePatientConnection: ResolverTypeWrapper<CandidatesAnswer>;
  EligiblePatientEdge: ResolverTypeWrapper<CandidateEdge>;
  EligiblePatientsAtSite: ResolverTypeWrapper<Omit<EligiblePatientsAtSite, 'site'> & { site: ResolversTypes['Site'] }>;
  MatchCriteria: ResolverTypeWrapper<Scalars['MatchCriteria']['output']>;
  Gene: ResolverTypeWrapper<Gene>;
  Biomarker: ResolverTypeWrapper<Biomarker>;
  Therapy: ResolverTypeWrapper<Therapy>;
  Race: Race;
  Ethnicity: Ethnicity;
  HumanName: ResolverTypeWrapper<HumanName>;
  Coding: ResolverTypeWrapper<Coding>;
  Condition: ResolverTypeWrapper<Condition>;
  ConditionRole: ConditionRole;
  GenomicVariant: ResolverTypeWrapper<GenomicVariant>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GenomicSignature: ResolverTypeWrapper<GenomicSignature>;
  GenomicSignatureKind: GenomicSignatureKind;
  GenomicTest: ResolverTypeWrapper<GenomicTest>;
  Treatment: ResolverTypeWrapper<Treatment>;
  TreatmentKind: TreatmentKind;
  PerformanceStatus: ResolverTypeWrapper<PerformanceStatus>;
  TumorMarker: ResolverTypeWrapper<TumorMarker>;
  MarkerInterpretation: MarkerInterpretation;
  PhenotypicFeature: ResolverTypeWrapper<PhenotypicFeature>;
  ProtectedCount: ResolverTypeWrapper<ProtectedCount>;
  CohortBounds: ResolverTypeWrapper<CohortBounds>;
  CohortDimension: CohortDimension;
  CriterionOutcome: CriterionOutcome;
  EligibilityVerdict: EligibilityVerdict;
  CriterionResult: ResolverTypeWrapper<CriterionResult>;
  PatientFilter: PatientFilter;
  CohortFilter: CohortFilter;
  AlterationFilter: AlterationFilter;
  IntRange: IntRange;
  PartialDate: ResolverTypeWrapper<Scalars['PartialDate']['output']>;
  MatchProfile: ResolverTypeWrapper<Scalars['MatchProfile']['output']>;
  Sex: Sex;
  VariantCategory: VariantCategory;
  CopyNumberCall: CopyNumberCall;
  VariantOrigin: VariantOrigin;
  PerformanceScale: PerformanceScale;
  AuditRecord: ResolverTypeWrapper<AuditNode>;
  AuditRecordKind: AuditRecordKind;
  AuditCredential: AuditCredential;
  AuditWithheld: ResolverTypeWrapper<AuditWithheld>;
  AuditDecision: AuditDecision;
  AuditFilter: AuditFilter;
  MissingFact: ResolverTypeWrapper<MissingFact>;
  LossDimension: LossDimension;
  CriterionLoss: ResolverTypeWrapper<CriterionLoss>;
  CriterionLossCell: ResolverTypeWrapper<CriterionLossCell>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AuditConnection: AuditPage;
  AuditEdge: Omit<AuditEdge, 'node'> & { node: ResolversParentTypes['AuditRecord'] };
  Patient: PatientNode;
  Boolean: Scalars['Boolean']['output'];
  Site: SiteAddress;
  SiteError: SiteError;
  PageInfo: PageInfo;
  PatientConnection: PatientsAnswer;
  PatientEdge: Omit<PatientEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Patient']> };
  PatientsAtSite: Omit<PatientsAtSite, 'site'> & { site: ResolversParentTypes['Site'] };
  Cohort: CohortAnswer;
  CohortAtSite: Omit<CohortAtSite, 'site'> & { site: ResolversParentTypes['Site'] };
  CohortCell: CohortCell;
  Trial: Omit<Trial, 'eligiblePatients' | 'criteriaLoss'> & { eligiblePatients?: Maybe<ResolversParentTypes['EligiblePatientConnection']>, criteriaLoss?: Maybe<ResolversParentTypes['CriteriaLoss']> } | FederationReferenceTypes['Trial'];
  CriteriaLoss: CriteriaLossAnswer;
  CriteriaLossAtSite: Omit<CriteriaLossAtSite, 'site'> & { site: ResolversParentTypes['Site'] };
  EligiblePatientConnection: CandidatesAnswer;
  EligiblePatientEdge: CandidateEdge;
  EligiblePatientsAtSite: Omit<EligiblePatientsAtSite, 'site'> & { site: ResolversParentTypes['Site'] };
  MatchCriteria: Scalars['MatchCriteria']['output'];
  Gene: Gene;
  Biomarker: Biomarker;
  Therapy: Therapy;
  HumanName: HumanName;
  Coding: Coding;
  Condition: Condition;
  GenomicVariant: GenomicVariant;
  Float: Scalars['Float']['output'];
  GenomicSignature: GenomicSignature;
  GenomicTest: GenomicTest;
  Treatment: Treatment;
  PerformanceStatus: PerformanceStatus;
  TumorMarker: TumorMarker;
  PhenotypicFeature: PhenotypicFeature;
  ProtectedCount: ProtectedCount;
  CohortBounds: CohortBounds;
  CriterionResult: CriterionResult;
  PatientFilter: PatientFilter;
  CohortFilter: CohortFilter;
  AlterationFilter: AlterationFilter;
  IntRange: IntRange;
  PartialDate: Scalars['PartialDate']['output'];
  MatchProfile: Scalars['MatchProfile']['output'];
  AuditRecord: AuditNode;
  AuditWithheld: AuditWithheld;
  AuditFilter: AuditFilter;
  MissingFact: MissingFact;
  CriterionLoss: CriterionLoss;
  CriterionLossCell: CriterionLossCell;
  String: Scalars['String']['output'];
};

export type RevealsDirectiveArgs = {
  fields: ReadonlyArray<Scalars['String']['input']>;
};

export type RevealsDirectiveResolver<Result, Parent, ContextType = PatientsContext, Args = RevealsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type QueryResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  patient?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType, RequireFields<QueryPatientArgs, 'id'>>;
  patients?: Resolver<Maybe<ResolversTypes['PatientConnection']>, ParentType, ContextType, RequireFields<QueryPatientsArgs, 'first'>>;
  cohort?: Resolver<Maybe<ResolversTypes['Cohort']>, ParentType, ContextType, RequireFields<QueryCohortArgs, 'filter'>>;
  sites?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Site']>>, ParentType, ContextType>;
  auditTrail?: Resolver<Maybe<ResolversTypes['AuditConnection']>, ParentType, ContextType, RequireFields<QueryAuditTrailArgs, 'first'>>;
};

export type AuditConnectionResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['AuditConnection'] = ResolversParentTypes['AuditConnection']> = {
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEdgeResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['AuditEdge'] = ResolversParentTypes['AuditEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditRecord'], ParentType, ContextType>;
};

export type PatientResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient'], FederationReferenceType extends FederationReferenceTypes['Patient'] = FederationReferenceTypes['Patient']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Patient']> | FederationReferenceType, FederationReferenceType, ContextType>;
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mrn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['HumanName']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  ageYears?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sex?: Resolver<ResolversTypes['Sex'], ParentType, ContextType>;
  race?: Resolver<ReadonlyArray<ResolversTypes['Race']>, ParentType, ContextType>;
  ethnicity?: Resolver<ResolversTypes['Ethnicity'], ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deceased?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['Condition']>, ParentType, ContextType>;
  genomicVariants?: Resolver<Maybe<ReadonlyArray<ResolversTypes['GenomicVariant']>>, ParentType, ContextType>;
  genomicSignatures?: Resolver<Maybe<ReadonlyArray<ResolversTypes['GenomicSignature']>>, ParentType, ContextType>;
  genomicTests?: Resolver<Maybe<ReadonlyArray<ResolversTypes['GenomicTest']>>, ParentType, ContextType>;
  treatments?: Resolver<ReadonlyArray<ResolversTypes['Treatment']>, ParentType, ContextType>;
  performanceStatus?: Resolver<ReadonlyArray<ResolversTypes['PerformanceStatus']>, ParentType, ContextType>;
  tumorMarkers?: Resolver<ReadonlyArray<ResolversTypes['TumorMarker']>, ParentType, ContextType>;
  phenotypicFeatures?: Resolver<ReadonlyArray<ResolversTypes['PhenotypicFeature']>, ParentType, ContextType>;
  matchProfile?: Resolver<Maybe<ResolversTypes['MatchProfile']>, ParentType, ContextType>;
};

export type SiteResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site'], FederationReferenceType extends FederationReferenceTypes['Site'] = FederationReferenceTypes['Site']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Site']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SiteStatus'], ParentType, ContextType>;
  patients?: Resolver<Maybe<ResolversTypes['ProtectedCount']>, ParentType, ContextType>;
};

export type SiteErrorResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['SiteError'] = ResolversParentTypes['SiteError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PatientConnectionResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['PatientConnection'] = ResolversParentTypes['PatientConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['PatientsAtSite']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PatientEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PatientEdgeResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['PatientEdge'] = ResolversParentTypes['PatientEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType>;
};

export type PatientsAtSiteResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['PatientsAtSite'] = ResolversParentTypes['PatientsAtSite']> = {
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SiteStatus'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['SiteError']>, ParentType, ContextType>;
};

export type CohortResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Cohort'] = ResolversParentTypes['Cohort']> = {
  count?: Resolver<ResolversTypes['ProtectedCount'], ParentType, ContextType>;
  persons?: Resolver<ResolversTypes['CohortBounds'], ParentType, ContextType>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['CohortAtSite']>, ParentType, ContextType>;
  breakdown?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CohortCell']>>, ParentType, ContextType, RequireFields<CohortBreakdownArgs, 'by' | 'first'>>;
};

export type CohortAtSiteResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['CohortAtSite'] = ResolversParentTypes['CohortAtSite']> = {
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SiteStatus'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['ProtectedCount']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['SiteError']>, ParentType, ContextType>;
};

export type CohortCellResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['CohortCell'] = ResolversParentTypes['CohortCell']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['ProtectedCount'], ParentType, ContextType>;
};

export type TrialResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Trial'] = ResolversParentTypes['Trial'], FederationReferenceType extends FederationReferenceTypes['Trial'] = FederationReferenceTypes['Trial']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Trial']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eligiblePatients?: Resolver<Maybe<ResolversTypes['EligiblePatientConnection']>, ParentType, ContextType, RequireFields<TrialEligiblePatientsArgs, 'first' | 'verdicts'>>;
  criteriaLoss?: Resolver<Maybe<ResolversTypes['CriteriaLoss']>, ParentType, ContextType, Partial<TrialCriteriaLossArgs>>;
};

export type CriteriaLossResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['CriteriaLoss'] = ResolversParentTypes['CriteriaLoss']> = {
  sites?: Resolver<ReadonlyArray<ResolversTypes['CriteriaLossAtSite']>, ParentType, ContextType>;
  criteria?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CriterionLoss']>>, ParentType, ContextType>;
};

export type CriteriaLossAtSiteResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['CriteriaLossAtSite'] = ResolversParentTypes['CriteriaLossAtSite']> = {
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SiteStatus'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['SiteError']>, ParentType, ContextType>;
};

export type EligiblePatientConnectionResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['EligiblePatientConnection'] = ResolversParentTypes['EligiblePatientConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  worklist?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MissingFact']>>, ParentType, ContextType, RequireFields<EligiblePatientConnectionWorklistArgs, 'first'>>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['EligiblePatientsAtSite']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EligiblePatientEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EligiblePatientEdgeResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['EligiblePatientEdge'] = ResolversParentTypes['EligiblePatientEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['EligibilityVerdict'], ParentType, ContextType>;
  arms?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  criteria?: Resolver<ReadonlyArray<ResolversTypes['CriterionResult']>, ParentType, ContextType>;
  missingFacts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EligiblePatientsAtSiteResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['EligiblePatientsAtSite'] = ResolversParentTypes['EligiblePatientsAtSite']> = {
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SiteStatus'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['SiteError']>, ParentType, ContextType>;
};

export interface MatchCriteriaScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MatchCriteria'], any> {
  name: 'MatchCriteria';
}

export type GeneResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Gene'] = ResolversParentTypes['Gene']> = {
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BiomarkerResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Biomarker'] = ResolversParentTypes['Biomarker']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TherapyResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Therapy'] = ResolversParentTypes['Therapy']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type HumanNameResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['HumanName'] = ResolversParentTypes['HumanName']> = {
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  given?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CodingResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConditionResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Condition'] = ResolversParentTypes['Condition']> = {
  code?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oncotreeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onsetYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ConditionRole'], ParentType, ContextType>;
  confirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GenomicVariantResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['GenomicVariant'] = ResolversParentTypes['GenomicVariant']> = {
  gene?: Resolver<Maybe<ResolversTypes['Gene']>, ParentType, ContextType>;
  partnerGene?: Resolver<Maybe<ResolversTypes['Gene']>, ParentType, ContextType>;
  proteinChange?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  codingChange?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['VariantCategory'], ParentType, ContextType>;
  classification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  exon?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  copyNumber?: Resolver<Maybe<ResolversTypes['CopyNumberCall']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['VariantOrigin'], ParentType, ContextType>;
  alleleFraction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  testedYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  biomarker?: Resolver<Maybe<ResolversTypes['Biomarker']>, ParentType, ContextType>;
};

export type GenomicSignatureResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['GenomicSignature'] = ResolversParentTypes['GenomicSignature']> = {
  kind?: Resolver<ResolversTypes['GenomicSignatureKind'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  testedYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  biomarker?: Resolver<Maybe<ResolversTypes['Biomarker']>, ParentType, ContextType>;
};

export type GenomicTestResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['GenomicTest'] = ResolversParentTypes['GenomicTest']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  year?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  coveredGenes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TreatmentResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['Treatment'] = ResolversParentTypes['Treatment']> = {
  kind?: Resolver<ResolversTypes['TreatmentKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  therapy?: Resolver<Maybe<ResolversTypes['Therapy']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  startYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PerformanceStatusResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['PerformanceStatus'] = ResolversParentTypes['PerformanceStatus']> = {
  scale?: Resolver<ResolversTypes['PerformanceScale'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  year?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TumorMarkerResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['TumorMarker'] = ResolversParentTypes['TumorMarker']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  interpretation?: Resolver<ResolversTypes['MarkerInterpretation'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  year?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PhenotypicFeatureResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['PhenotypicFeature'] = ResolversParentTypes['PhenotypicFeature']> = {
  hpoId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  excluded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProtectedCountResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['ProtectedCount'] = ResolversParentTypes['ProtectedCount']> = {
  value?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  suppressed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CohortBoundsResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['CohortBounds'] = ResolversParentTypes['CohortBounds']> = {
  atLeast?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  atMost?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CriterionResultResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['CriterionResult'] = ResolversParentTypes['CriterionResult']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CriterionOutcome'], ParentType, ContextType>;
  found?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface PartialDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PartialDate'], any> {
  name: 'PartialDate';
}

export interface MatchProfileScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MatchProfile'], any> {
  name: 'MatchProfile';
}

export type AuditRecordResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['AuditRecord'] = ResolversParentTypes['AuditRecord']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditRecordKind'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  institution?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operationHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  withheld?: Resolver<ReadonlyArray<ResolversTypes['AuditWithheld']>, ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  patients?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['AuditDecision']>, ParentType, ContextType>;
  credential?: Resolver<Maybe<ResolversTypes['AuditCredential']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  setAside?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditWithheldResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['AuditWithheld'] = ResolversParentTypes['AuditWithheld']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requires?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MissingFactResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['MissingFact'] = ResolversParentTypes['MissingFact']> = {
  fact?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missingFor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CriterionLossResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['CriterionLoss'] = ResolversParentTypes['CriterionLoss']> = {
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  alone?: Resolver<ReadonlyArray<ResolversTypes['CriterionLossCell']>, ParentType, ContextType>;
  inOrder?: Resolver<ReadonlyArray<ResolversTypes['CriterionLossCell']>, ParentType, ContextType>;
};

export type CriterionLossCellResolvers<ContextType = PatientsContext, ParentType extends ResolversParentTypes['CriterionLossCell'] = ResolversParentTypes['CriterionLossCell']> = {
  outcome?: Resolver<ResolversTypes['CriterionOutcome'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['ProtectedCount'], ParentType, ContextType>;
};

export type Resolvers<ContextType = PatientsContext> = {
  Query?: QueryResolvers<ContextType>;
  AuditConnection?: AuditConnectionResolvers<ContextType>;
  AuditEdge?: AuditEdgeResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  SiteError?: SiteErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PatientConnection?: PatientConnectionResolvers<ContextType>;
  PatientEdge?: PatientEdgeResolvers<ContextType>;
  PatientsAtSite?: PatientsAtSiteResolvers<ContextType>;
  Cohort?: CohortResolvers<ContextType>;
  CohortAtSite?: CohortAtSiteResolvers<ContextType>;
  CohortCell?: CohortCellResolvers<ContextType>;
  Trial?: TrialResolvers<ContextType>;
  CriteriaLoss?: CriteriaLossResolvers<ContextType>;
  CriteriaLossAtSite?: CriteriaLossAtSiteResolvers<ContextType>;
  EligiblePatientConnection?: EligiblePatientConnectionResolvers<ContextType>;
  EligiblePatientEdge?: EligiblePatientEdgeResolvers<ContextType>;
  EligiblePatientsAtSite?: EligiblePatientsAtSiteResolvers<ContextType>;
  MatchCriteria?: GraphQLScalarType;
  Gene?: GeneResolvers<ContextType>;
  Biomarker?: BiomarkerResolvers<ContextType>;
  Therapy?: TherapyResolvers<ContextType>;
  HumanName?: HumanNameResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  Condition?: ConditionResolvers<ContextType>;
  GenomicVariant?: GenomicVariantResolvers<ContextType>;
  GenomicSignature?: GenomicSignatureResolvers<ContextType>;
  GenomicTest?: GenomicTestResolvers<ContextType>;
  Treatment?: TreatmentResolvers<ContextType>;
  PerformanceStatus?: PerformanceStatusResolvers<ContextType>;
  TumorMarker?: TumorMarkerResolvers<ContextType>;
  PhenotypicFeature?: PhenotypicFeatureResolvers<ContextType>;
  ProtectedCount?: ProtectedCountResolvers<ContextType>;
  CohortBounds?: CohortBoundsResolvers<ContextType>;
  CriterionResult?: CriterionResultResolvers<ContextType>;
  PartialDate?: GraphQLScalarType;
  MatchProfile?: GraphQLScalarType;
  AuditRecord?: AuditRecordResolvers<ContextType>;
  AuditWithheld?: AuditWithheldResolvers<ContextType>;
  MissingFact?: MissingFactResolvers<ContextType>;
  CriterionLoss?: CriterionLossResolvers<ContextType>;
  CriterionLossCell?: CriterionLossCellResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = PatientsContext> = {
  reveals?: RevealsDirectiveResolver<any, any, ContextType>;
};
