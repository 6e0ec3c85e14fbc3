import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from './expectation.ts';
import { serveLibrary, type ServedLibrary } from './served-library.ts';

const known = (...scopes: string[]): Caller => ({ scopes, purpose: 'TREAT', policies: [] });

describe('Over HTTP, too,', () => {
  let served: ServedLibrary;
  beforeAll(async () => {
    served = await serveLibrary();
  });
  afterAll(async () => {
    await served.stop();
  });

  it('a denied nullable key is null with an error, and the rest of its entity is given', async () => {
    const { data, errors } = await served.ask(
      known(),
      '{ latest { author { pass { number other: number points since } } } }',
    );
    const pass = {
      number: null,
      other: null,
      points: expect.any(Number),
      since: expect.any(Number),
    };
    expect(data).toEqual({ latest: { author: { pass } } });
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual([
      ['latest.author.pass.number', 'UNAUTHORIZED_FIELD_OR_TYPE'],
      ['latest.author.pass.other', 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ]);
  });

  it.each([
    ['{ foundAll { kind: __typename } }', { foundAll: null }],
    [
      '{ found { kind: __typename ... on Film { genre } } }',
      {
        found: [{ kind: 'Shelf' }, { kind: 'Reader' }, null, { kind: 'Book' }],
      },
    ],
    ['{ media { kind: __typename } newest { kind: __typename } }', { media: null, newest: null }],
    ['{ anything { ... { kind: __typename } ...F } } fragment F on Film { t: __typename }', null],
  ])('the type name of what is denied is not told under an alias: %s', async (text, data) => {
    const answer = await served.ask(null, text);
    expect(JSON.stringify(answer)).not.toContain('"Film"');
    expect(answer.errors?.length).toBeGreaterThan(0);
    if (data !== null) expect(answer.data).toEqual(data);
  });

  it.each([
    '{ books(where: {}) { id ...F @include(if: false) } } fragment F on Book { isbn other: weight }',
    '{ books(where: {}) { id isbn @skip(if: true) ... @include(if: false) { weight } } }',
    '{ officeShelf @include(if: false) { label } books(where: {}) { id } }',
  ])(
    'what is withheld and skipped is not told of, nor passed on to subgraphs: %s',
    async (text) => {
      served.takeRequests();
      const { data, errors } = await served.ask(null, text);
      expect(errors).toBeUndefined();
      expect(data).toEqual({ books: [{ id: '‹Book.id›' }, { id: '‹Book.id›' }] });
      const asked = served.takeRequests();
      expect(asked).toHaveLength(1);
      expect(asked.join('')).not.toMatch(/isbn|weight|officeShelf/);
    },
  );

  it('an alias that stands for a type name is refused, and nothing is run', async () => {
    served.takeRequests();
    const { errors } = await served.ask(known('charts'), '{ newest { __typename: title } }');
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('choose another'),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(served.takeRequests()).toEqual([]);
  });
});
