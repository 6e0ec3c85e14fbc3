import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ATTESTABLE } from './attestations.ts';
import { INSTITUTION_ID } from './institution-id.ts';
import { fileKeys, remoteKeys } from './issuer-keys.ts';
import type { Issuer } from './issuers.ts';
import { COUNTRY_CODE, SCOPES } from './identity.ts';
import { isPurposeOfUse, PURPOSES_OF_USE } from './purpose-of-use.ts';

/** The file of issuers is wrong: `message` has one line for each fault. */
export class IssuerFileError extends Error {
  override readonly name = 'IssuerFileError';
}

const JWKS_URI = {
  error: 'give an https:// address; http:// is for this machine only (localhost, 127.0.0.1, [::1])',
};
const words = (what: string) => z.array(z.string(what).regex(/^\S+$/, { error: what }), what);
const text = (what: string) => z.string(what).min(1, what).max(256, what);

const COUNTRY = { error: 'give its ISO 3166-1 code of two letters, such as US' };
const ATTESTS = {
  error: `give the DUO ids of what it is bound to by agreement, of ${ATTESTABLE.join(', ')}`,
};
const PURPOSE = {
  error: `give HL7 PurposeOfUse codes, such as TREAT, HRESCH, HOPERAT; there are ${PURPOSES_OF_USE.join(', ')}`,
};

const institution = z.strictObject(
  {
    id: z.string('give its id').regex(INSTITUTION_ID, {
      error: "give its id: small letters, digits and -, as in its site's id",
    }),
    name: text('give its name'),
    country: z.string(COUNTRY).regex(COUNTRY_CODE, COUNTRY).optional(),
    attests: z.array(z.enum(ATTESTABLE, ATTESTS), ATTESTS).optional(),
  },
  { error: unknownKeyOr('give {"id": "...", "name": "..."}') },
);

function entrySchema(knownScopes: readonly string[] | null) {
  const scope = words('give the scopes that it may grant, as a list of words');
  const known = { error: `no scope of this graph: there are ${knownScopes?.join(', ') ?? ''}` };
  return z
    .strictObject(
      {
        issuer: text("give the 'iss' of its tokens"),
        audience: text("give the 'aud' that its tokens must name"),
        institution,
        jwksUri: z.string(JWKS_URI).refine(isSafeAddress, JWKS_URI).optional(),
        jwksFile: text('give the path of a JWKS, from the folder of this file').optional(),
        scopes: knownScopes === null ? scope : scope.pipe(z.array(z.enum(knownScopes, known))),
        purposes: z.array(z.string(PURPOSE).refine(isPurposeOfUse, PURPOSE), PURPOSE),
        policiesClaim: text('give the name of the claim that lists policies').optional(),
      },
      { error: unknownKeyOr('give an object') },
    )
    .refine(({ jwksUri, jwksFile }) => (jwksUri === undefined) !== (jwksFile === undefined), {
      path: ['jwksUri'],
      error: 'give either jwksUri or jwksFile',
      when: ({ value }) => typeof value === 'object' && value !== null,
    });
}
type Entry = z.output<ReturnType<typeof entrySchema>>;

function fileSchema(knownScopes: readonly string[] | null) {
  return z
    .array(entrySchema(knownScopes), { error: 'give a list of issuers' })
    .min(1, { error: 'give at least one issuer' });
}

/**
 * The issuers that a configuration file states, with their keys.
 * @param knownScopes those that its issuers may grant, of the graph that is served; null for any
 * @throws IssuerFileError that names every fault at once, by the key that is wrong
 */
export async function readIssuerFile(
  file: string,
  knownScopes: readonly string[] | null = SCOPES,
): Promise<Issuer[]> {
  const parsed = fileSchema(knownScopes).safeParse(await readJson(file));
  if (!parsed.success)
    throw new IssuerFileError(
      parsed.error.issues
        .flatMap((issue) => placesOf(issue).map((place) => `${file}: ${place}${issue.message}`))
        .join('\n'),
    );
  const faults: string[] = repeated(parsed.data).map((at) => `[${at}].issuer: is stated twice`);
  const issuers: Issuer[] = [];
  for (const [at, entry] of parsed.data.entries())
    try {
      issuers.push(await toIssuer(entry, path.dirname(file)));
    } catch (error) {
      faults.push(`[${at}].jwksFile: ${error instanceof Error ? error.message : String(error)}`);
    }
  if (faults.length > 0)
    throw new IssuerFileError(faults.map((fault) => `${file}: ${fault}`).join('\n'));
  return issuers;
}

async function toIssuer(
  { jwksUri, jwksFile = '', ...entry }: Entry,
  folder: string,
): Promise<Issuer> {
  const jwks =
    jwksUri === undefined
      ? await fileKeys(path.resolve(folder, jwksFile))
      : remoteKeys(new URL(jwksUri));
  return { ...entry, jwks };
}

async function readJson(file: string): Promise<unknown> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new IssuerFileError(`the file of issuers can't be read: ${why}`, { cause: error });
  }
  try {
    return JSON.parse(content);
  } catch {
    throw new IssuerFileError(`${file}: is no JSON: give a list of issuers`);
  }
}

/** Where a fault is, such as `[0].institution.id: `; one place for each key that nobody knows. */
function placesOf({ path: at, ...issue }: z.core.$ZodIssue): string[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
  return keys.map((key) => {
    const place = [...at, ...(key === undefined ? [] : [key])]
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('');
    return place === '' ? '' : `${place}: `;
  });
}

function unknownKeyOr(otherwise: string) {
  return (issue: { readonly code: string }): string =>
    issue.code === 'unrecognized_keys' ? 'no such key: leave it out' : otherwise;
}

function repeated(entries: readonly Entry[]): number[] {
  return entries.flatMap(({ issuer }, at) =>
    entries.findIndex((other) => other.issuer === issuer) < at ? [at] : [],
  );
}

function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback);
}
