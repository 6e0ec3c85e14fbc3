import { existsSync } from 'node:fs';
import path from 'node:path';
import { ENVIRONMENTS, readEnvironment, type Environment } from '../service/environment.ts';
import { readSiteConfig, siteConfigPath, type SiteConfig } from '../site/site-config.ts';
import { siteStoreName } from '../site/site-settings.ts';
import { CommandError } from './failure.ts';
import { checkThere } from './known-sites.ts';

/** A site that a command works on: its id, and the environment with its configuration behind it. */
export interface SiteSetup {
  readonly id: string;
  readonly env: Environment<'site'>;
}

/**
 * What the environment and the site's configuration file say; the environment comes first. Without
 * `file` it is `site_ID.json` in DATA_DIR, where there is one.
 * @throws CommandError, EnvironmentError, SiteConfigError, SiteSettingsError
 */
export async function readSiteSetup(
  id: string | undefined,
  file: string | undefined,
): Promise<SiteSetup> {
  const config = await configOf(id, file);
  if (config === null) {
    if (id === undefined) throw new CommandError('name the site by its id or its --config FILE');
    siteStoreName(id);
    return { id, env: readEnvironment(ENVIRONMENTS.site) };
  }
  if (id !== undefined && id !== config.id)
    throw new CommandError(
      `${file ?? 'the configuration'} is of the site '${config.id}', not '${id}'`,
    );
  const stated = Object.entries(process.env).filter(([, value]) => value !== '');
  const variables = { ...variablesOf(config), ...Object.fromEntries(stated) };
  return { id: config.id, env: readEnvironment(ENVIRONMENTS.site, variables) };
}

/**
 * As `readSiteSetup`, for a command that looks at a site: it makes none.
 * @throws CommandError where DATA_DIR holds nothing of the site and no MongoDB server is named
 */
export async function readKnownSite(
  id: string | undefined,
  file: string | undefined,
): Promise<SiteSetup> {
  const setup = await readSiteSetup(id, file);
  if (setup.env.MONGODB_URI === undefined) checkThere(setup.id, setup.env.DATA_DIR);
  return setup;
}

async function configOf(
  id: string | undefined,
  file: string | undefined,
): Promise<SiteConfig | null> {
  if (file !== undefined) return await readSiteConfig(path.resolve(file));
  if (id === undefined) return null;
  const { DATA_DIR } = readEnvironment(ENVIRONMENTS.audit);
  const usual = siteConfigPath(DATA_DIR, id);
  return existsSync(usual) ? await readSiteConfig(usual) : null;
}

/** The configuration in the environment's words. */
function variablesOf(config: SiteConfig): NodeJS.ProcessEnv {
  const { name, listen, dial, dataDirectory, trustedKeys } = config;
  return {
    SITE_NAME: name,
    HOST: listen.host,
    PORT: String(listen.port),
    DATA_DIR: dataDirectory,
    TRUSTED_KEYS_FILE: trustedKeys,
    ...(dial && {
      NETWORK_URL: dial.url,
      NETWORK_ID: dial.network,
      SITE_KEY_FILE: dial.keyFile,
    }),
  };
}
