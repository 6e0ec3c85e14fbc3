import { buildSchema, GraphQLError, type GraphQLFieldResolver } from 'graphql';
import { z } from 'zod';
import { budgetExhausted } from '../../service/errors.ts';
import type { Part, RequestInfo } from '../../service/part.ts';

/** A GraphQL answer as a client sees it. */
export const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.unknown()).optional(),
        extensions: z.looseObject({ code: z.string() }),
      }),
    )
    .optional(),
});

/** What a test sees and steers of its part. */
export interface Trial {
  /** Resolves once the resolver `slow` runs, and lets it end. */
  entered: Promise<void>;
  release: () => void;
  closed: boolean;
  signal: AbortSignal | undefined;
}

function createPart(trial: Trial, enter: () => void): Part<{ request: RequestInfo }> {
  const schema = buildSchema(
    'type Query { echo(n: Int! = 3): Int boom: Int planned: Int exhausted: Int slow: String id: String who: String must: Int! }',
  );
  const released = new Promise<void>((resolve) => {
    trial.release = resolve;
  });
  const resolvers: Record<string, GraphQLFieldResolver<unknown, { request: RequestInfo }>> = {
    echo: (_root, { n }: Record<string, unknown>) => n,
    id: (_root, _arguments, { request: { requestId } }) => requestId,
    who: (_root, _arguments, { request: { caller } }) => caller?.subject ?? null,
    boom: () => {
      throw new TypeError('cannot read MRN 12345 of undefined');
    },
    planned: () => {
      throw new GraphQLError('no such page', {
        extensions: { code: 'BAD_USER_INPUT', internal: 'shard 7' },
      });
    },
    exhausted: () => {
      throw budgetExhausted(new Date('2026-03-08'));
    },
    slow: async (_root, _arguments, { request: { signal } }) => {
      trial.signal = signal;
      enter();
      await released;
      return 'done';
    },
  };
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = schema.getQueryType()?.getFields()[name];
    if (field) field.resolve = resolve;
  }
  return {
    name: 'trial',
    schema,
    contextFor: (info) => ({ request: info }),
    ready: () =>
      trial.closed ? Promise.reject(new Error('the store is gone')) : Promise.resolve(),
    close: () => {
      trial.closed = true;
      return Promise.resolve();
    },
  };
}

/** A part with a resolver for each way to fail, and one that waits to be released. */
export function startTrial(): { trial: Trial; part: Part<{ request: RequestInfo }> } {
  let enter: () => void = () => undefined;
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  const trial: Trial = { entered, release: () => undefined, closed: false, signal: undefined };
  return { trial, part: createPart(trial, enter) };
}
