import { setMaxListeners } from 'node:events';
import { graphql, type ExecutionResult } from 'graphql';
import { z } from 'zod';
import type { Part } from '../../service/part.ts';
import type { PatientsContext } from '../../subgraphs/patients/context.ts';
import { TEST_GATEWAY } from '../identity/test-keys.ts';
import { entitledCaller } from '../site/callers.ts';

/** Asks the patients subgraph as the gateway would, for one who may have everything. */
export async function ask(
  part: Part<PatientsContext>,
  query: string,
  variables: Record<string, unknown> = {},
  signal = new AbortController().signal,
  gateway = TEST_GATEWAY,
): Promise<ExecutionResult> {
  setMaxListeners(0, signal);
  const requestId = 'test-request';
  const caller = entitledCaller();
  const assertion = await gateway.sign({ audience: 'patients', requestId, body: '' }, caller);
  return await graphql({
    schema: part.schema,
    source: query,
    variableValues: variables,
    contextValue: part.contextFor({ requestId, signal, caller, assertion, notices: [] }),
  });
}

export const PAGE = `query Page($first: Int!, $after: String) {
  patients(first: $first, after: $after) {
    totalCount
    sites { site { id } status count }
    edges { node { id } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const pageSchema = z.object({
  patients: z.object({
    totalCount: z.number(),
    sites: z.array(
      z.object({
        site: z.object({ id: z.string() }),
        status: z.string(),
        count: z.number().nullable(),
      }),
    ),
    edges: z.array(z.object({ node: z.object({ id: z.string() }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});
export type Page = z.output<typeof pageSchema>['patients'];

export async function page(
  part: Part<PatientsContext>,
  first: number,
  after: string | null = null,
): Promise<Page> {
  const { data, errors } = await ask(part, PAGE, { first, after });
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join());
  return pageSchema.parse(data).patients;
}
