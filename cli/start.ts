import { INSTITUTIONS } from '../demo/institutions.ts';
import { ENVIRONMENTS, readEnvironment, type Environment } from '../service/environment.ts';
import { publicKeyOf, readOrMakeSiteKey } from '../identity/site-key.ts';
import { callableHost } from '../service/http.ts';
import { siteKeyFile } from '../site/site-config.ts';
import { describeStart } from './banner.ts';
import { CommandError } from './failure.ts';
import { SUBGRAPH_NAMES } from './parts.ts';
import { checkPort, findFreePorts } from './ports.ts';
import { Supervisor, type PartProcess } from './supervisor.ts';

type StartEnvironment = Environment<'start'>;

/**
 * `start`: all parts on this machine, each a process, with the demonstration's data if there is none.
 * @throws CommandError in production, whose parts have keys and machines of their own
 */
export async function start(): Promise<void> {
  const env = readEnvironment(ENVIRONMENTS.start);
  if (env.NODE_ENV === 'production')
    throw new CommandError(
      "'start' is for trying out and is refused when NODE_ENV=production: run each part by its command",
    );
  const port = await checkPort(env.HOST, env.PORT ?? 4000);
  const { loadDemoData } = await import('./demo.ts');
  await loadDemoData(env, { onlyAlone: true });
  const parts = await planParts(env, port);
  const supervisor = new Supervisor((line) => process.stderr.write(`${line}\n`));
  endOnSignals(supervisor);
  try {
    await supervisor.start(parts);
    const url = `http://${callableHost(env.HOST)}:${port}/graphql`;
    process.stdout.write(await describeStart(url, parts, env));
    await supervisor.untilGivenUp();
  } finally {
    await supervisor.end();
  }
}

/** The site that connects to the network by itself. */
const DIALLING = 'riverbend';

/** In the order of who calls whom: sites and knowledge, then patients, then the gateway. */
export async function planParts(
  env: StartEnvironment,
  gatewayPort: number,
): Promise<PartProcess[]> {
  const [freePort = 0, ...ports] = await findFreePorts(
    1 + INSTITUTIONS.length + SUBGRAPH_NAMES.length,
  );
  const doorPort = env.SITE_CONNECTIONS_PORT ?? freePort;
  const sites = INSTITUTIONS.map((institution, index) => ({
    ...institution,
    port: ports[index] ?? 0,
  }));
  const subgraphs = SUBGRAPH_NAMES.map((name, index) => ({
    name,
    port: ports[INSTITUTIONS.length + index] ?? 0,
  }));
  const knowledge = subgraphs.filter(({ name }) => name !== 'patients');
  const patients = subgraphs.filter(({ name }) => name === 'patients');
  // The keys of DATA_DIR, whatever this process is told of others.
  const keys = { ASSERTION_KEY_FILE: '', TRUSTED_KEYS_FILE: '' };
  const internal = { HOST: '127.0.0.1', DATA_DIR: env.DATA_DIR, ...keys };
  const network = { NETWORK_ID: '', SITE_KEY_FILE: '', SITES_FILE: '' };
  // One site dials, so that both ways to a site are always in use.
  const dialling = await readOrMakeSiteKey(siteKeyFile(env.DATA_DIR, DIALLING));
  const doorUrl = `ws://127.0.0.1:${doorPort}/sites`;
  return [
    ...sites.map(({ id, name, port }) => ({
      name: `site ${id}`,
      args: ['site', 'run', id],
      environment: {
        ...internal,
        ...network,
        PORT: String(port),
        SITE_NAME: name,
        NETWORK_URL: id === DIALLING ? doorUrl : '',
      },
    })),
    ...knowledge.map(({ name, port }) => ({
      name,
      args: ['subgraph', name],
      environment: { ...internal, PORT: String(port) },
    })),
    ...patients.map(({ name, port }) => ({
      name,
      args: ['subgraph', name],
      environment: {
        ...internal,
        ...network,
        SITES_FILE: env.SITES_FILE ?? '',
        PORT: String(port),
        SITE_CONNECTIONS_PORT: String(doorPort),
        SITES: sites
          .map((site) => {
            const place = site.id === DIALLING ? publicKeyOf(dialling) : address(site.port);
            return `${site.id}:${site.name}=${place}`;
          })
          .join(','),
      },
    })),
    {
      name: 'gateway',
      args: ['gateway'],
      environment: {
        HOST: env.HOST,
        PORT: String(gatewayPort),
        DATA_DIR: env.DATA_DIR,
        ...keys,
        ...Object.fromEntries(
          subgraphs.map(({ name, port }) => [`${name.toUpperCase()}_URL`, address(port)]),
        ),
      },
    },
  ];
}

function address(port: number): string {
  return `http://127.0.0.1:${port}/graphql`;
}

function endOnSignals(supervisor: Supervisor): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.stdout.write('\nEnding all parts; the data stays for the next start.\n');
      void supervisor.end().then(() => process.exit(0));
    });
}
