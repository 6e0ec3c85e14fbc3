/** Resources of invented people, as small as they can be. */
type Json = Record<string, unknown>;

const LOINC = 'http://loinc.org';

export const ABOUT_P1 = { subject: { reference: 'Patient/p1' } };

export function patient(id: string, more: Json = {}): Json {
  return { resourceType: 'Patient', id, gender: 'female', birthDate: '1961-07-23', ...more };
}

export function bundle(type: string, ...resources: readonly Json[]): Json {
  return {
    resourceType: 'Bundle',
    type,
    entry: resources.map((resource) => ({
      fullUrl: `urn:uuid:${String(resource['id'])}`,
      resource,
    })),
  };
}

export function condition(id: string, code: Json, more: Json = {}): Json {
  return {
    resourceType: 'Condition',
    id,
    ...ABOUT_P1,
    verificationStatus: { coding: [{ code: 'confirmed' }] },
    code,
    ...more,
  };
}

export function snomed(code: string, display?: string): Json {
  return { coding: [{ system: 'http://snomed.info/sct', code, ...(display && { display }) }] };
}

export function icd10(code: string): Json {
  return { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] };
}

export function loinc(code: string, display?: string): Json {
  return { coding: [{ system: LOINC, code, ...(display && { display }) }] };
}

export function observation(id: string, code: string, more: Json = {}): Json {
  return {
    resourceType: 'Observation',
    id,
    ...ABOUT_P1,
    status: 'final',
    code: loinc(code),
    effectiveDateTime: '2023-05-04T10:00:00+02:00',
    ...more,
  };
}

export function component(code: string, value: Json): Json {
  return { code: loinc(code), ...value };
}

export function text(words: string): Json {
  return { valueCodeableConcept: { text: words } };
}

export function geneStudied(symbol: string, hgncId?: string): Json {
  return component('48018-6', {
    valueCodeableConcept: {
      coding: [
        {
          system: 'http://www.genenames.org/geneId',
          ...(hgncId && { code: hgncId }),
          display: symbol,
        },
      ],
    },
  });
}
