import path from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS } from './log.ts';
import { siteListText } from './site-list.ts';

/** Where the embedded stores and the local issuer's key lie unless DATA_DIR says otherwise. */
const DEFAULT_DATA_DIRECTORY = path.resolve(import.meta.dirname, '../data');

export const PORT_RANGE = 'a port from 0 (any free one) to 65535';

const HTTP_ADDRESS = { error: 'an http:// or https:// address' };
const httpUrl = z.string(HTTP_ADDRESS).refine(isHttpUrl, HTTP_ADDRESS);
const milliseconds = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, { error: 'a whole number of milliseconds, at least 1' })
  .transform(Number);
const filePath = z
  .string()
  .transform((file) => path.resolve(file))
  .optional();
const port = z.string().refine(isPort, { error: PORT_RANGE }).transform(Number).optional();

/**
 * Every environment variable that a part reads. Each schema's error says what would be right; a value
 * is never quoted where it may hold a secret.
 */
const VARIABLES = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], { error: 'development, production or test' })
    .default('development'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, { error: 'a host name or address' })
    .default('127.0.0.1'),
  PORT: port,
  DATA_DIR: z
    .string()
    .transform((directory) => path.resolve(directory))
    .default(DEFAULT_DATA_DIRECTORY),
  /** The folder of the records of who asked for what; `audit` in DATA_DIR unless stated. */
  AUDIT_DIR: z
    .string()
    .transform((directory) => path.resolve(directory))
    .optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, { error: 'a mongodb:// or mongodb+srv:// address' })
    .optional(),
  /** The OpenID issuers whose tokens count; the local issuer unless stated. */
  ISSUERS_FILE: filePath,
  /** The private key that this part signs its questions to other parts with. */
  ASSERTION_KEY_FILE: filePath,
  /** The public keys of the parts that may ask this one. */
  TRUSTED_KEYS_FILE: filePath,
  /** The web pages, by their origins joined by commas, that browsers may let ask the gateway. */
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin), {
      error: 'origins joined by commas, such as https://portal.example,http://localhost:5173',
    })
    .default([]),
  /** Whether browsers get GraphiQL; unless stated everywhere but in production. */
  GRAPHIQL: z
    .enum(['true', 'false'], { error: 'true or false' })
    .transform((text) => text === 'true')
    .optional(),
  /** Where each subgraph answers. */
  BIOMARKERS_URL: httpUrl,
  PATIENTS_URL: httpUrl,
  THERAPIES_URL: httpUrl,
  TRIALS_URL: httpUrl,
  /** The sites of the network: `id:Name=address`, or for one that dials `id:Name=ed25519:key`. */
  SITES: siteListText.optional(),
  /** The same as JSON, one entry or a list of them; both may be given. */
  SITES_FILE: filePath,
  /** Where sites that dial are taken in; nowhere unless stated. */
  SITE_CONNECTIONS_PORT: port,
  /** What the network is called where a site and the network prove themselves to each other. */
  NETWORK_ID: z
    .string()
    .regex(/^[a-z][a-z0-9.-]{0,99}$/, { error: "small letters, digits, '.' and '-'" })
    .default('precision-graph'),
  /** Where a site connects to the network; without it the network calls the site. */
  NETWORK_URL: z
    .url({ protocol: /^wss?$/, error: 'a wss:// address (ws:// behind a TLS proxy)' })
    .optional(),
  /** The private key by which a site that dials proves itself. */
  SITE_KEY_FILE: filePath,
  /** The institution's name; the demonstration's names are known. */
  SITE_NAME: z.string().optional(),
  /** The institution's own policy; `site_ID.policy.json` in DATA_DIR, where there is one, unless stated. */
  SITE_POLICY_FILE: filePath,
  /** How long the gateway waits for a subgraph's answer. */
  SUBGRAPH_DEADLINE_MS: milliseconds.default(10_000),
  /** How long the patients subgraph waits for a site's answer. */
  SITE_DEADLINE_MS: milliseconds.default(5_000),
});

const COMMON = { NODE_ENV: true, LOG_LEVEL: true, HOST: true, PORT: true, DATA_DIR: true } as const;
const STORE = { ...COMMON, MONGODB_URI: true } as const;
const DEADLINES = { SUBGRAPH_DEADLINE_MS: true, SITE_DEADLINE_MS: true } as const;
const ADDRESSES = {
  BIOMARKERS_URL: true,
  PATIENTS_URL: true,
  THERAPIES_URL: true,
  TRIALS_URL: true,
} as const;

const PRODUCTION_FILES = {
  ISSUERS_FILE: 'the JSON file that lists the issuers whose tokens count',
  ASSERTION_KEY_FILE: "the file of this part's private key, which 'precision-graph keys' makes",
  TRUSTED_KEYS_FILE: "the file of the parts' public keys, which 'precision-graph keys' makes",
} as const;

/** What is made or left out for trying out must be stated in production. */
function inProduction<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  files: readonly (keyof typeof PRODUCTION_FILES)[],
): z.ZodObject<Shape> {
  return files.reduce(
    (checked, file) =>
      checked.refine(
        (env) => Reflect.get(env, 'NODE_ENV') !== 'production' || Reflect.has(env, file),
        { path: [file], error: PRODUCTION_FILES[file], when: () => true },
      ),
    schema,
  );
}

/** Which variables each command of the command line reads. */
export const ENVIRONMENTS = {
  gateway: inProduction(
    VARIABLES.pick({
      ...COMMON,
      ...ADDRESSES,
      SUBGRAPH_DEADLINE_MS: true,
      AUDIT_DIR: true,
      ISSUERS_FILE: true,
      ASSERTION_KEY_FILE: true,
      CORS_ORIGINS: true,
      GRAPHIQL: true,
    }),
    ['ISSUERS_FILE', 'ASSERTION_KEY_FILE'],
  ),
  /** The gateway before another supergraph, which states its subgraphs' addresses itself. */
  otherSupergraph: inProduction(
    VARIABLES.pick({
      ...COMMON,
      SUBGRAPH_DEADLINE_MS: true,
      AUDIT_DIR: true,
      ISSUERS_FILE: true,
      ASSERTION_KEY_FILE: true,
      CORS_ORIGINS: true,
      GRAPHIQL: true,
    }),
    ['ISSUERS_FILE', 'ASSERTION_KEY_FILE'],
  ),
  /** The subgraphs that hold knowledge: biomarkers, therapies, trials. */
  knowledge: inProduction(VARIABLES.pick({ ...STORE, TRUSTED_KEYS_FILE: true }), [
    'TRUSTED_KEYS_FILE',
  ]),
  patients: inProduction(
    VARIABLES.pick({
      ...COMMON,
      SITES: true,
      SITES_FILE: true,
      SITE_CONNECTIONS_PORT: true,
      NETWORK_ID: true,
      SITE_DEADLINE_MS: true,
      ASSERTION_KEY_FILE: true,
      TRUSTED_KEYS_FILE: true,
    }),
    ['ASSERTION_KEY_FILE', 'TRUSTED_KEYS_FILE'],
  ),
  site: inProduction(
    VARIABLES.pick({
      ...STORE,
      SITE_NAME: true,
      SITE_POLICY_FILE: true,
      AUDIT_DIR: true,
      TRUSTED_KEYS_FILE: true,
      NETWORK_ID: true,
      NETWORK_URL: true,
      SITE_KEY_FILE: true,
    }),
    ['TRUSTED_KEYS_FILE'],
  ),
  start: VARIABLES.pick({
    ...STORE,
    ...DEADLINES,
    AUDIT_DIR: true,
    SITES_FILE: true,
    SITE_CONNECTIONS_PORT: true,
  }),
  audit: VARIABLES.pick({ DATA_DIR: true, AUDIT_DIR: true }),
  token: VARIABLES.pick({ NODE_ENV: true, DATA_DIR: true }),
  demo: VARIABLES.pick({ NODE_ENV: true, LOG_LEVEL: true, DATA_DIR: true, MONGODB_URI: true }),
};

/** What a command finds in its environment. */
export type Environment<Name extends keyof typeof ENVIRONMENTS> = z.output<
  (typeof ENVIRONMENTS)[Name]
>;

/** The folder that holds the audits of the parts that run here. */
export function auditDirectory({
  AUDIT_DIR,
  DATA_DIR,
}: Pick<Environment<'audit'>, 'AUDIT_DIR' | 'DATA_DIR'>): string {
  return AUDIT_DIR ?? path.join(DATA_DIR, 'audit');
}

/** The environment is wrong: `message` has one line for each fault. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads what one command needs (one of `ENVIRONMENTS`); variables that it doesn't know are left alone, an empty one counts as
 * not set.
 * @throws EnvironmentError that names every fault at once
 */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  variables: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  throw new EnvironmentError(
    result.error.issues
      .map((issue) => describeFault(String(issue.path[0]), issue.message, set))
      .join('\n'),
  );
}

function describeFault(name: string, right: string, set: NodeJS.ProcessEnv): string {
  const value = set[name];
  if (value === undefined) return `${name} is not set: give ${right}`;
  // A MongoDB address may hold a password.
  const shown = name === 'MONGODB_URI' ? 'its value' : JSON.stringify(value);
  return `${name}: ${shown} is wrong: give ${right}`;
}

export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function isOrigin(text: string): boolean {
  return isHttpUrl(text) && new URL(text).origin === text;
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
