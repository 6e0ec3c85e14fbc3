import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import path from 'node:path';
import { listeningSchema } from '../cli/part-process.ts';

/** The gateways that are compared: this project's, and Apollo's as it comes. */
export const GATEWAYS = {
  precisionGraph: {
    script: path.resolve(import.meta.dirname, '../bin/precision-graph'),
    args: ['gateway'],
  },
  stock: { script: path.resolve(import.meta.dirname, 'stock-gateway.ts'), args: [] },
} as const;
export type GatewayName = keyof typeof GATEWAYS;

export interface GatewayProcess {
  readonly url: string;
  /** CPU time that the process has used so far, in milliseconds; null where the system doesn't say. */
  cpuMs(): number | null;
  stop(): Promise<void>;
}

/** Starts a gateway as a process of its own and waits until it answers. */
export async function startGatewayProcess(
  name: GatewayName,
  environment: Readonly<Record<string, string>>,
): Promise<GatewayProcess> {
  const { script, args } = GATEWAYS[name];
  const child = fork(script, args, {
    env: { ...process.env, LOG_LEVEL: 'error', PORT: '0', ...environment },
    execArgv: ['--import', 'tsx'],
  });
  const url = await listening(child, name);
  return {
    url,
    cpuMs: () => cpuTimeOf(child.pid),
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

function listening(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the ${name} gateway ended with exit code ${code ?? 'unknown'}`));
    });
    child.on('message', (message) => {
      const told = listeningSchema.safeParse(message);
      if (told.success) resolve(told.data.listening);
    });
  });
}

/** Linux counts user and system time in hundredths of a second, in fields 14 and 15. */
function cpuTimeOf(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

/** Passes requests on to another address and counts them. */
export interface CountingProxy {
  readonly url: string;
  takeCount(): number;
  close(): void;
}

export async function startCountingProxy(target: string): Promise<CountingProxy> {
  let count = 0;
  const server: Server = createServer((incoming, outgoing) => {
    count += 1;
    const { method, headers } = incoming;
    const onward = request(target, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname}`,
    takeCount: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
