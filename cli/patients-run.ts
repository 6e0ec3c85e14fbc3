import { readFile } from 'node:fs/promises';
import { subgraphVerifier } from '../identity/assertion-verifier.ts';
import { patientsSigner, type SigningKey } from '../identity/signer.ts';
import { openDoor, type Door } from '../link/door.ts';
import { ENVIRONMENTS, readEnvironment, type Environment } from '../service/environment.ts';
import { createLog, type Log } from '../service/log.ts';
import { MOST_SITES, siteListSchema, type SiteEntry } from '../service/site-list.ts';
import { createPatientsSubgraph } from '../subgraphs/patients/subgraph.ts';
import { CommandError } from './failure.ts';
import { signingKeyOf, trustedKeysOf } from './part-keys.ts';
import { DEFAULT_PORTS, institutionName, runPart } from './parts.ts';

type PatientsEnvironment = Environment<'patients'>;

/** `subgraph patients`: the network's face of the sites, until a signal ends it. */
export async function runPatientsSubgraph(): Promise<void> {
  const env = readEnvironment(ENVIRONMENTS.patients);
  const log = createLog({ part: 'patients', level: env.LOG_LEVEL });
  const sites = await sitesOf(env);
  const key = await signingKeyOf('patients', env, log);
  const door = await doorOf(sites, env, key, log);
  const part = await createPatientsSubgraph({
    sites: sites.map((site) => ({ ...site, name: site.name ?? institutionName(site.id) })),
    deadlineMs: env.SITE_DEADLINE_MS,
    signer: patientsSigner(key),
    log,
    ...(door !== undefined && { door }),
  });
  const verifier = subgraphVerifier('patients', await trustedKeysOf(env, log));
  await runPart(part, { ...env, PORT: env.PORT ?? DEFAULT_PORTS.patients, verifier }, log);
}

/** The sites of the environment and of the file. @throws CommandError */
async function sitesOf({ SITES = [], SITES_FILE }: PatientsEnvironment): Promise<SiteEntry[]> {
  const sites = [...SITES, ...(SITES_FILE === undefined ? [] : await readSitesFile(SITES_FILE))];
  if (sites.length === 0)
    throw new CommandError('there are no sites: give SITES or SITES_FILE, with an entry for each');
  if (sites.length > MOST_SITES)
    throw new CommandError(`there are ${sites.length} sites: a network has at most ${MOST_SITES}`);
  const twice = sites.find(({ id }, at) => sites.findIndex((each) => each.id === id) !== at);
  if (twice !== undefined) throw new CommandError(`two sites have the id '${twice.id}'`);
  return sites;
}

async function readSitesFile(file: string): Promise<SiteEntry[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new CommandError(`SITES_FILE: can't read ${file}: give the path of a file that is there`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new CommandError(`SITES_FILE: ${file} is no JSON`);
  }
  const sites = siteListSchema.safeParse(json);
  if (sites.success) return sites.data;
  throw new CommandError(
    `SITES_FILE: ${file} must hold a list of {id, name, url} or {id, name, publicKey}, as 'site init' prints them`,
  );
}

/** @throws CommandError when a site dials and nothing says where */
async function doorOf(
  sites: readonly SiteEntry[],
  { HOST, SITE_CONNECTIONS_PORT: port, NETWORK_ID }: PatientsEnvironment,
  key: SigningKey,
  log: Log,
): Promise<Door | undefined> {
  const keys = new Map(
    sites.flatMap((site) => ('publicKey' in site ? [[site.id, site.publicKey]] : [])),
  );
  const [dialling] = keys.keys();
  if (port === undefined && dialling !== undefined)
    throw new CommandError(
      `${dialling} connects by itself: give SITE_CONNECTIONS_PORT, where it finds the network`,
    );
  if (port === undefined) return undefined;
  const door = await openDoor({ host: HOST, port, network: NETWORK_ID, key, sites: keys, log });
  log.info('sites may connect', { url: door.url, count: keys.size });
  return door;
}
