import { describe, expect, it } from '@jest/globals';
import type { Log } from '../../service/log.ts';
import { silentLog } from '../../service/log.ts';
import { tellMissingTerms } from '../../site/terms.ts';
import { GeneNames } from '../../terminology/hgnc.ts';
import { OncoTree } from '../../terminology/oncotree.ts';

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
