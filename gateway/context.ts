import type { Identity } from '../identity/identity.ts';
import type { RequestInfo } from '../service/part.ts';

/** What the gateway knows of the request that it answers. */
export interface GatewayContext extends RequestInfo {
  /** Who asks; null for a request without a token. */
  readonly identity: Identity | null;
}
