import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';
import { graphql } from 'graphql';
import { z } from 'zod';
import type { Identity } from '../../identity/identity.ts';
import type { Part } from '../../service/part.ts';
import { openEmbeddedStore } from '../../store/embedded.ts';
import type { CollectionSpec, Keyed, Store } from '../../store/store.ts';
import { entitledCaller } from '../site/callers.ts';

const opened: { store: Store; directory: string }[] = [];

/** An empty embedded store; it and its folder go after the tests of the file. */
export async function temporaryStore(): Promise<Store> {
  const directory = await mkdtemp(path.join(tmpdir(), 'precision-graph-subgraphs-'));
  const store = await openEmbeddedStore(directory);
  opened.push({ store, directory });
  return store;
}

afterAll(async () => {
  for (const { store, directory } of opened) {
    await store.close();
    await rm(directory, { recursive: true });
  }
});

export async function fill(
  store: Store,
  spec: CollectionSpec,
  documents: readonly Keyed[],
): Promise<void> {
  await (await store.collection(spec)).bulkUpsert(documents);
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});
export type Answer = z.infer<typeof answerSchema>;

/** Executes an operation on a part without HTTP, as one request; the answer as a client reads it. */
export async function ask<C extends object>(
  part: Part<C>,
  source: string,
  variableValues: Record<string, unknown> = {},
  caller: Identity | null = entitledCaller(),
  signal = new AbortController().signal,
): Promise<Answer> {
  const result = await graphql({
    schema: part.schema,
    source,
    variableValues,
    contextValue: part.contextFor({
      requestId: 'test-request',
      signal,
      caller,
      notices: [],
    }),
  });
  return answerSchema.parse(JSON.parse(JSON.stringify(result)));
}

/** The data of an answer without errors. */
export async function dataOf<C extends object>(
  part: Part<C>,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const { data, errors } = await ask(part, source, variableValues);
  if (errors !== undefined || data == null) throw new Error(JSON.stringify(errors));
  return data;
}

/** The entities of some representations, as a gateway asks for them. */
export async function entitiesOf<C extends object>(
  part: Part<C>,
  type: string,
  selection: string,
  representations: readonly Record<string, unknown>[],
): Promise<unknown> {
  const source = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on ${type} ${selection} }
  }`;
  const typed = representations.map((each) => ({ __typename: type, ...each }));
  return (await dataOf(part, source, { representations: typed }))['_entities'];
}

/** The codes of an answer's errors, each once. */
export function codesOf({ errors = [] }: Answer): unknown[] {
  return [...new Set(errors.map(({ extensions }) => extensions?.['code']))];
}
