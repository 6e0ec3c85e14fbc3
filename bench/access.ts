/**
 * What the access step costs: the same operations, in one process and in turns, through Apollo's gateway
 * as it is and through the same gateway behind `AuthorizingGateway`, over the same in-process subgraphs.
 * `npm run bench:access`.
 */
import '../gateway/no-telemetry.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { execute, parse } from 'graphql';
import { LEFT_TO_THE_SITE } from '../access/caller-grants.ts';
import { loadDemo } from '../demo/load.ts';
import { AuthorizingGateway } from '../gateway/authorize.ts';
import type { GatewayContext } from '../gateway/context.ts';
import { readSupergraph } from '../gateway/supergraph.ts';
import type { Identity } from '../identity/identity.ts';
import { PERSONAS } from '../identity/personas.ts';
import type { Part } from '../service/part.ts';
import { openStore } from '../store/open.ts';
import { createBiomarkersSubgraph } from '../subgraphs/biomarkers/subgraph.ts';
import { createTherapiesSubgraph } from '../subgraphs/therapies/subgraph.ts';
import { createTrialsSubgraph } from '../subgraphs/trials/subgraph.ts';
import { CASES } from './cases.ts';

const ROUNDS = 15;
const OPERATIONS_A_ROUND = 40;

const dataDirectory = await mkdtemp(path.join(tmpdir(), 'precision-graph-bench-'));
const open = (name: string) => openStore({ name, dataDirectory, mongodbUri: undefined });
await loadDemo({ open, dataDirectory, only: ['knowledge'], say: () => undefined });
const parts = new Map<string, Part<object>>([
  ['biomarkers', await createBiomarkersSubgraph({ store: await open('biomarkers') })],
  ['therapies', await createTherapiesSubgraph({ store: await open('therapies') })],
  ['trials', await createTrialsSubgraph({ store: await open('trials') })],
]);

const { sdl } = readSupergraph();
const [knowledge] = CASES;
if (knowledge === undefined) throw new Error('there is no case to measure');
const servers = {
  without: new ApolloServer<GatewayContext>({ gateway: createGateway() }),
  with: new ApolloServer<GatewayContext>({
    gateway: new AuthorizingGateway(createGateway(), {
      supergraph: sdl,
      mode: 'filter',
      decisions: LEFT_TO_THE_SITE,
      mayIntrospect: () => true,
    }),
  }),
};
type ServerName = keyof typeof servers;
const names: readonly ServerName[] = ['without', 'with'];

try {
  const samples: Record<ServerName, number[]> = { without: [], with: [] };
  for (const name of names) await run(name);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) samples[name].push(await run(name));
  const base = medianOf(samples.without);
  process.stdout.write('| access step | CPU ms/operation | ratio |\n| --- | ---: | ---: |\n');
  for (const name of names) {
    const ms = medianOf(samples[name]);
    process.stdout.write(`| ${name} | ${ms.toFixed(3)} | ${(ms / base).toFixed(3)} |\n`);
  }
} finally {
  for (const name of names) await servers[name].stop();
  for (const part of parts.values()) await part.close();
  await rm(dataDirectory, { recursive: true });
}

function createGateway(): ApolloGateway {
  return new ApolloGateway({ supergraphSdl: sdl, buildService: ({ name }) => inProcess(name) });
}

function inProcess(name: string): GraphQLDataSource<GatewayContext> {
  return {
    process: async ({ request }) => {
      const part = parts.get(name);
      if (part === undefined) return { data: null };
      const { data = null } = await execute({
        schema: part.schema,
        document: parse(request.query ?? ''),
        variableValues: request.variables ?? null,
        contextValue: part.contextFor(researcher()),
      });
      return { data };
    },
  };
}

/**
 * Milliseconds of CPU time that an operation took on average: what else the machine does takes wall time,
 * but none of this.
 */
async function run(name: ServerName): Promise<number> {
  const start = process.cpuUsage();
  for (let at = 0; at < OPERATIONS_A_ROUND; at += 1)
    await servers[name].executeOperation(
      { query: knowledge?.query ?? '' },
      { contextValue: researcher() },
    );
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / OPERATIONS_A_ROUND;
}

function researcher(): GatewayContext {
  const caller: Identity = {
    subject: 'researcher',
    issuer: 'bench',
    institution: { id: 'northfield', name: 'Northfield' },
    roles: [],
    policies: [],
    ...PERSONAS.researcher,
  };
  return { requestId: 'bench', signal: new AbortController().signal, notices: [], caller };
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
