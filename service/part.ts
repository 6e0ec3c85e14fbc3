import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { AuditedPart } from '../audit/answers.ts';
import type { Identity } from '../identity/identity.ts';

/** What every part learns of the request that it answers. */
export interface RequestInfo {
  /** Made by the gateway and passed on to every part; it joins their logs. */
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** Who asks; null when nobody has proved to be anyone. */
  readonly caller: Identity | null;
  /** The assertion that proved who asks, for a part that asks others for the same caller. */
  readonly assertion?: string;
  /** What an answer leaves out although each of its fields has a value; told among its errors. */
  readonly notices: GraphQLError[];
  /** Ids of the sites that the question went to, taken down by who asks them. */
  readonly sitesAsked?: Set<string>;
}

/**
 * A subgraph or a site node without its transport: `service/serve.ts` puts it on HTTP, and a test may
 * execute it as it is.
 */
export interface Part<Context extends object> {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** A context, with loaders of its own, for one request. */
  contextFor(request: RequestInfo): Context;
  /** How every answer is recorded before it leaves; a part without this records none. */
  readonly audit?: AuditedPart<Context>;
  /** Resolves when the part can answer; rejects with the reason in one line. */
  ready(): Promise<void>;
  /** Ends what the part holds open; called once, after its last request. */
  close(): Promise<void>;
}
