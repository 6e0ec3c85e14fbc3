import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Environment } from '../service/environment.ts';
import { callableHost } from '../service/http.ts';
import { handConsents } from '../site/hand-consents.ts';
import { PATIENTS, type PatientRecord } from '../site/records.ts';
import { siteStoreName } from '../site/site-settings.ts';
import { openStore } from '../store/open.ts';
import { DEFAULT_PORTS } from './parts.ts';
import { openSitePolicy, sitePolicyPath } from './site-policy-file.ts';
import { readKnownSite } from './site-setup.ts';
import type { SiteRunOptions } from './site.ts';

/** How long a site may take to say whether it is ready. */
const PATIENCE_MS = 3_000;

/**
 * `site status`: what a site holds, whether it answers, and which policy holds. The exit code is 1 when
 * it doesn't answer or refuses everything.
 */
export async function printSiteStatus(
  named: string | undefined,
  { config }: SiteRunOptions,
): Promise<void> {
  const { id, env } = await readKnownSite(named, config);
  const { lack, network } = await readiness(id, env);
  const state = openSitePolicy(id, env).current();
  const store = await openStore({
    name: siteStoreName(id),
    dataDirectory: env.DATA_DIR,
    mongodbUri: env.MONGODB_URI,
  });
  try {
    const patients = await store.collection<PatientRecord>(PATIENTS);
    const hand = await handConsents(store);
    const lines = [
      `site        ${id}`,
      `listens     ${lack ?? 'yes'}`,
      `network     ${network}`,
      `store       ${env.MONGODB_URI === undefined ? env.DATA_DIR : 'MongoDB (MONGODB_URI)'}`,
      `patients    ${await patients.count({})}`,
      `by hand     ${await hand.count({})} patients' consents`,
      `policy      ${state.policy === null ? `WRONG, everything is refused: ${state.fault}` : placeOf(id, env)}`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await store.close();
  }
  const isReached = network === ASKS || network === CONNECTED;
  if (lack !== null || !isReached || state.policy === null) process.exitCode = 1;
}

function placeOf(id: string, env: Parameters<typeof sitePolicyPath>[1]): string {
  const file = sitePolicyPath(id, env);
  return existsSync(file) ? file : `none (it would be ${file})`;
}

/** Of a site that the network asks over HTTP: only the network can tell whether it gets through. */
const ASKS = "asks here, at the address of the site's entry";
const CONNECTED = 'connected';

interface Readiness {
  /** Null when it is ready, else what is in the way. */
  readonly lack: string | null;
  readonly network: string;
}

const readySchema = z.object({ site: z.string().optional(), network: z.string().optional() });

async function readiness(id: string, env: Environment<'site'>): Promise<Readiness> {
  const port = env.PORT ?? DEFAULT_PORTS.site;
  const network = env.NETWORK_URL === undefined ? ASKS : 'not connected';
  try {
    const url = `http://${callableHost(env.HOST)}:${port}/ready`;
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const told = readySchema.catch({}).parse(await response.json());
    if (told.site !== undefined && told.site !== id)
      return { lack: `no: port ${port} is that of the site '${told.site}'`, network };
    const lack = response.status === 200 ? null : `no: it isn't ready (${response.status})`;
    return { lack, network: told.network ?? network };
  } catch {
    const where = `${env.HOST}, port ${port}`;
    return {
      lack: `no: nothing answers on ${where} (PORT says where it is, if elsewhere; 'start' gives it a free one and prints it)`,
      network,
    };
  }
}
