import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { findAccessRuleFaults } from '../../schema/access-rules.ts';
import { generateTypes, GENERATED } from '../../schema/codegen.ts';
import { compose } from '../../schema/compose.ts';
import { loadSchema, loadSupergraph, schemaPath, SUBGRAPHS } from '../../schema/sdl.ts';

describe('composition', () => {
  it('gives the supergraph that is checked in', () => {
    expect(compose().supergraph).toBe(loadSupergraph());
  });

  it.each(GENERATED)('%s has the resolver types that its SDL generates', async (name) => {
    const checkedIn = readFileSync(schemaPath(`generated/${name}.ts`), 'utf8');
    expect(await generateTypes(name)).toBe(checkedIn);
  });
});

describe('access rules', () => {
  it.each([...SUBGRAPHS, 'site'] as const)('%s states one for each field', (name) => {
    expect(findAccessRuleFaults(name, loadSchema(name))).toEqual([]);
  });

  it('refuses a field without one, on a type without one', () => {
    const sdl = 'type Drug @key(fields: "id") { id: ID! @authenticated price: Int }';
    expect(findAccessRuleFaults('shop', parse(sdl.replace('ID!', 'ID')))).toEqual([
      'shop: Drug.price states no access rule, and neither does its type',
    ]);
  });

  it('refuses a field without one in a type extension that leans on nothing', () => {
    expect(findAccessRuleFaults('shop', parse('extend type Query { drugs: Int }'))).toHaveLength(1);
  });

  it("lets a type's rule stand for its fields, and an owner's for an external field", () => {
    const sdl =
      'type Drug @authenticated { id: ID! } type Pill { drug: Drug @external name: String @policy(policies: [["x"]]) }';
    expect(findAccessRuleFaults('shop', parse(sdl))).toEqual([]);
  });

  it('refuses an input that is silent on what it reveals where its siblings state it', () => {
    const sdl = 'input Filter { name: String @reveals(fields: ["Drug.name"]) price: Int }';
    expect(findAccessRuleFaults('shop', parse(sdl))).toEqual([
      'shop: Filter.price states no @reveals, but its siblings do',
    ]);
  });

  it('refuses a non-null field with a rule of its own: denying it would take its parent along', () => {
    const sdl = 'type Drug @authenticated { price: Int! @requiresScopes(scopes: [["price"]]) }';
    expect(findAccessRuleFaults('shop', parse(sdl))).toEqual([
      'shop: Drug.price states an access rule of its own and so must be nullable',
    ]);
  });
});
