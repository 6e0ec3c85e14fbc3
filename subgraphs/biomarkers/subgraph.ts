import { buildPartSchema, type RuleEnforcement } from '../../schema/build-subgraph.ts';
import type { Part } from '../../service/part.ts';
import type { Store } from '../../store/store.ts';
import { openReading } from '../reading.ts';
import { createContext, type BiomarkersContext } from './context.ts';
import { BIOMARKERS, GENES, type BiomarkerRecord, type GeneRecord } from './records.ts';
import { resolvers } from './resolvers.ts';

/**
 * The biomarkers subgraph over its store, which it takes over: closing the part closes the store.
 * @throws StoreError when the store's collections can't be opened
 */
export async function createBiomarkersSubgraph({
  store,
  rules,
}: {
  readonly store: Store;
  readonly rules?: RuleEnforcement;
}): Promise<Part<BiomarkersContext>> {
  const collections = {
    biomarkers: await openReading<BiomarkerRecord>(store, BIOMARKERS),
    genes: await openReading<GeneRecord>(store, GENES),
  };
  return {
    name: 'biomarkers',
    schema: buildPartSchema('biomarkers', resolvers, { rules }),
    contextFor: ({ caller }) => createContext(collections, caller),
    ready: () => store.ping(),
    close: () => store.close(),
  };
}
