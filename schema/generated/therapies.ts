import type { MatchProfile } from '../../matching/profile.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BiomarkerNode, DiseaseNode, EvidenceListing, PatientNode, TherapyNode, TherapyListing, TherapyOptionListing, TherapyOptionRow, TherapiesContext } from '../../subgraphs/therapies/context.ts';
import type { EvidenceRecord } from '../../subgraphs/therapies/records.ts';
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
  /** Internal to the federation: a patient's features for matching. */
  MatchProfile: { input: MatchProfile; output: MatchProfile; }
};

export type Query = {
  /** One therapy by its id; `a+b` is a combination. Null when unknown. */
  readonly therapy: Maybe<Therapy>;
  /** Therapies in the order of their ids. `first` is 1 to 1000. */
  readonly therapies: Maybe<TherapyConnection>;
  /** One evidence item by its id, such as `EID1409`. */
  readonly evidence: Maybe<Evidence>;
  /** A disease by its id, `DOID:1909` or `ONCOTREE:MEL`. */
  readonly disease: Maybe<Disease>;
};


export type QueryTherapyArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTherapiesArgs = {
  filter?: InputMaybe<TherapyFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryEvidenceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDiseaseArgs = {
  id: Scalars['ID']['input'];
};

/** A drug, or a combination given as one. */
export type Therapy = {
  /** Made from the name: `vemurafenib`, `dabrafenib+trametinib`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called; null when nothing is known of it. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** NCI Thesaurus code, such as `C64768`; null for combinations and where none is recorded. */
  readonly ncitId: Maybe<Scalars['String']['output']>;
  /** Other names, brand names among them. */
  readonly synonyms: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The single agents of a combination; empty for a single agent. */
  readonly components: Maybe<ReadonlyArray<Therapy>>;
  /**
   * Evidence on this agent, alone or within a combination, strongest level first, then by id. `first` is
   * 1 to 1000.
   */
  readonly evidence: Maybe<EvidenceConnection>;
};


/** A drug, or a combination given as one. */
export type TherapyEvidenceArgs = {
  filter?: InputMaybe<EvidenceFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A finding that a test can make; its knowledge lies with the biomarkers subgraph. */
export type Biomarker = {
  /** Made from what is found, such as `BRAF:V600E`. */
  readonly id: Scalars['ID']['output'];
  /**
   * Evidence whose molecular profile names this biomarker, strongest level first, then by id. `first` is
   * 1 to 1000.
   */
  readonly evidence: Maybe<EvidenceConnection>;
};


/** A finding that a test can make; its knowledge lies with the biomarkers subgraph. */
export type BiomarkerEvidenceArgs = {
  filter?: InputMaybe<EvidenceFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A disease of the Disease Ontology, with its OncoTree code where one is recorded. */
export type Disease = {
  /** `DOID:` and a number, `ONCOTREE:` and a code, or `NAME:` and the name when there is no code. */
  readonly id: Scalars['ID']['output'];
  /** The Disease Ontology's or OncoTree's name; null when only the code is known. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** `DOID:` and a number. */
  readonly doid: Maybe<Scalars['String']['output']>;
  /** OncoTree code; null where none is recorded. */
  readonly oncotreeCode: Maybe<Scalars['String']['output']>;
};

/** One curated statement of one publication (CIViC evidence item). */
export type Evidence = {
  /** `EID` and CIViC's number. */
  readonly id: Scalars['ID']['output'];
  /** How strong the evidence is. */
  readonly level: EvidenceLevel;
  /** What it speaks of. */
  readonly type: EvidenceType;
  /** Null where CIViC states none. */
  readonly direction: Maybe<EvidenceDirection>;
  /** What follows from the finding; null where CIViC states none. */
  readonly significance: Maybe<EvidenceSignificance>;
  /** CIViC's stars, 1 to 5; null when not rated. */
  readonly rating: Maybe<Scalars['Int']['output']>;
  /** Inherited or acquired variant; null where not stated. */
  readonly origin: Maybe<EvidenceVariantOrigin>;
  /** Null when the statement holds for no one disease. */
  readonly disease: Maybe<Disease>;
  /** The molecular profile in CIViC's words; AND, OR and NOT join its parts. */
  readonly molecularProfile: Scalars['String']['output'];
  /** Every biomarker that the molecular profile names, also those under NOT. */
  readonly biomarkers: ReadonlyArray<Biomarker>;
  /** Single agents; `therapyInteraction` says how they belong together. */
  readonly therapies: ReadonlyArray<Therapy>;
  /** Null for less than two therapies. */
  readonly therapyInteraction: Maybe<TherapyInteraction>;
  /** The publication. */
  readonly source: EvidenceSource;
  /** The curator's statement; null where it was not ingested. */
  readonly statement: Maybe<Scalars['String']['output']>;
  /** NCT numbers of trials that the source reports. */
  readonly nctIds: ReadonlyArray<Scalars['ID']['output']>;
  /** True when a curator has flagged the item as in doubt. */
  readonly flagged: Scalars['Boolean']['output'];
  /** The item at CIViC. */
  readonly url: Maybe<Scalars['URL']['output']>;
};

/** CIViC evidence levels. They aren't AMP/ASCO/CAP tiers. */
export type EvidenceLevel =
  /** Validated: proven or consensus association in medicine. */
  | 'A'
  /** Clinical: trials and other primary patient data. */
  | 'B'
  /** Case study: individual reports. */
  | 'C'
  /** Preclinical: in vivo or in vitro. */
  | 'D'
  /** Inferential: indirect. */
  | 'E';

/** What a piece of evidence speaks of (CIViC evidence type). */
export type EvidenceType =
  | 'PREDICTIVE'
  | 'DIAGNOSTIC'
  | 'PROGNOSTIC'
  | 'PREDISPOSING'
  | 'ONCOGENIC'
  | 'FUNCTIONAL';

/** Whether the source bears the statement out. */
export type EvidenceDirection =
  | 'SUPPORTS'
  /** The source was looked at and does not bear the statement out; not the opposite statement. */
  | 'DOES_NOT_SUPPORT';

/** CIViC's clinical significance; each evidence type has its own words. */
export type EvidenceSignificance =
  | 'SENSITIVITYRESPONSE'
  | 'RESISTANCE'
  | 'ADVERSE_RESPONSE'
  | 'REDUCED_SENSITIVITY'
  | 'POSITIVE'
  | 'NEGATIVE'
  | 'BETTER_OUTCOME'
  | 'POOR_OUTCOME'
  | 'PREDISPOSITION'
  | 'PROTECTIVENESS'
  | 'PATHOGENIC'
  | 'LIKELY_PATHOGENIC'
  | 'BENIGN'
  | 'LIKELY_BENIGN'
  | 'UNCERTAIN_SIGNIFICANCE'
  | 'ONCOGENICITY'
  | 'LIKELY_ONCOGENIC'
  | 'GAIN_OF_FUNCTION'
  | 'LOSS_OF_FUNCTION'
  | 'UNALTERED_FUNCTION'
  | 'NEOMORPHIC'
  | 'DOMINANT_NEGATIVE'
  | 'UNKNOWN'
  | 'NOT_APPLICABLE';

/** Origin of the variant that the evidence is on (CIViC variant origin). */
export type EvidenceVariantOrigin =
  | 'SOMATIC'
  | 'RARE_GERMLINE'
  | 'COMMON_GERMLINE'
  | 'COMBINED'
  | 'MIXED'
  | 'UNKNOWN'
  | 'NOT_APPLICABLE';

/** How the therapies of one evidence item belong together. */
export type TherapyInteraction =
  | 'COMBINATION'
  | 'SEQUENTIAL'
  | 'SUBSTITUTES';

/** Where an evidence item comes from. */
export type EvidenceSource = {
  /** Short citation, `Levine et al., 2005`. */
  readonly citation: Maybe<Scalars['String']['output']>;
  /** PubMed id; null for abstracts of ASCO and ASH. */
  readonly pmid: Maybe<Scalars['String']['output']>;
  /** PUBMED, ASCO or ASH. */
  readonly kind: Scalars['String']['output'];
  /** The publication on the web; null where no identifier is recorded. */
  readonly url: Maybe<Scalars['URL']['output']>;
};

/** Which therapies; what is not stated does not restrict, and what is stated must all hold. */
export type TherapyFilter = {
  /** Name or synonym, whole, in any case of letters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Beginning of a name, in any case of letters. */
  readonly nameStartsWith?: InputMaybe<Scalars['String']['input']>;
};

/** Which evidence; any value within a list, and every list that is stated. */
export type EvidenceFilter = {
  /** Any of these. */
  readonly types?: InputMaybe<ReadonlyArray<EvidenceType>>;
  /** Any of these. */
  readonly directions?: InputMaybe<ReadonlyArray<EvidenceDirection>>;
  /** Any of these. */
  readonly levels?: InputMaybe<ReadonlyArray<EvidenceLevel>>;
  /** Any of these. */
  readonly significances?: InputMaybe<ReadonlyArray<EvidenceSignificance>>;
  /** Disease ids: `DOID:1909`. */
  readonly diseases?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A page of a list (Relay connection). */
export type TherapyConnection = {
  /** How many there are over all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The page, in the order of the list. */
  readonly edges: ReadonlyArray<TherapyEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One place in a list (Relay edge). */
export type TherapyEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** What the edge leads to. */
  readonly node: Therapy;
};

/** A page of a list (Relay connection). */
export type EvidenceConnection = {
  /** How many there are over all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The page, in the order of the list. */
  readonly edges: ReadonlyArray<EvidenceEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One place in a list (Relay edge). */
export type EvidenceEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** What the edge leads to. */
  readonly node: Evidence;
};

/** A patient's record at the site that holds it, known here by its network-wide id. */
export type Patient = {
  /** Network-wide pseudonym `site:pseudonym`. */
  readonly id: Scalars['ID']['output'];
  readonly matchProfile: Maybe<Scalars['MatchProfile']['output']>;
  /**
   * Therapies that evidence connects with this patient's findings, strongest evidence first. `first` is
   * 1 to 1000.
   */
  readonly therapyOptions: Maybe<TherapyOptionConnection>;
};


/** A patient's record at the site that holds it, known here by its network-wide id. */
export type PatientTherapyOptionsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of therapies for one patient (Relay connection). */
export type TherapyOptionConnection = {
  /** How many there are over all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The page, in the order of the list. */
  readonly edges: ReadonlyArray<TherapyOptionEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** A therapy, and why it is an option for this patient. */
export type TherapyOptionEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** What the edge leads to. */
  readonly node: Therapy;
  /** AMP/ASCO/CAP tier for the patient's own disease; null where none can be derived. */
  readonly tier: Maybe<Tier>;
  /** The patient's findings that the evidence speaks of. */
  readonly matched: ReadonlyArray<Biomarker>;
  /** Evidence for a response. */
  readonly evidence: ReadonlyArray<Evidence>;
  /** Evidence against it: resistance, or support that was looked for and not found. */
  readonly conflicts: ReadonlyArray<Evidence>;
};

/** AMP/ASCO/CAP tiers of clinical significance (Li et al., J Mol Diagn 2017). */
export type Tier =
  | 'TIER_I_A'
  | 'TIER_I_B'
  | 'TIER_II_C'
  | 'TIER_II_D'
  | 'TIER_III'
  | 'TIER_IV';

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
  Therapy: Therapy;
  Biomarker: Biomarker;
  Disease: Disease;
  Patient: Patient;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Therapy:
    ( { __typename: 'Therapy' }
    & GraphQLRecursivePick<FederationTypes['Therapy'], {"id":true}> );
  Biomarker:
    ( { __typename: 'Biomarker' }
    & GraphQLRecursivePick<FederationTypes['Biomarker'], {"id":true}> );
  Disease:
    ( { __typename: 'Disease' }
    & GraphQLRecursivePick<FederationTypes['Disease'], {"id":true}> );
  Patient:
    ( { __typename: 'Patient' }
    & GraphQLRecursivePick<FederationTypes['Patient'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Patient'], {"matchProfile":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Therapy: ResolverTypeWrapper<TherapyNode>;
  Biomarker: ResolverTypeWrapper<BiomarkerNode>;
  Disease: ResolverTypeWrapper<DiseaseNode>;
  Evidence: ResolverTypeWrapper<EvidenceRecord>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  EvidenceLevel: EvidenceLevel;
  EvidenceType: EvidenceType;
  EvidenceDirection: EvidenceDirection;
  EvidenceSignificance: EvidenceSignificance;
  EvidenceVariantOrigin: EvidenceVariantOrigin;
  TherapyInteraction: TherapyInteraction;
  EvidenceSource: ResolverTypeWrapper<EvidenceSource>;
  TherapyFilter: TherapyFilter;
  EvidenceFilter: EvidenceFilter;
  TherapyConnection: ResolverTypeWrapper<TherapyListing>;
  TherapyEdge: ResolverTypeWrapper<Omit<TherapyEdge, 'node'> & { node: ResolversTypes['Therapy'] }>;
  EvidenceConnection: ResolverTypeWrapper<EvidenceListing>;
  EvidenceEdge: ResolverTypeWrapper<Omit<EvidenceEdge, 'node'> & { node: ResolversTypes['Evidence'] }>;
  Patient: ResolverTypeWrapper<PatientNode>;
  TherapyOptionConnection: ResolverTypeWrapper<TherapyOptionListing>;
  TherapyOptionEdge: ResolverTypeWrapper<TherapyOptionRow>;
  Tier: Tier;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  MatchProfile: ResolverTypeWrapper<Scalars['MatchProfile']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Therapy: TherapyNode;
  Biomarker: BiomarkerNode;
  Disease: DiseaseNode;
  Evidence: EvidenceRecord;
  Boolean: Scalars['Boolean']['output'];
  EvidenceSource: EvidenceSource;
  TherapyFilter: TherapyFilter;
  EvidenceFilter: EvidenceFilter;
  TherapyConnection: TherapyListing;
  TherapyEdge: Omit<TherapyEdge, 'node'> & { node: ResolversParentTypes['Therapy'] };
  EvidenceConnection: EvidenceListing;
  EvidenceEdge: Omit<EvidenceEdge, 'node'> & { node: ResolversParentTypes['Evidence'] };
  Patient: PatientNode;
  TherapyOptionConnection: TherapyOptionListing;
  TherapyOptionEdge: TherapyOptionRow;
  PageInfo: PageInfo;
  URL: Scalars['URL']['output'];
  MatchProfile: Scalars['MatchProfile']['output'];
};

export type QueryResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  therapy?: Resolver<Maybe<ResolversTypes['Therapy']>, ParentType, ContextType, RequireFields<QueryTherapyArgs, 'id'>>;
  therapies?: Resolver<Maybe<ResolversTypes['TherapyConnection']>, ParentType, ContextType, RequireFields<QueryTherapiesArgs, 'first'>>;
  evidence?: Resolver<Maybe<ResolversTypes['Evidence']>, ParentType, ContextType, RequireFields<QueryEvidenceArgs, 'id'>>;
  disease?: Resolver<Maybe<ResolversTypes['Disease']>, ParentType, ContextType, RequireFields<QueryDiseaseArgs, 'id'>>;
};

export type TherapyResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Therapy'] = ResolversParentTypes['Therapy'], FederationReferenceType extends FederationReferenceTypes['Therapy'] = FederationReferenceTypes['Therapy']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Therapy']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ncitId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  synonyms?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  components?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Therapy']>>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['EvidenceConnection']>, ParentType, ContextType, RequireFields<TherapyEvidenceArgs, 'first'>>;
};

export type BiomarkerResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Biomarker'] = ResolversParentTypes['Biomarker'], FederationReferenceType extends FederationReferenceTypes['Biomarker'] = FederationReferenceTypes['Biomarker']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Biomarker']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['EvidenceConnection']>, ParentType, ContextType, RequireFields<BiomarkerEvidenceArgs, 'first'>>;
};

export type DiseaseResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Disease'] = ResolversParentTypes['Disease'], FederationReferenceType extends FederationReferenceTypes['Disease'] = FederationReferenceTypes['Disease']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Disease']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  doid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oncotreeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EvidenceResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['EvidenceLevel'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EvidenceType'], ParentType, ContextType>;
  direction?: Resolver<Maybe<ResolversTypes['EvidenceDirection']>, ParentType, ContextType>;
  significance?: Resolver<Maybe<ResolversTypes['EvidenceSignificance']>, ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['EvidenceVariantOrigin']>, ParentType, ContextType>;
  disease?: Resolver<Maybe<ResolversTypes['Disease']>, ParentType, ContextType>;
  molecularProfile?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  biomarkers?: Resolver<ReadonlyArray<ResolversTypes['Biomarker']>, ParentType, ContextType>;
  therapies?: Resolver<ReadonlyArray<ResolversTypes['Therapy']>, ParentType, ContextType>;
  therapyInteraction?: Resolver<Maybe<ResolversTypes['TherapyInteraction']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['EvidenceSource'], ParentType, ContextType>;
  statement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nctIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  flagged?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type EvidenceSourceResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['EvidenceSource'] = ResolversParentTypes['EvidenceSource']> = {
  citation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pmid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type TherapyConnectionResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['TherapyConnection'] = ResolversParentTypes['TherapyConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['TherapyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TherapyEdgeResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['TherapyEdge'] = ResolversParentTypes['TherapyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Therapy'], ParentType, ContextType>;
};

export type EvidenceConnectionResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['EvidenceConnection'] = ResolversParentTypes['EvidenceConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EvidenceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EvidenceEdgeResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['EvidenceEdge'] = ResolversParentTypes['EvidenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
};

export type PatientResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient'], FederationReferenceType extends FederationReferenceTypes['Patient'] = FederationReferenceTypes['Patient']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Patient']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  therapyOptions?: Resolver<Maybe<ResolversTypes['TherapyOptionConnection']>, ParentType, ContextType, RequireFields<PatientTherapyOptionsArgs, 'first'>>;
};

export type TherapyOptionConnectionResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['TherapyOptionConnection'] = ResolversParentTypes['TherapyOptionConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['TherapyOptionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TherapyOptionEdgeResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['TherapyOptionEdge'] = ResolversParentTypes['TherapyOptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Therapy'], ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
  matched?: Resolver<ReadonlyArray<ResolversTypes['Biomarker']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export interface MatchProfileScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MatchProfile'], any> {
  name: 'MatchProfile';
}

export type Resolvers<ContextType = TherapiesContext> = {
  Query?: QueryResolvers<ContextType>;
  Therapy?: TherapyResolvers<ContextType>;
  Biomarker?: BiomarkerResolvers<ContextType>;
  Disease?: DiseaseResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  EvidenceSource?: EvidenceSourceResolvers<ContextType>;
  TherapyConnection?: TherapyConnectionResolvers<ContextType>;
  TherapyEdge?: TherapyEdgeResolvers<ContextType>;
  EvidenceConnection?: EvidenceConnectionResolvers<ContextType>;
  EvidenceEdge?: EvidenceEdgeResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  TherapyOptionConnection?: TherapyOptionConnectionResolvers<ContextType>;
  TherapyOptionEdge?: TherapyOptionEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  URL?: GraphQLScalarType;
  MatchProfile?: GraphQLScalarType;
};

