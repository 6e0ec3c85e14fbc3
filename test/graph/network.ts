import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { AuditLog } from '../../audit/log.ts';
import { INSTITUTIONS } from '../../demo/institutions.ts';
import { loadDemo } from '../../demo/load.ts';
import { startGateway } from '../../gateway/gateway.ts';
import { siteAudience } from '../../identity/assertion.ts';
import { issueLocalToken, localIssuers } from '../../identity/local-issuer.ts';
import type { Running } from '../../service/graphql-server.ts';
import { createLog } from '../../service/log.ts';
import type { Part } from '../../service/part.ts';
import { serve } from '../../service/serve.ts';
import { createSite } from '../../site/site.ts';
import { siteStoreName } from '../../site/site-settings.ts';
import { countCalls, type CountedStore } from '../../store/counting.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { createBiomarkersSubgraph } from '../../subgraphs/biomarkers/subgraph.ts';
import { createPatientsSubgraph } from '../../subgraphs/patients/subgraph.ts';
import { createTherapiesSubgraph } from '../../subgraphs/therapies/subgraph.ts';
import { createTrialsSubgraph } from '../../subgraphs/trials/subgraph.ts';
import { TEST_GATEWAY, TEST_PATIENTS, testVerifier } from '../identity/test-keys.ts';

/** What a part answers over HTTP. */
export const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.looseObject({ code: z.string() }),
      }),
    )
    .optional(),
});
export type Answer = z.output<typeof answerSchema>;

/** Long enough for whatever answers at all on a busy machine. */
const NO_DEADLINE_MS = 300_000;

/** The whole graph over HTTP: each part listens on a port of its own, in this process. */
export interface Network {
  /** Sends an operation as a persona (`researcher`, `clinician@lakeside`); as nobody for null. */
  ask(
    who: string | null,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Answer>;
  stopSite(id: string): Promise<void>;
  /** Where the gateway (`gateway`), a subgraph or a site (`site:ID`) answers. */
  urlOf(part: string): string;
  /** Where every part that keeps an audit keeps it. */
  readonly auditDirectory: string;
  /** Store calls since the last time, by store, collection and method; HTTP calls to subgraphs. */
  takeCounts(): { readonly storeCalls: number; readonly subgraphCalls: number };
  close(): Promise<void>;
}

const log = createLog({ part: 'test', level: 'error' });
const anyPort = { host: '127.0.0.1', port: 0, log };

export async function startNetwork(options: {
  readonly patientsPerSite: number;
}): Promise<Network> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'precision-graph-network-'));
  const stores: CountedStore[] = [];
  const running = new Map<string, Running>();
  let subgraphCalls = 0;

  const open = (name: string) => openStore({ name, dataDirectory, mongodbUri: undefined });
  const auditDirectory = path.join(dataDirectory, 'audit');
  const audit = (part: string) => AuditLog.open({ directory: auditDirectory, part, log });
  await loadDemo({ open, dataDirectory, say: () => undefined, ...options });

  async function run(
    audience: string,
    create: (store: Store) => Promise<Part<object>>,
    store = audience,
  ): Promise<string> {
    const counted = countCalls(await open(store));
    stores.push(counted);
    const part = await serve(await create(counted.store), {
      ...anyPort,
      verifier: testVerifier(audience),
    });
    running.set(audience, part);
    return part.url;
  }

  const sites = await Promise.all(
    INSTITUTIONS.map(async ({ id, name }) => ({
      id,
      name,
      url: await run(
        siteAudience(id),
        async (store) =>
          createSite({
            id,
            name,
            store,
            pseudonymKey: Buffer.alloc(32, id),
            audit: await audit(`site-${id}`),
          }),
        siteStoreName(id),
      ),
    })),
  );
  const patients = await serve(
    await createPatientsSubgraph({ sites, deadlineMs: NO_DEADLINE_MS, signer: TEST_PATIENTS }),
    { ...anyPort, verifier: testVerifier('patients') },
  );
  running.set('patients', patients);
  const issuer = { dataDirectory, mode: 'test' };
  const gateway = await startGateway({
    ...anyPort,
    subgraphs: {
      biomarkers: await run('biomarkers', (store) => createBiomarkersSubgraph({ store })),
      therapies: await run('therapies', (store) => createTherapiesSubgraph({ store })),
      trials: await run('trials', (store) => createTrialsSubgraph({ store })),
      patients: patients.url,
    },
    issuers: await localIssuers(issuer),
    signer: TEST_GATEWAY,
    audit: await audit('gateway'),
    deadlineMs: NO_DEADLINE_MS,
    onSubgraphCall: () => {
      subgraphCalls += 1;
    },
  });

  return {
    auditDirectory,
    ask: async (who, query, variables = {}) => {
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(who !== null && { authorization: `Bearer ${await issueLocalToken(who, issuer)}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return answerSchema.parse(await response.json());
    },
    urlOf: (part) => {
      const { url } = (part === 'gateway' ? gateway : running.get(part)) ?? {};
      if (url === undefined) throw new Error(`${part} does not run`);
      return url;
    },
    stopSite: async (id) => {
      await running.get(siteAudience(id))?.stop();
      running.delete(siteAudience(id));
    },
    takeCounts: () => {
      const storeCalls = stores
        .flatMap(({ calls }) => [...calls.values()])
        .reduce((sum, calls) => sum + calls, 0);
      for (const store of stores) store.reset();
      const taken = { storeCalls, subgraphCalls };
      subgraphCalls = 0;
      return taken;
    },
    close: async () => {
      await gateway.stop();
      await Promise.all([...running.values()].map((part) => part.stop()));
      await rm(dataDirectory, { recursive: true });
    },
  };
}
