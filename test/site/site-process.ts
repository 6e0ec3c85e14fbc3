import { createServer, connect } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { graphql, type ExecutionResult } from 'graphql';
import { openSigningKey } from '../../identity/assertion-keys.ts';
import { makeKeys, signingKeyFile } from '../../identity/key-folder.ts';
import { gatewaySigner, patientsSigner } from '../../identity/signer.ts';
import type { Identity } from '../../identity/identity.ts';
import { createPatientsSubgraph } from '../../subgraphs/patients/subgraph.ts';
import { listenAt } from '../../service/http.ts';
import { findFreePorts } from '../../cli/ports.ts';
import { runCommand, startCommand, untilPrinted, type Finished } from '../cli/command.ts';

export interface SiteProcess {
  readonly folder: string;
  /** What went over the wire between patients subgraph and site, both ways, since the last time. */
  takeTraffic(): string;
  /** Everything that the site's process has printed. */
  printed(): string;
  ask(
    caller: Identity,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<ExecutionResult>;
  /** Runs `bin/precision-graph` beside the site. */
  run(...args: string[]): Promise<Finished>;
  /** By SIGTERM. */
  end(): Promise<Finished>;
  drop(): Promise<void>;
}

/** Ingests the files into a new site `northfield` and runs it; the patients subgraph asks it through a tap. */
export async function startSite(
  files: readonly { readonly format: string; readonly name: string; readonly text: string }[],
): Promise<SiteProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), 'policy-site-'));
  const environment = { DATA_DIR: folder, LOG_LEVEL: 'debug', HOST: '127.0.0.1' };
  const run = (...args: string[]) => runCommand(args, environment);
  for (const { format, name, text } of files) {
    await writeFile(path.join(folder, name), text);
    const { code, err } = await run(
      'ingest',
      format,
      path.join(folder, name),
      '--site',
      'northfield',
    );
    if (code !== 0) throw new Error(err);
  }
  const keys = path.join(folder, 'keys');
  await makeKeys(keys);
  const [port = 0] = await findFreePorts(1);
  const site = startCommand(['site', 'run', 'northfield'], { ...environment, PORT: String(port) });
  await untilPrinted(site, 'listening', 'err');
  const tap = await startTap(port);
  const gateway = gatewaySigner(await openSigningKey(signingKeyFile(keys, 'gateway')));
  const patients = await createPatientsSubgraph({
    sites: [{ id: 'northfield', name: 'Northfield', url: `http://127.0.0.1:${tap.port}/graphql` }],
    signer: patientsSigner(await openSigningKey(signingKeyFile(keys, 'patients'))),
    deadlineMs: 30_000,
  });
  let number = 0;
  return {
    folder,
    takeTraffic: tap.take,
    printed: () => site.out + site.err,
    run,
    ask: async (caller, query, variables = {}) => {
      number += 1;
      const requestId = `request-${number}`;
      const question = { audience: 'patients', requestId, body: '' };
      const assertion = await gateway.sign(question, caller);
      const signal = new AbortController().signal;
      const contextValue = patients.contextFor({
        requestId,
        signal,
        caller,
        assertion,
        notices: [],
      });
      const { schema } = patients;
      return await graphql({ schema, source: query, variableValues: variables, contextValue });
    },
    end: async () => {
      site.process.kill('SIGTERM');
      return await site.finished;
    },
    drop: async () => {
      await patients.close();
      await tap.close();
      site.process.kill('SIGKILL');
      await site.finished;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startTap(target: number) {
  let traffic = '';
  const keep = (bytes: Buffer): void => {
    traffic += bytes.toString('latin1');
  };
  const server = createServer((client) => {
    const onward = connect(target, '127.0.0.1');
    client
      .on('data', keep)
      .on('error', () => onward.destroy())
      .pipe(onward);
    onward
      .on('data', keep)
      .on('error', () => client.destroy())
      .pipe(client);
  });
  const port = await listenAt(server, '127.0.0.1', 0);
  return {
    port,
    take: () => {
      const taken = traffic;
      traffic = '';
      return taken;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
