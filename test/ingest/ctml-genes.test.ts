import { describe, expect, it } from '@jest/globals';
import { ctml } from '../../ingest/ctml.ts';
import { hgnc } from '../../ingest/hgnc.ts';
import { withTrials } from './trials.ts';

const HGNC = [
  ['hgnc_id', 'symbol', 'name', 'alias_symbol', 'prev_symbol'],
  ['HGNC:1', 'ERBB2', 'one', 'HER2', 'NGL'],
  ['HGNC:2', 'MLH1', 'two', 'P1', ''],
  ['HGNC:3', 'PMS2', 'three', 'P1', ''],
]
  .map((row) => row.join('\t'))
  .join('\n');

function trialOn(...genes: readonly string[]): string {
  const match = genes.map((hugo_symbol) => ({
    genomic: { hugo_symbol, variant_category: 'Mutation' },
  }));
  return JSON.stringify({ protocol_no: '1', status: 'open', match });
}

describe('the genes of a protocol', () => {
  it('become approved symbols where HGNC is loaded, and what is not clear is told', async () => {
    await withTrials(async ({ ingestText, trial }) => {
      await ingestText(hgnc, 'hgnc.tsv', HGNC);
      const text = trialOn('ERBB2', 'HER2', 'NGL', 'P1', 'NOGENE');
      const report = await ingestText(ctml, 'trial.json', text);
      expect(report).toMatchObject({ read: 1, inserted: 1, rejected: [] });
      expect(report.warnings?.map(({ reason }) => reason)).toEqual([
        'warning: match.1.genomic.hugo_symbol: "HER2" is taken for ERBB2 (alias symbol)',
        'warning: match.2.genomic.hugo_symbol: "NGL" is taken for ERBB2 (previous symbol)',
        'warning: match.3.genomic.hugo_symbol: "P1" is taken for MLH1 (alias symbol) and may mean PMS2',
        'error: match.4.genomic.hugo_symbol: "NOGENE" is no gene that HGNC knows',
      ]);
      const asked = ['ERBB2', 'ERBB2', 'ERBB2', 'MLH1', 'NOGENE'];
      expect((await trial('1'))?.protocol?.criteria).toEqual({
        all: asked.map((gene) => ({ kind: 'genomic', gene, category: 'MUTATION' })),
      });
    });
  });

  it('stay as they are without HGNC', async () => {
    await withTrials(async ({ ingestText, trial }) => {
      expect((await ingestText(ctml, 'trial.json', trialOn('HER2'))).warnings).toBeUndefined();
      expect((await trial('1'))?.protocol?.criteria).toMatchObject({ gene: 'HER2' });
    });
  });
});
