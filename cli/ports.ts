import { createServer, type Server } from 'node:net';
import { listenAt } from '../service/http.ts';

const LOOPBACK = '127.0.0.1';

/**
 * Ports of this machine that were free a moment ago, all different. What is to listen there is started
 * at once; should another program be faster, that start fails and says so.
 */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(servers.map((server) => listenAt(server, LOOPBACK, 0)));
  await Promise.all(servers.map(close));
  return ports;
}

/**
 * The port itself, or for 0 a free one.
 * @throws StartError in one line when nothing can listen there
 */
export async function checkPort(host: string, port: number): Promise<number> {
  const server = createServer();
  const actual = await listenAt(server, host, port);
  await close(server);
  return actual;
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}
