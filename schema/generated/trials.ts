import type { TrialCriteria } from '../../matching/criteria.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BiomarkerNode, EligibleTrialListing, EligibleTrialRow, PatientNode, TherapyNode, TrialListing, TrialsContext } from '../../subgraphs/trials/context.ts';
import type { TrialRecord } from '../../subgraphs/trials/records.ts';
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
  /** Absolute URL. */
  URL: { input: string; output: string; }
  /** Calendar date with the exactness of FHIR R4 `date`: YYYY, YYYY-MM or YYYY-MM-DD. */
  PartialDate: { input: string; output: string; }
  /** Internal to the federation: a trial's criteria as a tree. */
  MatchCriteria: { input: TrialCriteria; output: TrialCriteria; }
  /** Internal to the federation: a patient's features for matching. */
  MatchProfile: { input: MatchProfile; output: MatchProfile; }
};

export type Query = {
  /** One trial by its NCT number or its registry's own id. */
  readonly trial: Maybe<Trial>;
  /** Trials in the order of their ids. `first` is 1 to 1000. */
  readonly trials: Maybe<TrialConnection>;
};


export type QueryTrialArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTrialsArgs = {
  filter?: InputMaybe<TrialFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A registered clinical study. */
export type Trial = {
  /** NCT number, or the registry's own id. */
  readonly id: Scalars['ID']['output'];
  /** Short title, as registered. */
  readonly briefTitle: Maybe<Scalars['String']['output']>;
  /** Full title, as registered; null when not stated. */
  readonly officialTitle: Maybe<Scalars['String']['output']>;
  /** Null when the source states none. */
  readonly status: Maybe<TrialStatus>;
  /** The day on which the status was true, as exact as the registry has it. */
  readonly statusVerified: Maybe<Scalars['PartialDate']['output']>;
  /** Empty for studies without phases; PHASE1 and PHASE2 together are a phase 1/2 trial. */
  readonly phases: Maybe<ReadonlyArray<TrialPhase>>;
  /** Null when the source states none. */
  readonly studyType: Maybe<StudyType>;
  /** As the sponsor words them. */
  readonly conditions: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** How many people it takes in; null when not stated. */
  readonly enrollment: Maybe<Enrollment>;
  /** Lead sponsor; null when not stated. */
  readonly sponsor: Maybe<Scalars['String']['output']>;
  /** Planned or actual start; null when not stated. */
  readonly startDate: Maybe<Scalars['PartialDate']['output']>;
  /** Planned or actual date of the last data for the primary outcome. */
  readonly primaryCompletionDate: Maybe<Scalars['PartialDate']['output']>;
  /** What is given or done. */
  readonly interventions: Maybe<ReadonlyArray<TrialIntervention>>;
  /** Arms of the protocol where one is ingested, else the registry's. */
  readonly arms: Maybe<ReadonlyArray<TrialArm>>;
  /** Where it is run. */
  readonly locations: Maybe<ReadonlyArray<TrialLocation>>;
  /** What the registry says on who may take part; null when it says nothing. */
  readonly eligibility: Maybe<TrialEligibility>;
  /** Biomarkers that the structured eligibility asks for. */
  readonly biomarkers: Maybe<ReadonlyArray<Biomarker>>;
  /**
   * What a patient is held against, as a tree whose nodes each name their parent: the protocol's criteria,
   * the registration's age and sex, then those of each arm. A free text that nobody curated
   * is one criterion.
   */
  readonly criteria: Maybe<ReadonlyArray<Criterion>>;
  /** The trial in its registry; null when it has none. */
  readonly url: Maybe<Scalars['URL']['output']>;
  /** The criteria as a tree, in which a free text that nobody curated is one criterion. */
  readonly matchCriteria: Maybe<Scalars['MatchCriteria']['output']>;
};

/** ClinicalTrials.gov overall and location recruitment status. */
export type TrialStatus =
  | 'NOT_YET_RECRUITING'
  | 'RECRUITING'
  | 'ENROLLING_BY_INVITATION'
  | 'ACTIVE_NOT_RECRUITING'
  | 'COMPLETED'
  | 'SUSPENDED'
  | 'TERMINATED'
  | 'WITHDRAWN'
  | 'AVAILABLE'
  | 'NO_LONGER_AVAILABLE'
  | 'TEMPORARILY_NOT_AVAILABLE'
  | 'APPROVED_FOR_MARKETING'
  | 'WITHHELD'
  /** Not verified by the sponsor for two years. */
  | 'UNKNOWN';

/** ClinicalTrials.gov's phases. */
export type TrialPhase =
  | 'EARLY_PHASE1'
  | 'PHASE1'
  | 'PHASE2'
  | 'PHASE3'
  | 'PHASE4'
  /** The registry's statement that phases don't apply. */
  | 'NA';

/** ClinicalTrials.gov's type of study. */
export type StudyType =
  | 'INTERVENTIONAL'
  | 'OBSERVATIONAL'
  | 'EXPANDED_ACCESS';

/** How many people a trial takes or took in. */
export type Enrollment = {
  /** Participants, planned or counted. */
  readonly target: Maybe<Scalars['Int']['output']>;
  /** True when `target` is the counted number. */
  readonly actual: Scalars['Boolean']['output'];
};

/** What is given or done in a trial. */
export type TrialIntervention = {
  /** The registry's word, such as DRUG, DEVICE or PROCEDURE; null when not stated. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** As the sponsor words it. */
  readonly name: Scalars['String']['output'];
  /** Brand names, codes and the like, as the sponsor words them. */
  readonly otherNames: ReadonlyArray<Scalars['String']['output']>;
  /** The agent in the shared knowledge, for drugs and biologicals. */
  readonly therapy: Maybe<Therapy>;
};

/** An arm or group of the trial. */
export type TrialArm = {
  /** The protocol's code or the registry's label. */
  readonly code: Scalars['String']['output'];
  /** The registry's word, such as EXPERIMENTAL; null when not stated. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** False when the arm is suspended or closed. */
  readonly open: Scalars['Boolean']['output'];
};

/** A place where the trial is run. */
export type TrialLocation = {
  /** The hospital or practice; null when not stated. */
  readonly facility: Maybe<Scalars['String']['output']>;
  /** Null when not stated. */
  readonly city: Maybe<Scalars['String']['output']>;
  /** State or province; null when not stated. */
  readonly state: Maybe<Scalars['String']['output']>;
  /** English name, as the registry has it. */
  readonly country: Maybe<Scalars['String']['output']>;
  /** Null when the site has no status of its own and the trial's holds. */
  readonly status: Maybe<TrialStatus>;
};

/** What the registry states on eligibility. */
export type TrialEligibility = {
  /** ALL, FEMALE or MALE; null when not stated. */
  readonly sex: Maybe<Scalars['String']['output']>;
  /** As stated, `18 Years`; null is no lower bound. */
  readonly minimumAge: Maybe<Scalars['String']['output']>;
  /** As stated; null is no upper bound. */
  readonly maximumAge: Maybe<Scalars['String']['output']>;
  /** Null when not stated. */
  readonly healthyVolunteers: Maybe<Scalars['Boolean']['output']>;
  /** The criteria in free text (Markdown), untouched. They are shown and never guessed at. */
  readonly criteriaText: Maybe<Scalars['String']['output']>;
  /** True when a curated criteria tree (CTML) is there to match on. */
  readonly structured: Scalars['Boolean']['output'];
};

/** Which trials; any value within a list, and every list that is stated. */
export type TrialFilter = {
  /** Any of these. */
  readonly statuses?: InputMaybe<ReadonlyArray<TrialStatus>>;
  /** Any of these. */
  readonly phases?: InputMaybe<ReadonlyArray<TrialPhase>>;
  /** Whole condition as the sponsor words it, in any case of letters. Any of them. */
  readonly conditions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Country names as the registry has them, in any case of letters. Any of them. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Biomarker ids that the structured eligibility asks for. Any of them. */
  readonly biomarkers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** True: only trials with a criteria tree to match on. */
  readonly structured?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of a list (Relay connection). */
export type TrialConnection = {
  /** How many there are over all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The page, in the order of the list. */
  readonly edges: ReadonlyArray<TrialEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One place in a list (Relay edge). */
export type TrialEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** What the edge leads to. */
  readonly node: Trial;
};

/** A finding that a test can make; its knowledge lies with the biomarkers subgraph. */
export type Biomarker = {
  /** Made from what is found, such as `BRAF:V600E`. */
  readonly id: Scalars['ID']['output'];
  /**
   * Trials whose structured eligibility asks for this biomarker, in the order of their ids. `first` is
   * 1 to 1000.
   */
  readonly trials: Maybe<TrialConnection>;
};


/** A finding that a test can make; its knowledge lies with the biomarkers subgraph. */
export type BiomarkerTrialsArgs = {
  filter?: InputMaybe<TrialFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** An agent or combination; its knowledge lies with the therapies subgraph. */
export type Therapy = {
  /** Made from the name. */
  readonly id: Scalars['ID']['output'];
  readonly name: Maybe<Scalars['String']['output']>;
  readonly synonyms: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /**
   * Trials that give this agent under its name or one of its synonyms, in the order of their ids.
   * `first` is 1 to 1000.
   */
  readonly trials: Maybe<TrialConnection>;
};


/** An agent or combination; its knowledge lies with the therapies subgraph. */
export type TherapyTrialsArgs = {
  filter?: InputMaybe<TrialFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A patient's record at the site that holds it, known here by its network-wide id. */
export type Patient = {
  /** Network-wide pseudonym `site:pseudonym`. */
  readonly id: Scalars['ID']['output'];
  readonly matchProfile: Maybe<Scalars['MatchProfile']['output']>;
  /**
   * Trials that are open and for which this patient is, or may be, eligible; best first. `first` is 1 to
   * 1000.
   */
  readonly eligibleTrials: Maybe<EligibleTrialConnection>;
};


/** A patient's record at the site that holds it, known here by its network-wide id. */
export type PatientEligibleTrialsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  verdicts?: ReadonlyArray<EligibilityVerdict>;
};

/** A page of trials for one patient (Relay connection). */
export type EligibleTrialConnection = {
  /** How many there are over all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The page, in the order of the list. */
  readonly edges: ReadonlyArray<EligibleTrialEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One trial for the patient, with the reasons. */
export type EligibleTrialEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** What the edge leads to. */
  readonly node: Trial;
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

/** One criterion of a trial, held against one patient. */
export type CriterionResult = {
  /** The criterion in words. */
  readonly text: Scalars['String']['output'];
  /** Whether the patient meets it. */
  readonly outcome: CriterionOutcome;
  /** What the patient's record says on it, with its date; null when nothing was found. */
  readonly found: Maybe<Scalars['String']['output']>;
};

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

/** One node of what a trial asks of a patient. Nodes come in the order of the trial, each before its parts. */
export type Criterion = {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
};

/** How criteria are taken together (Kleene's three-valued logic). */
export type CriteriaOperator =
  /** All must be met; without parts it is met. */
  | 'ALL'
  /** One must be met; without parts it is not met. */
  | 'ANY'
  /** The one part must not be met. */
  | 'NOT';

/** How a number is held against a bound. */
export type Comparison =
  | 'AT_LEAST'
  | 'MORE_THAN'
  | 'AT_MOST'
  | 'LESS_THAN'
  | 'EQUAL';

/** Criteria that are taken together. */
export type CriteriaGroup = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** How the parts are taken together. */
  readonly operator: CriteriaOperator;
};

/** Age on the day of the query; bounds are exact to the day. */
export type AgeCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** How the age is held against the bound. */
  readonly comparison: Comparison;
  /** The bound, in years; 1.5 is the age of 18 months. */
  readonly years: Scalars['Float']['output'];
};

/** Sex, as the record states it. */
export type SexCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** The sex asked for. */
  readonly sex: Sex;
};

/** A diagnosis; every more special one fits too. */
export type DiagnosisCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** OncoTree code or name; `_SOLID_` is any solid tumor, `_LIQUID_` any liquid one. */
  readonly cancerType: Scalars['String']['output'];
};

/** An alteration: all that is stated must hold within one and the same variant. */
export type GenomicCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** The altered gene. */
  readonly gene: Gene;
  /** Null: any alteration of the gene. */
  readonly category: Maybe<VariantCategory>;
  /** HGVS protein change in one-letter form, such as `p.V600E`; null: any. */
  readonly proteinChange: Maybe<Scalars['String']['output']>;
  /** `p.V600`: any single substitution at this place; no frameshift, stop or indel. Null: no such place. */
  readonly wildcardProteinChange: Maybe<Scalars['String']['output']>;
  /** Number of the exon; null: any. */
  readonly exon: Maybe<Scalars['Int']['output']>;
  /** The report's class of variant, such as `MISSENSE_MUTATION`; null: any. */
  readonly classification: Maybe<Scalars['String']['output']>;
  /** Change of the number of copies; null: any. */
  readonly copyNumber: Maybe<CopyNumberCall>;
  /** The other gene of the fusion, on either side; null: any. */
  readonly fusionPartner: Maybe<Gene>;
  /** Inherited or acquired; null: either. */
  readonly origin: Maybe<VariantOrigin>;
};

/** A genome-wide call. */
export type SignatureCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** `MSI-H`, `MSI-L`, `MSS`, `MMR-D`, `MMR-P`, or another signature by its source's name. */
  readonly signature: Scalars['String']['output'];
};

/** Mutations per megabase of the tumor. */
export type TumorMutationalBurdenCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** How the number is held against the bound. */
  readonly comparison: Comparison;
  /** The bound, in mutations per megabase. */
  readonly perMegabase: Scalars['Float']['output'];
};

/** A receptor or marker of the tumor. */
export type TumorMarkerCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** HER2, ER or PR. */
  readonly marker: Scalars['String']['output'];
  /** POSITIVE, NEGATIVE or UNKNOWN. */
  readonly status: Scalars['String']['output'];
};

/** AJCC stage group of the newest confirmed primary cancer. Known more coarsely than asked, it is UNKNOWN. */
export type StageCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** How the stage is held against the group: EQUAL is any stage within it. */
  readonly comparison: Comparison;
  /** Stage group, such as `III` or `IIIA`; `III` stands for IIIA, IIIB and IIIC too. */
  readonly stage: Scalars['String']['output'];
};

/**
 * Performance status by the newest assessment. One on the other scale counts where the published tables of
 * ECOG-ACRIN and of Buccheri et al. (1996) agree, else it is UNKNOWN.
 */
export type PerformanceStatusCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** The scale that the score is on. */
  readonly scale: PerformanceScale;
  /** How the assessment is held against the score, as a number: on Karnofsky's scale more is better. */
  readonly comparison: Comparison;
  /** ECOG from 0 to 5, Karnofsky from 0 to 100 in tens. */
  readonly score: Scalars['Int']['output'];
};

/**
 * Lines of systemic therapy that have begun. Records prove that there were so many, and never that there
 * were no more: an upper bound is NOT_MET or UNKNOWN.
 */
export type PriorLinesCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** How the number of lines is held against the bound. */
  readonly comparison: Comparison;
  /** The bound, in lines. */
  readonly lines: Scalars['Int']['output'];
};

/** A therapy that has been received. Nothing on file doesn't prove that it wasn't: MET or UNKNOWN. */
export type PriorTherapyCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** Name of an agent, of agents given together joined by `+`, or `RADIATION`. */
  readonly therapy: Scalars['String']['output'];
};

/** What the source states and no machine evaluates: for every patient its outcome is UNKNOWN. */
export type UnevaluableCriterion = Criterion & {
  /** Place in the tree: `1.2` is the second part of `1`. It changes when the trial's criteria do. */
  readonly path: Scalars['String']['output'];
  /** Path of the criterion that this one is a part of; null for one that stands by itself. */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** Code of the arm that asks for it; null when every arm does. */
  readonly arm: Maybe<Scalars['String']['output']>;
  /** The criterion in words, with all its parts. */
  readonly text: Scalars['String']['output'];
  /** What it is about, in the source's word. */
  readonly key: Scalars['String']['output'];
  /** What is asked for, in the source's words. */
  readonly value: Scalars['String']['output'];
};

/** A gene by its approved HGNC symbol; its knowledge lies with the biomarkers subgraph. */
export type Gene = {
  /** Approved HGNC symbol. */
  readonly symbol: Scalars['String']['output'];
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
  Trial: Trial;
  Biomarker: Biomarker;
  Therapy: Therapy;
  Patient: Patient;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Trial:
    ( { __typename: 'Trial' }
    & GraphQLRecursivePick<FederationTypes['Trial'], {"id":true}> );
  Biomarker:
    ( { __typename: 'Biomarker' }
    & GraphQLRecursivePick<FederationTypes['Biomarker'], {"id":true}> );
  Therapy:
    ( { __typename: 'Therapy' }
    & GraphQLRecursivePick<FederationTypes['Therapy'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Therapy'], {"name":true,"synonyms":true}> ) );
  Patient:
    ( { __typename: 'Patient' }
    & GraphQLRecursivePick<FederationTypes['Patient'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Patient'], {"matchProfile":true}> ) );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Criterion:
    | ( CriteriaGroup )
    | ( AgeCriterion )
    | ( SexCriterion )
    | ( DiagnosisCriterion )
    | ( GenomicCriterion )
    | ( SignatureCriterion )
    | ( TumorMutationalBurdenCriterion )
    | ( TumorMarkerCriterion )
    | ( StageCriterion )
    | ( PerformanceStatusCriterion )
    | ( PriorLinesCriterion )
    | ( PriorTherapyCriterion )
    | ( UnevaluableCriterion )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Trial: ResolverTypeWrapper<TrialRecord>;
  TrialStatus: TrialStatus;
  TrialPhase: TrialPhase;
  StudyType: StudyType;
  Enrollment: ResolverTypeWrapper<Enrollment>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  TrialIntervention: ResolverTypeWrapper<Omit<TrialIntervention, 'therapy'> & { therapy?: Maybe<ResolversTypes['Therapy']> }>;
  TrialArm: ResolverTypeWrapper<TrialArm>;
  TrialLocation: ResolverTypeWrapper<TrialLocation>;
  TrialEligibility: ResolverTypeWrapper<TrialEligibility>;
  TrialFilter: TrialFilter;
  TrialConnection: ResolverTypeWrapper<TrialListing>;
  TrialEdge: ResolverTypeWrapper<Omit<TrialEdge, 'node'> & { node: ResolversTypes['Trial'] }>;
  Biomarker: ResolverTypeWrapper<BiomarkerNode>;
  Therapy: ResolverTypeWrapper<TherapyNode>;
  Patient: ResolverTypeWrapper<PatientNode>;
  EligibleTrialConnection: ResolverTypeWrapper<EligibleTrialListing>;
  EligibleTrialEdge: ResolverTypeWrapper<EligibleTrialRow>;
  CriterionResult: ResolverTypeWrapper<CriterionResult>;
  CriterionOutcome: CriterionOutcome;
  EligibilityVerdict: EligibilityVerdict;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  PartialDate: ResolverTypeWrapper<Scalars['PartialDate']['output']>;
  MatchCriteria: ResolverTypeWrapper<Scalars['MatchCriteria']['output']>;
  MatchProfile: ResolverTypeWrapper<Scalars['MatchProfile']['output']>;
  Criterion: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Criterion']>;
  CriteriaOperator: CriteriaOperator;
  Comparison: Comparison;
  CriteriaGroup: ResolverTypeWrapper<CriteriaGroup>;
  AgeCriterion: ResolverTypeWrapper<AgeCriterion>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  SexCriterion: ResolverTypeWrapper<SexCriterion>;
  DiagnosisCriterion: ResolverTypeWrapper<DiagnosisCriterion>;
  GenomicCriterion: ResolverTypeWrapper<GenomicCriterion>;
  SignatureCriterion: ResolverTypeWrapper<SignatureCriterion>;
  TumorMutationalBurdenCriterion: ResolverTypeWrapper<TumorMutationalBurdenCriterion>;
  TumorMarkerCriterion: ResolverTypeWrapper<TumorMarkerCriterion>;
  StageCriterion: ResolverTypeWrapper<StageCriterion>;
  PerformanceStatusCriterion: ResolverTypeWrapper<PerformanceStatusCriterion>;
  PriorLinesCriterion: ResolverTypeWrapper<PriorLinesCriterion>;
  PriorTherapyCriterion: ResolverTypeWrapper<PriorTherapyCriterion>;
  UnevaluableCriterion: ResolverTypeWrapper<UnevaluableCriterion>;
  Gene: ResolverTypeWrapper<Gene>;
  Sex: Sex;
  VariantCategory: VariantCategory;
  CopyNumberCall: CopyNumberCall;
  VariantOrigin: VariantOrigin;
  PerformanceScale: PerformanceScale;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Trial: TrialRecord;
  Enrollment: Enrollment;
  Boolean: Scalars['Boolean']['output'];
  TrialIntervention: Omit<TrialIntervention, 'therapy'> & { therapy?: Maybe<ResolversParentTypes['Therapy']> };
  TrialArm: TrialArm;
  TrialLocation: TrialLocation;
  TrialEligibility: TrialEligibility;
  TrialFilter: TrialFilter;
  TrialConnection: TrialListing;
  TrialEdge: Omit<TrialEdge, 'node'> & { node: ResolversParentTypes['Trial'] };
  Biomarker: BiomarkerNode;
  Therapy: TherapyNode;
  Patient: PatientNode;
  EligibleTrialConnection: EligibleTrialListing;
  EligibleTrialEdge: EligibleTrialRow;
  CriterionResult: CriterionResult;
  PageInfo: PageInfo;
  URL: Scalars['URL']['output'];
  PartialDate: Scalars['PartialDate']['output'];
  MatchCriteria: Scalars['MatchCriteria']['output'];
  MatchProfile: Scalars['MatchProfile']['output'];
  Criterion: ResolversInterfaceTypes<ResolversParentTypes>['Criterion'];
  CriteriaGroup: CriteriaGroup;
  AgeCriterion: AgeCriterion;
  Float: Scalars['Float']['output'];
  SexCriterion: SexCriterion;
  DiagnosisCriterion: DiagnosisCriterion;
  GenomicCriterion: GenomicCriterion;
  SignatureCriterion: SignatureCriterion;
  TumorMutationalBurdenCriterion: TumorMutationalBurdenCriterion;
  TumorMarkerCriterion: TumorMarkerCriterion;
  StageCriterion: StageCriterion;
  PerformanceStatusCriterion: PerformanceStatusCriterion;
  PriorLinesCriterion: PriorLinesCriterion;
  PriorTherapyCriterion: PriorTherapyCriterion;
  UnevaluableCriterion: UnevaluableCriterion;
  Gene: Gene;
};

export type QueryResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  trial?: Resolver<Maybe<ResolversTypes['Trial']>, ParentType, ContextType, RequireFields<QueryTrialArgs, 'id'>>;
  trials?: Resolver<Maybe<ResolversTypes['TrialConnection']>, ParentType, ContextType, RequireFields<QueryTrialsArgs, 'first'>>;
};

export type TrialResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['Trial'] = ResolversParentTypes['Trial'], FederationReferenceType extends FederationReferenceTypes['Trial'] = FederationReferenceTypes['Trial']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Trial']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  briefTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  officialTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['TrialStatus']>, ParentType, ContextType>;
  statusVerified?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  phases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TrialPhase']>>, ParentType, ContextType>;
  studyType?: Resolver<Maybe<ResolversTypes['StudyType']>, ParentType, ContextType>;
  conditions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  enrollment?: Resolver<Maybe<ResolversTypes['Enrollment']>, ParentType, ContextType>;
  sponsor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startDate?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  primaryCompletionDate?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  interventions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TrialIntervention']>>, ParentType, ContextType>;
  arms?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TrialArm']>>, ParentType, ContextType>;
  locations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TrialLocation']>>, ParentType, ContextType>;
  eligibility?: Resolver<Maybe<ResolversTypes['TrialEligibility']>, ParentType, ContextType>;
  biomarkers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Biomarker']>>, ParentType, ContextType>;
  criteria?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Criterion']>>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  matchCriteria?: Resolver<Maybe<ResolversTypes['MatchCriteria']>, ParentType, ContextType>;
};

export type EnrollmentResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['Enrollment'] = ResolversParentTypes['Enrollment']> = {
  target?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  actual?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TrialInterventionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['TrialIntervention'] = ResolversParentTypes['TrialIntervention']> = {
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  otherNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  therapy?: Resolver<Maybe<ResolversTypes['Therapy']>, ParentType, ContextType>;
};

export type TrialArmResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['TrialArm'] = ResolversParentTypes['TrialArm']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TrialLocationResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['TrialLocation'] = ResolversParentTypes['TrialLocation']> = {
  facility?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['TrialStatus']>, ParentType, ContextType>;
};

export type TrialEligibilityResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['TrialEligibility'] = ResolversParentTypes['TrialEligibility']> = {
  sex?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minimumAge?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maximumAge?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  healthyVolunteers?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  criteriaText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  structured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TrialConnectionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['TrialConnection'] = ResolversParentTypes['TrialConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['TrialEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TrialEdgeResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['TrialEdge'] = ResolversParentTypes['TrialEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Trial'], ParentType, ContextType>;
};

export type BiomarkerResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['Biomarker'] = ResolversParentTypes['Biomarker'], FederationReferenceType extends FederationReferenceTypes['Biomarker'] = FederationReferenceTypes['Biomarker']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Biomarker']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  trials?: Resolver<Maybe<ResolversTypes['TrialConnection']>, ParentType, ContextType, RequireFields<BiomarkerTrialsArgs, 'first'>>;
};

export type TherapyResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['Therapy'] = ResolversParentTypes['Therapy'], FederationReferenceType extends FederationReferenceTypes['Therapy'] = FederationReferenceTypes['Therapy']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Therapy']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  trials?: Resolver<Maybe<ResolversTypes['TrialConnection']>, ParentType, ContextType, RequireFields<TherapyTrialsArgs, 'first'>>;
};

export type PatientResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient'], FederationReferenceType extends FederationReferenceTypes['Patient'] = FederationReferenceTypes['Patient']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Patient']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eligibleTrials?: Resolver<Maybe<ResolversTypes['EligibleTrialConnection']>, ParentType, ContextType, RequireFields<PatientEligibleTrialsArgs, 'first' | 'verdicts'>>;
};

export type EligibleTrialConnectionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['EligibleTrialConnection'] = ResolversParentTypes['EligibleTrialConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EligibleTrialEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EligibleTrialEdgeResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['EligibleTrialEdge'] = ResolversParentTypes['EligibleTrialEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Trial'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['EligibilityVerdict'], ParentType, ContextType>;
  arms?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  criteria?: Resolver<ReadonlyArray<ResolversTypes['CriterionResult']>, ParentType, ContextType>;
  missingFacts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CriterionResultResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['CriterionResult'] = ResolversParentTypes['CriterionResult']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CriterionOutcome'], ParentType, ContextType>;
  found?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export interface PartialDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PartialDate'], any> {
  name: 'PartialDate';
}

export interface MatchCriteriaScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MatchCriteria'], any> {
  name: 'MatchCriteria';
}

export interface MatchProfileScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MatchProfile'], any> {
  name: 'MatchProfile';
}

export type CriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['Criterion'] = ResolversParentTypes['Criterion']> = {
  __resolveType: TypeResolveFn<'CriteriaGroup' | 'AgeCriterion' | 'SexCriterion' | 'DiagnosisCriterion' | 'GenomicCriterion' | 'SignatureCriterion' | 'TumorMutationalBurdenCriterion' | 'TumorMarkerCriterion' | 'StageCriterion' | 'PerformanceStatusCriterion' | 'PriorLinesCriterion' | 'PriorTherapyCriterion' | 'UnevaluableCriterion', ParentType, ContextType>;
};

export type CriteriaGroupResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['CriteriaGroup'] = ResolversParentTypes['CriteriaGroup']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['CriteriaOperator'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgeCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['AgeCriterion'] = ResolversParentTypes['AgeCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  comparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType>;
  years?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SexCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['SexCriterion'] = ResolversParentTypes['SexCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sex?: Resolver<ResolversTypes['Sex'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiagnosisCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['DiagnosisCriterion'] = ResolversParentTypes['DiagnosisCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cancerType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GenomicCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['GenomicCriterion'] = ResolversParentTypes['GenomicCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gene?: Resolver<ResolversTypes['Gene'], ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['VariantCategory']>, ParentType, ContextType>;
  proteinChange?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wildcardProteinChange?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  exon?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  classification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  copyNumber?: Resolver<Maybe<ResolversTypes['CopyNumberCall']>, ParentType, ContextType>;
  fusionPartner?: Resolver<Maybe<ResolversTypes['Gene']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['VariantOrigin']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignatureCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['SignatureCriterion'] = ResolversParentTypes['SignatureCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TumorMutationalBurdenCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['TumorMutationalBurdenCriterion'] = ResolversParentTypes['TumorMutationalBurdenCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  comparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType>;
  perMegabase?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TumorMarkerCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['TumorMarkerCriterion'] = ResolversParentTypes['TumorMarkerCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  marker?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StageCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['StageCriterion'] = ResolversParentTypes['StageCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  comparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PerformanceStatusCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['PerformanceStatusCriterion'] = ResolversParentTypes['PerformanceStatusCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scale?: Resolver<ResolversTypes['PerformanceScale'], ParentType, ContextType>;
  comparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PriorLinesCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['PriorLinesCriterion'] = ResolversParentTypes['PriorLinesCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  comparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PriorTherapyCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['PriorTherapyCriterion'] = ResolversParentTypes['PriorTherapyCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  therapy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnevaluableCriterionResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['UnevaluableCriterion'] = ResolversParentTypes['UnevaluableCriterion']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GeneResolvers<ContextType = TrialsContext, ParentType extends ResolversParentTypes['Gene'] = ResolversParentTypes['Gene']> = {
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = TrialsContext> = {
  Query?: QueryResolvers<ContextType>;
  Trial?: TrialResolvers<ContextType>;
  Enrollment?: EnrollmentResolvers<ContextType>;
  TrialIntervention?: TrialInterventionResolvers<ContextType>;
  TrialArm?: TrialArmResolvers<ContextType>;
  TrialLocation?: TrialLocationResolvers<ContextType>;
  TrialEligibility?: TrialEligibilityResolvers<ContextType>;
  TrialConnection?: TrialConnectionResolvers<ContextType>;
  TrialEdge?: TrialEdgeResolvers<ContextType>;
  Biomarker?: BiomarkerResolvers<ContextType>;
  Therapy?: TherapyResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  EligibleTrialConnection?: EligibleTrialConnectionResolvers<ContextType>;
  EligibleTrialEdge?: EligibleTrialEdgeResolvers<ContextType>;
  CriterionResult?: CriterionResultResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  URL?: GraphQLScalarType;
  PartialDate?: GraphQLScalarType;
  MatchCriteria?: GraphQLScalarType;
  MatchProfile?: GraphQLScalarType;
  Criterion?: CriterionResolvers<ContextType>;
  CriteriaGroup?: CriteriaGroupResolvers<ContextType>;
  AgeCriterion?: AgeCriterionResolvers<ContextType>;
  SexCriterion?: SexCriterionResolvers<ContextType>;
  DiagnosisCriterion?: DiagnosisCriterionResolvers<ContextType>;
  GenomicCriterion?: GenomicCriterionResolvers<ContextType>;
  SignatureCriterion?: SignatureCriterionResolvers<ContextType>;
  TumorMutationalBurdenCriterion?: TumorMutationalBurdenCriterionResolvers<ContextType>;
  TumorMarkerCriterion?: TumorMarkerCriterionResolvers<ContextType>;
  StageCriterion?: StageCriterionResolvers<ContextType>;
  PerformanceStatusCriterion?: PerformanceStatusCriterionResolvers<ContextType>;
  PriorLinesCriterion?: PriorLinesCriterionResolvers<ContextType>;
  PriorTherapyCriterion?: PriorTherapyCriterionResolvers<ContextType>;
  UnevaluableCriterion?: UnevaluableCriterionResolvers<ContextType>;
  Gene?: GeneResolvers<ContextType>;
};

