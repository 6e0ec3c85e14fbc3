import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from './expectation.ts';
import { startCanaryGraph, type CanaryGraph } from './random-graph.ts';
import { ownGraph } from './random-graphs.ts';

const clinician: Caller = {
  scopes: ['knowledge:read', 'patient:read', 'patient:genomics', 'patient:identity', 'trial:match'],
  purpose: 'TREAT',
  policies: [],
};

describe('An alias like the name of a field that the planner adds', () => {
  let graph: CanaryGraph;
  beforeAll(async () => {
    graph = await startCanaryGraph(ownGraph(), { gateway: true, subgraphs: true });
  });
  afterAll(async () => {
    await graph.stop();
  });

  const ask = (fields: string) =>
    graph.ask(
      { text: `{ patients(first: 1) { edges { node { ${fields} } } } }`, variables: {} },
      clinician,
    );

  it('does not choose what a subgraph is given as a required value', async () => {
    const { requests } = await ask('matchProfile: mrn eligibleTrials(first: 1) { totalCount }');
    const toTrials = requests.filter(({ subgraph }) => subgraph === 'trials');
    expect(toTrials).toHaveLength(1);
    expect(JSON.stringify(toTrials[0]?.variables)).not.toContain('Patient.mrn');
    expect(JSON.stringify(toTrials[0]?.variables)).toContain('matchProfile');
  });

  it('gives its own field, and not the one that was added', async () => {
    const { data } = await ask('id: mrn therapyOptions(first: 1) { totalCount }');
    expect(JSON.stringify(data)).toContain('"id":"‹Patient.mrn›"');
  });
});
