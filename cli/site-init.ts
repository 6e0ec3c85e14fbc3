import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeDirectory } from '../service/directory.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';
import {
  readSiteConfig,
  siteConfigPath,
  type SiteConfig,
  type SiteConfigFile,
} from '../site/site-config.ts';
import { loadIngestSite, siteStoreName } from '../site/site-settings.ts';
import { CommandError } from './failure.ts';
import type { SiteInitOptions } from './site.ts';

/** Where a site expects the network's public keys, from its folder. */
const TRUSTED_KEYS = 'keys/trusted/keys.json';

/**
 * `site init`: makes in a folder what is missing of a site's configuration, secrets and store folder,
 * and says how to go on. What is there stays, whatever the options say.
 * @throws CommandError, SiteConfigError, SiteSettingsError
 */
export async function initSite(options: SiteInitOptions): Promise<void> {
  const { id, dir } = options;
  const folder = path.resolve(dir ?? readEnvironment(ENVIRONMENTS.audit).DATA_DIR);
  const file = siteConfigPath(folder, id);
  const isNew = !existsSync(file);
  if (isNew) await makeConfig(file, configFrom(options));
  const config = await readSiteConfig(file);
  const environment = {};
  const { storeName } = await loadIngestSite(id, {
    dataDirectory: config.dataDirectory,
    environment,
  });
  await makeDirectory(path.join(config.dataDirectory, storeName), 0o700);
  process.stdout.write(describe(config, file, isNew));
}

function configFrom({ id, name, listen }: SiteInitOptions): SiteConfigFile {
  if (!/^\d{1,5}$/.test(listen) || Number(listen) > 65_535)
    throw new CommandError(`--listen takes a port from 1 to 65535, not '${listen}'`);
  if (name.trim() === '') throw new CommandError('--name takes what the institution is called');
  return {
    id,
    name: name.trim(),
    listen: { host: '127.0.0.1', port: Number(listen) },
    dataDirectory: '.',
    trustedKeys: TRUSTED_KEYS,
  };
}

async function makeConfig(file: string, config: SiteConfigFile): Promise<void> {
  try {
    await makeDirectory(path.dirname(file), 0o700);
    await writeFile(file, `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new CommandError(`can't make ${file}: give a --dir that can be written to`, {
      cause: error,
    });
  }
}

function describe(config: SiteConfig, file: string, isNew: boolean): string {
  const { id, name, dataDirectory, trustedKeys } = config;
  const store = path.join(dataDirectory, siteStoreName(id));
  return [
    `${name} (${id}): ${isNew ? 'made' : 'was there already, nothing is changed'}`,
    `  configuration          ${file}`,
    `  secret for pseudonyms  ${store}.key (keep a copy: without it every patient gets another id)`,
    `  store                  ${store} (or a MongoDB server: MONGODB_URI)`,
    '',
    "The network's operator adds this entry to its list of sites (SITES_FILE):",
    '',
    `  ${JSON.stringify(entryOf(config))}`,
    '',
    'Then, here:',
    '',
    `  1. put the network's public keys, which its operator hands out, at`,
    `     ${trustedKeys}`,
    `  2. DATA_DIR=${dataDirectory} bin/precision-graph ingest --help   (terminologies, then patients)`,
    `  3. bin/precision-graph site run --config ${file}`,
    '',
  ].join('\n');
}

/** All that the network needs to know of a site. */
function entryOf({ id, name, listen }: SiteConfig): Record<string, string> {
  return { id, name, url: `http://${listen.host}:${listen.port}/graphql` };
}
