import { existsSync, readdirSync } from 'node:fs';
import { siteIdSchema } from '../site/site-settings.ts';
import { CommandError } from './failure.ts';

/** What a folder holds of a site: its configuration, its secret for pseudonyms, its own key, its store. */
const SITE_FILE = /^site_([^.]+)(?:\.json|\.key|\.jwk)?$/;

/** Ids of the sites that a folder holds anything of, sorted. */
export function sitesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).flatMap((name) => SITE_FILE.exec(name)?.[1] ?? []);
  return [...new Set(ids)].filter((id) => siteIdSchema.safeParse(id).success).sort();
}

/** So that a slip in an id finds no empty site. @throws CommandError unless the folder holds the site */
export function checkThere(id: string, folder: string): void {
  const known = sitesIn(folder);
  if (known.includes(id)) return;
  const others = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`;
  throw new CommandError(`there is no site '${id}' in ${folder}: ${others}`);
}

/** So that a slip in an id makes no second site. @throws CommandError where the folder holds only others */
export function checkNotAnother(id: string, folder: string): void {
  const known = sitesIn(folder);
  if (known.length === 0 || known.includes(id)) return;
  throw new CommandError(
    `there is no site '${id}' in ${folder}, only ${known.join(', ')}: to add it, begin with 'site init --id ${id}'`,
  );
}
