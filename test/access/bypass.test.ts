import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStatedRules, UnenforceableRuleError } from '../../access/schema-rules.ts';
import { supergraphRules } from '../../access/rules.ts';
import { authorizeOperation } from '../../access/authorize-operation.ts';
import { readSupergraph } from '../../gateway/supergraph.ts';
import { buildSchema, parse } from 'graphql';
import { NO_GRANTS } from '../../access/requirement.ts';
import type { Caller } from './expectation.ts';
import { composeLibrary } from './library.ts';
import { startCanaryGraph, type CanaryGraph } from './random-graph.ts';

const nobody: Caller = null;
const known = (...scopes: string[]): Caller => ({ scopes, purpose: 'TREAT', policies: [] });

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('What got around the rules of other routers', () => {
  let graph: CanaryGraph;
  beforeAll(async () => {
    graph = await startCanaryGraph(composeLibrary(), { gateway: true, subgraphs: false });
  });
  afterAll(async () => {
    await graph.stop();
  });
  const ask = async (text: string, caller: Caller, variables = {}) => {
    const { data, errors, requests } = await graph.ask({ text, variables }, caller);
    return {
      answer: JSON.stringify([data, errors]),
      data: data === undefined ? null : plain(data),
      asked: requests.map((request) => request.text).join('\n'),
    };
  };

  it('an interface field asks for what any implementation asks (CVE-2025-64530)', async () => {
    const { data, asked } = await ask('{ newest { id title } }', known());
    expect(data).toEqual({ newest: { id: '‹Book.id›', title: null } });
    expect(asked).not.toContain('title');
    expect((await ask('{ newest { title } }', known('charts'))).data).toEqual({
      newest: { title: '‹Book.title›' },
    });
  });

  it('a type with a rule is not given through its interface (CVE-2025-64173)', async () => {
    const { data, asked } = await ask('{ media { id __typename } newest { id } }', nobody);
    expect(data).toEqual({ media: null, newest: null });
    expect(asked).toBe('');
  });

  it('a fragment on another interface is no way around either (CVE-2025-64173)', async () => {
    const text = '{ foundAll { ... on Media { title } ... on Lendable { borrower { id } } } }';
    expect((await ask(text, known())).answer).not.toMatch(/‹\w+\.title›|‹Reader/);
  });

  it('directives under other names are the same rules (CVE-2025-64347)', async () => {
    const { data } = await ask('{ shelf { label key best { pages isbn ranks } } }', nobody);
    expect(data).toBeNull();
    const { data: rest } = await ask('{ shelf { label best { pages isbn } } }', nobody);
    expect(rest).toEqual({ shelf: { label: '‹Shelf.label›', best: { pages: null, isbn: null } } });
  });

  it('a field that is given denied fields is denied, and they are not fetched for it', async () => {
    const { data, asked } = await ask('{ latest { author { greeting } } }', known());
    expect(data).toEqual({ latest: { author: { greeting: null } } });
    expect(asked).not.toMatch(/\b(name|card|greeting)\b/);
  });

  it('a nullable key that is denied is not told, though the rest of its entity is given', async () => {
    const { answer, data } = await ask('{ latest { author { pass { number points } } } }', known());
    expect(answer).not.toContain('‹Pass.number›');
    expect(data).toMatchObject({ latest: { author: { pass: { number: null } } } });
  });

  it('the type name of what is denied is not told under an alias', async () => {
    const { answer } = await ask(
      '{ foundAll { kind: __typename } found { k: __typename } }',
      nobody,
    );
    expect(answer).not.toContain('"kind":"Film"');
    expect(answer).not.toContain('"k":"Film"');
  });

  it.each([
    '{ newest { __typename: id } }',
    '{ newest { _typenameForAccess: id } }',
    '{ foundAll { _typenameForAccess: __typename } }',
    '{ newest { ...F } } fragment F on Media { __typename: title }',
  ])('an alias that stands for a type name where none is asked is refused: %s', async (text) => {
    const { answer, asked } = await ask(text, known('charts'));
    expect(answer).toContain('is taken: choose another');
    expect(asked).toBe('');
  });

  it('a filter, a sort or a group-by on a denied field is denied, however it is said', async () => {
    for (const [text, variables] of [
      ['{ books { id } }', {}],
      ['{ books(where: {}, order: ISBN) { id } }', {}],
      ['query ($s: Sort) { books(where: {}, order: $s) { id } }', { s: 'CARD' }],
      ['{ media(filter: { all: [{ owner: { name: "x" } }] }) { id } }', {}],
      [
        'query ($n: String) { media(filter: { all: [{ owner: { name: $n } }] }) { id } }',
        { n: '' },
      ],
      ['query ($f: [MediaFilter!]) { media(filter: { all: $f }) { id } }', { f: [{ title: '' }] }],
      ['query ($g: [Group!] = [NAME]) { media(groupBy: $g) { id } }', {}],
      ['{ media(groupBy: NAME) { id } }', {}],
      ['{ readersByCard(card: "x") { id } }', {}],
    ] as const) {
      const { asked, answer } = await ask(
        text,
        text.includes('media') ? known() : nobody,
        variables,
      );
      expect([text, asked]).toEqual([text, '']);
      expect(answer).toContain('UNAUTHORIZED_FIELD_OR_TYPE');
    }
    expect((await ask('{ books(where: {}) { id } }', nobody)).asked).toContain('books');
  });

  it('shows a schema that holds together to a caller to whom an interface is hidden', async () => {
    const { answer } = await ask(
      '{ __type(name: "Book") { interfaces { name } fields { name } } }',
      nobody,
    );
    expect(answer).toContain('"title"');
    expect(answer).not.toContain('"Media"');
    expect(answer).not.toContain('"isbn"');
  });
});

describe('A supergraph whose rules can not be enforced', () => {
  const link = (text: string) =>
    `schema @link(url: "https://specs.apollo.dev/link/v1.0")
       @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) ${text} { query: Query }
     directive @authenticated on FIELD_DEFINITION
     type Query { a: Int }`;

  it.each([
    [
      'a security feature that is unknown',
      '@link(url: "https://x.invalid/rules/v1.0", for: SECURITY)',
    ],
    [
      'a version that is unknown',
      '@link(url: "https://specs.apollo.dev/policy/v1.0", for: SECURITY)',
    ],
    ['that version without its mark', '@link(url: "https://specs.apollo.dev/authenticated/v2.0")'],
    ['a link that is unreadable', '@link(url: 3)'],
    [
      'a name for them under which nothing is defined',
      '@link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "nothere", for: SECURITY)',
    ],
  ])('is not served: it states %s', (_what, text) => {
    expect(() => readSupergraph(link(text))).toThrow(UnenforceableRuleError);
  });

  it.each(['authenticated', 'requiresScopes(scopes: [["a"]])', 'other__policy(policies: [["a"]])'])(
    'is not served: it states @%s without a link that says whose it is',
    (directive) => {
      const sdl = `type Query { open: Int bed: Int @${directive} }`;
      expect(() => readStatedRules(sdl)).toThrow(UnenforceableRuleError);
    },
  );

  it("knows the federation's directives under its own prefix, where nothing is imported", () => {
    const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", as: "fed")
      type Query { bed: Int @fed__authenticated }`;
    expect([...readStatedRules(sdl).fields.keys()]).toEqual(['Query.bed']);
  });

  it('loses the mark of those that are enforced, which the gateway would refuse, and no other', () => {
    const { sdl } = readSupergraph(
      link(`@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
            @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)`),
    );
    expect(sdl.match(/for: SECURITY/g)).toHaveLength(1);
    expect(sdl).toMatch(/inaccessible\/v0.2", for: SECURITY/);
  });

  it.each([
    ['as', '@link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "rule")', '@rule'],
    [
      'import',
      '@link(url: "https://specs.apollo.dev/authenticated/v0.1", import: [{ name: "@authenticated", as: "@rule" }])',
      '@rule',
    ],
    ['neither', '@link(url: "https://specs.apollo.dev/authenticated/v0.1")', '@authenticated'],
  ])('states its rules under the name that the link gives by %s', (_way, text, directive) => {
    const sdl = link(text).replace('a: Int', `a: Int ${directive}`);
    expect(readStatedRules(sdl).fields.get('Query.a')).toEqual([{ kind: 'authenticated' }]);
  });

  it('of an older composition states rules on interfaces, which hold for all who implement them', () => {
    const sdl = `
      schema @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY) { query: Query }
      directive @link(url: String!, for: String) repeatable on SCHEMA
      directive @authenticated on INTERFACE | FIELD_DEFINITION | OBJECT
      type Query { open: Open guarded: Guarded a: A b: B }
      interface Open { x: Int @authenticated y: Int }
      interface Guarded @authenticated { z: Int }
      type A implements Open { x: Int y: Int }
      type B implements Guarded { z: Int }
    `;
    const rules = supergraphRules(sdl, buildSchema(sdl));
    const withheld = (text: string) =>
      authorizeOperation(rules, {
        document: parse(text),
        operationName: undefined,
        variables: {},
        grants: NO_GRANTS,
      }).withheld.map(({ coordinate }) => coordinate);
    expect(withheld('{ open { x y } }')).toEqual(['Open.x']);
    expect(withheld('{ a { x y } }')).toEqual(['A.x']);
    expect(withheld('{ open { ... on A { x } } }')).toEqual(['A.x']);
    expect(withheld('{ guarded { z } }')).toEqual(['Query.guarded']);
    expect(withheld('{ b { z } }')).toEqual(['Query.b']);
  });
});
