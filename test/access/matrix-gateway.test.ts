import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isEnumType, isInputObjectType } from 'graphql';
import { z } from 'zod';
import { compose } from '../../schema/compose.ts';
import { loadSchema, SUBGRAPHS } from '../../schema/sdl.ts';
import { startNetwork, type Answer, type Network } from '../graph/network.ts';
import { CALLERS, Expectation } from './expectation.ts';
import { batchesOf, valuesAt, withheldPaths, type Batch } from './matrix-batches.ts';
import { describeSiteMatrix } from './matrix-at-site.ts';
import { FILTER_SAMPLES } from './matrix-samples.ts';
import { fieldsOf, reachable } from './matrix-visible.ts';

const { api } = compose();
const expectation = new Expectation(SUBGRAPHS.map((name) => loadSchema(name)));

const edges = z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })).min(1) });
const idsSchema = z.object({
  patients: edges,
  trials: edges,
  biomarkers: edges,
  therapies: edges,
});

const typesSchema = z.object({
  __schema: z.object({
    types: z.array(
      z.object({
        name: z.string(),
        fields: z.array(z.object({ name: z.string() })).nullable(),
        inputFields: z.array(z.object({ name: z.string() })).nullable(),
      }),
    ),
  }),
});

const distinct = (paths: readonly string[]) => [...new Set(paths)].sort();

/** Where the gateway withheld something; what a site withholds of single records has numbers in its path. */
function toldPaths({ errors = [] }: Answer): string[] {
  return errors.flatMap(({ extensions, path = [] }) =>
    extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE' && path.every((key) => typeof key === 'string')
      ? [path.join('.')]
      : [],
  );
}

const codesOf = ({ errors = [] }: Answer) =>
  distinct(errors.map(({ extensions }) => extensions.code));

describe('The graph, asked over HTTP', () => {
  let network: Network;
  let batches: readonly Batch[];
  beforeAll(async () => {
    network = await startNetwork({ patientsPerSite: 20 });
    const { data } = await network.ask(
      'clinician',
      `{ patients(filter: { sites: ["northfield"] }, first: 1) { edges { node { id } } }
         trials(first: 1, filter: { structured: true }) { edges { node { id } } }
         biomarkers(first: 1) { edges { node { id } } } therapies(first: 1) { edges { node { id } } } }`,
    );
    const found = idsSchema.parse(data);
    const idOf = (list: keyof typeof found) => `"${found[list].edges[0]?.node.id ?? ''}"`;
    batches = batchesOf(
      api,
      new Map([
        ['access(type)', '"Trial"'],
        ['patient(id)', idOf('patients')],
        ['patients(filter)', '{ sites: ["northfield"] }'],
        ['trial(id)', idOf('trials')],
        ['biomarker(id)', idOf('biomarkers')],
        ['therapy(id)', idOf('therapies')],
        ['gene(symbol)', '"BRAF"'],
        ['CohortFilter', '{ deceased: true }'],
        ['CohortDimension', '[SEX]'],
      ]),
    );
  });
  afterAll(async () => {
    await network.close();
  });

  describe.each([...CALLERS])('by %s', (who, caller) => {
    const ask = (text: string, variables = {}) => network.ask(caller && who, text, variables);

    it('gives every field along every way in every form, or withholds it, as is expected', async () => {
      let allowed = 0;
      let given = 0;
      for (const { text, places } of batches) {
        const answer = await ask(text);
        const expected = places.flatMap((place) => withheldPaths(api, expectation, caller, place));
        expect(distinct(toldPaths(answer))).toEqual(distinct(expected));
        expect(codesOf(answer).filter((code) => code !== 'UNAUTHORIZED_FIELD_OR_TYPE')).toEqual([]);
        for (const { path, type, field } of places.flatMap(({ cells }) => cells)) {
          const values = valuesAt(answer.data, path);
          if (expectation.maySee(caller, type, field.name)) {
            allowed += 1;
            given += values.length > 0 ? 1 : 0;
          } else expect([path, values]).toEqual([path, []]);
        }
      }
      // Not all that may be had is there: but most is, so that a denial is no lack of data.
      if (caller === null) expect(given).toBe(0);
      else expect(given / allowed).toBeGreaterThan(0.3);
    });

    it('filters patients by what the caller may read, in literals and in variables', async () => {
      const filter = api.getType('PatientFilter');
      if (!isInputObjectType(filter)) throw new Error('no filter');
      const names = Object.keys(filter.getFields());
      const mayAsk = expectation.maySee(caller, 'Query', 'patients');
      const denied = names
        .filter((name) => !mayAsk || !expectation.mayUse(caller, `PatientFilter.${name}`))
        .flatMap((name) => [`${name}_written`, `${name}_given`]);
      const asked = names.map((name) => {
        const [written = ''] = FILTER_SAMPLES.get(name) ?? [];
        return `${name}_written: patients(filter: { ${name}: ${written} }) { totalCount }
          ${name}_given: patients(filter: $${name}) { totalCount }`;
      });
      const answer = await ask(
        `query (${names.map((name) => `$${name}: PatientFilter`).join(' ')}) { ${asked.join('\n')} }`,
        Object.fromEntries(names.map((name) => [name, { [name]: FILTER_SAMPLES.get(name)?.[1] }])),
      );
      expect(distinct(toldPaths(answer))).toEqual(distinct(denied));
      for (const name of denied) expect(valuesAt(answer.data, [name])).toEqual([]);
      expect(valuesAt(answer.data, ['sexes_given']).length).toBe(
        denied.includes('sexes_given') ? 0 : 1,
      );
    });

    it('groups and filters counts by anything, for who may count', async () => {
      const dimensions = api.getType('CohortDimension');
      if (!isEnumType(dimensions)) throw new Error('no dimensions');
      const groups = dimensions
        .getValues()
        .map(({ name }) => `${name}: breakdown(by: [${name}]) { keys }`);
      const answer = await ask(
        `{ cohort(filter: { alterations: [{ gene: "BRAF" }] }) { ${groups.join(' ')} } }`,
      );
      const may = expectation.maySee(caller, 'Query', 'cohort');
      expect(toldPaths(answer)).toEqual(may ? [] : ['cohort']);
      expect(valuesAt(answer.data, ['cohort'])).toHaveLength(may ? 1 : 0);
    });

    it('shows in introspection what is to be had, and nothing else', async () => {
      const { data } = await ask(
        '{ __schema { types { name fields(includeDeprecated: true) { name } inputFields { name } } } }',
      );
      const types = data == null ? [] : typesSchema.parse(data).__schema.types;
      const shown = types
        .filter(({ name }) => !name.startsWith('__'))
        .flatMap(({ name, fields }) => (fields ?? []).map((field) => `${name}.${field.name}`));
      expect(shown.sort()).toEqual(reachable(api, expectation, caller).sort());
      const inputs = types.flatMap(({ name, inputFields }) =>
        (inputFields ?? []).map((field) => `${name}.${field.name}`),
      );
      expect(inputs.filter((input) => !expectation.mayUse(caller, input))).toEqual([]);
      const hidden = distinct(fieldsOf(api).map(([type]) => type)).filter(
        (type) => !types.some(({ name }) => name === type),
      );
      const byName = await ask(
        `{ ${hidden.map((type) => `${type}: __type(name: "${type}") { name }`).join(' ')} __typename }`,
      );
      for (const type of hidden) expect(valuesAt(byName.data, [type])).toEqual([]);
    });
  });

  describeSiteMatrix(() => network);
});
