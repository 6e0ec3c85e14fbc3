import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { publicKeyOf, readOrMakeSiteKey } from '../identity/site-key.ts';
import { makeDirectory } from '../service/directory.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';
import {
  readSiteConfig,
  siteConfigPath,
  siteKeyFile,
  type SiteConfig,
  type SiteConfigFile,
} from '../site/site-config.ts';
import { sitesIn } from '../site/sites-in.ts';
import { loadIngestSite, siteStoreName } from '../site/site-settings.ts';
import { CommandError } from './failure.ts';
import { DEFAULT_PORTS } from './parts.ts';
import { checkSecret } from './site-secret.ts';
import type { SiteInitOptions } from './site.ts';

/** Where a site expects the network's public keys, from its folder. */
const TRUSTED_KEYS = 'keys/trusted/keys.json';

const DEFAULTS = { network: 'precision-graph' } as const;

/**
 * `site init`: makes in a folder what is missing of a site's configuration, secrets and store folder,
 * and says how to go on. What is there stays, whatever the options say.
 * @throws CommandError, KeyFileError, SecretFileError, SiteConfigError, SiteSettingsError
 */
export async function initSite(options: SiteInitOptions): Promise<void> {
  const { id, dir } = options;
  const folder = path.resolve(dir ?? readEnvironment(ENVIRONMENTS.audit).DATA_DIR);
  const file = siteConfigPath(folder, id);
  const isNew = !existsSync(file);
  if (isNew) await makeFile(file, configFrom(options, folder, await unusedPort(folder)), '--dir');
  const config = await readSiteConfig(file);
  const anew = isNew ? [] : missingSecrets(config);
  const settings = { dataDirectory: config.dataDirectory, environment: {} };
  await checkSecret(id, { DATA_DIR: config.dataDirectory });
  const { storeName } = await loadIngestSite(id, settings);
  await makeDirectory(path.join(config.dataDirectory, storeName), 0o700);
  await makeDirectory(path.dirname(config.trustedKeys));
  const entry = await entryOf(config);
  if (options.entry !== undefined && !existsSync(options.entry))
    await makeFile(path.resolve(options.entry), entry, '--entry', 0o644);
  process.stdout.write(describe(config, { file, isNew, entry }));
  if (anew.length > 0) process.stderr.write(`made anew, for it was gone: ${anew.join(', ')}\n`);
  const left = isNew ? [] : notTaken(options, config);
  if (left.length > 0)
    process.stderr.write(`not taken: ${left.join('; ')}. To change it, edit ${file}\n`);
}

/** Files of a site that was there that are to be made again. */
function missingSecrets({ id, dataDirectory, dial }: SiteConfig): readonly string[] {
  const secret = `${path.join(dataDirectory, siteStoreName(id))}.key`;
  return [secret, ...(dial ? [dial.keyFile] : [])].filter((file) => !existsSync(file));
}

/** What is asked for anew and stands otherwise in a configuration that was there. */
function notTaken(
  { name, listen, dial, network }: SiteInitOptions,
  config: SiteConfig,
): readonly string[] {
  const both: readonly (readonly [string, string | undefined, string])[] = [
    ['--name', name.trim(), config.name],
    ['--listen', listen, String(config.listen.port)],
    ['--dial', dial, config.dial?.url ?? 'no dialling'],
    ['--network', network, config.dial?.network ?? 'no dialling'],
  ];
  return both.flatMap(([option, asked, holds]) =>
    asked === undefined || asked === holds ? [] : [`${option} ${asked} (it holds ${holds})`],
  );
}

/** The usual port, or the first behind it that no site of the folder has. */
async function unusedPort(folder: string): Promise<number> {
  const files = sitesIn(folder).map((id) => siteConfigPath(folder, id));
  const configs = await Promise.all(files.filter(existsSync).map(readSiteConfig));
  const taken = configs.map(({ listen }) => listen.port);
  let port: number = DEFAULT_PORTS.site;
  while (taken.includes(port)) port += 1;
  return port;
}

/** @throws CommandError that names the option that is wrong */
function configFrom(
  { id, name, dial, ...stated }: SiteInitOptions,
  folder: string,
  usualPort: number,
): SiteConfigFile {
  const { listen, network } = { ...DEFAULTS, listen: String(usualPort), ...stated };
  if (!/^\d{1,5}$/.test(listen) || Number(listen) > 65_535)
    throw new CommandError(`--listen takes a port from 1 to 65535, not '${listen}'`);
  if (Number(listen) === 0 && dial === undefined)
    throw new CommandError(
      "--listen 0 takes any free port, which the network can't know: state one",
    );
  if (stated.network !== undefined && dial === undefined)
    throw new CommandError('--network goes with --dial: give both');
  if (name.trim() === '') throw new CommandError('--name takes what the institution is called');
  if (dial !== undefined && !(URL.canParse(dial) && /^wss?:$/.test(new URL(dial).protocol)))
    throw new CommandError(`--dial takes a wss:// address, not '${dial}'`);
  const keyFile = path.basename(siteKeyFile(folder, id));
  return {
    id,
    name: name.trim(),
    listen: { host: '127.0.0.1', port: Number(listen) },
    ...(dial !== undefined && { dial: { url: dial, network, keyFile } }),
    dataDirectory: '.',
    trustedKeys: TRUSTED_KEYS,
  };
}

async function makeFile(file: string, json: object, option: string, mode = 0o600): Promise<void> {
  try {
    await makeDirectory(path.dirname(file), 0o700);
    await writeFile(file, `${JSON.stringify(json, null, 2)}\n`, { flag: 'wx', mode });
  } catch (error) {
    throw new CommandError(`can't make ${file}: give ${option} a place that can be written to`, {
      cause: error,
    });
  }
}

/** All that the network needs to know of a site. */
async function entryOf({ id, name, listen, dial }: SiteConfig): Promise<Record<string, string>> {
  return dial === undefined
    ? { id, name, url: `http://${listen.host}:${listen.port}/graphql` }
    : { id, name, publicKey: publicKeyOf(await readOrMakeSiteKey(dial.keyFile)) };
}

interface Made {
  readonly file: string;
  readonly isNew: boolean;
  readonly entry: Record<string, string>;
}

function describe(config: SiteConfig, { file, isNew, entry }: Made): string {
  const { id, name, dial, dataDirectory, trustedKeys } = config;
  const store = path.join(dataDirectory, siteStoreName(id));
  return [
    `${name} (${id}): ${isNew ? 'made' : 'was there already, nothing is changed'}`,
    `  configuration          ${file}`,
    `  secret for pseudonyms  ${store}.key (keep a copy: without it every patient gets another id)`,
    ...(dial ? [`  the site's own key     ${dial.keyFile}`] : []),
    `  store                  ${store} (or a MongoDB server: MONGODB_URI)`,
    '',
    "The network's operator adds this entry to its list of sites (SITES_FILE):",
    '',
    `  ${JSON.stringify(entry)}`,
    ...(dial ? [] : ['', "  with the address of the site's TLS proxy in place of this one."]),
    '',
    'Then, here:',
    '',
    "  1. put the network's public keys, which its operator hands out, at",
    `     ${trustedKeys}`,
    `  2. DATA_DIR=${dataDirectory} bin/precision-graph ingest --help   (terminologies, then patients)`,
    `  3. bin/precision-graph site run --config ${file}`,
    '',
  ].join('\n');
}
