import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Format, IngestSite } from '../../ingest/format.ts';
import { loadGeneSymbols } from '../../ingest/gene-symbols.ts';
import { hgnc } from '../../ingest/hgnc.ts';
import { oncotree } from '../../ingest/oncotree.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { ingest } from '../../ingest/run.ts';
import { openDryRun } from '../../store/dry-run.ts';
import type { GeneRecord } from '../../subgraphs/biomarkers/records.ts';
import { GENES } from '../../subgraphs/biomarkers/records.ts';
import { DISEASES } from '../../subgraphs/therapies/records.ts';
import { loadGeneNames } from '../../terminology/hgnc.ts';
import type { OncoTreeRecord } from '../../terminology/oncotree.ts';
import { ONCOTREE, loadOncoTree } from '../../terminology/oncotree.ts';
import { FIXTURES, dump, storesIn, temporaryDirectory } from './harness.ts';

const northfield: IngestSite = {
  id: 'northfield',
  storeName: 'site_northfield',
  pseudonymKey: Buffer.alloc(32),
};

async function ingestFiles(
  format: Format,
  directory: string,
  files: readonly string[],
  site: IngestSite | null = null,
): Promise<IngestReport> {
  const paths = files.map((file) => path.join(FIXTURES, 'terminologies', file));
  return ingest(format, paths, { openStore: storesIn(directory), site });
}

const OLD = 'oncotree_2001_01_01.json';
const NEW = 'oncotree_2002_01_01.json';

describe('ingesting OncoTree', () => {
  it('reads a nested tree into the stores of trials and therapies', async () => {
    const directory = await temporaryDirectory();
    const report = await ingestFiles(oncotree, directory, [NEW]);
    expect(report).toMatchObject({ read: 7, inserted: 6 });
    expect(report.rejected).toMatchObject([{ record: 'BAD', reason: 'name: should not be empty' }]);
    const trials = await dump<OncoTreeRecord>(directory, 'trials', ONCOTREE);
    expect(await dump(directory, 'therapies', ONCOTREE)).toEqual(trials);
    expect(trials['OVARY']).toEqual({
      _id: 'OVARY',
      name: 'Ovary',
      parent: 'TISSUE',
      tissue: 'Ovary',
      mainType: null,
      level: 1,
      ncitIds: ['C12404'],
      umlsIds: ['C0029939'],
      history: [],
      precursors: [],
      revocations: [],
      release: '2002-01-01',
    });
    expect((await dump(directory, 'therapies', DISEASES))['ONCOTREE:ODYS']).toMatchObject({
      name: 'Dysgerminoma',
      oncotreeCode: 'ODYS',
    });
  });

  it('keeps the newer of two dated trees, whichever comes first', async () => {
    for (const files of [
      [OLD, NEW],
      [NEW, OLD],
    ]) {
      const directory = await temporaryDirectory();
      await ingestFiles(oncotree, directory, files);
      const types = await dump<OncoTreeRecord>(directory, 'trials', ONCOTREE);
      expect(types['ODYS']).toMatchObject({ parent: 'OGCT', release: '2002-01-01' });
    }
  });

  it("reads the API's flat list", async () => {
    const directory = await temporaryDirectory();
    await ingestFiles(oncotree, directory, ['oncotree-api.json']);
    const types = await dump<OncoTreeRecord>(directory, 'trials', ONCOTREE);
    expect(types['MEL']).toMatchObject({ parent: 'SKIN', mainType: 'Melanoma', release: null });
  });

  it("goes into a site's own store where a site is given", async () => {
    const directory = await temporaryDirectory();
    await ingestFiles(oncotree, directory, [NEW], northfield);
    expect(await dump(directory, 'trials', ONCOTREE)).toEqual({});
    const store = await storesIn(directory)('site_northfield');
    const tree = await loadOncoTree(store);
    await store.close();
    expect(tree.find('Dysgerminoma')).toEqual(['ODYS', 'TDYS']);
  });

  it('refuses JSON that is no tree', async () => {
    const report = await ingestFiles(oncotree, await temporaryDirectory(), ['hgnc.tsv']);
    expect(report.read).toBe(0);
    expect(report.refused[0]?.reason).toMatch(/is no OncoTree: expected is/);
  });
});

const COLUMNS = ['hgnc_id', 'symbol', 'name', 'alias_symbol', 'prev_symbol'];

describe('ingesting HGNC', () => {
  it('forgets the former symbol of a gene that was renamed, in a dry run too', async () => {
    const directory = await temporaryDirectory();
    const open = storesIn(directory);
    const openDry = async (name: string) => openDryRun(await open(name));
    const file = path.join(directory, 'hgnc.tsv');
    const rows = ['HGNC:7132 MLL name  ', 'HGNC:7132 KMT2A name  MLL', 'HGNC:7132 KMT2A name  MLL'];
    for (const row of rows) {
      await writeFile(file, `${COLUMNS.join('\t')}\n${row.replaceAll(' ', '\t')}\n`);
      const dry = await ingest(hgnc, [file], { openStore: openDry });
      expect(dry).toEqual(await ingest(hgnc, [file], { openStore: open }));
    }
    const store = await open('biomarkers');
    const symbols = await loadGeneSymbols(store);
    const names = await loadGeneNames(store);
    await store.close();
    expect(symbols.symbolOf({ id: 'HGNC:7132', symbol: 'MLL' })).toBe('KMT2A');
    expect(names.resolve('MLL')).toMatchObject({ symbol: 'KMT2A', by: 'previous' });
  });

  it('leaves two genes that exchanged their symbols both there', async () => {
    const directory = await temporaryDirectory();
    const file = path.join(directory, 'hgnc.tsv');
    for (const [one, other] of [
      ['A', 'B'],
      ['B', 'A'],
    ] as const) {
      const rows = [`HGNC:1\t${one}\tname\t\t`, `HGNC:2\t${other}\tname\t\t`];
      await writeFile(file, [COLUMNS.join('\t'), ...rows, ''].join('\n'));
      await ingest(hgnc, [file], { openStore: storesIn(directory) });
    }
    const genes = await dump<GeneRecord>(directory, 'biomarkers', GENES);
    expect([genes['A']?.hgncId, genes['B']?.hgncId]).toEqual(['HGNC:2', 'HGNC:1']);
  });

  it('reads the columns by their names, lists with and without quotes', async () => {
    const directory = await temporaryDirectory();
    const report = await ingestFiles(hgnc, directory, ['hgnc.tsv']);
    expect(report).toMatchObject({
      read: 5,
      inserted: 2,
      ignored: { 'HGNC entry: Entry Withdrawn': 1 },
    });
    expect(report.rejected.map(({ record, reason }) => `${record}: ${reason}`)).toEqual([
      'line 5: hgnc_id: should be HGNC: and a number',
      'line 6: has 2 fields where the header names 9 columns',
    ]);
    const genes = await dump<GeneRecord>(directory, 'biomarkers', GENES);
    expect(genes['ABL1']).toEqual({
      _id: 'ABL1',
      name: 'ABL proto-oncogene 1, non-receptor tyrosine kinase',
      hgncId: 'HGNC:76',
      aliases: ['JTK7', 'c-ABL', 'p150'],
      previousSymbols: ['ABL'],
      entrezId: '25',
      ensemblId: 'ENSG00000097007',
      location: '9q34.12',
    });
  });

  it("goes into a site's own store where a site is given", async () => {
    const directory = await temporaryDirectory();
    await ingestFiles(hgnc, directory, ['hgnc.tsv'], northfield);
    const store = await storesIn(directory)('site_northfield');
    const names = await loadGeneNames(store);
    await store.close();
    expect(names.resolve('mll')).toMatchObject({ symbol: 'KMT2A', by: 'previous' });
  });

  it('refuses a table without its columns, and names them', async () => {
    const report = await ingestFiles(hgnc, await temporaryDirectory(), [NEW]);
    expect(report.refused[0]?.reason).toMatch(/doesn't name the column hgnc_id, symbol/);
  });
});
