import { buildPartSchema, type RuleEnforcement } from '../../schema/build-subgraph.ts';
import type { Part } from '../../service/part.ts';
import type { Store } from '../../store/store.ts';
import { ONCOTREE, type OncoTreeRecord } from '../../terminology/oncotree.ts';
import { openReading } from '../reading.ts';
import { createContext, type TherapiesContext } from './context.ts';
import { DISEASES, EVIDENCE, THERAPIES } from './records.ts';
import type { DiseaseRecord, EvidenceRecord, TherapyRecord } from './records.ts';
import { resolvers } from './resolvers.ts';

/**
 * The therapies subgraph over its store, which it takes over: closing the part closes the store.
 * @throws StoreError when the store's collections can't be opened
 */
export async function createTherapiesSubgraph({
  store,
  rules,
}: {
  readonly store: Store;
  readonly rules?: RuleEnforcement;
}): Promise<Part<TherapiesContext>> {
  const collections = {
    therapies: await openReading<TherapyRecord>(store, THERAPIES),
    evidence: await openReading<EvidenceRecord>(store, EVIDENCE),
    diseases: await openReading<DiseaseRecord>(store, DISEASES),
    oncotree: await openReading<OncoTreeRecord>(store, ONCOTREE),
  };
  return {
    name: 'therapies',
    schema: buildPartSchema('therapies', resolvers, { rules }),
    contextFor: ({ caller }) => createContext(collections, caller),
    ready: () => store.ping(),
    close: () => store.close(),
  };
}
