/**
 * What the access rules of a part cost: the same questions to the same part with and without them, in
 * turns, in one process and without HTTP. `node --import tsx bench/shield.ts [--rounds 30]`
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { execute, parse, type DocumentNode } from 'graphql';
import { z } from 'zod';
import { loadDemo } from '../demo/load.ts';
import type { Identity } from '../identity/identity.ts';
import { PERSONAS } from '../identity/personas.ts';
import type { RuleEnforcement } from '../schema/build-subgraph.ts';
import type { Part } from '../service/part.ts';
import { siteStoreName } from '../site/site-settings.ts';
import { createSite } from '../site/site.ts';
import { openStore } from '../store/open.ts';
import { createTrialsSubgraph } from '../subgraphs/trials/subgraph.ts';

const ENTITIES = 1_000;
const SITE = 'northfield';

const caller: Identity = {
  subject: 'bench',
  issuer: 'https://bench.invalid',
  institution: { id: SITE, name: SITE },
  roles: [],
  policies: [],
  ...PERSONAS.clinician,
};

interface Question {
  readonly name: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The part with its rules, and the same without. */
  readonly parts: Readonly<Record<RuleEnforcement, Part<object>>>;
}

async function measure({ document, variables, parts }: Question, rules: RuleEnforcement) {
  const part = parts[rules];
  const start = performance.now();
  const result = await execute({
    schema: part.schema,
    document,
    variableValues: variables,
    contextValue: part.contextFor({
      requestId: 'bench',
      signal: new AbortController().signal,
      caller,
      notices: [],
    }),
  });
  JSON.stringify(result);
  if (result.errors) throw new Error('a question of this measurement is wrong', { cause: result });
  return performance.now() - start;
}

/** The middle of the times of each, taken in turns, in milliseconds. */
async function compare(question: Question, rounds: number): Promise<[number, number]> {
  const guarded: number[] = [];
  const plain: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    const times = [await measure(question, 'enforced'), await measure(question, 'none')] as const;
    if (round < 0) continue;
    guarded.push(times[0]);
    plain.push(times[1]);
  }
  return [median(guarded), median(plain)];
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

async function questions(dataDirectory: string): Promise<Question[]> {
  const open = (name: string) => openStore({ name, dataDirectory, mongodbUri: undefined });
  await loadDemo({ open, dataDirectory, say: () => undefined, patientsPerSite: ENTITIES });
  const siteStore = await open(siteStoreName(SITE));
  const trialStore = await open('trials');
  const site = (rules: RuleEnforcement) =>
    createSite({ id: SITE, name: SITE, store: siteStore, pseudonymKey: randomBytes(32), rules });
  const trials = (rules: RuleEnforcement) => createTrialsSubgraph({ store: trialStore, rules });
  const known = await (await trialStore.collection({ name: 'trials', indexes: [] })).find({});
  return [
    {
      name: 'site: patients, their records',
      document: parse(`{ patients(first: ${ENTITIES}) { nodes {
        id ageYears sex race ethnicity state deceased mrn birthDate matchProfile
      } } }`),
      variables: {},
      parts: { enforced: await site('enforced'), none: await site('none') },
    },
    {
      name: 'trials: entities, each looked up',
      document: parse(`query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Trial {
          id briefTitle officialTitle status statusVerified phases studyType conditions sponsor url
        } }
      }`),
      variables: {
        representations: Array.from({ length: ENTITIES }, (_, at) => ({
          __typename: 'Trial',
          id: z.object({ _id: z.string() }).parse(known[at % known.length])._id,
        })),
      },
      parts: { enforced: await trials('enforced'), none: await trials('none') },
    },
  ];
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } });
const dataDirectory = await mkdtemp(path.join(tmpdir(), 'precision-graph-bench-'));
try {
  const lines = [`| ${ENTITIES} entities × 10 fields | with rules, ms | without, ms | ratio |`];
  lines.push('| --- | ---: | ---: | ---: |');
  for (const question of await questions(dataDirectory)) {
    const [guarded, plain] = await compare(question, Number(values.rounds));
    const cells = [guarded.toFixed(1), plain.toFixed(1), `${(guarded / plain).toFixed(2)}×`];
    lines.push(`| ${question.name} | ${cells.join(' | ')} |`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
} finally {
  await rm(dataDirectory, { recursive: true });
}
