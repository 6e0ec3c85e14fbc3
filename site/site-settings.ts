import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { INSTITUTION_ID } from '../identity/institution-id.ts';
import type { IngestSite } from '../ingest/format.ts';
import { readOrMakeSecret, SecretFileError } from '../service/secret-file.ts';

/** What a site may be called: it names files, databases and the first half of a patient's id. */
export const siteIdSchema = z.string().regex(INSTITUTION_ID);

const KEY_BYTES = 32;
const KEY_VARIABLE = 'SITE_PSEUDONYM_KEY';

/** A setting of a site is wrong. `message` is one line fit for an operator; it never holds a secret. */
export class SiteSettingsError extends Error {
  override readonly name = 'SiteSettingsError';
}

export interface SiteSettingsOptions {
  /** Where the key's file lies; created if need be. */
  readonly dataDirectory: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * A site's id, its store's name and its secret for pseudonyms. The secret is `SITE_PSEUDONYM_KEY`
 * (base64 of at least 32 bytes) where that is set, else the file `site_<id>.key`, which is made at the
 * first call. Processes that make it at the same time agree on one.
 * @throws SiteSettingsError
 */
export async function loadIngestSite(
  id: string,
  { dataDirectory, environment = process.env }: SiteSettingsOptions,
): Promise<IngestSite> {
  const storeName = siteStoreName(id);
  const stated = environment[KEY_VARIABLE];
  const pseudonymKey =
    stated === undefined
      ? await readOrMakeKey(path.join(dataDirectory, `${storeName}.key`))
      : parseKey(stated, KEY_VARIABLE);
  return { id, storeName, pseudonymKey };
}

/** @throws SiteSettingsError unless `id` may be a site's */
export function siteStoreName(id: string): string {
  if (!siteIdSchema.safeParse(id).success)
    throw new SiteSettingsError(
      `'${id.slice(0, 80)}' can't be a site's id: take a small letter, then up to 30 small letters, digits or '-'`,
    );
  return `site_${id}`;
}

async function readOrMakeKey(file: string): Promise<Buffer> {
  const make = () => Promise.resolve(`${randomBytes(KEY_BYTES).toString('base64')}\n`);
  try {
    return parseKey(await readOrMakeSecret(file, make), file);
  } catch (error) {
    if (!(error instanceof SecretFileError)) throw error;
    throw new SiteSettingsError(error.message, { cause: error });
  }
}

function parseKey(text: string, where: string): Buffer {
  const base64 = text.trim();
  const key = Buffer.from(base64, 'base64');
  const canonical = key.toString('base64').replace(/=+$/, '') === base64.replace(/=+$/, '');
  if (!canonical || key.length < KEY_BYTES)
    throw new SiteSettingsError(
      `${where} must hold the base64 of at least ${KEY_BYTES} bytes, as 'openssl rand -base64 32' prints`,
    );
  return key;
}
