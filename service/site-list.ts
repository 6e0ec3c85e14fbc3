import { z } from 'zod';
import { INSTITUTION_ID } from '../identity/institution-id.ts';
import { sitePublicKeySchema } from '../identity/site-key.ts';

/** A network has no more: the cursors of its lists tell a place at every site, and are sent back whole. */
export const MOST_SITES = 1_000;

/** How the network reaches a site: at its address, or over the connection that the site makes. */
export type SiteEntry = {
  readonly id: string;
  readonly name?: string | undefined;
} & ({ readonly url: string } | { readonly publicKey: string });

const FORM = {
  error:
    'ID=ADDRESS or ID:NAME=ADDRESS for each site, joined by commas, such as northfield:Northfield Cancer Institute=http://localhost:4010/graphql; ed25519:KEY in place of the address of a site that dials',
};
const identity = {
  id: z.string().regex(INSTITUTION_ID, {
    error: "must be a small letter, then up to 30 small letters, digits or '-'",
  }),
  name: z.string().min(1).optional(),
};
const entrySchema = z.union(
  [
    z.strictObject({
      ...identity,
      url: z.url({ protocol: /^https?$/, hostname: /./ }),
    }),
    z.strictObject({ ...identity, publicKey: sitePublicKeySchema }),
  ],
  { error: 'must be {id, name, url} or {id, name, publicKey}, as `site init` prints it' },
);

/** The JSON of a file of sites: one entry, or a list of them. */
export const siteListSchema: z.ZodType<SiteEntry[]> = z.union([
  z.array(entrySchema),
  entrySchema.transform((entry) => [entry]),
]);

/** The environment's short form of the same. */
export const siteListText = z
  .string(FORM)
  .transform((text) => z.array(entrySchema).safeParse(text.split(',').map(readSite)).data ?? [])
  .refine(
    (sites) => sites.length > 0 && new Set(sites.map(({ id }) => id)).size === sites.length,
    FORM,
  );

function readSite(text: string): unknown {
  const [, id = '', name, address = ''] = /^\s*([^:=]*?)(?::([^=]+))?=(.*)$/s.exec(text) ?? [];
  const place = address.startsWith('ed25519:') ? { publicKey: address } : { url: address };
  return name === undefined ? { id, ...place } : { id, name, ...place };
}
