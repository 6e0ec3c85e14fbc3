import { siteVerifier } from '../identity/assertion-verifier.ts';
import { createLog } from '../service/log.ts';
import { createSite } from '../site/site.ts';
import { loadIngestSite } from '../site/site-settings.ts';
import { openStore } from '../store/open.ts';
import { openPartAudit } from './part-audit.ts';
import { trustedKeysOf } from './part-keys.ts';
import { DEFAULT_PORTS, institutionName, runPart } from './parts.ts';
import { openSitePolicy } from './site-policy-file.ts';
import { readSiteSetup } from './site-setup.ts';
import type { SiteRunOptions } from './site.ts';

/** `site run`: one institution's node over its own store, until a signal ends it. */
export async function runSite(
  named: string | undefined,
  { config }: SiteRunOptions,
): Promise<void> {
  const { id, env } = await readSiteSetup(named, config);
  const { storeName, pseudonymKey } = await loadIngestSite(id, { dataDirectory: env.DATA_DIR });
  const store = await openStore({
    name: storeName,
    dataDirectory: env.DATA_DIR,
    mongodbUri: env.MONGODB_URI,
  });
  const log = createLog({ part: `site ${id}`, level: env.LOG_LEVEL });
  const audit = await openPartAudit(`site-${id}`, env, log);
  const policy = openSitePolicy(id, env, log);
  const part = await createSite({
    id,
    name: env.SITE_NAME ?? institutionName(id),
    store,
    pseudonymKey,
    audit,
    policy: () => policy.current(),
  });
  const verifier = siteVerifier(id, await trustedKeysOf(env, log));
  await runPart(part, { ...env, PORT: env.PORT ?? DEFAULT_PORTS.site, verifier }, log);
}
