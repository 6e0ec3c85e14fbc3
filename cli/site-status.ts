import { existsSync } from 'node:fs';
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
  const answering = await readiness(env.HOST, env.PORT ?? DEFAULT_PORTS.site);
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
      `listens     ${answering ?? 'yes'}`,
      `store       ${env.MONGODB_URI === undefined ? env.DATA_DIR : 'MongoDB (MONGODB_URI)'}`,
      `patients    ${await patients.count({})}`,
      `by hand     ${await hand.count({})} patients' consents`,
      `policy      ${state.policy === null ? `WRONG, everything is refused: ${state.fault}` : placeOf(id, env)}`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await store.close();
  }
  if (answering !== null || state.policy === null) process.exitCode = 1;
}

function placeOf(id: string, env: Parameters<typeof sitePolicyPath>[1]): string {
  const file = sitePolicyPath(id, env);
  return existsSync(file) ? file : `none (it would be ${file})`;
}

/** Null when it is ready, else what is in the way. */
async function readiness(host: string, port: number): Promise<string | null> {
  try {
    const url = `http://${callableHost(host)}:${port}/ready`;
    const { status } = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return status === 200 ? null : `no: it isn't ready (${status})`;
  } catch {
    return `no: nothing answers on ${host}, port ${port} (PORT says where it is, if elsewhere)`;
  }
}
