import { expect, it } from '@jest/globals';
import { UnenforceableRuleError } from '../../access/schema-rules.ts';
import { readSupergraph } from '../../gateway/supergraph.ts';
import { loadSupergraph } from '../../schema/sdl.ts';

it.each([
  ['a plain schema', 'type Query { a: Int }'],
  [
    "a subgraph's schema",
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) type Query { a: Int }',
  ],
])('refuses %s in place of a supergraph, and says what to do', (_what, sdl) => {
  expect(() => readSupergraph(sdl)).toThrow(UnenforceableRuleError);
  expect(() => readSupergraph(sdl)).toThrow(/is not composed.*npm run compose.*rover supergraph/);
});

it('takes what composition made', () => {
  expect(readSupergraph(loadSupergraph()).own).toBe(false);
});
