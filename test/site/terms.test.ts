import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Log } from '../../service/log.ts';
import { silentLog } from '../../service/log.ts';
import { KeptTerms, tellMissingTerms } from '../../site/terms.ts';
import { GeneNames } from '../../terminology/hgnc.ts';
import { ONCOTREE, OncoTree, type OncoTreeRecord } from '../../terminology/oncotree.ts';
import { embedded } from '../store/engines.ts';
import { TREE } from './test-site.ts';

const BRAF = new GeneNames([{ _id: 'BRAF', aliases: [], previousSymbols: [] }]);

function warnings(genes: GeneNames): unknown[] {
  const told: unknown[] = [];
  const log: Log = { ...silentLog, warn: (_message, fields) => told.push(fields) };
  tellMissingTerms({ tree: new OncoTree([]), genes }, log);
  return told;
}

describe('A site that starts', () => {
  it('tells its operator which terminologies were not ingested', () => {
    expect(warnings(new GeneNames([]))).toEqual([
      { reason: "run 'precision-graph ingest' for oncotree and hgnc" },
    ]);
    expect(warnings(BRAF)).toEqual([{ reason: "run 'precision-graph ingest' for oncotree" }]);
  });
});

describe('The terminologies of a running site', () => {
  it('are read again for later requests once they have grown old, and stay where that fails', async () => {
    const place = await embedded.place();
    const store = await place.open();
    let now = 0;
    const kept = await KeptTerms.open(store, () => now);
    const types = await store.collection<OncoTreeRecord>(ONCOTREE);
    await types.bulkUpsert(TREE);
    now += 60 * 60 * 1000;
    expect(kept.latest.tree.isEmpty).toBe(true);
    while (kept.latest.tree.isEmpty) await setTimeout(5);
    await store.close();
    now += 60 * 60 * 1000;
    expect(kept.latest.tree.isEmpty).toBe(false);
    await setTimeout(5);
    expect(kept.latest.tree.isEmpty).toBe(false);
    await place.drop();
  });
});
