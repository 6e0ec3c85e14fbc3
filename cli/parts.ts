import { INSTITUTIONS } from '../demo/institutions.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';
import { createLog, type Log } from '../service/log.ts';
import type { Part } from '../service/part.ts';
import type { Store } from '../store/store.ts';
import { runUntilSignal } from './part-process.ts';

/** The ports of the parts when each is started by itself and PORT isn't set. */
export const DEFAULT_PORTS = {
  gateway: 4000,
  biomarkers: 4001,
  patients: 4002,
  therapies: 4003,
  trials: 4004,
  site: 4010,
} as const;

/** The subgraphs that a process of their own answers. */
export const SUBGRAPH_NAMES = ['biomarkers', 'patients', 'therapies', 'trials'] as const;
export type RunnableSubgraph = (typeof SUBGRAPH_NAMES)[number];
export type KnowledgeSubgraph = Exclude<RunnableSubgraph, 'patients'>;

/** `gateway`: configured by the environment, until a signal ends it. */
export async function runGateway(): Promise<void> {
  const env = readEnvironment(ENVIRONMENTS.gateway);
  const log = createLog({ part: 'gateway', level: env.LOG_LEVEL });
  const [{ startGateway }, { localIssuers }] = await Promise.all([
    import('../gateway/gateway.ts'),
    import('../identity/local-issuer.ts'),
  ]);
  const running = await startGateway({
    host: env.HOST,
    port: env.PORT ?? DEFAULT_PORTS.gateway,
    log,
    deadlineMs: env.SUBGRAPH_DEADLINE_MS,
    issuers: await localIssuers({ dataDirectory: env.DATA_DIR, mode: env.NODE_ENV }),
    subgraphs: {
      biomarkers: env.BIOMARKERS_URL,
      patients: env.PATIENTS_URL,
      therapies: env.THERAPIES_URL,
      trials: env.TRIALS_URL,
    },
  });
  runUntilSignal(running, log);
}

/** `subgraph biomarkers|therapies|trials`: shared knowledge over its own store. */
export async function runKnowledgeSubgraph(name: KnowledgeSubgraph): Promise<void> {
  const env = readEnvironment(ENVIRONMENTS.knowledge);
  const { openStore } = await import('../store/open.ts');
  const store = await openStore({
    name,
    dataDirectory: env.DATA_DIR,
    mongodbUri: env.MONGODB_URI,
  });
  const log = createLog({ part: name, level: env.LOG_LEVEL });
  const part = await createKnowledgeSubgraph(name, store);
  await runPart(part, { ...env, PORT: env.PORT ?? DEFAULT_PORTS[name] }, log);
}

async function createKnowledgeSubgraph(
  name: KnowledgeSubgraph,
  store: Store,
): Promise<Part<object>> {
  switch (name) {
    case 'biomarkers': {
      const { createBiomarkersSubgraph } = await import('../subgraphs/biomarkers/subgraph.ts');
      return await createBiomarkersSubgraph({ store });
    }
    case 'therapies': {
      const { createTherapiesSubgraph } = await import('../subgraphs/therapies/subgraph.ts');
      return await createTherapiesSubgraph({ store });
    }
    case 'trials': {
      const { createTrialsSubgraph } = await import('../subgraphs/trials/subgraph.ts');
      return await createTrialsSubgraph({ store });
    }
  }
}

/** `subgraph patients`: the network's face of the sites. */
export async function runPatientsSubgraph(): Promise<void> {
  const env = readEnvironment(ENVIRONMENTS.patients);
  const log = createLog({ part: 'patients', level: env.LOG_LEVEL });
  const { createPatientsSubgraph } = await import('../subgraphs/patients/subgraph.ts');
  const part = await createPatientsSubgraph({
    sites: env.SITES.map(({ id, name, url }) => ({ id, name: name ?? institutionName(id), url })),
    deadlineMs: env.SITE_DEADLINE_MS,
  });
  await runPart(part, { ...env, PORT: env.PORT ?? DEFAULT_PORTS.patients }, log);
}

/** `site ID`: one institution's node over its own store. */
export async function runSite(id: string): Promise<void> {
  const env = readEnvironment(ENVIRONMENTS.site);
  const [{ createSite }, { siteStoreName }, { openStore }] = await Promise.all([
    import('../site/site.ts'),
    import('../site/site-settings.ts'),
    import('../store/open.ts'),
  ]);
  const store = await openStore({
    name: siteStoreName(id),
    dataDirectory: env.DATA_DIR,
    mongodbUri: env.MONGODB_URI,
  });
  const log = createLog({ part: `site ${id}`, level: env.LOG_LEVEL });
  const part = await createSite({ id, name: env.SITE_NAME ?? institutionName(id), store });
  await runPart(part, { ...env, PORT: env.PORT ?? DEFAULT_PORTS.site }, log);
}

async function runPart(
  part: Part<object>,
  { HOST, PORT }: { readonly HOST: string; readonly PORT: number },
  log: Log,
): Promise<void> {
  const { serve } = await import('../service/serve.ts');
  runUntilSignal(await serve(part, { host: HOST, port: PORT, log }), log);
}

function institutionName(id: string): string {
  return INSTITUTIONS.find((institution) => institution.id === id)?.name ?? id;
}
