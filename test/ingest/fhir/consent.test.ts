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

  it.each([
    ['says neither permit nor deny', consent({})],
    ['permits some actor alone', consent({ type: 'permit', actor: [{ role: {} }] })],
    ['has a decision that FHIR has not', consent({ type: 'perhaps' })],
    ['was entered in error', consent({ type: 'permit' }, { status: 'entered-in-error' })],
  ])('that %s permits nothing, whatever was permitted before', async (_, next) => {
    expect(await consentsOf(research, next)).toEqual([]);
  });
});
