import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Identity } from '../../identity/identity.ts';
import { isPersona } from '../../identity/personas.ts';
import { loadSchema } from '../../schema/sdl.ts';
import { answerSchema, type Network } from '../graph/network.ts';
import { signedHeaders } from '../identity/test-keys.ts';
import { callerAs } from '../site/callers.ts';
import { CALLERS, Expectation, type Caller } from './expectation.ts';
import { batchesOf, placesIn, valuesAt, withheldPaths, type Batch } from './matrix-batches.ts';
import { emptyPart } from './shield-parts.ts';

const HOME = 'northfield';
const schema = emptyPart('site');
const expectation = new Expectation([loadSchema('site')]);

/** Each persona as the site's own institution's and as another's, for whom no policy of its own holds. */
const ASKERS: readonly (readonly [string, Identity | null, Caller])[] = [...CALLERS].flatMap(
  ([who, caller]): [string, Identity | null, Caller][] =>
    caller === null || !isPersona(who)
      ? [[who, null, null]]
      : [
          [who, callerAs(who, HOME), caller],
          [`${who} of elsewhere`, callerAs(who, 'lakeside'), { ...caller, purpose: 'elsewhere' }],
        ],
);

/** Something is found of everybody, and something is missing. */
const CRITERIA =
  '{ all: [{ kind: "sex", sex: "FEMALE" }, { kind: "notEvaluable", key: "text", value: "free" }] }';

const idsSchema = z.object({
  patients: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }),
});

/** Every persona's assertion straight at a site, past gateway and subgraph. */
export function describeSiteMatrix(network: () => Network): void {
  const covered = new Set<string>();

  async function batches(): Promise<Batch[]> {
    const { data } = await network().ask(
      'clinician',
      `{ patients(filter: { sites: ["${HOME}"] }, first: 20) { edges { node { id } } } }`,
    );
    const ids = idsSchema.parse(data).patients.edges.map(({ node }) => `"${node.id}"`);
    return batchesOf(
      schema,
      new Map([
        ['patientsById(ids)', `[${ids.join(', ')}]`],
        ['patients(first)', '20'],
        ['eligiblePatients(first)', '3'],
        ['MatchCriteria', `{ trialId: "T", criteria: ${CRITERIA}, arms: [] }`],
        ['EligibilityVerdict', '[ELIGIBLE, POSSIBLY_ELIGIBLE, NOT_ELIGIBLE]'],
        ['CohortFilter', '{ sexes: [FEMALE] }'],
        ['CohortDimension', '[SEX]'],
      ]),
    );
  }

  async function ask(query: string, identity: Identity | null) {
    const body = JSON.stringify({ query });
    const response = await fetch(network().urlOf(`site:${HOME}`), {
      method: 'POST',
      headers: await signedHeaders(`site:${HOME}`, body, identity),
      body,
    });
    return answerSchema.parse(await response.json());
  }

  describe('A site of it, asked past it', () => {
    it.each(ASKERS)(
      'by %s gives the fields that are expected, and no other',
      async (_who, identity, caller) => {
        for (const { text, places } of await batches()) {
          const { data, errors = [] } = await ask(text, identity);
          const told = new Set(
            errors.map(({ path = [] }) => path.filter((key) => typeof key === 'string').join('.')),
          );
          const denied = new Set(
            places.flatMap((place) => withheldPaths(schema, expectation, caller, place)),
          );
          expect(
            [...new Set(errors.map(({ extensions }) => extensions.code))].filter(
              (code) => code !== 'UNAUTHORIZED_FIELD_OR_TYPE',
            ),
          ).toEqual([]);
          expect([...told].filter((path) => !denied.has(path))).toEqual([]);
          for (const { type, field, path } of places.flatMap(placesIn)) {
            if (path.length > 1 && valuesAt(data, path.slice(0, -1)).length === 0) continue;
            covered.add(`${type}.${field.name}`);
            expect([path, told.has(path.join('.'))]).toEqual([path, denied.has(path.join('.'))]);
            if (denied.has(path.join('.'))) expect(valuesAt(data, path)).toEqual([]);
          }
        }
      },
    );

    it('was asked for every field of objects that it holds', async () => {
      const all = (await batches()).flatMap(({ places }) => places.flatMap(placesIn));
      const missed = all
        .map(({ type, field }) => `${type}.${field.name}`)
        .filter((each) => !covered.has(each));
      // No invented patient has phenotypic features.
      expect(missed.filter((each) => !each.startsWith('PhenotypicFeature.'))).toEqual([]);
    });
  });
}
