import { z } from 'zod';
import { identitySchema, type Identity } from '../identity/identity.ts';
import type { RequestInfo } from '../service/part.ts';

/** What the gateway knows of the request that it answers; the caller is null without a token. */
export type GatewayContext = RequestInfo;

const callerSchema = z.object({ caller: identitySchema.nullable() });

/** Who asks, from a context whose type was lost on the way; nobody when it can't be told. */
export function callerOf(context: unknown): Identity | null {
  return callerSchema.safeParse(context).data?.caller ?? null;
}
