import { randomBytes } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { makeDirectory } from '../service/directory.ts';
import type { IngestSite } from '../ingest/format.ts';

/** What a site may be called: it names files, databases and the first half of a patient's id. */
const siteIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);

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
  const text = (await readIfThere(file)) ?? (await makeKey(file));
  return parseKey(text, file);
}

/**
 * Writes a new key aside and links it into its place: the place never holds half a key, and whoever
 * comes second finds the first one's.
 */
async function makeKey(file: string): Promise<string> {
  const aside = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    await makeDirectory(path.dirname(file));
    const text = `${randomBytes(KEY_BYTES).toString('base64')}\n`;
    await writeFile(aside, text, { mode: 0o600, flag: 'wx', flush: true });
    try {
      await link(aside, file);
      return text;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      return await readFile(file, 'utf8');
    } finally {
      await unlink(aside);
    }
  } catch (error) {
    throw unusable(file, error);
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw unusable(file, error);
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

function unusable(file: string, error: unknown): SiteSettingsError {
  return new SiteSettingsError(`can't use the key file ${file}: ${codeOf(error)}`, {
    cause: error,
  });
}

function codeOf(error: unknown): string {
  return z.object({ code: z.string() }).safeParse(error).data?.code ?? String(error);
}
