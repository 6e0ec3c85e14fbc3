import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeCursor } from '../../relay/cursor.ts';
import type { Part } from '../../service/part.ts';
import { StoreError, type Collection, type Keyed, type Store } from '../../store/store.ts';
import { createBiomarkersSubgraph } from '../../subgraphs/biomarkers/subgraph.ts';
import { EVIDENCE } from '../../subgraphs/therapies/records.ts';
import { createTherapiesSubgraph } from '../../subgraphs/therapies/subgraph.ts';
import { TRIALS } from '../../subgraphs/trials/records.ts';
import { createTrialsSubgraph } from '../../subgraphs/trials/subgraph.ts';
import { evidence, profile, trial } from './records.ts';
import { ask, codesOf, fill, temporaryStore, type Answer } from './support.ts';

let parts: Record<'biomarkers' | 'therapies' | 'trials', Part<object>>;

beforeAll(async () => {
  const store = await temporaryStore();
  await fill(store, TRIALS, [trial('NCT00000001'), trial('NCT00000002')]);
  await fill(store, EVIDENCE, [evidence(1), evidence(2)]);
  parts = {
    biomarkers: await createBiomarkersSubgraph({ store }),
    therapies: await createTherapiesSubgraph({ store }),
    trials: await createTrialsSubgraph({ store }),
  };
});

/** Each list with a filter, and what reaches it. */
const LISTS = {
  biomarkers: ['biomarkers', 'BiomarkerFilter', ''],
  genes: ['biomarkers', 'GeneFilter', ''],
  therapies: ['therapies', 'TherapyFilter', ''],
  trials: ['trials', 'TrialFilter', ''],
  evidence: ['therapies', 'EvidenceFilter', 'Biomarker'],
} as const;

type ListName = keyof typeof LISTS;

function askList(list: ListName, variables: Record<string, unknown>): Promise<Answer> {
  const [part, filter, parent] = LISTS[list];
  const field = `${list}(first: $first, after: $after, filter: $filter) { totalCount edges { cursor } }`;
  const source = `query ($first: Int! = 20, $after: String, $filter: ${filter}) {
    ${parent === '' ? field : `_entities(representations: [{ __typename: "${parent}", id: "BRAF:V600E" }]) { ... on ${parent} { ${field} } }`}
  }`;
  return ask(parts[part], source, variables);
}

/** Answered, or refused as the client's fault; graphql-js refuses wrong types without a code. */
function isOrderly({ errors = [] }: Answer): boolean {
  return errors.every(
    ({ message, extensions }) =>
      extensions?.['code'] === 'BAD_USER_INPUT' || message.startsWith('Variable "$'),
  );
}

const lists = fc.constantFrom<ListName[]>('biomarkers', 'genes', 'therapies', 'trials', 'evidence');
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ minLength: 400, maxLength: 700 }),
  fc.constantFrom('', '^', '$where', '\\', '\\Q', '(((', '.*', '\ud800', '\0', '__proto__'),
);
const positions = fc.oneof(fc.jsonValue(), anyText, fc.array(fc.oneof(anyText, fc.double())));

describe('malformed input', () => {
  it('in a cursor is refused by the name of the argument, or read as a position', async () => {
    const cursors = fc.oneof(
      anyText,
      fc.tuple(lists, positions).map(([kind, position]) => encodeCursor(kind, position)),
    );
    await fc.assert(
      fc.asyncProperty(lists, cursors, async (list, after) => {
        const answer = await askList(list, { after });
        for (const { message, extensions } of answer.errors ?? []) {
          expect(message).toContain("'after'");
          expect(extensions?.['code']).toBe('BAD_USER_INPUT');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('in a page size is refused by the name of the argument', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.integer(), async (list, first) => {
        const answer = await askList(list, { first });
        const isPage = first >= 1 && first <= 1000;
        if (isPage) expect(answer.errors).toBeUndefined();
        else expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      }),
    );
  });

  it('in a filter is refused, or finds what it finds', async () => {
    const fields = {
      gene: anyText,
      name: anyText,
      nameStartsWith: anyText,
      symbolStartsWith: anyText,
      symbols: fc.array(anyText),
      conditions: fc.array(anyText),
      countries: fc.array(anyText),
      biomarkers: fc.array(anyText),
      diseases: fc.array(anyText.map((text) => `ONCOTREE:${text}`)),
      structured: fc.boolean(),
    };
    const names: Record<ListName, readonly (keyof typeof fields)[]> = {
      biomarkers: ['gene', 'name', 'nameStartsWith'],
      genes: ['symbols', 'symbolStartsWith'],
      therapies: ['name', 'nameStartsWith'],
      trials: ['conditions', 'countries', 'biomarkers', 'structured'],
      evidence: ['diseases'],
    };
    const filters = fc.record(fields, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(lists, filters, async (list, all) => {
        const filter = Object.fromEntries(
          names[list].flatMap((name) => (name in all ? [[name, all[name]]] : [])),
        );
        const answer = await askList(list, { filter });
        expect(answer.errors?.filter((each) => !isOrderly({ errors: [each] })) ?? []).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('in a representation is refused, or finds nothing', async () => {
    const types = fc.constantFrom(
      ['biomarkers', 'Gene'] as const,
      ['biomarkers', 'Biomarker'] as const,
      ['therapies', 'Therapy'] as const,
      ['therapies', 'Disease'] as const,
      ['therapies', 'Patient'] as const,
      ['trials', 'Trial'] as const,
      ['trials', 'Therapy'] as const,
      ['trials', 'Patient'] as const,
    );
    const SELECTIONS = {
      Gene: 'symbol name biomarkers { totalCount }',
      Biomarker: 'id name',
      Therapy: '__typename',
      Disease: 'name',
      Patient: '__typename id',
      Trial: 'briefTitle',
    };
    const value = fc.oneof(fc.jsonValue(), anyText, fc.constant(profile()));
    const keys = fc.record(
      { id: value, symbol: value, name: value, synonyms: value, matchProfile: value },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(types, keys, async ([part, type], fields) => {
        const source = `query ($r: [_Any!]!) { _entities(representations: $r) {
          ... on ${type} { ${SELECTIONS[type]} } } }`;
        const answer = await ask(parts[part], source, { r: [{ ...fields, __typename: type }] });
        expect(answer.errors?.filter((each) => !isOrderly({ errors: [each] })) ?? []).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a store that fails', () => {
  it('is reported by its code and without its reason', async () => {
    const fail = (): Promise<never> => Promise.reject(new StoreError('secret: /var/data is full'));
    const collection = <T extends Keyed>(): Promise<Collection<T>> => {
      const failing: Collection<T> = {
        findByKeys: fail,
        find: fail,
        findPage: fail,
        stream: () => ({ [Symbol.asyncIterator]: () => ({ next: fail }) }),
        count: fail,
        aggregate: fail,
        bulkUpsert: fail,
        writeWhere: fail,
        deleteByKeys: fail,
        explain: fail,
        until: () => failing,
      };
      return Promise.resolve(failing);
    };
    const store: Store = { collection, ping: fail, close: () => Promise.resolve() };
    const part = await createTrialsSubgraph({ store });
    await expect(part.ready()).rejects.toThrow('/var/data is full');
    const answer = await ask(part, '{ trial(id: "x") { id } trials { totalCount } }');
    expect(answer.data).toEqual({ trial: null, trials: null });
    expect(answer.errors).toHaveLength(2);
    expect(codesOf(answer)).toEqual(['STORE_UNAVAILABLE']);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
