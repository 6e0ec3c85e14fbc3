import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listeningSchema } from '../cli/part-process.ts';
import { findFreePorts } from '../cli/ports.ts';
import { generatePatients } from '../demo/patients/generate.ts';
import { makeKeys } from '../identity/key-folder.ts';
import { openPatients } from '../site/patient-store.ts';
import { loadIngestSite } from '../site/site-settings.ts';
import { openStore } from '../store/open.ts';

const COMMAND = path.resolve(import.meta.dirname, '../bin/precision-graph');

/** One institution's site as a process of its own, which can be ended and started again. */
export class SoakSite {
  readonly id: string;
  readonly port: number;
  readonly #folder: string;
  #child: ChildProcess | null = null;

  constructor(id: string, port: number, folder: string) {
    this.id = id;
    this.port = port;
    this.#folder = folder;
  }

  async start(): Promise<void> {
    const started = await startPart(['site', 'run', this.id], {
      DATA_DIR: this.#folder,
      PORT: String(this.port),
    });
    this.#child = started.child;
  }

  /** By SIGKILL; a frozen one too. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    await killed(child);
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }
}

/** Sites and a patients subgraph that asks them, each a process. */
export interface SoakNetwork {
  readonly sites: readonly SoakSite[];
  /** The patients subgraph's GraphQL endpoint. */
  readonly url: string;
  /** The folder of the keys by which it knows who asks. */
  readonly keys: string;
  /** What the patients subgraph's process takes, in bytes; 0 where the system doesn't say (not Linux). */
  memory(): number;
  close(): Promise<void>;
}

export interface SoakOptions {
  readonly sites: number;
  readonly patientsPerSite: number;
  /** How long the subgraph waits for sites, in milliseconds. */
  readonly deadlineMs: number;
}

/** Fills the sites' stores with invented patients and starts everything. */
export async function startSoakNetwork(options: SoakOptions): Promise<SoakNetwork> {
  const folder = await mkdtemp(path.join(tmpdir(), 'precision-graph-soak-'));
  const keys = path.join(folder, 'keys');
  await makeKeys(keys);
  const ports = await findFreePorts(options.sites);
  const sites = ports.map((port, at) => new SoakSite(`site-${at + 1}`, port, folder));
  for (const { id } of sites) await fillSite(id, folder, options.patientsPerSite);
  for (const site of sites) await site.start();
  const subgraph = await startPart(['subgraph', 'patients'], {
    DATA_DIR: folder,
    PORT: '0',
    SITES: sites.map(({ id, port }) => `${id}=http://127.0.0.1:${port}/graphql`).join(),
    SITE_DEADLINE_MS: String(options.deadlineMs),
  });
  return {
    sites,
    url: subgraph.url,
    keys,
    memory: () => residentBytes(subgraph.child.pid),
    close: async () => {
      await killed(subgraph.child);
      for (const site of sites) await site.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Gives a site its invented patients, the same each time. */
export async function fillSite(id: string, dataDirectory: string, count: number): Promise<void> {
  const { storeName, pseudonymKey } = await loadIngestSite(id, { dataDirectory });
  const store = await openStore({ name: storeName, dataDirectory, mongodbUri: undefined });
  try {
    const patients = await openPatients(store);
    await patients.bulkUpsert([...generatePatients({ site: id, count, seed: 1, pseudonymKey })]);
  } finally {
    await store.close();
  }
}

/** The process ends itself when this one does. */
async function startPart(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = fork(COMMAND, args, {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'fatal',
      ...environment,
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`'${args.join(' ')}' ended with ${code ?? 'a signal'}`));
    });
    child.on('message', (message) => {
      const told = listeningSchema.safeParse(message);
      if (told.success) resolve(told.data.listening);
    });
  });
  return { child, url };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function residentBytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
