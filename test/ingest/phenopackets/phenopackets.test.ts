import { describe, expect, it } from '@jest/globals';
import { phenopackets } from '../../../ingest/phenopackets.ts';
import { cancersOf } from '../../../matching/diagnosis.ts';
import { compareVariant } from '../../../matching/variant.ts';
import type { PatientRecord } from '../../../site/records.ts';
import { PatientSite } from '../patient-site.ts';

type Json = Record<string, unknown>;

const META = { created: '2025-01-01T00:00:00Z', phenopacketSchemaVersion: '2.0.2' };

function packet(more: Json = {}): Json {
  return { id: 'study.1.P1', subject: { id: 'P1', sex: 'FEMALE' }, metaData: META, ...more };
}

async function recordOf(more: Json): Promise<PatientRecord> {
  const site = new PatientSite(phenopackets);
  await site.ingestContent(packet(more));
  return site.patient('study.1.P1');
}

const DESCRIPTOR = {
  geneContext: { valueId: 'HGNC:11998', symbol: 'TP53' },
  expressions: [
    { syntax: 'hgvs.c', value: 'NM_000546.6:c.524G>A' },
    { syntax: 'hgvs.g', value: 'NC_000017.11:g.7675088C>T' },
    { syntax: 'hgvs.p', value: 'NP_000537.3:p.(Arg175His)' },
  ],
  vcfRecord: { genomeAssembly: 'hg38', chrom: 'chr17', pos: 7675088, ref: 'C', alt: 'T' },
  allelicState: { id: 'GENO:0000135', label: 'heterozygous' },
};

function interpreted(...found: readonly Json[]): Json {
  const genomicInterpretations = found.map((one) => ({
    subjectOrBiosampleId: 'P1',
    interpretationStatus: 'CAUSATIVE',
    variantInterpretation: { variationDescriptor: DESCRIPTOR },
    ...one,
  }));
  return { interpretations: [{ id: 'i', diagnosis: { genomicInterpretations } }] };
}

/** A finding of which a structural type is stated, and no coordinates. */
function typed(structuralType: Json, more: Json = {}): Json {
  const { geneContext } = DESCRIPTOR;
  const variationDescriptor = { geneContext, structuralType, ...more };
  return interpreted({ variantInterpretation: { variationDescriptor } });
}

const REARRANGED = { kind: 'genomic', gene: 'TP53', category: 'STRUCTURAL' } as const;

describe('a phenopacket', () => {
  it('keeps features that were looked for and are absent as absent', async () => {
    const { phenotypicFeatures } = await recordOf({
      phenotypicFeatures: [
        { type: { id: 'HP:0001250', label: 'Seizure' }, excluded: true },
        { type: { id: 'HP:0000252', label: 'Microcephaly' } },
      ],
    });
    expect(phenotypicFeatures).toEqual([
      { hpoId: 'HP:0001250', label: 'Seizure', excluded: true },
      { hpoId: 'HP:0000252', label: 'Microcephaly', excluded: false },
    ]);
  });

  it('is known by its own id, as subjects of two articles may share theirs', async () => {
    const site = new PatientSite(phenopackets);
    await site.ingestLines(packet(), packet({ id: 'study.2.P1' }));
    expect((await site.patients()).map(({ _id }) => _id)).toEqual(['study.1.P1', 'study.2.P1']);
  });

  it.each([
    ['MALE', 'MALE'],
    ['OTHER_SEX', 'OTHER'],
    ['UNKNOWN_SEX', 'UNKNOWN'],
    [undefined, 'UNKNOWN'],
  ])('of sex %s is %s', async (sex, expected) => {
    expect(await recordOf({ subject: { id: 'P1', sex } })).toMatchObject({ sex: expected });
  });

  it.each([
    { age: { iso8601duration: 'P3Y2M' } },
    { ontologyClass: { id: 'HP:0003621', label: 'Juvenile onset' } },
    { gestationalAge: { weeks: 30 } },
    undefined,
  ])('has no birth date by the age %j', async (timeAtLastEncounter) => {
    const { identity, search } = await recordOf({ subject: { id: 'P1', timeAtLastEncounter } });
    expect([identity.birthDate, search.birthDate]).toEqual([null, null]);
  });

  it.each([
    [
      { status: 'DECEASED', timeOfDeath: { timestamp: '2020-03-28T00:00:00Z' } },
      true,
      '2020-03-28',
    ],
    [{ timeOfDeath: { timestamp: '2020-03-28T00:00:00Z' } }, true, '2020-03-28'],
    [{ timeOfDeath: { age: { iso8601duration: 'P40Y' } } }, true, null],
    [{ timeOfDeath: {} }, true, null],
    [{ status: 'ALIVE' }, false, null],
    [{}, null, null],
    [undefined, null, null],
  ])('with the vital status %j is deceased: %s', async (vitalStatus, deceased, deathDate) => {
    const subject = { id: 'P1', vitalStatus };
    expect(await recordOf({ subject })).toMatchObject({ deceased, deathDate });
  });

  it.each([
    ['OMIM:151623', 'Li-Fraumeni syndrome with sarcoma', 'OTHER'],
    ['NCIT:C4872', 'Breast Carcinoma', 'PRIMARY_CANCER'],
    ['DOID:9538', 'multiple myeloma', 'PRIMARY_CANCER'],
    ['ONCOTREE:LUAD', 'Lung Adenocarcinoma', 'PRIMARY_CANCER'],
    ['MONDO:0005015', 'diabetes mellitus', 'OTHER'],
  ])('has %s, %s, as %s', async (id, label, role) => {
    const { conditions } = await recordOf({ diseases: [{ term: { id, label } }] });
    expect(conditions).toMatchObject([{ code: { code: id }, role, confirmed: true }]);
  });

  it('does not have a disease that was excluded', async () => {
    const { conditions } = await recordOf({
      diseases: [{ term: { id: 'ONCOTREE:LUAD', label: 'Lung Adenocarcinoma' }, excluded: true }],
    });
    expect(conditions).toMatchObject([{ role: 'OTHER', confirmed: false, oncotreeCode: null }]);
  });

  it('is not left open for a cancer that was excluded', async () => {
    const found = { term: { id: 'ONCOTREE:LUAD', label: 'Lung Adenocarcinoma' } };
    const excluded = { term: { id: 'NCIT:C4872', label: 'Breast Carcinoma' }, excluded: true };
    const { conditions, search } = await recordOf({ diseases: [found, excluded] });
    expect(cancersOf(conditions)).toMatchObject([{ code: { code: 'ONCOTREE:LUAD' } }]);
    expect(search.diagnoses).toEqual(['LUAD']);
  });

  it('has the variant that its interpretation found', async () => {
    expect((await recordOf(interpreted({}))).variants).toMatchObject([
      {
        gene: 'TP53',
        proteinChange: 'p.R175H',
        codingChange: 'NM_000546.6:c.524G>A',
        category: 'MUTATION',
        classification: 'MISSENSE',
        origin: 'GERMLINE',
        biomarkerId: 'TP53:R175H',
      },
    ]);
  });

  it.each(['REJECTED', 'UNKNOWN_STATUS', undefined])(
    'has no variant whose interpretation is %s',
    async (interpretationStatus) => {
      expect((await recordOf(interpreted({ interpretationStatus }))).variants).toEqual([]);
    },
  );

  it('has both variants of a compound heterozygote, and one that is stated twice once', async () => {
    const expressions = [{ syntax: 'hgvs.c', value: 'NM_000546.6:c.743G>A' }];
    const other = { variationDescriptor: { ...DESCRIPTOR, expressions } };
    const { variants } = await recordOf(interpreted({}, { variantInterpretation: other }, {}));
    expect(variants.map(({ codingChange }) => codingChange)).toEqual([
      'NM_000546.6:c.524G>A',
      'NM_000546.6:c.743G>A',
    ]);
  });

  it.each([
    ['SO:0001565', 'gene_fusion', 'STRUCTURAL', null, 'MET', 'TP53:fusion'],
    ['SO:0000199', 'translocation', 'STRUCTURAL', null, 'MET', null],
    ['SO:0001742', 'copy_number_gain', 'COPY_NUMBER', 'GAIN', 'NOT_MET', 'TP53:gain'],
    ['SO:0001743', 'copy_number_loss', 'COPY_NUMBER', null, 'NOT_MET', null],
    ['SO:1000029', 'chromosomal_deletion', 'COPY_NUMBER', null, 'NOT_MET', null],
  ])('has %s, %s, as %s', async (id, label, category, copyNumber, isRearranged, biomarkerId) => {
    const { variants } = await recordOf(typed({ id, label }));
    expect(variants).toMatchObject([{ gene: 'TP53', category, copyNumber, biomarkerId }]);
    expect(variants.map((one) => compareVariant(REARRANGED, one))).toEqual([isRearranged]);
  });

  it.each([
    ['SO:1000183', 'chromosome_structure_variation'],
    ['SO:0000159', 'deletion'],
    ['ours:1', 'ALK rearrangement'],
  ])('leaves out a variant of which only %s, %s, is stated, and says so', async (id, label) => {
    const site = new PatientSite(phenopackets);
    const report = await site.ingestContent(packet(typed({ id, label })));
    expect((await site.patient('study.1.P1')).variants).toEqual([]);
    expect(report.notes).toContainEqual(expect.stringMatching(/structuralType .* left out: 1$/));
  });

  it('takes HGVS for what it says, whatever term of any size comes with it', async () => {
    const structuralType = { id: 'SO:0000159', label: 'deletion' };
    const { expressions } = DESCRIPTOR;
    const { variants } = await recordOf(typed(structuralType, { expressions }));
    expect(variants).toMatchObject([{ category: 'MUTATION', proteinChange: 'p.R175H' }]);
  });
});

describe('files of phenopackets', () => {
  it.each([
    ['alone', packet()],
    ['in an array', [packet()]],
    ['within a wrapper', { _source: 'a/b.json', phenopacket: packet() }],
    ['with version 2', packet({ metaData: { phenopacketSchemaVersion: '2' } })],
  ])('hold one %s', async (_, content) => {
    const report = await new PatientSite(phenopackets).ingestContent(content);
    expect(report).toMatchObject({ read: 1, inserted: 1, refused: [] });
  });

  it.each([
    ['version 1', packet({ genes: [], htsFiles: [] }), /version 1/],
    [
      'version 1 by a negated feature',
      packet({ phenotypicFeatures: [{ negated: true }] }),
      /version 1/,
    ],
    [
      'version 1 by its own word',
      packet({ metaData: { phenopacketSchemaVersion: '1.0.0' } }),
      /version 1/,
    ],
    ['a cohort', { id: 'c', members: [packet()], metaData: META }, /cohort/],
    ['a family', { id: 'f', proband: packet(), pedigree: {}, metaData: META }, /family/],
    ['lists of individuals', [{ individual_id: 'P1', age: 'P3Y' }], /an id and metaData/],
    ['FHIR', { resourceType: 'Patient', id: 'p1' }, /ingest it as fhir/],
    ['malformed JSON', '{"id": "x", ', /no complete JSON/],
  ])('are refused when they hold %s', async (_, content, reason) => {
    const report = await new PatientSite(phenopackets).ingestContent(content);
    expect(report).toMatchObject({ read: 0, refused: [{ reason: expect.stringMatching(reason) }] });
  });

  it('have a wrong line rejected, by its number and fault', async () => {
    const site = new PatientSite(phenopackets);
    const report = await site.ingestLines(
      packet(),
      packet({ id: 'x', subject: { sex: 'Secret' } }),
    );
    expect(report).toMatchObject({ read: 2, inserted: 1, rejected: [{ record: 'line 2' }] });
    expect(report.rejected[0]?.reason).toMatch(/^subject\.sex: /);
    expect(JSON.stringify(report)).not.toMatch(/Secret/);
  });

  it('leave everything unchanged the second time', async () => {
    const site = new PatientSite(phenopackets);
    await site.ingestContent(packet(interpreted({})));
    expect(await site.ingestContent(packet(interpreted({})))).toMatchObject({ unchanged: 1 });
  });
});
