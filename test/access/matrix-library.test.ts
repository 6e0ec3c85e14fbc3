import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Expectation, type Caller } from './expectation.ts';
import { composeLibrary } from './library.ts';
import { batchesOf, valuesAt, withheldPaths } from './matrix-batches.ts';
import { fieldsOf, reachable } from './matrix-visible.ts';
import { POLICIES, SCOPES, serveLibrary, type ServedLibrary } from './served-library.ts';

const known = (scopes: readonly string[], policies: readonly string[] = []): Caller => ({
  scopes,
  policies,
  purpose: 'TREAT',
});

/** Nobody, one with nothing, one with everything, one for each right alone, and alternatives of several. */
const CALLERS: readonly (readonly [string, Caller])[] = [
  ['nobody', null],
  ['one without rights', known([])],
  ['one with all rights', known(SCOPES, POLICIES)],
  ...SCOPES.map((scope): [string, Caller] => [`one with ${scope} alone`, known([scope])]),
  ['one with stock and detail', known(['stock', 'detail'])],
  ['one for whom librarian holds', known([], ['librarian'])],
  ['one for whom staff holds', known([], ['staff'])],
  ['one for whom staff and senior hold', known([], ['staff', 'senior'])],
];

const library = composeLibrary();
const api = library.api();
const expectation = new Expectation([...library.subgraphs.values()]);
// Unless stated, what books are filtered by reveals something.
const batches = batchesOf(api, new Map([['books(where)', '{}']]));

describe('A supergraph of interfaces, unions and interface objects, asked over HTTP', () => {
  let served: ServedLibrary;
  beforeAll(async () => {
    served = await serveLibrary();
  });
  afterAll(async () => {
    await served.stop();
  });
  const askAs = (caller: Caller, text: string) => served.ask(caller, text);

  it.each(CALLERS)(
    'gives %s every field, or withholds it, as is expected',
    async (_who, caller) => {
      for (const { text, places } of batches) {
        const { data, errors = [] } = await askAs(caller, text);
        const expected = places.flatMap((place) => withheldPaths(api, expectation, caller, place));
        expect(
          errors
            .map(({ extensions, message }) =>
              extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE' ? '' : message,
            )
            .filter(Boolean),
        ).toEqual([]);
        const told = errors.map(({ path = [] }) => path.join('.'));
        expect([...new Set(told)].sort()).toEqual([...new Set(expected)].sort());
        for (const { path, type, field } of places.flatMap(({ cells }) => cells))
          if (!expectation.maySee(caller, type, field.name))
            expect([path, valuesAt(data, path)]).toEqual([path, []]);
      }
    },
  );

  it('withholds from who has all rights nothing, and gives a value of every field', async () => {
    const missing = new Set(fieldsOf(api).map(([type, { name }]) => `${type}.${name}`));
    for (const { text, places } of batches) {
      const { data } = await askAs(known(SCOPES, POLICIES), text);
      for (const { path, type, field } of places.flatMap(({ cells }) => cells))
        if (valuesAt(data, path).length > 0) missing.delete(`${type}.${field.name}`);
    }
    expect([...missing]).toEqual([]);
  });

  it.each(CALLERS)(
    'shows %s in introspection what is to be had, and nothing else',
    async (_who, caller) => {
      const { data } = await askAs(caller, '{ __schema { types { name fields { name } } } }');
      const {
        __schema: { types },
      } = z
        .object({
          __schema: z.object({
            types: z.array(
              z.object({
                name: z.string(),
                fields: z.array(z.object({ name: z.string() })).nullable(),
              }),
            ),
          }),
        })
        .parse(data);
      const shown = types
        .filter(({ name }) => !name.startsWith('__'))
        .flatMap(({ name, fields }) => (fields ?? []).map((field) => `${name}.${field.name}`));
      expect(shown.sort()).toEqual(reachable(api, expectation, caller).sort());
    },
  );
});
