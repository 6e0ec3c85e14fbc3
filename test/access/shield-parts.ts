import { graphql, type GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { Identity } from '../../identity/identity.ts';
import { buildPartSchema } from '../../schema/build-subgraph.ts';
import type { SchemaName } from '../../schema/sdl.ts';
import { SUBGRAPHS } from '../../schema/sdl.ts';
import { sitePolicies } from '../../site/row-policy.ts';

export const PARTS: readonly SchemaName[] = [...SUBGRAPHS, 'site'];

/** The institution whose site is looked at. */
export const HOME = 'northfield';

/** A part's schema as it is served, with nothing behind it. */
export function emptyPart(name: SchemaName, rules?: 'none') {
  const decisions = name === 'site' ? { decisions: sitePolicies(HOME) } : {};
  return buildPartSchema(name, {}, { ...decisions, rules });
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()),
      }),
    )
    .default([]),
});

/** Executes an operation as this caller; the answer as a client reads it. */
export async function ask(
  schema: GraphQLSchema,
  caller: Identity | null,
  source: string,
  variableValues: Record<string, unknown> = {},
) {
  const result = await graphql({ schema, source, variableValues, contextValue: { caller } });
  return answerSchema.parse(JSON.parse(JSON.stringify(result)));
}

/** The error in place of what is withheld. */
export const denial = (path: (string | number)[], requires: string[]) => ({
  path,
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', requires },
});
