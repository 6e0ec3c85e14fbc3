import { describe, expect, it } from '@jest/globals';
import { fhir } from '../../../ingest/fhir.ts';
import { PatientSite } from '../patient-site.ts';
import { bundle, condition, observation, patient, snomed } from './resources.ts';

type Json = Record<string, unknown>;

const her2 = observation('o', '48676-1', { valueCodeableConcept: snomed('10828004', 'Positive') });
const unstated = observation('o', '48676-1');
const absent: Json = { ...unstated, dataAbsentReason: { text: 'unknown' } };

async function siteWith(...resources: readonly Json[]): Promise<PatientSite> {
  const site = new PatientSite(fhir);
  await site.ingestLines(patient('p1'), ...resources);
  return site;
}

async function markersAfter(...versions: readonly Json[]): Promise<unknown[]> {
  const site = await siteWith(her2);
  await site.ingestLines(...versions);
  const { tumorMarkers } = await site.patient('p1');
  return tumorMarkers.map(({ interpretation }) => interpretation);
}

describe('a newer version of a resource', () => {
  it.each<[string, Json]>([
    ['was entered in error and has no value', { ...absent, status: 'entered-in-error' }],
    ['has no result any more', absent],
    ['is rejected', unstated],
    ['is rejected for its form', { ...her2, effectiveDateTime: 'soon' }],
    ['is of something that the graph has no use for', observation('o', '8302-2')],
    ['is about nobody', { ...her2, subject: undefined }],
  ])('that %s leaves nothing of the older one', async (_, newer) => {
    expect(await markersAfter(newer)).toEqual([]);
  });

  it('holds when it comes in one run with the older one, in the order of the file', async () => {
    const negative = { ...her2, valueCodeableConcept: snomed('260385009', 'Negative') };
    expect(await markersAfter(her2, absent)).toEqual([]);
    expect(await markersAfter(absent, negative)).toEqual(['NEGATIVE']);
  });

  it("takes back only its own patient's resource where senders give the same ids", async () => {
    const site = new PatientSite(fhir);
    const about = (id: string, more: Json = her2) => ({
      ...more,
      subject: { reference: `Patient/${id}` },
    });
    await site.ingestContent(bundle('collection', patient('p1'), about('p1')), 'a.json');
    await site.ingestContent(bundle('collection', patient('p2'), about('p2')), 'b.json');
    await site.ingestContent(bundle('collection', about('p2', absent)), 'c.json');
    expect((await site.patients()).map(({ tumorMarkers }) => tumorMarkers.length)).toEqual([1, 0]);
  });

  it('that is rejected takes back nothing of a Patient', async () => {
    const site = await siteWith(condition('c', snomed('254837009')));
    await site.ingestLines(patient('p1', { birthDate: 'soon' }));
    expect((await site.patient('p1')).conditions).toHaveLength(1);
  });

  it('of a consent takes it back where it is no longer about research, and not where it cannot be read', async () => {
    const scope = (code: string): Json => ({
      scope: { coding: [{ system: 'http://x/consentscope', code }] },
    });
    const consent = (more: Json): Json => ({
      resourceType: 'Consent',
      id: 'k',
      status: 'active',
      patient: { reference: 'Patient/p1' },
      ...scope('research'),
      provision: { type: 'deny' },
      ...more,
    });
    const consentsAfter = async (more: Json) => {
      const site = await siteWith(consent({}));
      await site.ingestLines(consent(more));
      return (await site.patient('p1')).consents;
    };
    expect(await consentsAfter(scope('treatment'))).toEqual([]);
    expect(await consentsAfter({ status: 'soon', patient: undefined })).toHaveLength(1);
  });

  it('that is ignored writes nothing where there is no older one', async () => {
    const site = await siteWith();
    const height = observation('h', '8302-2');
    const report = await site.ingestLines(height, { ...height, id: 'i', status: 'cancelled' });
    expect(report).toMatchObject({ read: 2, inserted: 0, ignored: { Observation: 2 } });
  });
});
