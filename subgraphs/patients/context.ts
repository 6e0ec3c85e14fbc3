import type { GuardedContext } from '../../access/shield.ts';
import type { Asking } from './site-client.ts';
import type { RequestLoaders } from './loaders.ts';
import type { Network } from './network.ts';

/** What the resolvers have at hand for one request. */
export interface PatientsContext extends GuardedContext {
  readonly network: Network;
  readonly request: Asking;
  readonly loaders: RequestLoaders;
}
