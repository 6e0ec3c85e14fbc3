import type { MatchProfile } from '../../matching/profile.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EvidenceRecord, DiseaseRecord } from '../../subgraphs/therapies/records.ts';
import type { TherapiesContext } from '../../subgraphs/therapies/context.ts';
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
  /** Internal to the federation: a patient's features for matching. */
  MatchProfile: { input: MatchProfile; output: MatchProfile; }
  /** Absolute URL. */
  URL: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Biomarker = {
  /**
   * Evidence whose molecular profile names this biomarker, strongest level first, then by id. `first` is
   * 1 to 1000.
   */
  readonly evidence: Maybe<EvidenceConnection>;
  readonly id: Scalars['ID']['output'];
};


export type BiomarkerEvidenceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EvidenceFilter>;
  first?: Scalars['Int']['input'];
};

/** A disease of the Disease Ontology, with its OncoTree code where one is recorded. */
export type Disease = {
  /** `DOID:` and a number. */
  readonly doid: Maybe<Scalars['String']['output']>;
  /** `DOID:` and a number, `ONCOTREE:` and a code, or `NAME:` and the name when there is no code. */
  readonly id: Scalars['ID']['output'];
  readonly name: Maybe<Scalars['String']['output']>;
  readonly oncotreeCode: Maybe<Scalars['String']['output']>;
};

/** One curated statement of one publication (CIViC evidence item). */
export type Evidence = {
  /** Every biomarker that the molecular profile names, also those under NOT. */
  readonly biomarkers: ReadonlyArray<Biomarker>;
  /** Null where CIViC states none. */
  readonly direction: Maybe<EvidenceDirection>;
  /** Null when the statement holds for no one disease. */
  readonly disease: Maybe<Disease>;
  /** True when a curator has flagged the item as in doubt. */
  readonly flagged: Scalars['Boolean']['output'];
  /** `EID` and CIViC's number. */
  readonly id: Scalars['ID']['output'];
  readonly level: EvidenceLevel;
  /** The molecular profile in CIViC's words; AND, OR and NOT join its parts. */
  readonly molecularProfile: Scalars['String']['output'];
  /** NCT numbers of trials that the source reports. */
  readonly nctIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly origin: Maybe<EvidenceVariantOrigin>;
  /** CIViC's stars, 1 to 5; null when not rated. */
  readonly rating: Maybe<Scalars['Int']['output']>;
  readonly significance: Maybe<EvidenceSignificance>;
  readonly source: EvidenceSource;
  /** The curator's statement; null where it was not ingested. */
  readonly statement: Maybe<Scalars['String']['output']>;
  /** Single agents; `therapyInteraction` says how they belong together. */
  readonly therapies: ReadonlyArray<Therapy>;
  /** Null for less than two therapies. */
  readonly therapyInteraction: Maybe<TherapyInteraction>;
  readonly type: EvidenceType;
  /** The item at CIViC. */
  readonly url: Maybe<Scalars['URL']['output']>;
};

export type EvidenceConnection = {
  readonly edges: ReadonlyArray<EvidenceEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type EvidenceDirection =
  /** The source was looked at and does not bear the statement out; not the opposite statement. */
  | 'DOES_NOT_SUPPORT'
  | 'SUPPORTS';

export type EvidenceEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Evidence;
};

export type EvidenceFilter = {
  readonly directions?: InputMaybe<ReadonlyArray<EvidenceDirection>>;
  /** Disease ids: `DOID:1909`. */
  readonly diseases?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly levels?: InputMaybe<ReadonlyArray<EvidenceLevel>>;
  readonly significances?: InputMaybe<ReadonlyArray<EvidenceSignificance>>;
  readonly types?: InputMaybe<ReadonlyArray<EvidenceType>>;
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

/** CIViC's clinical significance; each evidence type has its own words. */
export type EvidenceSignificance =
  | 'ADVERSE_RESPONSE'
  | 'BENIGN'
  | 'BETTER_OUTCOME'
  | 'DOMINANT_NEGATIVE'
  | 'GAIN_OF_FUNCTION'
  | 'LIKELY_BENIGN'
  | 'LIKELY_ONCOGENIC'
  | 'LIKELY_PATHOGENIC'
  | 'LOSS_OF_FUNCTION'
  | 'NEGATIVE'
  | 'NEOMORPHIC'
  | 'NOT_APPLICABLE'
  | 'ONCOGENICITY'
  | 'PATHOGENIC'
  | 'POOR_OUTCOME'
  | 'POSITIVE'
  | 'PREDISPOSITION'
  | 'PROTECTIVENESS'
  | 'REDUCED_SENSITIVITY'
  | 'RESISTANCE'
  | 'SENSITIVITYRESPONSE'
  | 'UNALTERED_FUNCTION'
  | 'UNCERTAIN_SIGNIFICANCE'
  | 'UNKNOWN';

/** Where an evidence item comes from. */
export type EvidenceSource = {
  /** Short citation, `Levine et al., 2005`. */
  readonly citation: Maybe<Scalars['String']['output']>;
  /** PUBMED, ASCO or ASH. */
  readonly kind: Scalars['String']['output'];
  /** PubMed id; null for abstracts of ASCO and ASH. */
  readonly pmid: Maybe<Scalars['String']['output']>;
  readonly url: Maybe<Scalars['URL']['output']>;
};

export type EvidenceType =
  | 'DIAGNOSTIC'
  | 'FUNCTIONAL'
  | 'ONCOGENIC'
  | 'PREDICTIVE'
  | 'PREDISPOSING'
  | 'PROGNOSTIC';

export type EvidenceVariantOrigin =
  | 'COMBINED'
  | 'COMMON_GERMLINE'
  | 'MIXED'
  | 'NOT_APPLICABLE'
  | 'RARE_GERMLINE'
  | 'SOMATIC'
  | 'UNKNOWN';

export type PageInfo = {
  readonly endCursor: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

export type Patient = {
  readonly id: Scalars['ID']['output'];
  readonly matchProfile: Maybe<Scalars['MatchProfile']['output']>;
  /**
   * Therapies that evidence connects with this patient's findings, strongest evidence first. `first` is
   * 1 to 1000.
   */
  readonly therapyOptions: Maybe<TherapyOptionConnection>;
};


export type PatientTherapyOptionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

export type Query = {
  /** A disease by its id, `DOID:1909` or `ONCOTREE:MEL`. */
  readonly disease: Maybe<Disease>;
  /** One evidence item by its id, such as `EID1409`. */
  readonly evidence: Maybe<Evidence>;
  /** Therapies in the order of their ids. `first` is 1 to 1000. */
  readonly therapies: Maybe<TherapyConnection>;
  readonly therapy: Maybe<Therapy>;
};


export type QueryDiseaseArgs = {
  id: Scalars['ID']['input'];
};


export type QueryEvidenceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTherapiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TherapyFilter>;
  first?: Scalars['Int']['input'];
};


export type QueryTherapyArgs = {
  id: Scalars['ID']['input'];
};

/** A drug, or a combination given as one. */
export type Therapy = {
  /** The single agents of a combination; empty for a single agent. */
  readonly components: Maybe<ReadonlyArray<Therapy>>;
  /**
   * Evidence on this agent, alone or within a combination, strongest level first, then by id. `first` is
   * 1 to 1000.
   */
  readonly evidence: Maybe<EvidenceConnection>;
  /** Made from the name: `vemurafenib`, `dabrafenib+trametinib`. */
  readonly id: Scalars['ID']['output'];
  readonly name: Maybe<Scalars['String']['output']>;
  /** NCI Thesaurus code, such as `C64768`; null for combinations and where none is recorded. */
  readonly ncitId: Maybe<Scalars['String']['output']>;
  /** Other names, brand names among them. */
  readonly synonyms: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};


/** A drug, or a combination given as one. */
export type TherapyEvidenceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EvidenceFilter>;
  first?: Scalars['Int']['input'];
};

export type TherapyConnection = {
  readonly edges: ReadonlyArray<TherapyEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type TherapyEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Therapy;
};

export type TherapyFilter = {
  /** Name or synonym, whole, in any case of letters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Beginning of a name, in any case of letters. */
  readonly nameStartsWith?: InputMaybe<Scalars['String']['input']>;
};

export type TherapyInteraction =
  | 'COMBINATION'
  | 'SEQUENTIAL'
  | 'SUBSTITUTES';

export type TherapyOptionConnection = {
  readonly edges: ReadonlyArray<TherapyOptionEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** A therapy, and why it is an option for this patient. */
export type TherapyOptionEdge = {
  /** Evidence against it: resistance, or support that was looked for and not found. */
  readonly conflicts: ReadonlyArray<Evidence>;
  readonly cursor: Scalars['String']['output'];
  /** Evidence for a response. */
  readonly evidence: ReadonlyArray<Evidence>;
  /** The patient's findings that the evidence speaks of. */
  readonly matched: ReadonlyArray<Biomarker>;
  readonly node: Therapy;
  /** AMP/ASCO/CAP tier for the patient's own disease; null where none can be derived. */
  readonly tier: Maybe<Tier>;
};

/** AMP/ASCO/CAP tiers of clinical significance (Li et al., J Mol Diagn 2017). */
export type Tier =
  | 'TIER_III'
  | 'TIER_II_C'
  | 'TIER_II_D'
  | 'TIER_IV'
  | 'TIER_I_A'
  | 'TIER_I_B';



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
  Biomarker: Biomarker;
  Disease: Disease;
  Patient: Patient;
  Therapy: Therapy;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
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
  Therapy:
    ( { __typename: 'Therapy' }
    & GraphQLRecursivePick<FederationTypes['Therapy'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Biomarker: ResolverTypeWrapper<Omit<Biomarker, 'evidence'> & { evidence?: Maybe<ResolversTypes['EvidenceConnection']> }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Disease: ResolverTypeWrapper<DiseaseRecord>;
  Evidence: ResolverTypeWrapper<EvidenceRecord>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  EvidenceConnection: ResolverTypeWrapper<Omit<EvidenceConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['EvidenceEdge']> }>;
  EvidenceDirection: EvidenceDirection;
  EvidenceEdge: ResolverTypeWrapper<Omit<EvidenceEdge, 'node'> & { node: ResolversTypes['Evidence'] }>;
  EvidenceFilter: EvidenceFilter;
  EvidenceLevel: EvidenceLevel;
  EvidenceSignificance: EvidenceSignificance;
  EvidenceSource: ResolverTypeWrapper<EvidenceSource>;
  EvidenceType: EvidenceType;
  EvidenceVariantOrigin: EvidenceVariantOrigin;
  MatchProfile: ResolverTypeWrapper<Scalars['MatchProfile']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Patient: ResolverTypeWrapper<Omit<Patient, 'therapyOptions'> & { therapyOptions?: Maybe<ResolversTypes['TherapyOptionConnection']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Therapy: ResolverTypeWrapper<Omit<Therapy, 'components' | 'evidence'> & { components?: Maybe<ReadonlyArray<ResolversTypes['Therapy']>>, evidence?: Maybe<ResolversTypes['EvidenceConnection']> }>;
  TherapyConnection: ResolverTypeWrapper<Omit<TherapyConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['TherapyEdge']> }>;
  TherapyEdge: ResolverTypeWrapper<Omit<TherapyEdge, 'node'> & { node: ResolversTypes['Therapy'] }>;
  TherapyFilter: TherapyFilter;
  TherapyInteraction: TherapyInteraction;
  TherapyOptionConnection: ResolverTypeWrapper<Omit<TherapyOptionConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['TherapyOptionEdge']> }>;
  TherapyOptionEdge: ResolverTypeWrapper<Omit<TherapyOptionEdge, 'conflicts' | 'evidence' | 'matched' | 'node'> & { conflicts: ReadonlyArray<ResolversTypes['Evidence']>, evidence: ReadonlyArray<ResolversTypes['Evidence']>, matched: ReadonlyArray<ResolversTypes['Biomarker']>, node: ResolversTypes['Therapy'] }>;
  Tier: Tier;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Biomarker: Omit<Biomarker, 'evidence'> & { evidence?: Maybe<ResolversParentTypes['EvidenceConnection']> } | FederationReferenceTypes['Biomarker'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Disease: DiseaseRecord;
  Evidence: EvidenceRecord;
  Boolean: Scalars['Boolean']['output'];
  EvidenceConnection: Omit<EvidenceConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['EvidenceEdge']> };
  EvidenceEdge: Omit<EvidenceEdge, 'node'> & { node: ResolversParentTypes['Evidence'] };
  EvidenceFilter: EvidenceFilter;
  EvidenceSource: EvidenceSource;
  MatchProfile: Scalars['MatchProfile']['output'];
  PageInfo: PageInfo;
  Patient: Omit<Patient, 'therapyOptions'> & { therapyOptions?: Maybe<ResolversParentTypes['TherapyOptionConnection']> } | FederationReferenceTypes['Patient'];
  Query: Record<PropertyKey, never>;
  Therapy: Omit<Therapy, 'components' | 'evidence'> & { components?: Maybe<ReadonlyArray<ResolversParentTypes['Therapy']>>, evidence?: Maybe<ResolversParentTypes['EvidenceConnection']> } | FederationReferenceTypes['Therapy'];
  TherapyConnection: Omit<TherapyConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['TherapyEdge']> };
  TherapyEdge: Omit<TherapyEdge, 'node'> & { node: ResolversParentTypes['Therapy'] };
  TherapyFilter: TherapyFilter;
  TherapyOptionConnection: Omit<TherapyOptionConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['TherapyOptionEdge']> };
  TherapyOptionEdge: Omit<TherapyOptionEdge, 'conflicts' | 'evidence' | 'matched' | 'node'> & { conflicts: ReadonlyArray<ResolversParentTypes['Evidence']>, evidence: ReadonlyArray<ResolversParentTypes['Evidence']>, matched: ReadonlyArray<ResolversParentTypes['Biomarker']>, node: ResolversParentTypes['Therapy'] };
  URL: Scalars['URL']['output'];
};

export type BiomarkerResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Biomarker'] = ResolversParentTypes['Biomarker'], FederationReferenceType extends FederationReferenceTypes['Biomarker'] = FederationReferenceTypes['Biomarker']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Biomarker']> | FederationReferenceType, FederationReferenceType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['EvidenceConnection']>, ParentType, ContextType, RequireFields<BiomarkerEvidenceArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DiseaseResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Disease'] = ResolversParentTypes['Disease'], FederationReferenceType extends FederationReferenceTypes['Disease'] = FederationReferenceTypes['Disease']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Disease']> | FederationReferenceType, FederationReferenceType, ContextType>;
  doid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oncotreeCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EvidenceResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  biomarkers?: Resolver<ReadonlyArray<ResolversTypes['Biomarker']>, ParentType, ContextType>;
  direction?: Resolver<Maybe<ResolversTypes['EvidenceDirection']>, ParentType, ContextType>;
  disease?: Resolver<Maybe<ResolversTypes['Disease']>, ParentType, ContextType>;
  flagged?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['EvidenceLevel'], ParentType, ContextType>;
  molecularProfile?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nctIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['EvidenceVariantOrigin']>, ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  significance?: Resolver<Maybe<ResolversTypes['EvidenceSignificance']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['EvidenceSource'], ParentType, ContextType>;
  statement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  therapies?: Resolver<ReadonlyArray<ResolversTypes['Therapy']>, ParentType, ContextType>;
  therapyInteraction?: Resolver<Maybe<ResolversTypes['TherapyInteraction']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EvidenceType'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type EvidenceConnectionResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['EvidenceConnection'] = ResolversParentTypes['EvidenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EvidenceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EvidenceEdgeResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['EvidenceEdge'] = ResolversParentTypes['EvidenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
};

export type EvidenceSourceResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['EvidenceSource'] = ResolversParentTypes['EvidenceSource']> = {
  citation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pmid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export interface MatchProfileScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MatchProfile'], any> {
  name: 'MatchProfile';
}

export type PageInfoResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PatientResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient'], FederationReferenceType extends FederationReferenceTypes['Patient'] = FederationReferenceTypes['Patient']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Patient']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  therapyOptions?: Resolver<Maybe<ResolversTypes['TherapyOptionConnection']>, ParentType, ContextType, RequireFields<PatientTherapyOptionsArgs, 'first'>>;
};

export type QueryResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  disease?: Resolver<Maybe<ResolversTypes['Disease']>, ParentType, ContextType, RequireFields<QueryDiseaseArgs, 'id'>>;
  evidence?: Resolver<Maybe<ResolversTypes['Evidence']>, ParentType, ContextType, RequireFields<QueryEvidenceArgs, 'id'>>;
  therapies?: Resolver<Maybe<ResolversTypes['TherapyConnection']>, ParentType, ContextType, RequireFields<QueryTherapiesArgs, 'first'>>;
  therapy?: Resolver<Maybe<ResolversTypes['Therapy']>, ParentType, ContextType, RequireFields<QueryTherapyArgs, 'id'>>;
};

export type TherapyResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['Therapy'] = ResolversParentTypes['Therapy'], FederationReferenceType extends FederationReferenceTypes['Therapy'] = FederationReferenceTypes['Therapy']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Therapy']> | FederationReferenceType, FederationReferenceType, ContextType>;
  components?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Therapy']>>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['EvidenceConnection']>, ParentType, ContextType, RequireFields<TherapyEvidenceArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ncitId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  synonyms?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type TherapyConnectionResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['TherapyConnection'] = ResolversParentTypes['TherapyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TherapyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TherapyEdgeResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['TherapyEdge'] = ResolversParentTypes['TherapyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Therapy'], ParentType, ContextType>;
};

export type TherapyOptionConnectionResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['TherapyOptionConnection'] = ResolversParentTypes['TherapyOptionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TherapyOptionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TherapyOptionEdgeResolvers<ContextType = TherapiesContext, ParentType extends ResolversParentTypes['TherapyOptionEdge'] = ResolversParentTypes['TherapyOptionEdge']> = {
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
  matched?: Resolver<ReadonlyArray<ResolversTypes['Biomarker']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Therapy'], ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type Resolvers<ContextType = TherapiesContext> = {
  Biomarker?: BiomarkerResolvers<ContextType>;
  Disease?: DiseaseResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  EvidenceConnection?: EvidenceConnectionResolvers<ContextType>;
  EvidenceEdge?: EvidenceEdgeResolvers<ContextType>;
  EvidenceSource?: EvidenceSourceResolvers<ContextType>;
  MatchProfile?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Therapy?: TherapyResolvers<ContextType>;
  TherapyConnection?: TherapyConnectionResolvers<ContextType>;
  TherapyEdge?: TherapyEdgeResolvers<ContextType>;
  TherapyOptionConnection?: TherapyOptionConnectionResolvers<ContextType>;
  TherapyOptionEdge?: TherapyOptionEdgeResolvers<ContextType>;
  URL?: GraphQLScalarType;
};

