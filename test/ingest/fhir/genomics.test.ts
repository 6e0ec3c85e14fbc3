import { describe, expect, it } from '@jest/globals';
import { fhir } from '../../../ingest/fhir.ts';
import { gene, PatientSite } from '../patient-site.ts';
import { component, geneStudied, loinc, observation, patient, snomed, text } from './resources.ts';

type Json = Record<string, unknown>;

async function siteWith(...resources: readonly Json[]): Promise<PatientSite> {
  const site = new PatientSite(fhir);
  await site.loadTerminologies(
    [gene('KMT2A', 'HGNC:7132', ['MLL']), gene('ESR1', 'HGNC:3467')],
    [],
  );
  await site.ingestContent([patient('p1'), ...resources]);
  return site;
}

async function recordOf(...resources: readonly Json[]) {
  return (await siteWith(...resources)).patient('p1');
}

const variant = (...parts: readonly Json[]): Json =>
  observation('v', '69548-6', { valueCodeableConcept: loinc('LA9633-4'), component: parts });

describe('a genomic variant', () => {
  it('is read from its LOINC components', async () => {
    const { variants, search } = await recordOf(
      variant(
        geneStudied('BRAF'),
        component('48005-3', text('p.Val600Glu')),
        component('48004-6', text('NM_004333.6:c.1799T>A')),
        component('48002-0', { valueCodeableConcept: loinc('LA6684-0') }),
        component('81258-6', { valueQuantity: { value: 31, unit: '%' } }),
        component('47999-8', { valueString: 'Exon 15' }),
      ),
    );
    expect(variants).toEqual([
      {
        gene: 'BRAF',
        partnerGene: null,
        proteinChange: 'p.V600E',
        codingChange: 'NM_004333.6:c.1799T>A',
        category: 'MUTATION',
        copyNumber: null,
        classification: 'MISSENSE',
        exon: 15,
        origin: 'SOMATIC',
        alleleFraction: 0.31,
        testedOn: '2023-05-04',
        biomarkerId: 'BRAF:V600E',
      },
    ]);
    expect(search).toMatchObject({ genes: ['BRAF'], biomarkerIds: ['BRAF:V600E'] });
  });

  it.each(['mcode-cancer-genetic-variant', 'mcode-genomic-variant'])(
    'is known by the profile %s as well as by its code',
    async (name) => {
      const profile = [`http://hl7.org/fhir/us/mcode/StructureDefinition/${name}|2.0.0`];
      const { variants } = await recordOf(
        observation('v', 'x', { meta: { profile }, component: [geneStudied('KRAS')] }),
      );
      expect(variants).toMatchObject([{ gene: 'KRAS', biomarkerId: 'KRAS:mutation' }]);
    },
  );

  it.each([
    [geneStudied('MLL'), 'KMT2A'],
    [geneStudied('estrogen receptor 1', 'HGNC:3467'), 'ESR1'],
    [geneStudied('estrogen receptor', 'HGNC:99'), 'HGNC:99'],
  ])('names its gene by the approved symbol where HGNC is loaded: %j', async (part, symbol) => {
    const { variants } = await recordOf(variant(part));
    expect(variants).toMatchObject([{ gene: symbol }]);
  });

  it('of a gene that only has an id names no biomarker', async () => {
    const { variants } = await recordOf(variant(geneStudied('a full name', 'HGNC:99')));
    expect(variants).toMatchObject([{ biomarkerId: null }]);
  });

  it('of two genes is a fusion, the first 5 prime', async () => {
    const { variants } = await recordOf(variant(geneStudied('EML4'), geneStudied('ALK')));
    expect(variants).toMatchObject([
      { category: 'STRUCTURAL', gene: 'ALK', partnerGene: 'EML4', biomarkerId: 'EML4::ALK:fusion' },
    ]);
  });

  it('is an amplification where its interpretation says so, as in STU1', async () => {
    const interpretation = [snomed('12645001', 'Gene amplification (finding)')];
    const { variants } = await recordOf({ ...variant(geneStudied('ERBB2')), interpretation });
    expect(variants).toMatchObject([
      {
        category: 'COPY_NUMBER',
        copyNumber: 'HIGH_AMPLIFICATION',
        biomarkerId: 'ERBB2:amplification',
      },
    ]);
  });

  it.each<Json>([
    { valueCodeableConcept: loinc('LA9634-2') },
    { valueCodeableConcept: loinc('LA18198-4') },
    { valueCodeableConcept: { text: 'Absent' } },
    { valueCodeableConcept: { coding: [{ system: 'x', code: 'neg', display: 'Not detected' }] } },
    { valueCodeableConcept: snomed('82334004', 'Indeterminate') },
    { valueString: 'Negative' },
    { valueString: 'No mutation detected' },
    { valueString: 'BRAF V600E: negative' },
    { valueString: 'Wild type' },
    { interpretation: [{ coding: [{ code: 'NEG' }] }] },
    { interpretation: [{ text: 'Equivocal' }] },
    { valueCodeableConcept: loinc('LA9633-4'), interpretation: [{ text: 'Not detected' }] },
    { dataAbsentReason: { text: 'unknown' } },
  ])('that was looked for and not surely found is none: %j', async (value) => {
    const looked = observation('v', '69548-6', { component: [geneStudied('BRAF')], ...value });
    expect((await recordOf(looked)).variants).toEqual([]);
  });

  it.each<Json>([
    {},
    { valueCodeableConcept: { text: 'Detected' } },
    { valueString: 'Non-synonymous variant' },
    { interpretation: [{ coding: [{ code: 'POS' }] }] },
    { interpretation: [{ text: 'Dominant negative, pathogenic' }] },
  ])('that was found is one: %j', async (value) => {
    const found = observation('v', '69548-6', { component: [geneStudied('TP53')], ...value });
    expect((await recordOf(found)).variants).toMatchObject([{ gene: 'TP53' }]);
  });

  it.each([
    ['no gene and no change', variant(), /needs a gene or a change/],
    ['a component without its code', variant({ valueString: 'BRAF' }), /component\.0\.code/],
  ])('with %s is rejected', async (_, resource, reason) => {
    const report = await new PatientSite(fhir).ingestContent([patient('p1'), resource]);
    expect(report.rejected).toMatchObject([
      { record: 'item 1', reason: expect.stringMatching(reason) },
    ]);
  });
});

describe('a genomics report', () => {
  const region = observation('r', '53041-0', {
    component: [geneStudied('MLL'), geneStudied('TP53')],
  });
  const report: Json = {
    ...observation('d', '81247-9'),
    resourceType: 'DiagnosticReport',
    code: { ...loinc('81247-9', 'Panel of two'), text: 'as Dr. Who asked for' },
    result: [{ reference: 'Observation/r' }],
  };

  it('covers the genes of its region studied', async () => {
    const { genomicTests } = await recordOf(report, region);
    expect(genomicTests).toEqual([
      { name: 'Panel of two', date: '2023-05-04', coveredGenes: ['KMT2A', 'TP53'] },
    ]);
  });

  it('without regions covers nothing that could be concluded from', async () => {
    const { genomicTests } = await recordOf(report);
    expect(genomicTests).toMatchObject([{ coveredGenes: [] }]);
  });

  it('may be missing: the regions stand alone', async () => {
    const { genomicTests } = await recordOf(region);
    expect(genomicTests).toMatchObject([{ name: null, coveredGenes: ['KMT2A', 'TP53'] }]);
  });
});

describe('a genomic signature', () => {
  it.each([
    ['81695-9', { valueCodeableConcept: loinc('LA26203-2', 'MSI-H') }, 'MSI-H', 'signature:MSI-H'],
    [
      '62862-8',
      { valueCodeableConcept: snomed('10828004', 'Positive') },
      'MSI-H',
      'signature:MSI-H',
    ],
    ['81695-9', { valueCodeableConcept: loinc('LA14122-8', 'Stable') }, 'MSS', 'signature:MSS'],
    ['94077-5', { valueCodeableConcept: snomed('62482003', 'Low') }, 'TMB-L', 'signature:TMB-L'],
    ['94076-7', { valueQuantity: { value: 12.5 } }, null, 'signature:TMB-H'],
  ])('%s with %j is %s', async (code, value, status, biomarkerId) => {
    const { signatures } = await recordOf(observation('s', code, value));
    expect(signatures).toMatchObject([{ status, biomarkerId }]);
  });
});
