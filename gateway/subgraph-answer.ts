import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';

/** A subgraph's answer, of the shape that GraphQL gives it. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** What of an error's extensions comes from a subgraph to the client: nothing of its inside. */
const errorSchema = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z
    .object({ code: z.string().optional(), requires: z.array(z.string()).optional() })
    .optional(),
});

const answerSchema = z
  .object({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: z.array(errorSchema).optional(),
  })
  .refine(({ data, errors }) => data != null || (errors !== undefined && errors.length > 0));

/** Codes that speak of the gateway's own request: to the client they mean that the parts don't fit. */
const REQUEST_FAULTS = ['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];

/** @returns null when the text is not an answer as GraphQL over HTTP has it */
export function readSubgraphAnswer(subgraph: string, text: string): SubgraphAnswer | null {
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success) return null;
  const { data = null, errors } = answer.data;
  if (errors === undefined) return { data };
  return { data, errors: errors.map((error) => asClientSeesIt(subgraph, error)) };
}

function asClientSeesIt(
  subgraph: string,
  { message, path, extensions }: z.output<typeof errorSchema>,
): GraphQLFormattedError {
  const place = path === undefined ? {} : { path };
  const { requires } = extensions ?? {};
  const code = extensions?.code ?? 'INTERNAL_SERVER_ERROR';
  return REQUEST_FAULTS.includes(code)
    ? {
        message: `${subgraph} refused the gateway's request: they may be of different versions`,
        ...place,
        extensions: { code: 'SUBGRAPH_INVALID_ANSWER', subgraph },
      }
    : {
        message,
        ...place,
        extensions: { code, subgraph, ...(requires !== undefined && { requires }) },
      };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
