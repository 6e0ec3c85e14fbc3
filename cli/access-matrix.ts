import { formatAccessMatrix } from '../access/access-matrix.ts';
import { callerGrants, LEFT_TO_THE_SITE } from '../access/caller-grants.ts';
import { NO_GRANTS, type Grants } from '../access/requirement.ts';
import { supergraphRules } from '../access/rules.ts';
import { PERSONAS } from '../identity/personas.ts';
import { compose } from '../schema/compose.ts';

/** The matrix of persona and field, as `schema/access-matrix.md` holds it. */
export function accessMatrix(): string {
  const { supergraph, api } = compose();
  const callers = new Map<string, Grants>([['nobody', NO_GRANTS]]);
  for (const [name, { scopes, purpose }] of Object.entries(PERSONAS)) {
    const institution = { id: 'home', name: 'Home' };
    const known = { subject: name, issuer: 'local', institution, roles: [name], policies: [] };
    callers.set(name, callerGrants({ ...known, scopes, purpose }, LEFT_TO_THE_SITE));
  }
  return formatAccessMatrix(supergraphRules(supergraph, api), callers);
}

/** `access-matrix`: prints who may see which field, from the schema's own rules. */
export function printAccessMatrix(): void {
  process.stdout.write(accessMatrix());
}
