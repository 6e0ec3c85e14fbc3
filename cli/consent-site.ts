import { ConsentDesk } from '../site/set-consent.ts';
import type { PatientRecord } from '../site/records.ts';
import { siteStoreName } from '../site/site-settings.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { ConsentPlace } from './consent.ts';
import { CommandError } from './failure.ts';
import { readKnownSite } from './site-setup.ts';

/** A site's store, opened beside the running site, and its consents. */
export interface OpenSite {
  readonly id: string;
  readonly store: Store;
  readonly desk: ConsentDesk;
}

/**
 * Opens a site's store for one command.
 * @throws CommandError where the site has none here
 */
export async function atSite<T>(
  { site, config }: ConsentPlace,
  work: (open: OpenSite) => Promise<T>,
): Promise<T> {
  const { id, env } = await readKnownSite(site, config);
  const { DATA_DIR: dataDirectory, MONGODB_URI: mongodbUri } = env;
  const store = await openStore({ name: siteStoreName(id), dataDirectory, mongodbUri });
  try {
    return await work({ id, store, desk: await ConsentDesk.open(store) });
  } finally {
    await store.close();
  }
}

/** @throws CommandError that doesn't repeat the id */
export async function patientAt({ id, desk }: OpenSite, who: string): Promise<PatientRecord> {
  const record = await desk.find(who, id);
  if (record === null)
    throw new CommandError(
      `--patient: ${id} has no such patient: give the local record id or the pseudonym`,
    );
  return record;
}
