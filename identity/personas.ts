/** The people and services that the local issuer stands in for, with their rights. */
export const PERSONAS = {
  researcher: { scopes: ['knowledge:read', 'cohort:count'], purpose: 'HRESCH' },
  coordinator: {
    scopes: ['knowledge:read', 'cohort:count', 'patient:read', 'trial:match'],
    purpose: 'HRESCH',
  },
  clinician: {
    scopes: [
      'knowledge:read',
      'cohort:count',
      'patient:read',
      'patient:genomics',
      'patient:identity',
      'trial:match',
    ],
    purpose: 'TREAT',
  },
  dashboard: { scopes: ['knowledge:read', 'cohort:count'], purpose: 'HRESCH' },
  auditor: { scopes: ['knowledge:read', 'audit:read'], purpose: 'HOPERAT' },
} as const;

export type Persona = keyof typeof PERSONAS;

export function isPersona(name: string): name is Persona {
  return Object.hasOwn(PERSONAS, name);
}
