import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { siteVerifier } from '../identity/assertion-verifier.ts';
import { readOrMakeSiteKey } from '../identity/site-key.ts';
import { dial, type Dialled } from '../link/dial.ts';
import { HttpTransport } from '../link/http-transport.ts';
import type { Environment } from '../service/environment.ts';
import { createLog, type Log } from '../service/log.ts';
import { serve } from '../service/serve.ts';
import { createSite } from '../site/site.ts';
import { loadIngestSite } from '../site/site-settings.ts';
import { openStore } from '../store/open.ts';
import { CommandError } from './failure.ts';
import { checkNotAnother } from './known-sites.ts';
import { openPartAudit } from './part-audit.ts';
import { trustedKeysOf } from './part-keys.ts';
import { runUntilSignal } from './part-process.ts';
import { DEFAULT_PORTS, institutionName } from './parts.ts';
import { openSitePolicy } from './site-policy-file.ts';
import { checkSecret } from './site-secret.ts';
import { readSiteSetup } from './site-setup.ts';
import { siteKeyFile } from '../site/site-config.ts';
import type { SiteRunOptions } from './site.ts';

/** `site run`: one institution's node over its own store, until a signal ends it. */
export async function runSite(
  named: string | undefined,
  { config }: SiteRunOptions,
): Promise<void> {
  const { id, env } = await readSiteSetup(named, config);
  // Who gives a configuration, or starts all parts at once, has made no slip in an id.
  if (config === undefined && process.send === undefined && env.MONGODB_URI === undefined)
    checkNotAnother(id, env.DATA_DIR);
  await checkSecret(id, env);
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
    log,
    policy: () => policy.current(),
  });
  const verifier = siteVerifier(id, await trustedKeysOf(env, log));
  const listener = { host: env.HOST, port: env.PORT ?? DEFAULT_PORTS.site, log };
  let link: Dialled | null = null;
  const about = () => ({ site: id, ...(link !== null && { network: link.state }) });
  const running = await serve(part, { ...listener, verifier, about });
  link = await linkOf(id, running.url, env, log);
  // Who starts all parts at once is told when the site can be asked.
  if (link !== null && process.send !== undefined)
    await Promise.race([link.connected, setTimeout(CONNECTION_MS)]);
  runUntilSignal(
    {
      url: running.url,
      stop: async () => {
        await link?.stop();
        await running.stop();
      },
    },
    log,
  );
}

/** The connection to the network of a site that dials; what comes over it is asked of `url`. */
async function linkOf(
  id: string,
  url: string,
  env: Environment<'site'>,
  log: Log,
): Promise<Dialled | null> {
  if (env.NETWORK_URL === undefined) return null;
  if (env.NODE_ENV === 'production' && env.SITE_KEY_FILE === undefined)
    throw new CommandError(
      "SITE_KEY_FILE is not set: give the site's private key, which 'site init' makes",
    );
  if (env.SITE_KEY_FILE !== undefined && !existsSync(env.SITE_KEY_FILE))
    throw new CommandError(
      `the site's own key ${env.SITE_KEY_FILE} is gone: put its copy back, or let 'site init' make another one and give the network its new entry`,
    );
  const trusted = await trustedKeysOf(env, log);
  return dial({
    site: id,
    url: env.NETWORK_URL,
    network: env.NETWORK_ID,
    key: await readOrMakeSiteKey(env.SITE_KEY_FILE ?? siteKeyFile(env.DATA_DIR, id)),
    trusted: async () => (await trusted()).patients,
    answers: new HttpTransport(url, { connectTimeoutMs: CONNECT_MS }),
    log,
  });
}

/** To this process itself. */
const CONNECT_MS = 2_000;

/** How long a start waits for the network; it may come later. */
const CONNECTION_MS = 5_000;
