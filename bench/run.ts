/**
 * Puts the cases under load through both gateways over the same subgraphs and prints what they took,
 * as a table and as ratios. `npm run bench -- --seconds 10 --rounds 3 --connections 16`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { planParts } from '../cli/start.ts';
import { Supervisor } from '../cli/supervisor.ts';
import { loadDemo } from '../demo/load.ts';
import { issueLocalToken } from '../identity/local-issuer.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';
import { openStore } from '../store/open.ts';
import { CASES, type Case } from './cases.ts';
import {
  startCountingProxy,
  startGatewayProcess,
  type GatewayName,
  type GatewayProcess,
} from './gateways.ts';
import { formatTable, median, type Measurement } from './report.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const connections = Number(values.connections);

const SUBGRAPHS = ['BIOMARKERS_URL', 'PATIENTS_URL', 'THERAPIES_URL', 'TRIALS_URL'];
const NAMES: readonly GatewayName[] = ['precisionGraph', 'stock'];

const dataDirectory = await mkdtemp(path.join(tmpdir(), 'precision-graph-bench-'));
const supervisor = new Supervisor((line) => process.stderr.write(`${line}\n`));
try {
  await loadDemo({
    open: (name) => openStore({ name, dataDirectory, mongodbUri: undefined }),
    dataDirectory,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  const env = readEnvironment(ENVIRONMENTS.start, { DATA_DIR: dataDirectory, LOG_LEVEL: 'error' });
  const parts = await planParts(env, 0);
  await supervisor.start(parts.filter(({ name }) => name !== 'gateway'));
  const addresses = parts.find(({ name }) => name === 'gateway')?.environment ?? {};
  const calls = await countSubgraphCalls(addresses);
  const measured = await measureAll(addresses);
  process.stdout.write(formatTable(CASES, NAMES, measured, calls));
} finally {
  await supervisor.end();
  await rm(dataDirectory, { recursive: true });
}

async function measureAll(
  addresses: Readonly<Record<string, string>>,
): Promise<Map<string, Measurement>> {
  const gateways = await startBoth(addresses);
  const results = new Map<string, Measurement>();
  for (const item of CASES) {
    const samples = new Map<GatewayName, Measurement[]>(NAMES.map((name) => [name, []]));
    for (const [, gateway] of gateways) await load(gateway, item, 2);
    // The gateways take turns, so that what else goes on on the machine meets both alike.
    for (let round = 0; round < rounds; round += 1)
      for (const [name, gateway] of gateways)
        samples.get(name)?.push(await load(gateway, item, seconds));
    for (const [name, list] of samples) results.set(`${item.name} ${name}`, median(list));
    process.stderr.write(`measured ${item.name}\n`);
  }
  for (const [, gateway] of gateways) await gateway.stop();
  return results;
}

async function startBoth(
  addresses: Readonly<Record<string, string>>,
): Promise<[GatewayName, GatewayProcess][]> {
  return Promise.all(
    NAMES.map(async (name): Promise<[GatewayName, GatewayProcess]> => [
      name,
      await startGatewayProcess(name, { ...addresses, PORT: '0' }),
    ]),
  );
}

async function load(gateway: GatewayProcess, item: Case, duration: number): Promise<Measurement> {
  const before = gateway.cpuMs();
  const result = await autocannon({
    url: gateway.url,
    connections,
    duration,
    method: 'POST',
    headers: await headersOf(item),
    body: JSON.stringify({ query: item.query }),
  });
  const after = gateway.cpuMs();
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${item.name}: ${result.non2xx + result.errors} requests failed`);
  return {
    requestsPerSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMsPerRequest:
      before === null || after === null ? null : (after - before) / result.requests.total,
  };
}

async function headersOf({ persona }: Case): Promise<Record<string, string>> {
  const token = await issueLocalToken(persona, { dataDirectory, mode: 'development' });
  return { 'content-type': 'application/json', authorization: `Bearer ${token}` };
}

/** Sends each case once through each gateway, with counting proxies before the subgraphs. */
async function countSubgraphCalls(
  addresses: Readonly<Record<string, string>>,
): Promise<Map<string, number>> {
  const proxies = await Promise.all(
    SUBGRAPHS.map(async (name) => [name, await startCountingProxy(addresses[name] ?? '')] as const),
  );
  const proxied = Object.fromEntries(proxies.map(([name, { url }]) => [name, url]));
  const gateways = await startBoth({ ...addresses, ...proxied });
  const counts = new Map<string, number>();
  for (const item of CASES)
    for (const [name, gateway] of gateways) {
      for (const [, proxy] of proxies) proxy.takeCount();
      await answerOnce(gateway, item);
      const count = proxies.reduce((sum, [, proxy]) => sum + proxy.takeCount(), 0);
      counts.set(`${item.name} ${name}`, count);
    }
  for (const [, gateway] of gateways) await gateway.stop();
  for (const [, proxy] of proxies) proxy.close();
  return counts;
}

async function answerOnce(gateway: GatewayProcess, item: Case): Promise<void> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: await headersOf(item),
    body: JSON.stringify({ query: item.query }),
  });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${item.name}: ${text}`);
}
