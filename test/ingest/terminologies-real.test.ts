import path from 'node:path';
import { expect, it } from '@jest/globals';
import { hgnc } from '../../ingest/hgnc.ts';
import { oncotree } from '../../ingest/oncotree.ts';
import { ingest } from '../../ingest/run.ts';
import { loadGeneNames } from '../../terminology/hgnc.ts';
import type { OncoTreeRecord } from '../../terminology/oncotree.ts';
import { ONCOTREE, OncoTree } from '../../terminology/oncotree.ts';
import { SHARED, describeWithSharedData } from '../shared-data.ts';
import { dump, storesIn, temporaryDirectory } from './harness.ts';

const TERMINOLOGIES = path.join(SHARED, 'data/terminologies');
const TREES = [
  'oncotree_2021_11_02.json.gz',
  'oncotree_2025_10_03.json.gz',
  'oncotree_latest_stable_api.json.gz',
];

describeWithSharedData("OncoTree's own files", () => {
  it.each([
    [TREES[0] ?? '', 885],
    [TREES[1] ?? '', 898],
    [TREES[2] ?? '', 885],
  ])('%s: each of its %p types is inserted', async (file, types) => {
    const options = { openStore: storesIn(await temporaryDirectory()) };
    const report = await ingest(oncotree, [path.join(TERMINOLOGIES, file)], options);
    expect(report).toMatchObject({ read: types, inserted: types, rejected: [], refused: [] });
  });

  it('give the names of two types as both, and know codes that moved', async () => {
    const directory = await temporaryDirectory();
    const files = TREES.slice(0, 2).map((file) => path.join(TERMINOLOGIES, file));
    await ingest(oncotree, files, { openStore: storesIn(directory) });
    const records = await dump<OncoTreeRecord>(directory, 'trials', ONCOTREE);
    const tree = new OncoTree(Object.values(records));
    expect(tree.find('Dysgerminoma')).toHaveLength(2);
    expect(tree.find('Melanoma')).toEqual(['MEL']);
    expect(tree.ancestors('LUAD')).toEqual(['NSCLC', 'LUNG', 'TISSUE']);
    expect(tree.descendants('NSCLC')).toContain('LUAD');
    for (const { parent } of Object.values(records))
      if (parent !== null) expect(records).toHaveProperty([parent]);
  });
});

describeWithSharedData("HGNC's own file", () => {
  it('is read whole; an approved symbol wins over a previous one, that over an alias', async () => {
    const directory = await temporaryDirectory();
    const file = path.join(TERMINOLOGIES, 'hgnc_complete_set_2024-11.tsv.gz');
    const report = await ingest(hgnc, [file], { openStore: storesIn(directory) });
    expect(report).toMatchObject({ read: 19290, inserted: 19290, rejected: [], refused: [] });
    const store = await storesIn(directory)('biomarkers');
    const names = await loadGeneNames(store);
    await store.close();
    expect(names.resolve('BRAF')).toMatchObject({ symbol: 'BRAF', by: 'approved' });
    expect(names.resolve('MLL')).toMatchObject({ symbol: 'KMT2A', by: 'previous' });
    expect(names.resolve('HER2')).toMatchObject({ symbol: 'ERBB2', by: 'alias' });
    expect(names.resolve('MLL2')?.alternatives).not.toEqual([]);
  });
});
