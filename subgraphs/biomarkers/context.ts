import type DataLoader from 'dataloader';
import type { GuardedContext } from '../../access/shield.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Listing } from '../listing.ts';
import { loadRows, type RowsOf } from '../loading.ts';
import type { Reading } from '../reading.ts';
import { biomarkersById, biomarkersOfGenes, genesBySymbol, type BiomarkerRow } from './loaders.ts';
import type { BiomarkerRecord, GeneRecord } from './records.ts';

export interface BiomarkersCollections {
  readonly biomarkers: Reading<BiomarkerRecord>;
  readonly genes: Reading<GeneRecord>;
}

/** A gene by any of its symbols; its fields are loaded when they are asked for. */
export interface GeneNode {
  readonly symbol: string;
}

export type BiomarkerListing = Listing<BiomarkerRecord>;
export type GeneListing = Listing<GeneNode>;

/** What one request to the biomarkers subgraph works with. */
export interface BiomarkersContext extends GuardedContext {
  readonly collections: BiomarkersCollections;
  readonly biomarkers: DataLoader<string, BiomarkerRecord | null>;
  readonly genes: DataLoader<string, GeneRecord | null>;
  readonly biomarkersOfGene: RowsOf<string, null, BiomarkerRow>;
}

export function createContext(
  collections: BiomarkersCollections,
  caller: Identity | null,
): BiomarkersContext {
  return {
    caller,
    collections,
    biomarkers: biomarkersById(collections.biomarkers),
    genes: genesBySymbol(collections.genes),
    biomarkersOfGene: loadRows((symbols) => biomarkersOfGenes(collections.biomarkers, symbols)),
  };
}
