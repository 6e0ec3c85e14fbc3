import type { Identity } from '../../identity/identity.ts';
import { PERSONAS, type Persona } from '../../identity/personas.ts';

/** A persona as a part gets to know it. */
export function callerAs(persona: Persona, institution = 'northfield'): Identity {
  const { scopes, purpose } = PERSONAS[persona];
  return {
    subject: `test:${persona}`,
    issuer: `https://${institution}.invalid`,
    institution: { id: institution, name: `The ${institution} institution` },
    roles: [persona],
    scopes,
    policies: [],
    purpose,
  };
}

/** Somebody whom nothing is withheld from but other institutions' patients. */
export function entitledCaller(institution = 'northfield'): Identity {
  const clinician = callerAs('clinician', institution);
  return { ...clinician, scopes: [...clinician.scopes, 'audit:read'] };
}
