import { describe, expect, it } from '@jest/globals';
import { fhir } from '../../../ingest/fhir.ts';
import { PatientSite } from '../patient-site.ts';
import { patient } from './resources.ts';

type Json = Record<string, unknown>;

const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';

function consent(provision: Json, more: Json = {}): Json {
  return {
    resourceType: 'Consent',
    id: 'k1',
    patient: { reference: 'Patient/p1' },
    status: 'active',
    provision,
    ...more,
  };
}

async function consentsOf(...versions: readonly Json[]) {
  const site = new PatientSite(fhir);
  for (const version of versions) await site.ingestLines(patient('p1'), version);
  return (await site.patient('p1')).consents;
}

const research = consent({
  type: 'permit',
  period: { start: '2022-01-01', end: '2030-12-31' },
  purpose: [
    { system: ACT_REASON, code: 'HRESCH' },
    { system: 'http://purl.obolibrary.org/obo/duo.owl', code: 'DUO:0000042' },
  ],
});

describe('a FHIR consent', () => {
  it('permits purposes and data uses for a time', async () => {
    expect(await consentsOf(research)).toEqual([
      {
        id: 'k1',
        status: 'active',
        decision: 'permit',
        dataUse: ['DUO:0000042'],
        purposes: ['HRESCH'],
        start: '2022-01-01',
        end: '2030-12-31',
      },
    ]);
  });

  it.each([
    ['2026-03-01T00:30:00+09:00', '2026-03-01', '2026-02-28', '2026-02-27', '2026-02-28'],
    ['2026-03-01T23:59:59Z', '2026-03-02', '2026-03-01', '2026-03-01', '2026-03-01'],
    ['2026-03-01T00:00:00.000Z', '2026-03-01', '2026-03-01', '2026-02-28', '2026-03-01'],
    ['2026-03-01T23:59', '2026-03-03', '2026-03-01', '2026-02-28', '2026-03-02'],
    ['9999-12-31T23:59:59-05:00', '9999-12-31', '9999-12-31', '9999-12-31', '9999-12-31'],
    ['2026-03', '2026-03', '2026-03', '2026-03', '2026-03'],
  ])(
    'permits only whole days of UTC from or until %s, and denies on each that may be touched',
    async (time, permitStart, denyStart, permitEnd, denyEnd) => {
      const days = async (type: string, period: Json) => {
        const [rule] = await consentsOf(consent({ type, period }));
        return [rule?.start, rule?.end];
      };
      expect(await days('permit', { start: time })).toEqual([permitStart, null]);
      expect(await days('deny', { start: time })).toEqual([denyStart, null]);
      expect(await days('permit', { end: time })).toEqual([null, permitEnd]);
      expect(await days('deny', { end: time })).toEqual([null, denyEnd]);
    },
  );

  it('holds a nested permit to the whole days of the period around it', async () => {
    const permit = { type: 'permit', purpose: [{ code: 'HRESCH' }] };
    const period = { start: '2026-01-01T01:00:00Z', end: '2026-03-01T00:30:00+09:00' };
    expect(await consentsOf(consent({ type: 'deny', period, provision: [permit] }))).toMatchObject([
      { decision: 'deny', start: '2026-01-01', end: '2026-02-28' },
      { decision: 'permit', start: '2026-01-02', end: '2026-02-27' },
    ]);
  });

  it('is withdrawn by its next version', async () => {
    const consents = await consentsOf(research, { ...research, status: 'inactive' });
    expect(consents).toMatchObject([{ id: 'k1', status: 'inactive' }]);
  });

  it('states each exception as a rule of its own', async () => {
    const provision = {
      type: 'permit',
      provision: [{ type: 'deny', purpose: [{ code: 'HMARKT' }] }],
    };
    expect(await consentsOf(consent(provision))).toMatchObject([
      { id: 'k1', decision: 'permit' },
      { id: 'k1#0', decision: 'deny', purposes: ['HMARKT'] },
    ]);
  });

  it('opts in or out by its policy where the base rule says neither', async () => {
    const policyRule = { coding: [{ code: 'OPTOUT' }] };
    expect(await consentsOf(consent({}, { policyRule }))).toMatchObject([{ decision: 'deny' }]);
  });

  it('that opts out but for some uses denies all others and permits these', async () => {
    const policyRule = { coding: [{ code: 'OPTOUT' }] };
    const provision = {
      period: { end: '2030' },
      provision: [
        {
          type: 'permit',
          purpose: [{ system: ACT_REASON, code: 'HRESCH' }],
          provision: [{ type: 'deny', purpose: [{ system: ACT_REASON, code: 'POARCH' }] }],
        },
      ],
    };
    const permit = { decision: 'permit', purposes: ['HRESCH'], end: '2030' };
    expect(await consentsOf(consent(provision, { policyRule }))).toMatchObject([
      { id: 'k1', decision: 'deny', purposes: [], dataUse: [], except: [permit] },
      { id: 'k1#0', ...permit },
      { id: 'k1#0.0', decision: 'deny', purposes: ['POARCH'], end: '2030' },
    ]);
  });

  it('that opts out by its policy and permits at its root permits as an exception', async () => {
    const policyRule = { coding: [{ code: 'OPTOUT' }] };
    const provision = { type: 'permit', purpose: [{ code: 'HRESCH' }] };
    expect(await consentsOf(consent(provision, { policyRule }))).toMatchObject([
      { decision: 'deny', purposes: [], except: [{ decision: 'permit', purposes: ['HRESCH'] }] },
      { decision: 'permit', purposes: ['HRESCH'] },
    ]);
  });

  it('names diseases, countries and institutions beside the terms that take them', async () => {
    const duo = { system: 'http://purl.obolibrary.org/obo/duo.owl' };
    const provision = {
      type: 'permit',
      code: [
        {
          coding: [
            { ...duo, code: 'DUO:0000007' },
            { system: 'http://oncotree.mskcc.org', code: 'LUNG' },
          ],
        },
        {
          coding: [
            { ...duo, code: 'DUO_0000022' },
            { system: 'urn:iso:std:iso:3166', code: 'US' },
          ],
        },
      ],
      actor: [
        {
          reference: {
            identifier: {
              system: 'https://precision-graph.invalid/institution',
              value: 'lakeside',
            },
          },
        },
      ],
    };
    expect(await consentsOf(consent(provision))).toMatchObject([
      {
        dataUse: ['DUO:0000007', 'DUO:0000022', 'DUO:0000028'],
        limitedTo: { disease: ['LUNG'], country: ['US'], institution: ['lakeside'] },
      },
    ]);
  });

  it.each([
    ['actor', { actor: [{ role: {} }] }],
    ['action', { action: [{ coding: [{ system: 'http://hl7/consentaction', code: 'collect' }] }] }],
    ['class', { class: [{ code: 'Observation' }] }],
    ['data', { data: [{ meaning: 'instance' }] }],
    ['securityLabel', { securityLabel: [{ code: 'R' }] }],
    ['dataPeriod', { dataPeriod: { start: '2020' } }],
    ['code', { code: [{ coding: [{ system: 'http://loinc.org', code: '34133-9' }] }] }],
    ['purpose', { purpose: [{ system: 'http://example.org', code: 'fun' }] }],
  ])('that permits only to some %s states a condition that nobody fulfils', async (name, limit) => {
    const [permit] = await consentsOf(consent({ type: 'permit', ...limit }));
    expect(permit).toMatchObject({ decision: 'permit', dataUse: [`FHIR:${name}`] });
    const [denial] = await consentsOf(consent({ type: 'deny', ...limit }));
    expect(denial).toMatchObject({ decision: 'deny', dataUse: [], purposes: [] });
  });

  it('that was entered in error says nothing, whatever was permitted before', async () => {
    const next = consent({ type: 'permit' }, { status: 'entered-in-error' });
    expect(await consentsOf(research, next)).toEqual([]);
  });

  it.each([
    ['says neither permit nor deny', consent({})],
    ['has a decision that FHIR has not', consent({ type: 'perhaps' })],
    [
      'has a nested decision that FHIR has not',
      consent({ type: 'permit', provision: [{ type: 1 }] }),
    ],
    ['has a status that FHIR has not', consent({ type: 'permit' }, { status: 'on' })],
    [
      'has no time for a time',
      consent({ type: 'permit', period: { end: '2026-03-01T25:61:00Z' } }),
    ],
    ['has no date for a date', consent({ type: 'permit', period: { end: 'soon' } })],
  ])('that %s leaves treatment at home alone, whatever was permitted before', async (_, next) => {
    const unread = { id: 'k1', status: 'active', decision: 'home-only' };
    expect(await consentsOf(research, next)).toMatchObject([unread]);
    expect(await consentsOf(next, research)).toMatchObject([{ id: 'k1', decision: 'permit' }]);
  });
});
