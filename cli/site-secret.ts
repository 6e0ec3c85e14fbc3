import { existsSync } from 'node:fs';
import path from 'node:path';
import { PATIENTS, type PatientRecord } from '../site/records.ts';
import { siteStoreName } from '../site/site-settings.ts';
import { openStore } from '../store/open.ts';
import { CommandError } from './failure.ts';

interface SitePlaces {
  readonly DATA_DIR: string;
  readonly MONGODB_URI?: string | undefined;
}

/**
 * So that no other secret is made in the place of one that is gone: every patient would get another id.
 * @throws CommandError where a site holds patients and its secret for pseudonyms is not there
 */
export async function checkSecret(
  id: string,
  { DATA_DIR, MONGODB_URI }: SitePlaces,
): Promise<void> {
  const name = siteStoreName(id);
  const store = path.join(DATA_DIR, name);
  const isStated = process.env['SITE_PSEUDONYM_KEY'] !== undefined;
  if (isStated || existsSync(`${store}.key`)) return;
  if (MONGODB_URI === undefined && !existsSync(store)) return;
  const opened = await openStore({ name, dataDirectory: DATA_DIR, mongodbUri: MONGODB_URI });
  try {
    const patients = await opened.collection<PatientRecord>(PATIENTS);
    if ((await patients.count({})) === 0) return;
  } finally {
    await opened.close();
  }
  throw new CommandError(
    `${store}.key is gone, but the site holds patients: put its copy back, or set SITE_PSEUDONYM_KEY; with another secret every patient gets another id`,
  );
}
