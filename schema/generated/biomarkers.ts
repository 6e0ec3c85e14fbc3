import type { GraphQLResolveInfo } from 'graphql';
import type { BiomarkerRecord } from '../../subgraphs/biomarkers/records.ts';
import type { BiomarkerListing, GeneNode, GeneListing, BiomarkersContext } from '../../subgraphs/biomarkers/context.ts';
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
  filter?: InputMaybe<BiomarkerFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryGeneArgs = {
  symbol: Scalars['String']['input'];
};


export type QueryGenesArgs = {
  filter?: InputMaybe<GeneFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/**
 * What a test can find: a variant, a fusion, an amplification, an expression, or a signature such as
 * MSI-H. Its id is made from what it is (`BRAF:V600E`, `EML4::ALK:fusion`, `signature:MSI-H`), so a site
 * and the shared knowledge name the same finding alike without asking each other.
 */
export type Biomarker = {
  /** Made from what is found, such as `BRAF:V600E`. */
  readonly id: Scalars['ID']['output'];
  /** What is found, without the gene: `V600E`, `Fusion`, `Amplification`, `MSI-H`. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** What sort of finding it is. */
  readonly kind: Maybe<BiomarkerKind>;
  /** The gene; for a fusion the 3' partner where both are known. Null for signatures. */
  readonly gene: Maybe<Gene>;
  /** All genes that take part; for a fusion the 5' partner first. */
  readonly genes: Maybe<ReadonlyArray<Gene>>;
  /** HGVS protein change in one-letter form, when the biomarker is one. */
  readonly proteinChange: Maybe<Scalars['String']['output']>;
  /** HGVS expressions of the representative variant, as CIViC records them. */
  readonly hgvs: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Other names, as CIViC records them. */
  readonly aliases: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** ClinVar variation ids. */
  readonly clinvarIds: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Where the representative variant lies; null when not recorded. */
  readonly coordinates: Maybe<GenomicCoordinates>;
};

/** A place on a reference genome. */
export type GenomicCoordinates = {
  /** Reference build, such as GRCh37. */
  readonly build: Scalars['String']['output'];
  /** `1` to `22`, `X`, `Y` or `MT`. */
  readonly chromosome: Scalars['String']['output'];
  /** First base, 1-based. */
  readonly start: Scalars['Int']['output'];
  /** Last base, 1-based and inclusive. */
  readonly stop: Scalars['Int']['output'];
  /** Bases of the reference; null when not recorded. */
  readonly referenceBases: Maybe<Scalars['String']['output']>;
  /** Bases of the variant; null when not recorded. */
  readonly variantBases: Maybe<Scalars['String']['output']>;
};

/** What sort of finding a biomarker is. */
export type BiomarkerKind =
  /** One protein change, such as V600E. */
  | 'PROTEIN_CHANGE'
  /** One change stated on the coding sequence. */
  | 'CODING_CHANGE'
  /** Any change of one codon, such as V600. */
  | 'CODON'
  /** A change of an exon, such as Exon 19 Deletion. */
  | 'EXON'
  /** Any mutation of the gene. */
  | 'GENE_MUTATION'
  | 'FUSION'
  | 'REARRANGEMENT'
  | 'AMPLIFICATION'
  /** Loss, deletion or loss of function. */
  | 'LOSS'
  | 'EXPRESSION'
  | 'METHYLATION'
  | 'PHOSPHORYLATION'
  | 'WILD_TYPE'
  /** A genome-wide signature, such as MSI-H. */
  | 'SIGNATURE'
  | 'OTHER';

/** A gene as HGNC names it. */
export type Gene = {
  /** Approved symbol, or the symbol that was asked for when HGNC knows none. */
  readonly symbol: Scalars['String']['output'];
  /** Approved name; null when HGNC isn't loaded or doesn't know the symbol. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** `HGNC:` and a number. */
  readonly hgncId: Maybe<Scalars['String']['output']>;
  /** Alias symbols. */
  readonly aliases: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Symbols that HGNC approved before. */
  readonly previousSymbols: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** NCBI Gene (Entrez) id. */
  readonly entrezId: Maybe<Scalars['String']['output']>;
  /** Ensembl gene id. */
  readonly ensemblId: Maybe<Scalars['String']['output']>;
  /** Cytogenetic location. */
  readonly location: Maybe<Scalars['String']['output']>;
  /** Biomarkers of this gene, in the order of their ids. `first` is 1 to 1000. */
  readonly biomarkers: Maybe<BiomarkerConnection>;
};


/** A gene as HGNC names it. */
export type GeneBiomarkersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which biomarkers; what is not stated does not restrict, and what is stated must all hold. */
export type BiomarkerFilter = {
  /** HGNC symbol; for a fusion any of its genes. */
  readonly gene?: InputMaybe<Scalars['String']['input']>;
  /** The biomarker's name or one of its aliases, whole, in any case of letters: `V600E`, `p.V600E`. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Any of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<BiomarkerKind>>;
  /** Beginning of a name, in any case of letters. */
  readonly nameStartsWith?: InputMaybe<Scalars['String']['input']>;
};

/** Which genes; what is not stated does not restrict, and what is stated must all hold. */
export type GeneFilter = {
  /** Approved, previous or alias symbols. */
  readonly symbols?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Beginning of an approved symbol. */
  readonly symbolStartsWith?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list (Relay connection). */
export type BiomarkerConnection = {
  /** How many there are over all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The page, in the order of the list. */
  readonly edges: ReadonlyArray<BiomarkerEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One place in a list (Relay edge). */
export type BiomarkerEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** What the edge leads to. */
  readonly node: Biomarker;
};

/** A page of a list (Relay connection). */
export type GeneConnection = {
  /** How many there are over all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The page, in the order of the list. */
  readonly edges: ReadonlyArray<GeneEdge>;
  /** Where the page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One place in a list (Relay edge). */
export type GeneEdge = {
  /** Pass it as `after` to go on behind this edge. */
  readonly cursor: Scalars['String']['output'];
  /** What the edge leads to. */
  readonly node: Gene;
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
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Biomarker: ResolverTypeWrapper<BiomarkerRecord>;
  GenomicCoordinates: ResolverTypeWrapper<GenomicCoordinates>;
  BiomarkerKind: BiomarkerKind;
  Gene: ResolverTypeWrapper<GeneNode>;
  BiomarkerFilter: BiomarkerFilter;
  GeneFilter: GeneFilter;
  BiomarkerConnection: ResolverTypeWrapper<BiomarkerListing>;
  BiomarkerEdge: ResolverTypeWrapper<Omit<BiomarkerEdge, 'node'> & { node: ResolversTypes['Biomarker'] }>;
  GeneConnection: ResolverTypeWrapper<GeneListing>;
  GeneEdge: ResolverTypeWrapper<Omit<GeneEdge, 'node'> & { node: ResolversTypes['Gene'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Biomarker: BiomarkerRecord;
  GenomicCoordinates: GenomicCoordinates;
  Gene: GeneNode;
  BiomarkerFilter: BiomarkerFilter;
  GeneFilter: GeneFilter;
  BiomarkerConnection: BiomarkerListing;
  BiomarkerEdge: Omit<BiomarkerEdge, 'node'> & { node: ResolversParentTypes['Biomarker'] };
  GeneConnection: GeneListing;
  GeneEdge: Omit<GeneEdge, 'node'> & { node: ResolversParentTypes['Gene'] };
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
};

export type QueryResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  biomarker?: Resolver<Maybe<ResolversTypes['Biomarker']>, ParentType, ContextType, RequireFields<QueryBiomarkerArgs, 'id'>>;
  biomarkers?: Resolver<Maybe<ResolversTypes['BiomarkerConnection']>, ParentType, ContextType, RequireFields<QueryBiomarkersArgs, 'first'>>;
  gene?: Resolver<Maybe<ResolversTypes['Gene']>, ParentType, ContextType, RequireFields<QueryGeneArgs, 'symbol'>>;
  genes?: Resolver<Maybe<ResolversTypes['GeneConnection']>, ParentType, ContextType, RequireFields<QueryGenesArgs, 'first'>>;
};

export type BiomarkerResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['Biomarker'] = ResolversParentTypes['Biomarker'], FederationReferenceType extends FederationReferenceTypes['Biomarker'] = FederationReferenceTypes['Biomarker']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Biomarker']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['BiomarkerKind']>, ParentType, ContextType>;
  gene?: Resolver<Maybe<ResolversTypes['Gene']>, ParentType, ContextType>;
  genes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Gene']>>, ParentType, ContextType>;
  proteinChange?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hgvs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  aliases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  clinvarIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  coordinates?: Resolver<Maybe<ResolversTypes['GenomicCoordinates']>, ParentType, ContextType>;
};

export type GenomicCoordinatesResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['GenomicCoordinates'] = ResolversParentTypes['GenomicCoordinates']> = {
  build?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chromosome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stop?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  referenceBases?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  variantBases?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GeneResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['Gene'] = ResolversParentTypes['Gene'], FederationReferenceType extends FederationReferenceTypes['Gene'] = FederationReferenceTypes['Gene']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Gene']> | FederationReferenceType, FederationReferenceType, ContextType>;
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hgncId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  aliases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  previousSymbols?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  entrezId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ensemblId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  biomarkers?: Resolver<Maybe<ResolversTypes['BiomarkerConnection']>, ParentType, ContextType, RequireFields<GeneBiomarkersArgs, 'first'>>;
};

export type BiomarkerConnectionResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['BiomarkerConnection'] = ResolversParentTypes['BiomarkerConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['BiomarkerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BiomarkerEdgeResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['BiomarkerEdge'] = ResolversParentTypes['BiomarkerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Biomarker'], ParentType, ContextType>;
};

export type GeneConnectionResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['GeneConnection'] = ResolversParentTypes['GeneConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['GeneEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GeneEdgeResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['GeneEdge'] = ResolversParentTypes['GeneEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Gene'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = BiomarkersContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = BiomarkersContext> = {
  Query?: QueryResolvers<ContextType>;
  Biomarker?: BiomarkerResolvers<ContextType>;
  GenomicCoordinates?: GenomicCoordinatesResolvers<ContextType>;
  Gene?: GeneResolvers<ContextType>;
  BiomarkerConnection?: BiomarkerConnectionResolvers<ContextType>;
  BiomarkerEdge?: BiomarkerEdgeResolvers<ContextType>;
  GeneConnection?: GeneConnectionResolvers<ContextType>;
  GeneEdge?: GeneEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};

