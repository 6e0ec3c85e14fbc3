import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { fillSite } from '../../bench/soak-network.ts';
import { findFreePorts } from '../../cli/ports.ts';
import { openSigningKey } from '../../identity/assertion-keys.ts';
import { makeKeys, signingKeyFile } from '../../identity/key-folder.ts';
import { gatewaySigner, patientsSigner, type SigningKey } from '../../identity/signer.ts';
import type { Door } from '../../link/door.ts';
import type { SiteAddress } from '../../subgraphs/patients/network.ts';
import { DEFAULT_GATE, type GateOptions } from '../../subgraphs/patients/site-gate.ts';
import { createPatientsSubgraph } from '../../subgraphs/patients/subgraph.ts';
import { runCommand, startCommand, untilPrinted, type RunningCommand } from '../cli/command.ts';
import { ask } from './ask.ts';

export const PATIENTS = 40;

/** A folder with keys and with sites that are filled, each run as a process when a test says so. */
export class RealSites {
  readonly folder: string;
  readonly #running: RunningCommand[] = [];
  readonly #closing: (() => Promise<unknown>)[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(ids: readonly string[]): Promise<RealSites> {
    const folder = await mkdtemp(path.join(tmpdir(), 'real-sites-'));
    await makeKeys(path.join(folder, 'keys'));
    for (const id of ids) await fillSite(id, folder, PATIENTS);
    return new RealSites(folder);
  }

  /** Resolves when it listens. @param environment of the process, beside what every site has */
  async start(
    id: string,
    environment: Record<string, string> = {},
  ): Promise<RunningCommand & { readonly port: number }> {
    const [port = 0] = await findFreePorts(1);
    const site = startCommand(['site', 'run', id], {
      DATA_DIR: this.folder,
      HOST: '127.0.0.1',
      PORT: String(port),
      ...environment,
    });
    this.#running.push(site);
    await untilPrinted(site, '"listening"', 'err');
    return Object.assign(site, { port });
  }

  /** Makes the site one that dials a port of this machine. @returns what the network must know of it */
  async dials(id: string, port: number): Promise<{ readonly publicKey: string }> {
    const entry = path.join(this.folder, `${id}.entry.json`);
    const url = `ws://127.0.0.1:${port}/sites`;
    const names = ['--id', id, '--name', id, '--dir', this.folder, '--entry', entry];
    const made = await runCommand(['site', 'init', ...names, '--listen', '0', '--dial', url]);
    if (made.code !== 0) throw new Error(made.err);
    return z.object({ publicKey: z.string() }).parse(JSON.parse(await readFile(entry, 'utf8')));
  }

  /** A site that dials; resolves when it has printed this. */
  async startDialling(
    id: string,
    until: string,
    environment: Record<string, string> = {},
  ): Promise<RunningCommand> {
    const config = path.join(this.folder, `site_${id}.json`);
    const site = startCommand(['site', 'run', '--config', config], environment);
    this.#running.push(site);
    await untilPrinted(site, until, 'err');
    return site;
  }

  signingKey(part: 'gateway' | 'patients'): Promise<SigningKey> {
    return openSigningKey(signingKeyFile(path.join(this.folder, 'keys'), part));
  }

  /**
   * Lists all patients of the sites as somebody of `northfield` who treats them.
   * @param gate where it differs from the default; a site that failed rests for a moment only
   */
  async network(
    sites: readonly SiteAddress[],
    { door, gate }: { readonly door?: Door; readonly gate?: Partial<GateOptions> } = {},
  ): Promise<() => Promise<Answer>> {
    const part = await createPatientsSubgraph({
      sites,
      signer: patientsSigner(await this.signingKey('patients')),
      deadlineMs: 8_000,
      gate: { ...DEFAULT_GATE, restMs: 100, ...gate },
      ...(door !== undefined && { door }),
    });
    this.closeAtEnd(() => part.close());
    const gateway = gatewaySigner(await this.signingKey('gateway'));
    return async () => {
      const result = await ask(part, LIST, {}, new AbortController().signal, gateway);
      return { text: JSON.stringify(result), ...answerSchema.parse(result).data.patients };
    };
  }

  closeAtEnd(close: () => Promise<unknown>): void {
    this.#closing.push(close);
  }

  /** Ends what a test started. */
  async end(): Promise<void> {
    for (const close of this.#closing.splice(0).reverse()) await close();
    for (const site of this.#running.splice(0)) {
      site.process.kill('SIGKILL');
      await site.finished;
    }
  }

  async drop(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

const LIST = `{
  patients(first: 1000) {
    totalCount
    sites { site { id } status count error { code message } }
    edges { node { id } }
  }
}`;
const answerSchema = z.object({
  data: z.object({
    patients: z.object({
      totalCount: z.number(),
      sites: z.array(
        z.object({
          site: z.object({ id: z.string() }),
          status: z.string(),
          count: z.number().nullable(),
          error: z.object({ code: z.string(), message: z.string() }).nullable(),
        }),
      ),
      edges: z.array(z.object({ node: z.object({ id: z.string() }) })),
    }),
  }),
});
export type Answer = z.output<typeof answerSchema>['data']['patients'] & {
  /** All of it as the client gets it. */
  readonly text: string;
};
