import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { describeWithSharedData, SHARED } from '../shared-data.ts';
import { startNetwork, type Network } from './network.ts';

const folder = path.join(SHARED, 'operations');
const names = existsSync(folder)
  ? readdirSync(folder).flatMap((file) => /^(.*)\.graphql$/.exec(file)?.[1] ?? [])
  : [];

/** What the operation's persona may not see, and is told so field by field; nothing unless stated. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  'coordinator-eligible-patients': [
    'trial.eligiblePatients.edges.criteria.found',
    'trial.eligiblePatients.edges.node.genomicVariants',
    'trial.eligiblePatients.edges.node.name',
  ],
};

const variablesSchema = z.record(z.string(), z.unknown());

/** The persona of the operation's first comment; `any persona` may be anyone. */
function personaOf(query: string): string {
  return /^# persona: (\w+)/.exec(query)?.[1] ?? 'researcher';
}

/** Paths of leaves that are null or lists that are empty, without list positions. */
function emptyPlaces(value: unknown, place = ''): string[] {
  if (value === null) return [place];
  if (Array.isArray(value))
    return value.length === 0 ? [place] : value.flatMap((item) => emptyPlaces(item, place));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => emptyPlaces(inner, `${place}.${key}`));
}

describeWithSharedData("the users' operations on the demonstration's data", () => {
  let network: Network;
  /** What the variables leave open, taken from earlier answers. */
  const values: Record<string, string> = {};

  beforeAll(async () => {
    network = await startNetwork({ patientsPerSite: 2500 });
    const patients = await network.ask(
      'clinician',
      '{ patients(filter: { sites: ["northfield"], alterations: [{ gene: "BRAF", proteinChange: "V600E" }], cancerTypes: ["MEL"], deceased: false }, first: 1) { edges { node { id } } } }',
    );
    const trials = await network.ask(
      'researcher',
      '{ trials(filter: { structured: true, biomarkers: ["BRAF:V600E"] }, first: 1) { edges { node { id } } } }',
    );
    const idSchema = z.object({
      edges: z.tuple([z.object({ node: z.object({ id: z.string() }) })]),
    });
    values["a patient of the persona's institution"] = idSchema.parse(
      patients.data?.['patients'],
    ).edges[0].node.id;
    values['any trial with structured eligibility'] = idSchema.parse(
      trials.data?.['trials'],
    ).edges[0].node.id;
  });

  afterAll(async () => {
    await network.close();
  });

  it.each(names)(
    '%s answers all that its persona may have, and every list has something in it',
    async (name) => {
      const query = readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
      const text = readFileSync(path.join(folder, `${name}.variables.json`), 'utf8');
      const filled = text.replaceAll(/\$\{([^}]+)\}/g, (_, key: string) => values[key] ?? '');
      const variables = variablesSchema.parse(JSON.parse(filled));
      const answer = await network.ask(personaOf(query), query, variables);
      const withheld = (answer.errors ?? []).map(({ path, extensions }) => {
        expect(extensions.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
        return path?.join('.');
      });
      expect(withheld.sort()).toEqual(WITHHELD[name] ?? []);
      const roots = Object.entries(answer.data ?? {});
      expect(roots.length).toBeGreaterThan(0);
      for (const [root, value] of roots) {
        expect([root, value]).not.toEqual([root, null]);
        expect(emptyPlaces(value, root).filter((place) => place.endsWith('edges'))).toEqual([]);
        expect(emptyPlaces(value, root).filter((place) => place.endsWith('breakdown'))).toEqual([]);
      }
    },
  );
});
