import { describe, expect, it } from '@jest/globals';
import { fhir } from '../../../ingest/fhir.ts';
import { gene, PatientSite, tumourType } from '../patient-site.ts';
import {
  component,
  condition,
  geneStudied,
  loinc,
  observation,
  patient,
  snomed,
  text,
} from './resources.ts';

const BREAST = snomed('254837009', 'Malignant neoplasm of breast (disorder)');

function variant(id: string, gene: string, change: string) {
  return observation(id, '69548-6', {
    valueCodeableConcept: loinc('LA9633-4'),
    component: [geneStudied(gene), component('48005-3', text(change))],
  });
}

function consent(id: string, provision: Record<string, unknown>) {
  return {
    resourceType: 'Consent',
    id,
    status: 'active',
    patient: { reference: 'Patient/p1' },
    scope: { coding: [{ code: 'research', system: 'http://x/consentscope' }] },
    category: [],
    provision: { type: 'permit', ...provision },
  };
}

async function notesOn(...resources: readonly unknown[]): Promise<readonly string[]> {
  const site = new PatientSite(fhir);
  await site.loadTerminologies(
    [gene('BRAF', 'HGNC:1097', ['BRAF1'])],
    [tumourType('BREAST', 'Breast', null)],
  );
  await site.ingestLines(patient('p1'), ...resources);
  return site.notes.filter((note) => note.startsWith('not understood'));
}

describe('ingestion of FHIR tells what it took in and did not understand', () => {
  it.each([
    ['a gender of its own', [patient('p2', { gender: 'femal' })], /Patient\.gender, which must be/],
    [
      'a purpose',
      [consent('k1', { purpose: [{ code: 'RESERCH' }] })],
      /none of HL7's PurposeOfUse/,
    ],
    [
      'a period turned round',
      [consent('k1', { period: { start: '2030-01-01', end: '2020-01-01' } })],
      /holds no whole day/,
    ],
    [
      'a stage',
      [condition('c1', BREAST, { stage: [{ summary: { text: 'Stage IIIX' } }] })],
      /the stage of a cancer/,
    ],
    [
      'a verification',
      [condition('c1', BREAST, { verificationStatus: { coding: [{ code: 'confirmd' }] } })],
      /Condition\.verificationStatus, which must be/,
    ],
    ['a gene', [variant('v1', 'BRFA', 'p.V600E')], /which HGNC does not know/],
    [
      'a cancer',
      [condition('c1', snomed('123', 'Malignant tumor of somewhere'))],
      /no type of OncoTree is certain/,
    ],
    ['a protein change', [variant('v1', 'BRAF', 'p.V600?E')], /must be in HGVS/],
  ])('%s', async (_what, resources, expected) => {
    expect(await notesOn(...resources)).toEqual([expect.stringMatching(expected)]);
  });

  it('counts what it met several times, and says where it met it first', async () => {
    const others = ['c1', 'c2'].map((id) => condition(id, snomed('123', 'Malignant tumor of x')));
    expect(await notesOn(...others)).toEqual([
      expect.stringMatching(/^not understood in 2, first in .*lines\.ndjson line 2/),
    ]);
  });

  it('says nothing of what it understood', async () => {
    const breast = condition('c1', BREAST);
    const research = consent('k1', { purpose: [{ code: 'HRESCH' }] });
    const unsexed = { ...patient('p3'), gender: undefined };
    expect(await notesOn(breast, research, unsexed, variant('v1', 'BRAF1', 'p.V600E'))).toEqual([]);
  });
});
