import type { GraphQLResolveInfo } from 'graphql';
import type { BiomarkerRecord, GeneRecord } from '../../subgraphs/biomarkers/records.ts';
import type { BiomarkersContext } from '../../subgraphs/biomarkers/context.ts';
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
  _FieldSet: { input: unknown; output: unknown; }
};

/**
 * What a test can find: a variant, a fusion, an amplification, an expression, or a signature such as
 * MSI-H. Its id is made from what it is (`BRAF:V600E`, `EML4::ALK:fusion`, `signature:MSI-H`), so a site
 * and the shared knowledge name the same finding alike without asking each other.
 */
export type Biomarker = {
  /** Other names, as CIViC records them. */
  readonly aliases: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** ClinVar variation ids. */
  readonly clinvarIds: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Where the representative variant lies; null when not recorded. */
  readonly coordinates: Maybe<GenomicCoordinates>;
  /** The gene; for a fusion the 3' partner where both are known. Null for signatures. */
  readonly gene: Maybe<Gene>;
  /** All genes that take part; for a fusion the 5' partner first. */
  readonly genes: Maybe<ReadonlyArray<Gene>>;
  /** HGVS expressions of the representative variant, as CIViC records them. */
  readonly hgvs: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly id: Scalars['ID']['output'];
  readonly kind: Maybe<BiomarkerKind>;
  /** What is found, without the gene: `V600E`, `Fusion`, `Amplification`, `MSI-H`. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** HGVS protein change in one-letter form, when the biomarker is one. */
  readonly proteinChange: Maybe<Scalars['String']['output']>;
};

export type BiomarkerConnection = {
  readonly edges: ReadonlyArray<BiomarkerEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type BiomarkerEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Biomarker;
};

export type BiomarkerFilter = {
  /** HGNC symbol; for a fusion any of its genes. */
  readonly gene?: InputMaybe<Scalars['String']['input']>;
  readonly kinds?: InputMaybe<ReadonlyArray<BiomarkerKind>>;
  /** The biomarker's name or one of its aliases, whole, in any case of letters: `V600E`, `p.V600E`. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Beginning of a name, in any case of letters. */
  readonly nameStartsWith?: InputMaybe<Scalars['String']['input']>;
};

export type BiomarkerKind =
  | 'AMPLIFICATION'
  /** One change stated on the coding sequence. */
  | 'CODING_CHANGE'
  /** Any change of one codon, such as V600. */
  | 'CODON'
  /** A change of an exon, such as Exon 19 Deletion. */
  | 'EXON'
  | 'EXPRESSION'
  | 'FUSION'
  /** Any mutation of the gene. */
  | 'GENE_MUTATION'
  /** Loss, deletion or loss of function. */
  | 'LOSS'
  | 'METHYLATION'
  | 'OTHER'
  | 'PHOSPHORYLATION'
  /** One protein change, such as V600E. */
  | 'PROTEIN_CHANGE'
  | 'REARRANGEMENT'
  /** A genome-wide signature, such as MSI-H. */
  | 'SIGNATURE'
  | 'WILD_TYPE';

/** A gene as HGNC names it. */
export type Gene = {
  readonly aliases: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Biomarkers of this gene, in the order of their ids. `first` is 1 to 1000. */
  readonly biomarkers: Maybe<BiomarkerConnection>;
  readonly ensemblId: Maybe<Scalars['String']['output']>;
  readonly entrezId: Maybe<Scalars['String']['output']>;
  /** `HGNC:` and a number. */
  readonly hgncId: Maybe<Scalars['String']['output']>;
  /** Cytogenetic location. */
  readonly location: Maybe<Scalars['String']['output']>;
  /** Approved name; null when HGNC isn't loaded or doesn't know the symbol. */
  readonly name: Maybe<Scalars['String']['output']>;
  readonly previousSymbols: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Approved symbol, or the symbol that was asked for when HGNC knows none. */
  readonly symbol: Scalars['String']['output'];
};


/** A gene as HGNC names it. */
export type GeneBiomarkersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

export type GeneConnection = {
  readonly edges: ReadonlyArray<GeneEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type GeneEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Gene;
};

export type GeneFilter = {
  /** Beginning of an approved symbol. */
  readonly symbolStartsWith?: InputMaybe<Scalars['String']['input']>;
  /** Approved, previous or alias symbols. */
  readonly symbols?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type GenomicCoordinates = {
  /** Reference build, such as GRCh37. */
  readonly build: Scalars['String']['output'];
  readonly chromosome: Scalars['String']['output'];
  readonly referenceBases: Maybe<Scalars['String']['output']>;
  /** First base, 1-based. */
  readonly start: Scalars['Int']['output'];
  /** Last base, 1-based and inclusive. */
  readonly stop: Scalars['Int']['output'];
  readonly variantBases: Maybe<Scalars['String']['output']>;
};

export type PageInfo = {
  readonly endCursor: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

export type Query = {
  /** One biomarker by its id; null when the id names nothing that a test can find. */
  readonly biomarker: Maybe<Biomarker>;
  /** Biomarkers in the order of their ids. `first` is 1 to 1000. */
  readonly biomarkers: Maybe<BiomarkerConnection>;
  /**
   * One gene by approved, previous or alias symbol (HGNC); an approved symbol wins over a previous one,
   * that over an alias. Null when unknown.
   */
  readonly gene: Maybe<Gene>;
  /** Genes in the order of their symbols. `first` is 1 to 1000. */
  readonly genes: Maybe<GeneConnection>;
};


export type QueryBiomarkerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryBiomarkersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BiomarkerFilter>;
  first?: Scalars['Int']['input'];
};


export type QueryGeneArgs = {
  symbol: Scalars['String']['input'];
};


export type QueryGenesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<GeneFilter>;
  first?: Scalars['Int']['input'];
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
  Biomarker: Biomarker;
  Gene: Gene;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Biomarker:
    ( { __typename: 'Biomarker' }
    & GraphQLRecursivePick<FederationTypes['Biomarker'], {"id":true}> );
  Gene:
    ( { __typename: 'Gene' }
    & GraphQLRecursivePick<FederationTypes['Gene'], {"symbol":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Biomarker: ResolverTypeWrapper<BiomarkerRecord>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  BiomarkerConnection: ResolverTypeWrapper<Omit<BiomarkerConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['BiomarkerEdge']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  BiomarkerEdge: ResolverTypeWrapper<Omit<BiomarkerEdge, 'node'> & { node: ResolversTypes['Biomarker'] }>;
  BiomarkerFilter: BiomarkerFilter;
  BiomarkerKind: BiomarkerKind;
  Gene: ResolverTypeWrapper<GeneRecord>;
  GeneConnection: ResolverTypeWrapper<Omit<GeneConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['GeneEdge']> }>;
  GeneEdge: ResolverTypeWrapper<Omit<GeneEdge, 'node'> & { node: ResolversTypes['Gene'] }>;
  GeneFilter: GeneFilter;
  GenomicCoordinates: ResolverTypeWrapper<GenomicCoordinates>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Biomarker: BiomarkerRecord;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  BiomarkerConnection: Omit<BiomarkerConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['BiomarkerEdge']> };
  Int: Scalars['Int']['output'];
  BiomarkerEdge: Omit<BiomarkerEdge, 'node'> & { node: ResolversParentTypes['Biomarker'] };
  BiomarkerFilter: BiomarkerFilter;
  Gene: GeneRecord;
  GeneConnection: Omit<GeneConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['GeneEdge']> };
  GeneEdge: Omit<GeneEdge, 'node'> & { node: ResolversParentTypes['Gene'] };
  GeneFilter: GeneFilter;
  GenomicCoordinates: GenomicCoordinates;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
};

export type BiomarkerResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['Biomarker'] = ResolversParentTypes['Biomarker'], FederationReferenceType extends FederationReferenceTypes['Biomarker'] = FederationReferenceTypes['Biomarker']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Biomarker']> | FederationReferenceType, FederationReferenceType, ContextType>;
  aliases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  clinvarIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  coordinates?: Resolver<Maybe<ResolversTypes['GenomicCoordinates']>, ParentType, ContextType>;
  gene?: Resolver<Maybe<ResolversTypes['Gene']>, ParentType, ContextType>;
  genes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Gene']>>, ParentType, ContextType>;
  hgvs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['BiomarkerKind']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proteinChange?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BiomarkerConnectionResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['BiomarkerConnection'] = ResolversParentTypes['BiomarkerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BiomarkerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BiomarkerEdgeResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['BiomarkerEdge'] = ResolversParentTypes['BiomarkerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Biomarker'], ParentType, ContextType>;
};

export type GeneResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['Gene'] = ResolversParentTypes['Gene'], FederationReferenceType extends FederationReferenceTypes['Gene'] = FederationReferenceTypes['Gene']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Gene']> | FederationReferenceType, FederationReferenceType, ContextType>;
  aliases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  biomarkers?: Resolver<Maybe<ResolversTypes['BiomarkerConnection']>, ParentType, ContextType, RequireFields<GeneBiomarkersArgs, 'first'>>;
  ensemblId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entrezId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hgncId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previousSymbols?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GeneConnectionResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['GeneConnection'] = ResolversParentTypes['GeneConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['GeneEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GeneEdgeResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['GeneEdge'] = ResolversParentTypes['GeneEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Gene'], ParentType, ContextType>;
};

export type GenomicCoordinatesResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['GenomicCoordinates'] = ResolversParentTypes['GenomicCoordinates']> = {
  build?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chromosome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  referenceBases?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stop?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  variantBases?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  biomarker?: Resolver<Maybe<ResolversTypes['Biomarker']>, ParentType, ContextType, RequireFields<QueryBiomarkerArgs, 'id'>>;
  biomarkers?: Resolver<Maybe<ResolversTypes['BiomarkerConnection']>, ParentType, ContextType, RequireFields<QueryBiomarkersArgs, 'first'>>;
  gene?: Resolver<Maybe<ResolversTypes['Gene']>, ParentType, ContextType, RequireFields<QueryGeneArgs, 'symbol'>>;
  genes?: Resolver<Maybe<ResolversTypes['GeneConnection']>, ParentType, ContextType, RequireFields<QueryGenesArgs, 'first'>>;
};

export type Resolvers<ContextType = BiomarkersContext> = {
  Biomarker?: BiomarkerResolvers<ContextType>;
  BiomarkerConnection?: BiomarkerConnectionResolvers<ContextType>;
  BiomarkerEdge?: BiomarkerEdgeResolvers<ContextType>;
  Gene?: GeneResolvers<ContextType>;
  GeneConnection?: GeneConnectionResolvers<ContextType>;
  GeneEdge?: GeneEdgeResolvers<ContextType>;
  GenomicCoordinates?: GenomicCoordinatesResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
};

