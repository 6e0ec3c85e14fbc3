import { existsSync, readdirSync } from 'node:fs';
import { INSTITUTION_ID } from '../identity/institution-id.ts';

/** What a folder holds of a site: its configuration, its secret for pseudonyms, its own key, its store. */
const SITE_FILE = /^site_([^.]+)(?:\.json|\.key|\.jwk)?$/;

/** Ids of the sites that a folder holds anything of, sorted. */
export function sitesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).flatMap((name) => SITE_FILE.exec(name)?.[1] ?? []);
  return [...new Set(ids)].filter((id) => INSTITUTION_ID.test(id)).sort();
}
