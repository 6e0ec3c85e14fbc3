import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { fhir } from '../../../ingest/fhir.ts';
import { accountedFor, PatientSite } from '../patient-site.ts';
import { ABOUT_P1, bundle, condition, icd10, observation, patient, snomed } from './resources.ts';

const breast = condition('c1', snomed('254837009', 'Malignant neoplasm of breast (disorder)'));

describe('FHIR files', () => {
  it.each(['transaction', 'batch', 'collection', 'searchset'])(
    'reads a %s bundle',
    async (type) => {
      const site = new PatientSite(fhir);
      const report = await site.ingestContent(bundle(type, patient('p1'), breast));
      expect(report).toMatchObject({ read: 2, inserted: 2, rejected: [], refused: [] });
      expect((await site.patient('p1')).conditions).toHaveLength(1);
    },
  );

  it.each([
    ['a single resource', patient('p1')],
    ['an array of resources', [patient('p1'), breast]],
    ['an array of bundles', [bundle('collection', patient('p1')), bundle('collection', breast)]],
    ["a bundle's entry alone", { fullUrl: 'urn:uuid:p1', resource: patient('p1') }],
    ['a bundle within a bundle', bundle('collection', bundle('searchset', patient('p1')))],
    ['a byte order mark', `\uFEFF${JSON.stringify(patient('p1'))}`],
    ['a pretty-printed resource', JSON.stringify(patient('p1'), null, 2)],
    ['gzip', gzipSync(JSON.stringify(patient('p1')))],
  ])('reads %s', async (_, content) => {
    const site = new PatientSite(fhir);
    const report = await site.ingestContent(content);
    expect(report).toMatchObject({ rejected: [], refused: [] });
    expect(await site.patients()).toHaveLength(1);
  });

  it('joins conditions that came in a file before their patient', async () => {
    const site = new PatientSite(fhir);
    await site.ingestLines(breast);
    expect(await site.patients()).toEqual([]);
    await site.ingestLines(patient('p1'));
    expect((await site.patient('p1')).conditions).toHaveLength(1);
  });

  it.each([
    ['relative', 'Patient/p1'],
    ['versioned', 'Patient/p1/_history/3'],
    ['absolute', 'https://ehr.example.org/fhir/Patient/p1'],
    ['UUID', 'urn:uuid:p1'],
  ])('follows a %s reference to the patient', async (_, reference) => {
    const site = new PatientSite(fhir);
    await site.ingestContent([patient('p1'), { ...breast, subject: { reference } }]);
    expect((await site.patient('p1')).conditions).toHaveLength(1);
  });

  it("follows a reference to another entry's address", async () => {
    const site = new PatientSite(fhir);
    const entry = [
      { fullUrl: 'urn:uuid:0aa4b2e6', resource: patient('p1') },
      {
        fullUrl: 'urn:uuid:c',
        resource: { ...breast, subject: { reference: 'urn:uuid:0aa4b2e6' } },
      },
    ];
    await site.ingestContent({ resourceType: 'Bundle', type: 'transaction', entry });
    expect((await site.patient('p1')).conditions).toHaveLength(1);
  });

  it.each([
    ['once', { method: 'PUT', url: 'Condition/c1' }, 1],
    ['as another', { method: 'PUT', url: 'Condition?identifier=c1' }, 2],
    ['as another', { method: 'PUT', url: 'Condition/c2' }, 2],
    ['as another', { method: 'POST', url: 'Condition' }, 2],
    ['as another', { method: 1 }, 2],
    ['as another', undefined, 2],
  ])(
    "keeps a server's resource %s that a transaction's entry with the request %j has too",
    async (_, request, count) => {
      const site = new PatientSite(fhir);
      await site.ingestLines(patient('p1'), breast);
      const entry = [{ resource: breast, request }];
      await site.ingestContent({ resourceType: 'Bundle', type: 'transaction', entry });
      expect((await site.patient('p1')).conditions).toHaveLength(count);
    },
  );

  it('takes `patient` for `subject`, as DSTU2 calls it', async () => {
    const site = new PatientSite(fhir);
    const dstu2 = { ...breast, subject: undefined, patient: { reference: 'Patient/p1' } };
    await site.ingestContent([patient('p1'), { ...dstu2, verificationStatus: 'confirmed' }]);
    expect((await site.patient('p1')).conditions).toMatchObject([{ confirmed: true }]);
  });

  it('counts each resource once and says where a wrong one is, without its content', async () => {
    const site = new PatientSite(fhir);
    const report = await site.ingestContent({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { resource: patient('p1') },
        { fullUrl: 'urn:uuid:nothing' },
        { resource: { resourceType: 'Secret-4711' } },
        { resource: { ...breast, subject: { display: 'Secret Name' } } },
        { resource: { resourceType: 'Claim', id: 'x', ...ABOUT_P1 } },
        { resource: { ...breast, id: 'c2', onsetDateTime: 'Secret day' } },
        { resource: { ...observation('o', '89247-1'), id: 7 } },
      ],
    });
    expect(report).toMatchObject({ read: 7, inserted: 1, ignored: { Claim: 1 } });
    expect(report.rejected.map(({ record, reason }) => [record, reason])).toEqual([
      ['entry 1', 'resource: the entry holds no resource'],
      ['entry 2', 'its resourceType is none of FHIR R4'],
      ['entry 3', 'Condition: its subject refers to no Patient'],
      ['entry 5', expect.stringMatching(/^Condition: onsetDateTime: not a FHIR date/)],
      ['entry 6', expect.stringMatching(/^id: /)],
    ]);
    expect(JSON.stringify(report)).not.toMatch(/Secret/);
  });

  it('rejects a Patient who is yet to be born', async () => {
    const site = new PatientSite(fhir);
    const report = await site.ingestContent(patient('p1', { birthDate: '2999-01-01' }));
    expect(report.rejected).toMatchObject([
      { reason: 'Patient: birthDate: it lies in the future' },
    ]);
    expect(await site.patients()).toEqual([]);
  });

  it('counts the patients without a consent, whom hardly anybody sees, in words where a run says its notes', async () => {
    const site = new PatientSite(fhir);
    const allowed = {
      resourceType: 'Consent',
      id: 'k',
      status: 'active',
      patient: { reference: 'Patient/p1' },
      provision: { type: 'permit', purpose: [{ code: 'HRESCH' }] },
    };
    const report = await site.ingestLines(patient('p1'), patient('p2'), allowed);
    expect(report.withoutConsent).toBe(1);
    expect(report.notes?.filter((note) => note.includes('consent'))).toEqual([]);
    expect(site.notes).toContainEqual(expect.stringMatching(/^1 patient has no consent on file/));
  });

  it('rejects a broken line and reads the others', async () => {
    const site = new PatientSite(fhir);
    const lines = [JSON.stringify(patient('p1')), '{"resourceType": "Cond', JSON.stringify(breast)];
    const report = await site.ingestContent(lines.join('\n'));
    expect(report.inserted).toBe(2);
    expect(report.rejected).toMatchObject([{ record: 'line 2' }]);
  });

  it('tells a broken first line from a document over several lines', async () => {
    const site = new PatientSite(fhir);
    const report = await site.ingestContent(
      `{"resourceType": "Cond\n${JSON.stringify(patient('p1'))}`,
    );
    expect(report.rejected).toMatchObject([{ record: 'line 1' }]);
    expect(await site.patients()).toHaveLength(1);
  });

  it.each([
    ['malformed JSON', '{"resourceType": "Bundle", "entry": [', /no complete JSON/],
    ['JSON that is no FHIR', { hello: 'world' }, /no FHIR/],
    ['an empty file', '', /empty/],
    ['a table', 'id,name\n1,2\n', /no complete JSON/],
  ])('refuses %s', async (_, content, reason) => {
    const report = await new PatientSite(fhir).ingestContent(content);
    expect(report).toMatchObject({ read: 0, refused: [{ reason: expect.stringMatching(reason) }] });
  });

  it.each([
    ['at its beginning', 20],
    ['in its midst', 0.5],
    ['just before its end', -4],
  ])('refuses gzip that is cut off %s', async (_, at) => {
    const many = Array.from({ length: 3000 }, (_one, index) =>
      JSON.stringify(patient(`p${index}`)),
    );
    const whole = gzipSync(many.join('\n'));
    const end = Number.isInteger(at) ? at : Math.floor(whole.length * at);
    const report = await new PatientSite(fhir).ingestContent(whole.subarray(0, end), 'a.ndjson.gz');
    expect(report.refused).toMatchObject([
      { reason: expect.stringMatching(/gzip data is cut off or damaged; fetch it again$/) },
    ]);
  });

  it('takes an entry of many megabytes', async () => {
    const site = new PatientSite(fhir);
    const scan = { ...patient('p1'), photo: [{ data: 'A'.repeat(20_000_000) }] };
    expect(await site.ingestContent(bundle('collection', scan))).toMatchObject({ inserted: 1 });
  });

  it('rejects a second content under one id in a bundle, and counts a mere repetition', async () => {
    const site = new PatientSite(fhir);
    const other = condition('c1', icd10('C61'));
    const report = await site.ingestContent(
      bundle('collection', patient('p1'), breast, breast, other),
    );
    expect(report).toMatchObject({ read: 4, inserted: 2, unchanged: 1 });
    expect(report.rejected).toMatchObject([
      { record: 'entry 3', reason: expect.stringMatching(/same id/) },
    ]);
  });

  it("keeps two patients' resources apart that their senders gave the same id", async () => {
    const site = new PatientSite(fhir);
    const about = (id: string) => ({ ...breast, subject: { reference: `Patient/${id}` } });
    await site.ingestContent(bundle('collection', patient('p1'), about('p1')), 'a.json');
    await site.ingestContent(bundle('collection', patient('p2'), about('p2')), 'b.json');
    expect((await site.patients()).map(({ conditions }) => conditions.length)).toEqual([1, 1]);
  });

  it('moves a resource to the patient that its server now says', async () => {
    const site = new PatientSite(fhir);
    await site.ingestLines(patient('p1'), patient('p2'), breast);
    await site.ingestLines({ ...breast, subject: { reference: 'Patient/p2' } });
    expect((await site.patients()).map(({ conditions }) => conditions.length)).toEqual([0, 1]);
  });

  it('takes back what was entered in error', async () => {
    const site = new PatientSite(fhir);
    await site.ingestLines(patient('p1'), breast);
    const status = { verificationStatus: { coding: [{ code: 'entered-in-error' }] } };
    await site.ingestLines({ ...breast, ...status });
    expect((await site.patient('p1')).conditions).toEqual([]);
  });

  it('leaves everything unchanged the second time', async () => {
    const site = new PatientSite(fhir);
    const nameless = { ...breast, id: undefined };
    const content = bundle(
      'collection',
      patient('p1'),
      breast,
      observation('o', '2857-1', {
        valueQuantity: { value: 4.2, unit: 'ng/mL' },
      }),
    );
    const [first, second] = [
      await site.ingestContent([content, nameless]),
      await site.ingestContent([content, nameless]),
    ];
    expect(first).toMatchObject({ read: 4, inserted: 4 });
    expect(second).toMatchObject({ read: 4, inserted: 0, updated: 0, unchanged: 4 });
    expect(accountedFor(second)).toBe(4);
  });
});
