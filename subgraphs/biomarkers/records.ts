import type { CollectionSpec } from '../../store/store.ts';
import type { BiomarkerKind } from '../../genomics/biomarker-name.ts';

/** A biomarker as the knowledge store keeps it; `_id` is its id in the graph (`BRAF:V600E`). */
export interface BiomarkerRecord {
  readonly _id: string;
  readonly name: string;
  readonly kind: BiomarkerKind;
  /** HGNC symbols, a fusion's 5' partner first; empty for signatures. */
  readonly genes: readonly string[];
  readonly proteinChange: string | null;
  readonly hgvs: readonly string[];
  readonly aliases: readonly string[];
  readonly clinvarIds: readonly string[];
  readonly coordinates: CoordinatesRecord | null;
  /** `name`, protein change and aliases in lower case: what a filter by name is held against. */
  readonly nameKeys: readonly string[];
}

/** 1-based, both ends inclusive. */
export interface CoordinatesRecord {
  readonly build: string;
  readonly chromosome: string;
  readonly start: number;
  readonly stop: number;
  readonly referenceBases: string | null;
  readonly variantBases: string | null;
}

/** A gene of HGNC; `_id` is its approved symbol. */
export interface GeneRecord {
  readonly _id: string;
  readonly name: string;
  readonly hgncId: string;
  readonly aliases: readonly string[];
  readonly previousSymbols: readonly string[];
  readonly entrezId: string | null;
  readonly ensemblId: string | null;
  readonly location: string | null;
}

export const BIOMARKERS: CollectionSpec = {
  name: 'biomarkers',
  indexes: [{ paths: ['genes'] }, { paths: ['nameKeys'] }, { paths: ['kind'] }],
};

export const GENES: CollectionSpec = {
  name: 'genes',
  indexes: [{ paths: ['aliases'] }, { paths: ['previousSymbols'] }, { paths: ['hgncId'] }],
};
