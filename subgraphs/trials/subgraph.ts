import { buildPartSchema, type RuleEnforcement } from '../../schema/build-subgraph.ts';
import type { Part } from '../../service/part.ts';
import type { Store } from '../../store/store.ts';
import { ONCOTREE, type OncoTreeRecord } from '../../terminology/oncotree.ts';
import { openReading } from '../reading.ts';
import { createContext, type TrialsContext } from './context.ts';
import { keepFresh, readOpenTrials } from './open-trials.ts';
import { TRIALS, type TrialRecord } from './records.ts';
import { resolvers } from './resolvers.ts';

export interface TrialsSubgraphOptions {
  /** Taken over: closing the part closes it. */
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly rules?: RuleEnforcement;
}

/**
 * The trials subgraph over its store.
 * @throws StoreError when the store's collections can't be opened
 */
export async function createTrialsSubgraph({
  store,
  now = Date.now,
  rules,
}: TrialsSubgraphOptions): Promise<Part<TrialsContext>> {
  const trials = await openReading<TrialRecord>(store, TRIALS);
  const oncotree = await openReading<OncoTreeRecord>(store, ONCOTREE);
  const openTrials = keepFresh(() => readOpenTrials(trials, oncotree), now);
  return {
    name: 'trials',
    schema: buildPartSchema('trials', resolvers, { rules }),
    contextFor: (request) => createContext({ trials, openTrials, now }, request),
    ready: () => store.ping(),
    close: () => store.close(),
  };
}
