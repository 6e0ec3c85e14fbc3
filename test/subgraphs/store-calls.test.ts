import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Part } from '../../service/part.ts';
import { countCalls, type CountedStore } from '../../store/counting.ts';
import { BIOMARKERS, GENES } from '../../subgraphs/biomarkers/records.ts';
import { createBiomarkersSubgraph } from '../../subgraphs/biomarkers/subgraph.ts';
import { DISEASES, EVIDENCE, THERAPIES } from '../../subgraphs/therapies/records.ts';
import { createTherapiesSubgraph } from '../../subgraphs/therapies/subgraph.ts';
import { TRIALS } from '../../subgraphs/trials/records.ts';
import { createTrialsSubgraph } from '../../subgraphs/trials/subgraph.ts';
import {
  biomarker,
  evidence,
  gene,
  profile,
  protocol,
  therapy,
  trial,
  variant,
} from './records.ts';
import { dataOf, entitiesOf, fill, temporaryStore } from './support.ts';

const MANY = 500;
const NUMBERS = Array.from({ length: MANY }, (_, at) => at + 1);
const WHERE = { kind: 'age', comparison: '>=', years: 18 } as const;

let counted: CountedStore;
let parts: Record<'biomarkers' | 'therapies' | 'trials', Part<object>>;

beforeAll(async () => {
  counted = countCalls(await temporaryStore());
  const { store } = counted;
  await fill(
    store,
    GENES,
    NUMBERS.map((n) => gene(`GENE${n}`)),
  );
  await fill(
    store,
    BIOMARKERS,
    NUMBERS.map((n) => biomarker([`GENE${n}`], 'V600E')),
  );
  await fill(
    store,
    THERAPIES,
    NUMBERS.map((n) => therapy(`drug${n}`)),
  );
  await fill(
    store,
    DISEASES,
    NUMBERS.map((n) => ({ _id: `DOID:${n}`, name: 'x', doid: `DOID:${n}`, oncotreeCode: null })),
  );
  await fill(
    store,
    EVIDENCE,
    NUMBERS.map((n) =>
      evidence(n, {
        molecularProfile: `GENE${n} V600E`,
        biomarkerIds: [`GENE${n}:V600E`],
        therapyIds: [`drug${n}`],
        diseaseId: `DOID:${n}`,
      }),
    ),
  );
  await fill(
    store,
    TRIALS,
    NUMBERS.map((n) =>
      trial(`T${n}`, {
        biomarkerIds: [`GENE${n}:V600E`],
        therapyIds: [`drug${n}`],
        ...(n <= 5 && { protocol: protocol({ criteria: WHERE }), structured: true }),
      }),
    ),
  );
  const now = clock();
  parts = {
    biomarkers: await createBiomarkersSubgraph({ store }),
    therapies: await createTherapiesSubgraph({ store }),
    // The open trials are never fresh, so that every request counts its call.
    trials: await createTrialsSubgraph({ store, now }),
  };
});

function clock(): () => number {
  let now = 0;
  return () => (now += 60_000);
}

type Rows = (count: number) => Promise<unknown>;

function list(part: keyof typeof parts, source: string): Rows {
  return (count) => dataOf(parts[part], source, { first: count });
}

function entities(
  part: keyof typeof parts,
  type: string,
  selection: string,
  representation: (n: number) => Record<string, unknown>,
): Rows {
  return (count) =>
    entitiesOf(parts[part], type, selection, NUMBERS.slice(0, count).map(representation));
}

const byBiomarker = (n: number): Record<string, unknown> => ({ id: `GENE${n}:V600E` });
const byTherapy = (n: number): Record<string, unknown> => ({ id: `drug${n}`, name: `Drug${n}` });
const byPatient = (n: number): Record<string, unknown> => ({
  id: `site:${n}`,
  matchProfile: profile({ variants: [variant(`GENE${n}`, 'V600E')] }),
});

const EVIDENCE_PAGE = `{ totalCount edges { node {
  id disease { name } therapies { name } biomarkers { id } } } }`;

const OPERATIONS: readonly (readonly [string, Rows])[] = [
  [
    'biomarkers with their genes',
    list(
      'biomarkers',
      `query ($first: Int!) { biomarkers(first: $first) { totalCount edges { node {
        name gene { name } genes { symbol } } } } }`,
    ),
  ],
  [
    'genes with their biomarkers',
    list(
      'biomarkers',
      `query ($first: Int!) { genes(first: $first) { edges { node {
        name biomarkers { totalCount edges { node { name gene { hgncId } } } } } } } }`,
    ),
  ],
  [
    'biomarker entities',
    entities('biomarkers', 'Biomarker', '{ name gene { name } }', byBiomarker),
  ],
  [
    'gene entities',
    entities('biomarkers', 'Gene', '{ name biomarkers(first: 3) { totalCount } }', (n) => ({
      symbol: `GENE${n}`,
    })),
  ],
  [
    'therapies with their evidence',
    list(
      'therapies',
      `query ($first: Int!) { therapies(first: $first) { edges { node {
        name evidence(filter: { levels: [B], diseases: ["DOID:1", "ONCOTREE:MEL"] }) ${EVIDENCE_PAGE}
      } } } }`,
    ),
  ],
  [
    'therapy entities',
    entities('therapies', 'Therapy', `{ name evidence ${EVIDENCE_PAGE} }`, byTherapy),
  ],
  [
    'biomarker entities with two pages of evidence',
    entities(
      'therapies',
      'Biomarker',
      `{ evidence ${EVIDENCE_PAGE} more: evidence(first: 1) { totalCount } }`,
      byBiomarker,
    ),
  ],
  ['disease entities', entities('therapies', 'Disease', '{ name }', (n) => ({ id: `DOID:${n}` }))],
  [
    'patients with their therapy options',
    entities(
      'therapies',
      'Patient',
      `{ therapyOptions { totalCount edges {
        node { name } matched { id } evidence { disease { name } } } } }`,
      byPatient,
    ),
  ],
  [
    'trials',
    list(
      'trials',
      `query ($first: Int!) { trials(first: $first) { totalCount edges { node {
        id biomarkers { id trials { totalCount edges { node { id } } } } } } } }`,
    ),
  ],
  ['trial entities', entities('trials', 'Trial', '{ status }', (n) => ({ id: `T${n}` }))],
  [
    'biomarker entities with their trials',
    entities('trials', 'Biomarker', '{ trials { edges { node { status } } } }', byBiomarker),
  ],
  [
    'therapy entities with their trials',
    entities('trials', 'Therapy', '{ trials { edges { node { status } } } }', byTherapy),
  ],
  [
    'patients with their eligible trials',
    entities('trials', 'Patient', '{ eligibleTrials { edges { node { status } } } }', byPatient),
  ],
];

async function callsFor(rows: Rows, count: number): Promise<[string, number][]> {
  counted.reset();
  await rows(count);
  return [...counted.calls].sort();
}

describe('the number of store calls', () => {
  it.each(OPERATIONS)(`is the same for 1 and for ${MANY} rows: %s`, async (_name, rows) => {
    const forOne = await callsFor(rows, 1);
    expect(forOne.length).toBeGreaterThan(0);
    expect(await callsFor(rows, MANY)).toEqual(forOne);
  });

  it('has none for a total that nobody asked for', async () => {
    await callsFor(
      list('trials', 'query ($first: Int!) { trials(first: $first) { edges { cursor } } }'),
      5,
    );
    expect([...counted.calls]).toEqual([['trials.findPage', 1]]);
  });
});
