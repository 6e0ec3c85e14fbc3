import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** The header that carries a request's id from the client or gateway to every part and back. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** By which a part tells the gateway, for its audit, which sites a question went to. */
export const SITES_ASKED_HEADER = 'x-sites-asked';

const WELL_FORMED = /^[A-Za-z0-9_-]{8,64}$/;
const scope = new AsyncLocalStorage<string>();

/** The caller's id when it is well-formed (it goes into logs and headers), else a new one. */
export function requestIdFrom(header: string | undefined): string {
  return header !== undefined && WELL_FORMED.test(header) ? header : randomUUID();
}

/** Runs `work` such that `currentRequestId` answers within it. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return scope.run(requestId, work);
}

/** The id of the request that is being answered; undefined outside of one. */
export function currentRequestId(): string | undefined {
  return scope.getStore();
}
