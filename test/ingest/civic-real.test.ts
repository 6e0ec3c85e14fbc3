import path from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { civic } from '../../ingest/civic.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { ingest } from '../../ingest/run.ts';
import type { BiomarkerRecord } from '../../subgraphs/biomarkers/records.ts';
import { BIOMARKERS } from '../../subgraphs/biomarkers/records.ts';
import type { EvidenceRecord } from '../../subgraphs/therapies/records.ts';
import { EVIDENCE } from '../../subgraphs/therapies/records.ts';
import { SHARED, describeWithSharedData } from '../shared-data.ts';
import { dump, storesIn, temporaryDirectory } from './harness.ts';

async function ingestInto(directory: string, ...files: string[]): Promise<IngestReport> {
  const paths = files.map((file) => path.join(SHARED, 'data/civic', file));
  return ingest(civic, paths, { openStore: storesIn(directory) });
}

function count<T>(records: Readonly<Record<string, T>>, is: (record: T) => boolean): number {
  return Object.values(records).filter(is).length;
}

describeWithSharedData("CIViC's own files", () => {
  it.each([
    ['evidence-2026.tsv.gz', 3398],
    ['evidence-2021.tsv.gz', 2594],
    ['variants-2021.tsv.gz', 1027],
    ['drugs-2021.tsv.gz', 372],
    ['genes-2021.tsv.gz', 308],
    ['assertions-2021.tsv.gz', 13],
    ['variant-groups-2021.tsv.gz', 17],
  ])('%s: each of its %p records is accounted for, none is rejected', async (file, records) => {
    const report = await ingestInto(await temporaryDirectory(), file);
    const { inserted, updated, unchanged, ignored } = report;
    const ignoredCount = Object.values(ignored).reduce((sum, each) => sum + each, 0);
    expect(report.rejected).toEqual([]);
    expect(report.read).toBe(records);
    expect(inserted + updated + unchanged + ignoredCount).toBe(records);
  });

  it('refuses the profiles that are derived from the evidence', async () => {
    const report = await ingestInto(
      await temporaryDirectory(),
      'molecular-profiles-2026.ndjson.gz',
    );
    expect(report.refused[0]?.reason).toMatch(/is JSON; CIViC is read from its TSV downloads/);
  });
});

describeWithSharedData("CIViC's evidence of 2026", () => {
  let evidence: Record<string, EvidenceRecord> = {};
  beforeAll(async () => {
    const directory = await temporaryDirectory();
    await ingestInto(directory, 'evidence-2026.tsv.gz');
    evidence = await dump<EvidenceRecord>(directory, 'therapies', EVIDENCE);
  });

  it('keeps its statements apart where they hold bare quotes', () => {
    expect(Object.keys(evidence)).toHaveLength(3398);
    const quoted = count(evidence, ({ statement }) => statement?.includes('"') === true);
    expect(quoted).toBeGreaterThan(0);
    expect(count(evidence, ({ statement }) => statement?.includes('\t') === true)).toBe(0);
  });

  it('has the levels, directions, origins, sources and flags of the file', () => {
    const levels = ['A', 'B', 'C', 'D', 'E'].map((level) =>
      count(evidence, (item) => item.level === level),
    );
    expect(levels).toEqual([170, 1144, 1192, 877, 15]);
    expect(count(evidence, ({ direction }) => direction === 'DOES_NOT_SUPPORT')).toBe(378);
    expect(count(evidence, ({ direction }) => direction === null)).toBe(39);
    expect(count(evidence, ({ origin }) => origin === 'RARE_GERMLINE')).toBe(541);
    expect(count(evidence, ({ source }) => source.kind === 'ASCO')).toBe(10);
    expect(count(evidence, ({ source }) => source.kind === 'ASH')).toBe(3);
    expect(count(evidence, ({ source }) => source.kind !== 'PUBMED' && source.pmid !== null)).toBe(
      0,
    );
    expect(count(evidence, ({ rating }) => rating === null)).toBe(28);
    expect(count(evidence, ({ flagged }) => flagged)).toBe(97);
  });

  it('never makes independent agents of joined ones', () => {
    const joined = Object.values(evidence).filter(({ therapyIds }) => therapyIds.length > 1);
    expect(joined.length).toBeGreaterThan(400);
    expect(joined.filter(({ therapyInteraction }) => therapyInteraction === null)).toEqual([]);
    const withComma = new Set(
      Object.values(evidence).flatMap(({ therapyIds }) =>
        therapyIds.filter((id) => id.includes(',')),
      ),
    );
    expect([...withComma].sort()).toEqual([
      '2,4-pyrimidinediamine',
      'fgf/vegf-receptor-tyrosine-kinase-inhibitor,-pd173074',
    ]);
  });

  it('names its biomarkers', () => {
    expect(evidence['EID1409']).toMatchObject({
      molecularProfile: 'BRAF V600E',
      biomarkerIds: ['BRAF:V600E'],
      therapyIds: ['vemurafenib'],
      level: 'A',
      diseaseId: 'DOID:8923',
    });
    expect(count(evidence, ({ biomarkerIds }) => biomarkerIds.length === 0)).toBe(0);
    expect(count(evidence, ({ biomarkerIds }) => biomarkerIds.length > 1)).toBeGreaterThan(300);
  });
});

describeWithSharedData("CIViC's files of both models", () => {
  it('end the same in either order, the newer model winning, and change nothing the second time', async () => {
    const files = [
      'evidence-2026.tsv.gz',
      'evidence-2021.tsv.gz',
      'variants-2021.tsv.gz',
      'drugs-2021.tsv.gz',
    ];
    const [one, other] = [await temporaryDirectory(), await temporaryDirectory()];
    await ingestInto(one, ...files);
    await ingestInto(other, ...files.toReversed());
    const [evidence, biomarkers] = [
      await dump<EvidenceRecord>(one, 'therapies', EVIDENCE),
      await dump<BiomarkerRecord>(one, 'biomarkers', BIOMARKERS),
    ];
    expect(await dump(other, 'therapies', EVIDENCE)).toEqual(evidence);
    expect(await dump(other, 'biomarkers', BIOMARKERS)).toEqual(biomarkers);
    expect(count(evidence, ({ model }) => model === 2026)).toBe(3398);
    expect(biomarkers['EGFR:L858R']).toMatchObject({
      proteinChange: 'p.L858R',
      aliases: ['LEU858ARG', 'RS121434568'],
      coordinates: { build: 'GRCh37', chromosome: '7', start: 55259515 },
    });
    const again = await ingestInto(one, ...files);
    expect(again).toMatchObject({ inserted: 0, updated: 0, read: again.unchanged });
  });
});
