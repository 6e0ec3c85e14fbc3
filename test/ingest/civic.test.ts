import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { civic } from '../../ingest/civic.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { ingest } from '../../ingest/run.ts';
import type { BiomarkerRecord } from '../../subgraphs/biomarkers/records.ts';
import { BIOMARKERS } from '../../subgraphs/biomarkers/records.ts';
import type {
  DiseaseRecord,
  EvidenceRecord,
  TherapyRecord,
} from '../../subgraphs/therapies/records.ts';
import { DISEASES, EVIDENCE, THERAPIES } from '../../subgraphs/therapies/records.ts';
import { FIXTURES, dump, storesIn, temporaryDirectory } from './harness.ts';

const EVIDENCE_2026 = 'evidence-2026.tsv';
const EVIDENCE_2021 = 'evidence-2021.tsv';

async function ingestInto(directory: string, ...files: string[]): Promise<IngestReport> {
  const paths = files.map((file) => path.join(FIXTURES, 'civic', file));
  return ingest(civic, paths, { openStore: storesIn(directory) });
}

async function evidenceOf(...files: string[]): Promise<Record<string, EvidenceRecord>> {
  const directory = await temporaryDirectory();
  await ingestInto(directory, ...files);
  return dump<EvidenceRecord>(directory, 'therapies', EVIDENCE);
}

async function dumpAll(directory: string): Promise<unknown> {
  return [
    await dump(directory, 'biomarkers', BIOMARKERS),
    await dump(directory, 'therapies', EVIDENCE),
    await dump(directory, 'therapies', THERAPIES),
    await dump(directory, 'therapies', DISEASES),
  ];
}

describe('ingesting CIViC evidence', () => {
  it('reads one record a line, with quoting off, and says what became of each', async () => {
    const report = await ingestInto(await temporaryDirectory(), EVIDENCE_2026);
    expect(report).toMatchObject({
      read: 10,
      inserted: 6,
      updated: 0,
      unchanged: 1,
      ignored: { 'evidence item that is not accepted: submitted': 1 },
      refused: [],
    });
    expect(report.rejected.map(({ record, reason }) => `${record}: ${reason}`)).toEqual([
      'line 8: evidence_level: should be one of A, B, C, D, E; rating: should be empty or 1 to 5',
      'line 11: has 3 fields where the header names 25 columns',
    ]);
  });

  it('keeps combinations together, with how they belong together', async () => {
    const evidence = await evidenceOf(EVIDENCE_2026);
    expect(evidence['EID900001']).toMatchObject({
      therapyIds: ['dabrafenib', 'trametinib'],
      therapyInteraction: 'COMBINATION',
      nctIds: ['NCT00000001', 'NCT00000002'],
      diseaseId: 'DOID:1909',
      statement: 'An invented statement with a bare " quote.',
      model: 2026,
    });
  });

  it('does not split a name at its own commas', async () => {
    const evidence = await evidenceOf(EVIDENCE_2026);
    expect(evidence['EID900003']?.therapyIds).toEqual(['2,4-inventamine']);
    expect(evidence['EID900004']?.therapyIds).toEqual([
      'drugone',
      'kinase-inhibitor,-x-12',
      'drugtwo',
    ]);
  });

  it('reads the profile, missing values and the words of the file', async () => {
    const evidence = await evidenceOf(EVIDENCE_2026);
    expect(evidence['EID900002']).toMatchObject({
      biomarkerIds: ['EML4::ALK:fusion', 'ALK:L1196M'],
      diseaseId: null,
      rating: null,
      flagged: true,
      therapyInteraction: null,
    });
    expect(evidence['EID900003']).toMatchObject({
      biomarkerIds: ['MET:amplification', 'KRAS:mutation'],
      diseaseId: 'NAME:Invented Tumor',
    });
    expect(evidence['EID900004']?.direction).toBe('DOES_NOT_SUPPORT');
    expect(evidence['EID900005']).toMatchObject({
      direction: null,
      significance: 'NOT_APPLICABLE',
      origin: 'RARE_GERMLINE',
      source: { kind: 'ASCO', pmid: null, url: null },
    });
    expect(evidence['EID900006']).toMatchObject({
      biomarkerIds: ['signature:TMB-H'],
      therapyIds: [],
      source: { kind: 'ASH' },
    });
  });

  it('reads the 2021 model in the words of the present one', async () => {
    const evidence = await evidenceOf(EVIDENCE_2021);
    expect(evidence['EID900101']).toMatchObject({
      molecularProfile: 'BCR::ABL1 Fusion AND ABL1 T315I',
      biomarkerIds: ['BCR::ABL1:fusion', 'ABL1:T315I'],
      therapyIds: ['imatinib', 'dasatinib'],
      therapyInteraction: 'SUBSTITUTES',
      significance: null,
      model: 2021,
    });
    expect(evidence['EID900102']?.biomarkerIds).toEqual([
      'BRAF:V600E',
      'BRAF:V600K',
      'BRAF:amplification',
    ]);
  });

  it('leaves the same stores in whatever order the files come, the newer model winning', async () => {
    const [one, other] = [await temporaryDirectory(), await temporaryDirectory()];
    const files = [EVIDENCE_2026, EVIDENCE_2021, 'variants-2021.tsv', 'drugs-2021.tsv'];
    await ingestInto(one, ...files);
    await ingestInto(other, ...files.toReversed());
    expect(await dumpAll(other)).toEqual(await dumpAll(one));
    const evidence = await dump<EvidenceRecord>(one, 'therapies', EVIDENCE);
    expect(evidence['EID900001']).toMatchObject({
      model: 2026,
      significance: 'SENSITIVITYRESPONSE',
    });
    const diseases = await dump<DiseaseRecord>(one, 'therapies', DISEASES);
    expect(diseases['DOID:1909']?.name).toBe('Melanoma');
  });
});

describe('ingesting CIViC variants', () => {
  it('tells groups and addresses that are joined by tabs from columns', async () => {
    const directory = await temporaryDirectory();
    const report = await ingestInto(directory, 'variants-2021.tsv');
    expect(report).toMatchObject({ read: 7, inserted: 3, updated: 1, unchanged: 1 });
    expect(report.rejected.map(({ record, reason }) => `${record}: ${reason}`)).toEqual([
      'line 7: chromosome: should be empty, 1 to 22, X, Y or MT',
      'line 8: has 5 fields where the header names 28 columns',
    ]);
    const biomarkers = await dump<BiomarkerRecord>(directory, 'biomarkers', BIOMARKERS);
    expect(biomarkers['BRAF:V600E']).toMatchObject({
      hgvs: ['NM_004333.4:c.1799T>A', 'NP_004324.2:p.Val600Glu'],
      aliases: ['VAL600GLU', 'RS113488022'],
      clinvarIds: ['13961', '376069'],
      nameKeys: ['v600e', 'p.v600e', 'val600glu', 'rs113488022'],
      coordinates: {
        build: 'GRCh37',
        chromosome: '7',
        start: 140453136,
        stop: 140453136,
        referenceBases: 'A',
        variantBases: 'T',
      },
    });
  });

  it('gives the place of a variant within a fusion to the variant', async () => {
    const directory = await temporaryDirectory();
    await ingestInto(directory, 'variants-2021.tsv');
    const biomarkers = await dump<BiomarkerRecord>(directory, 'biomarkers', BIOMARKERS);
    expect(biomarkers['ABL1:T315I']).toMatchObject({
      aliases: ['BCR-ABL T315I'],
      clinvarIds: [],
      coordinates: { start: 133748283 },
    });
    expect(biomarkers['BCR::ABL1:fusion']?.coordinates).toBeNull();
    expect(biomarkers['BRAF:V600M']?.coordinates).toBeNull();
  });

  it('joins variants that are one protein change', async () => {
    const directory = await temporaryDirectory();
    await ingestInto(directory, 'variants-2021.tsv');
    const biomarkers = await dump<BiomarkerRecord>(directory, 'biomarkers', BIOMARKERS);
    expect(biomarkers['VHL:Y175*']).toMatchObject({
      aliases: ['Y175* (c.525C>A)', 'Y175* (c.525C>G)'],
      coordinates: { start: 10191532 },
    });
  });
});

describe('ingesting the other CIViC files', () => {
  it('takes drugs as therapies', async () => {
    const directory = await temporaryDirectory();
    const report = await ingestInto(directory, 'drugs-2021.tsv');
    expect(report.rejected).toMatchObject([
      { record: 'line 4', reason: 'drug_name: should not be empty' },
    ]);
    const therapies = await dump<TherapyRecord>(directory, 'therapies', THERAPIES);
    expect(Object.keys(therapies)).toEqual(['dabrafenib', 'inhibitor,-x-12-(xyz)']);
  });

  it('counts what the graph has no field for', async () => {
    const report = await ingestInto(
      await temporaryDirectory(),
      'assertions-2021.tsv',
      'genes-2021.tsv',
      'variant-groups-2021.tsv',
    );
    expect(report).toMatchObject({
      read: 3,
      ignored: { 'CIViC assertion': 1, 'CIViC gene description': 1, 'CIViC variant group': 1 },
    });
  });

  it('changes nothing the second time', async () => {
    const directory = await temporaryDirectory();
    await ingestInto(directory, '');
    const before = await dumpAll(directory);
    const { inserted, updated } = await ingestInto(directory, '');
    expect({ inserted, updated }).toEqual({ inserted: 0, updated: 0 });
    expect(await dumpAll(directory)).toEqual(before);
  });
});
