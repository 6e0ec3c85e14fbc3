import { describe, expect, it } from '@jest/globals';
import { decideAccess } from '../../gateway/field-access.ts';
import { FieldRules } from '../../gateway/field-rules.ts';
import type { Identity } from '../../identity/identity.ts';

const SUPERGRAPH = `
  type Query { patients: [Patient!]! hidden: Int @inaccessible }
  type Patient @authenticated @requiresScopes(scopes: [["patient:read"]]) {
    id: ID!
    name: [Name!] @policy(policies: [["own-institution"]])
    either: Int @requiresScopes(scopes: [["a", "b"], ["c"]])
    again: Int @requiresScopes(scopes: [["patient:read"]])
    kind: Kind
  }
  type Name @requiresScopes(scopes: [["patient:identity"]]) { family: String }
  enum Kind @requiresScopes(scopes: [["kind:read"]]) { A }
  type Secret @inaccessible { id: ID! }
  input Filter { id: ID }
  enum join__Graph { A }
`;

function callerWith(...scopes: string[]): Identity {
  return {
    subject: 's',
    issuer: 'i',
    institution: { id: 'x', name: 'X' },
    roles: [],
    policies: [],
    scopes,
    purpose: 'TREAT',
  };
}

describe('What a field takes', () => {
  const rules = new FieldRules(SUPERGRAPH);
  const access = (type: string, field: string, ...scopes: string[]) => {
    const rule = rules.of(type)?.find((each) => each.field === field);
    if (rule === undefined) throw new Error(`no rule for ${type}.${field}`);
    return decideAccess(rule, callerWith(...scopes));
  };

  it('is what its type takes', () => {
    expect(access('Patient', 'id')).toEqual({
      field: 'id',
      granted: false,
      requires: ['authenticated', 'scope patient:read'],
      reason: 'Your token lacks scope patient:read.',
    });
    expect(access('Patient', 'id', 'patient:read').granted).toBe(true);
  });

  it('and what the type that it gives takes, through lists and enums', () => {
    expect(access('Query', 'patients').requires).toEqual(['authenticated', 'scope patient:read']);
    expect(access('Patient', 'kind').requires).toContain('scope kind:read');
  });

  it('and its own, all of them; a policy is decided where the record is', () => {
    expect(access('Patient', 'name', 'patient:read', 'patient:identity')).toEqual({
      field: 'name',
      granted: true,
      requires: [
        'authenticated',
        'scope patient:read',
        'policy own-institution',
        'scope patient:identity',
      ],
      reason:
        'Granted for each record that passes policy own-institution, decided where the record is.',
    });
    expect(access('Patient', 'name', 'patient:read').reason).toBe(
      'Your token lacks scope patient:identity.',
    );
  });

  it('states alternatives in one entry, and each requirement once', () => {
    expect(access('Patient', 'either').requires[2]).toBe('scope a and scope b or scope c');
    expect(access('Patient', 'either', 'patient:read', 'a').granted).toBe(false);
    expect(access('Patient', 'either', 'patient:read', 'a', 'b').granted).toBe(true);
    expect(access('Patient', 'either', 'patient:read', 'c').granted).toBe(true);
    expect(access('Patient', 'again').requires).toEqual(['authenticated', 'scope patient:read']);
  });

  it('is told of the types and fields that clients see, and of no other', () => {
    expect(rules.typeNames).toEqual(['Name', 'Patient', 'Query']);
    expect(rules.of('Query')?.map(({ field }) => field)).toEqual(['patients']);
    for (const name of ['Secret', 'Filter', 'Kind', 'join__Graph', 'toString', ''])
      expect(rules.of(name)).toBeNull();
  });
});
