import { issueLocalToken, type LocalIssuerOptions } from '../identity/local-issuer.ts';
import { PERSONAS } from '../identity/personas.ts';
import type { Environment } from '../service/environment.ts';
import type { PartProcess } from './supervisor.ts';

const FIRST_QUERY =
  '{ biomarkers(filter: { gene: "BRAF", name: "V600E" }) { edges { node { id evidence(first: 3) { edges { node { level significance therapies { name } } } } } } } }';

/** What `start` prints once everything answers: where things are, tokens, a first query. */
export async function describeStart(
  url: string,
  parts: readonly PartProcess[],
  env: Environment<'start'>,
): Promise<string> {
  const options = { dataDirectory: env.DATA_DIR, mode: env.NODE_ENV };
  return [
    '',
    `PrecisionGraph answers at ${url} (a browser gets GraphiQL there). Ctrl-C ends it.`,
    '',
    ...parts.filter(({ name }) => name !== 'gateway').map(describePart),
    `  ${'data'.padEnd(16)} ${env.MONGODB_URI === undefined ? env.DATA_DIR : 'MongoDB (MONGODB_URI)'}`,
    ...(await describeTokens(url, options)),
    '',
    '',
  ].join('\n');
}

function describePart({ name, environment }: PartProcess): string {
  return `  ${name.padEnd(16)} http://127.0.0.1:${environment['PORT'] ?? ''}/graphql`;
}

async function describeTokens(url: string, options: LocalIssuerOptions): Promise<string[]> {
  const tokens = await Promise.all(
    Object.keys(PERSONAS).map(async (persona) => ({
      persona,
      token: await issueLocalToken(persona, options),
    })),
  );
  // Another folder than the usual one has its own issuer.
  const same = process.env['DATA_DIR'] === undefined ? '' : `DATA_DIR=${options.dataDirectory} `;
  const researcher = tokens.find(({ persona }) => persona === 'researcher')?.token ?? '';
  return [
    '',
    'Tokens for trying out, valid for 12 hours, for people at northfield; for others:',
    `${same}bin/precision-graph token <persona>[@northfield|lakeside|riverbend]`,
    ...tokens.flatMap(({ persona, token }) => ['', `  ${persona}`, `  ${token}`]),
    '',
    'A first query to paste:',
    '',
    `curl -s ${url} \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H 'authorization: Bearer ${researcher}' \\`,
    `  -d '${JSON.stringify({ query: FIRST_QUERY })}'`,
  ];
}
