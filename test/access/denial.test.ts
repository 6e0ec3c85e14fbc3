import { describe, expect, it } from '@jest/globals';
import { denialOf } from '../../access/denial.ts';
import { POLICY_MEANINGS } from '../../access/policies.ts';
import type { Clause } from '../../access/requirement.ts';
import { readStatedRules } from '../../access/schema-rules.ts';
import { loadSupergraph } from '../../schema/sdl.ts';

const policy = (...anyOf: string[][]): Clause => ({ kind: 'policies', anyOf });
const scope = (...anyOf: string[][]): Clause => ({ kind: 'scopes', anyOf });

describe('The error in place of what is withheld', () => {
  it('says what a policy takes, and keeps to its name for programs', () => {
    const { message, extensions } = denialOf('Patient.name', [policy(['own-institution'])]);
    expect(message).toBe(
      "Patient.name is withheld: it requires policy own-institution (the record's own institution, for the purpose TREAT)",
    );
    expect(extensions).toEqual({
      code: 'UNAUTHORIZED_FIELD_OR_TYPE',
      requires: ['policy own-institution'],
    });
  });

  it('leaves a policy that it has no words for by its name', () => {
    expect(denialOf('A.b', [policy(['other'])]).message).toBe(
      'A.b is withheld: it requires policy other',
    );
  });

  it.each<[string, Clause, string]>([
    ['no alternative', scope(), 'A.b is withheld: it is open to nobody'],
    ['an alternative without names', scope([]), 'A.b is withheld: it requires authenticated'],
    ['such a one among others', scope(['x'], []), 'A.b is withheld: it requires authenticated'],
  ])('says what is true of %s', (_what, clause, message) => {
    expect(denialOf('A.b', [clause]).message).toBe(message);
  });

  it('has words for every policy of the schema', () => {
    const { types, fields } = readStatedRules(loadSupergraph());
    const policies = [...types.values(), ...fields.values()].flatMap((requirement) =>
      requirement.flatMap((clause) => (clause.kind === 'policies' ? clause.anyOf.flat() : [])),
    );
    expect(new Set(policies)).toEqual(new Set(POLICY_MEANINGS.keys()));
  });
});
