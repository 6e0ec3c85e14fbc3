import { readFile } from 'node:fs/promises';
import { INSTITUTIONS } from '../demo/institutions.ts';
import { subgraphVerifier, type AssertionVerifier } from '../identity/assertion-verifier.ts';
import { SCOPES } from '../identity/identity.ts';
import type { Issuer } from '../identity/issuers.ts';
import { gatewaySigner } from '../identity/signer.ts';
import { ENVIRONMENTS, readEnvironment, type Environment } from '../service/environment.ts';
import { createLog, type Log } from '../service/log.ts';
import type { Part } from '../service/part.ts';
import type { Store } from '../store/store.ts';
import type { UnauthorizedMode } from '../gateway/unauthorized-mode.ts';
import { CommandError } from './failure.ts';
import { openPartAudit } from './part-audit.ts';
import { signingKeyOf, trustedKeysOf } from './part-keys.ts';
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

/** What the command line may say, some of it in place of the environment. */
export interface GatewayArguments {
  /** ISSUERS_FILE. */
  readonly issuers?: string;
  /** PORT. */
  readonly port?: string;
  /** A file with another supergraph than this project's own. */
  readonly supergraph?: string;
  readonly unauthorized: UnauthorizedMode;
}

/**
 * `gateway`: configured by the environment, until a signal ends it.
 * @throws CommandError when production is asked only to report what is unauthorized
 */
export async function runGateway(options: GatewayArguments): Promise<void> {
  const { issuers, port, unauthorized } = options;
  const variables = {
    ...process.env,
    ...(issuers !== undefined && { ISSUERS_FILE: issuers }),
    ...(port !== undefined && { PORT: port }),
  };
  const { env, supergraph, subgraphs } = await servedGraph(options.supergraph, variables);
  const isProduction = env.NODE_ENV === 'production';
  if (isProduction && unauthorized === 'report')
    throw new CommandError("'--unauthorized report' enforces nothing and is refused in production");
  const log = createLog({ part: 'gateway', level: env.LOG_LEVEL });
  const issuing = await issuersOf(env, supergraph === undefined);
  const { startGateway } = await import('../gateway/gateway.ts');
  const running = await startGateway({
    host: env.HOST,
    port: env.PORT ?? DEFAULT_PORTS.gateway,
    log,
    deadlineMs: env.SUBGRAPH_DEADLINE_MS,
    issuers: issuing,
    corsOrigins: env.CORS_ORIGINS,
    graphiql: env.GRAPHIQL ?? !isProduction,
    signer: gatewaySigner(await signingKeyOf('gateway', env, log)),
    audit: await openPartAudit('gateway', env, log),
    introspectionScope: isProduction ? 'schema:read' : undefined,
    unauthorized,
    supergraph,
    subgraphs,
  });
  runUntilSignal(running, log);
}

/** The graph to serve: this project's, whose subgraphs the environment names, or another's. */
async function servedGraph(file: string | undefined, variables: NodeJS.ProcessEnv) {
  if (file !== undefined) {
    const env = readEnvironment(ENVIRONMENTS.otherSupergraph, variables);
    return { env, supergraph: await readSupergraphFile(file), subgraphs: {} };
  }
  const env = readEnvironment(ENVIRONMENTS.gateway, variables);
  const subgraphs = {
    biomarkers: env.BIOMARKERS_URL,
    patients: env.PATIENTS_URL,
    therapies: env.THERAPIES_URL,
    trials: env.TRIALS_URL,
  };
  return { env, supergraph: undefined, subgraphs };
}

async function readSupergraphFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new CommandError(`can't read the supergraph ${file}: give a file with composed SDL`);
  }
}

/** Those of the file; the local ones, for trying out, only where there is none. */
async function issuersOf(
  { ISSUERS_FILE, DATA_DIR, NODE_ENV }: Environment<'otherSupergraph'>,
  ownGraph: boolean,
): Promise<Issuer[]> {
  if (ISSUERS_FILE !== undefined) {
    const { readIssuerFile } = await import('../identity/issuer-file.ts');
    // Which scopes another graph has, its own rules say.
    return await readIssuerFile(ISSUERS_FILE, ownGraph ? SCOPES : null);
  }
  const { localIssuers } = await import('../identity/local-issuer.ts');
  return await localIssuers({ dataDirectory: DATA_DIR, mode: NODE_ENV });
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
  const verifier = subgraphVerifier(name, await trustedKeysOf(env, log));
  await runPart(part, { ...env, PORT: env.PORT ?? DEFAULT_PORTS[name], verifier }, log);
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

/** Puts a part on HTTP until a signal ends it. */
export async function runPart(
  part: Part<object>,
  {
    HOST,
    PORT,
    verifier,
  }: { readonly HOST: string; readonly PORT: number; readonly verifier: AssertionVerifier },
  log: Log,
): Promise<void> {
  const { serve } = await import('../service/serve.ts');
  runUntilSignal(await serve(part, { host: HOST, port: PORT, log, verifier }), log);
}

/** The demonstration's names are known; any other institution is called by its id unless stated. */
export function institutionName(id: string): string {
  return INSTITUTIONS.find((institution) => institution.id === id)?.name ?? id;
}
