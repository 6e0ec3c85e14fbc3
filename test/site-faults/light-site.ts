import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/**
 * A site that holds so many patients and answers pages of them, with little memory and at once: there
 * may be many of it. `node --import tsx light-site.ts ID COUNT PORT` runs one as a process.
 */
export function lightSite(id: string, count: number): Server {
  const pseudonyms = pseudonymsOf(id, count);
  return createServer((request, response) => {
    if (request.url === '/ready') {
      response.end();
      return;
    }
    void text(request).then((body) => {
      const { query, variables } = questionSchema.parse(JSON.parse(body));
      const rest = pseudonyms.filter((each) => each > (variables.after ?? ''));
      const page = {
        hasNextPage: rest.length > variables.first,
        ...(query.includes('totalCount') && { totalCount: count }),
        nodes: rest.slice(0, variables.first).map((each) => ({ id: `${id}:${each}` })),
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { patients: page } }));
    });
  });
}

/** The site's pseudonyms in their order; no two sites' orders go together. */
export function pseudonymsOf(id: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `${(at * 7919 + id.length * 31) % 100_003}-${id}-${at}`,
  ).sort();
}

const questionSchema = z.object({
  query: z.string(),
  variables: z.object({ first: z.number(), after: z.string().optional() }),
});

/** @returns the port */
export async function listening(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return addressSchema.parse(server.address() satisfies AddressInfo | string | null).port;
}
const addressSchema = z.object({ port: z.number() });

const [, file, id, count, port] = process.argv;
if (file?.endsWith('light-site.ts') === true) {
  await listening(lightSite(id ?? '', Number(count)), Number(port));
  process.stdout.write('listening\n');
}
