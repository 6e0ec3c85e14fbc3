/**
 * What the audit costs: records a second, alone and shared between requests, and the time of an answer
 * with a page of patients with the audit and without it. `node --import tsx bench/audit.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApolloServer } from '@apollo/server';
import { AuditLog } from '../audit/log.ts';
import type { AuditEntry } from '../audit/record.ts';
import { auditGateway } from '../gateway/audit.ts';
import type { GatewayContext } from '../gateway/context.ts';
import { silentLog } from '../service/log.ts';

const ROUNDS = 5;
const REQUESTS = 400;
const CONCURRENT = 16;

const RECORD: AuditEntry = {
  kind: 'answer',
  requestId: 'request-1',
  who: { subject: 'coordinator', issuer: 'http://localhost/issuers/a', institution: 'a' },
  purpose: 'HRESCH',
  operation: { name: 'Page', sha256: 'a'.repeat(64) },
  fields: Array.from({ length: 20 }, (_, index) => `Patient.field${index}`),
  withheld: [],
  sites: ['a'],
  records: 50,
  decision: 'allowed',
};

const directory = await mkdtemp(path.join(tmpdir(), 'precision-graph-bench-'));
const audit = await AuditLog.open({ directory, part: 'gateway', log: silentLog });
try {
  process.stdout.write('| records | at once | records/s |\n| --- | ---: | ---: |\n');
  for (const [count, atOnce] of [
    [300, 1],
    [6_000, 16],
    [20_000, 256],
  ] as const) {
    const ms = await timed(count, atOnce, () => audit.append(RECORD));
    const perSecond = Math.round((count * 1000) / ms);
    process.stdout.write(`| ${count} | ${atOnce} | ${perSecond} |\n`);
  }
  await compareAnswers();
} finally {
  await audit.close();
  await rm(directory, { recursive: true });
}

/** Milliseconds that so many calls take, so many of them at once. */
async function timed(count: number, atOnce: number, call: () => Promise<unknown>): Promise<number> {
  let left = count;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) await call();
    }),
  );
  return performance.now() - start;
}

async function compareAnswers(): Promise<void> {
  const query = '{ patients { edges { node { id sex } } } gene }';
  const edges = Array.from({ length: 50 }, (_, index) => ({
    node: { id: `a:${index}`, sex: 'F' },
  }));
  const serverWith = (plugins: ReturnType<typeof auditGateway>[]) =>
    new ApolloServer<GatewayContext>({
      typeDefs:
        'type Query { patients: Page gene: String } type Page { edges: [Edge!]! } type Edge { node: Patient } type Patient { id: ID! sex: String }',
      rootValue: { patients: { edges }, gene: 'BRAF' },
      plugins,
      stopOnTerminationSignals: false,
    });
  const servers = { without: serverWith([]), with: serverWith([auditGateway(audit)]) };
  const contextValue: GatewayContext = {
    requestId: 'request-1',
    signal: new AbortController().signal,
    caller: null,
    notices: [],
  };
  process.stdout.write(
    '\n| answers | without, ms | with, ms | ratio |\n| --- | ---: | ---: | ---: |\n',
  );
  for (const [name, text] of [
    ['50 patients', query],
    ['knowledge', '{ gene }'],
  ] as const) {
    const taken: Record<keyof typeof servers, number[]> = { without: [], with: [] };
    for (let round = 0; round <= ROUNDS; round++)
      for (const key of ['without', 'with'] as const) {
        const ms = await timed(REQUESTS, CONCURRENT, () =>
          servers[key].executeOperation({ query: text }, { contextValue }),
        );
        // The first round warms up.
        if (round > 0) taken[key].push((ms * CONCURRENT) / REQUESTS);
      }
    const [before, after] = [median(taken.without), median(taken.with)];
    process.stdout.write(
      `| ${name} | ${before.toFixed(2)} | ${after.toFixed(2)} | ${(after / before).toFixed(2)}× |\n`,
    );
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
