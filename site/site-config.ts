import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { siteIdSchema, siteStoreName } from './site-settings.ts';

/** A site's configuration file can't be read or is wrong. `message` has one line for each fault. */
export class SiteConfigError extends Error {
  override readonly name = 'SiteConfigError';
}

const socketUrl = z.url({
  protocol: /^wss?$/,
  error: 'must be a wss:// address (ws:// only within one machine or behind a TLS proxy)',
});

/**
 * A site's configuration file, as `site init` makes it. Paths are from the file's own folder. It holds
 * no secret: those have files of their own, and MONGODB_URI stays in the environment.
 */
const siteConfigSchema = z.strictObject({
  id: siteIdSchema,
  /** What the institution is called. */
  name: z.string().trim().min(1).max(200),
  /** Where it answers HTTP: the network's questions, or only /health and /ready when it dials. */
  listen: z.strictObject({
    host: z.string().regex(/^[A-Za-z0-9.:-]+$/, { error: 'must be a host name or address' }),
    port: z.int().min(0).max(65_535),
  }),
  /** Where it connects to the network; without it the network calls the site. */
  dial: z
    .strictObject({
      url: socketUrl,
      /** The network's id, as its operator states it. */
      network: z.string().min(1).max(100).default('precision-graph'),
      /** The site's own private key, by which it proves itself. */
      keyFile: z.string().min(1),
    })
    .optional(),
  /** The folder of its store, of its secret for pseudonyms and of its audit. */
  dataDirectory: z.string().min(1).default('.'),
  /** The network's public keys, which its operator hands out. */
  trustedKeys: z.string().min(1),
});

/** A site's configuration with its paths resolved. */
export type SiteConfig = z.output<typeof siteConfigSchema>;
export type SiteConfigFile = z.input<typeof siteConfigSchema>;

/** Where `site init` puts the configuration in a site's folder. */
export function siteConfigPath(folder: string, id: string): string {
  return path.join(folder, `${siteStoreName(id)}.json`);
}

/** Where a site's private key lies unless stated otherwise. */
export function siteKeyFile(folder: string, id: string): string {
  return path.join(folder, `${siteStoreName(id)}.jwk`);
}

/** @throws SiteConfigError that names each key that is wrong */
export async function readSiteConfig(file: string): Promise<SiteConfig> {
  const config = siteConfigSchema.safeParse(await readJson(file));
  if (!config.success)
    throw new SiteConfigError(
      config.error.issues
        .map(({ path: key, message }) => `${file}: ${nameOf(key)}: ${message}`)
        .join('\n'),
    );
  const { dial, dataDirectory, trustedKeys, ...rest } = config.data;
  const resolve = (place: string): string => path.resolve(path.dirname(file), place);
  return {
    ...rest,
    dataDirectory: resolve(dataDirectory),
    trustedKeys: resolve(trustedKeys),
    ...(dial && { dial: { ...dial, keyFile: resolve(dial.keyFile) } }),
  };
}

function nameOf(key: readonly PropertyKey[]): string {
  return key.length === 0 ? 'the whole file' : key.map(String).join('.');
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new SiteConfigError(`can't read ${file}: 'precision-graph site init' makes such a file`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new SiteConfigError(`${file} holds no JSON`);
  }
}
