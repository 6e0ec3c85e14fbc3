import { describe, expect, it } from '@jest/globals';
import { clinicalTrials } from '../../ingest/clinicaltrials.ts';
import { ctml } from '../../ingest/ctml.ts';
import { fhir } from '../../ingest/fhir.ts';
import type { Format } from '../../ingest/format.ts';
import { hgnc } from '../../ingest/hgnc.ts';
import { oncotree } from '../../ingest/oncotree.ts';
import { phenopackets } from '../../ingest/phenopackets.ts';
import { attempt } from '../../ingest/attempt.ts';
import {
  oncotreeOfIcd10,
  oncotreeOfSnomed,
  withMorphology,
} from '../../terminology/cancer-codes.ts';
import { bundle, condition, observation, patient, snomed } from './fhir/resources.ts';
import { PatientSite } from './patient-site.ts';

/** What every object of the language answers to without having been given it. */
const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

const GENE_COLUMNS = 'hgnc_id\tsymbol\tname\talias_symbol\tprev_symbol';
const NCT = 'NCT90000001';
const STUDY = { protocolSection: { identificationModule: { nctId: NCT } } };
const PACKET = { id: 'x', metaData: {} };
const TYPE = { code: 'LUNG', name: 'Lung', level: 1, parent: null };

function nested(levels: number): string {
  return `${'['.repeat(levels)}${']'.repeat(levels)}`;
}

describe('a name that every object inherits', () => {
  it.each(INHERITED)('is no resource type: %s', async (resourceType) => {
    const report = await new PatientSite(fhir).ingestContent([
      { resourceType, id: 'a' },
      patient('p1'),
    ]);
    expect(report).toMatchObject({ read: 2, inserted: 1 });
    expect(report.rejected).toMatchObject([
      { record: 'item 0', reason: 'its resourceType is none of FHIR R4' },
    ]);
  });

  it.each(INHERITED)('is no code that we know: %s', async (code) => {
    const report = await new PatientSite(fhir).ingestContent([
      patient('p1'),
      observation('o', code),
      condition('c', snomed(code)),
      { resourceType: 'Procedure', id: 'p', status: 'completed', code: snomed(code) },
      { resourceType: 'Consent', id: 'k', status: code, patient: { reference: 'Patient/p1' } },
    ]);
    expect(report).toMatchObject({ read: 5, refused: [] });
    expect(JSON.stringify(report)).not.toMatch(/function|can't be read/);
  });

  it.each(INHERITED)('is no diagnosis: %s', (code) => {
    expect(oncotreeOfSnomed(code)).toBeNull();
    expect(oncotreeOfIcd10(code)).toBeNull();
    expect(withMorphology('LUNG', code)).toBe('LUNG');
  });
});

describe('a record that nests too deep', () => {
  const levels = 20_000;

  it('is rejected by its place in a bundle, and the others are read', async () => {
    const deep = `{"resource": {"resourceType": "Patient", "id": "p0", "contact": ${nested(levels)}}}`;
    const whole = JSON.stringify(bundle('collection', patient('p1'), patient('p2')));
    const report = await new PatientSite(fhir).ingestContent(
      whole.replace('"entry":[', `"entry":[${deep},`),
    );
    expect(report).toMatchObject({ read: 3, inserted: 2, refused: [] });
    expect(report.rejected).toMatchObject([
      { record: 'entry 0', reason: expect.stringMatching(/can't be read/) },
    ]);
  });

  it('is rejected by its line, and the others are read', async () => {
    const lines = [JSON.stringify(patient('p1')), nested(levels), JSON.stringify(patient('p2'))];
    const report = await new PatientSite(fhir).ingestContent(lines.join('\n'));
    expect(report).toMatchObject({ read: 3, inserted: 2, refused: [] });
    expect(report.rejected).toMatchObject([
      { record: expect.stringMatching(/^line 2/), reason: expect.stringMatching(/nest/) },
    ]);
    expect(report.rejected[0]?.record.length).toBeLessThan(2000);
  });

  it.each([
    ['lists', `protocol_no: 1\nmatch: ${nested(3000)}\n`],
    ['objects', `protocol_no: 1\nmatch: ${'{a: '.repeat(3000)}1${'}'.repeat(3000)}\n`],
  ])('is said to in YAML of %s', async (_, text) => {
    const report = await new PatientSite(ctml).ingestContent(text, 'trial.yaml');
    const [fault] = [...report.rejected, ...report.refused];
    expect(fault?.reason).toMatch(/nests? deeper than \d+ levels/);
    expect(JSON.stringify(report)).not.toMatch(/call stack/);
  });
});

describe('an empty list', () => {
  it.each<[string, Format, unknown]>([
    ['fhir', fhir, patient('p1')],
    ['clinicaltrials', clinicalTrials, STUDY],
    ['phenopackets', phenopackets, PACKET],
  ])('is a rejected record of newline-delimited %s', async (_name, format, record) => {
    const report = await new PatientSite(format).ingestLines(record, [], record);
    expect(report.read).toBe(3);
    expect(report.rejected).toMatchObject([
      { record: 'line 2', reason: expect.stringMatching(/empty list/) },
    ]);
  });
});

describe('a record whose key no store takes', () => {
  const long = 'X'.repeat(600);

  it.each<[string, Format, string, string]>([
    ['hgnc', hgnc, `${GENE_COLUMNS}\nHGNC:1\t${long}\tn\t\t\nHGNC:2\tEGFR\tn\t\t\n`, 'line 2'],
    [
      'phenopackets',
      phenopackets,
      `${JSON.stringify({ ...PACKET, id: '漢'.repeat(200) })}\n${JSON.stringify(PACKET)}`,
      'line 1',
    ],
    [
      'ctml',
      ctml,
      JSON.stringify([{ protocol_no: long }, { protocol_no: '2' }]),
      'document 1, trial 1',
    ],
    ['oncotree', oncotree, JSON.stringify([{ ...TYPE, code: 'Y'.repeat(510) }, TYPE]), 'entry 1'],
  ])('of %s is rejected by its place, and the others are read', async (_, format, text, place) => {
    const report = await new PatientSite(format).ingestContent(text, 'input.txt');
    expect(report).toMatchObject({ read: 2, inserted: 1 });
    expect(report.rejected).toMatchObject([
      { record: place, reason: expect.stringMatching(/512 bytes/) },
    ]);
  });
});

describe('attempt', () => {
  it('gives what was read, or a fault that quotes neither the record nor the error', () => {
    expect(attempt(() => 7)).toEqual({ value: 7 });
    const failed = attempt(() => {
      throw new TypeError('Secret is not a function');
    });
    expect(failed).toEqual({ fault: expect.stringMatching(/^it can't be read/) });
    expect(JSON.stringify(failed)).not.toMatch(/Secret|function/);
  });
});
