/**
 * What it takes to ask 1, 3, 10 and 50 sites at once for a protected count and for a page of records, beside
 * a plain `fetch` of the same questions to the same sites, in turns. `npm run bench:sites`
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once, setMaxListeners } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { graphql, type GraphQLError } from 'graphql';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { ASSERTION_HEADER, siteAudience, type SigningPart } from '../identity/assertion.ts';
import { PERSONAS } from '../identity/personas.ts';
import { gatewaySigner, patientsSigner } from '../identity/signer.ts';
import { REQUEST_ID_HEADER } from '../service/request-scope.ts';
import { createPatientsSubgraph } from '../subgraphs/patients/subgraph.ts';

const NUMBERS = [1, 3, 10, 50];
const PAGE = 100;
const REQUEST_ID = randomUUID();

const RECORD = '{ id ageYears sex conditions { oncotreeCode stage } }';
/** What clients ask, and what of it a site is asked. */
const QUESTIONS = {
  count: {
    asked: '{ cohort(filter: {}) { count { value suppressed } } }',
    ofSite: '{ cohort(filter: {}) { count { value suppressed } } }',
  },
  page: {
    asked: `{ patients(first: ${PAGE}) { edges { node ${RECORD} } pageInfo { hasNextPage } } }`,
    ofSite: `{ patients(first: ${PAGE}) { nodes ${RECORD} hasNextPage } }`,
  },
} as const;

const pageSchema = z.object({
  data: z.object({ patients: z.object({ nodes: z.array(z.unknown()) }).optional() }),
});

const { rounds, patients } = z
  .object({ rounds: z.coerce.number().int().min(5), patients: z.coerce.number().int().min(20) })
  .parse(
    parseArgs({
      options: {
        rounds: { type: 'string', default: '20' },
        patients: { type: 'string', default: '100' },
      },
    }).values,
  );

const [gatewayKey, patientsKey] = await Promise.all([makeKey('gateway'), makeKey('patients')]);
const gateway = gatewaySigner(gatewayKey.sign);
const signer = patientsSigner(patientsKey.sign);
const caller = {
  subject: 'bench',
  issuer: 'https://bench.invalid',
  institution: { id: 'bench', name: 'bench' },
  roles: [],
  scopes: PERSONAS.coordinator.scopes,
  policies: [],
  purpose: PERSONAS.coordinator.purpose,
};

const child = fork(path.join(import.meta.dirname, 'sites-served.ts'), {
  execArgv: ['--import', 'tsx'],
});
child.send({
  sites: Math.max(...NUMBERS),
  patients,
  trusted: { keys: [gatewayKey.trusted, patientsKey.trusted] },
});
const site = z.object({ id: z.string(), name: z.string(), url: z.string() });
const [sites] = z
  .tuple([z.array(site)])
  .rest(z.unknown())
  .parse(await once(child, 'message'));

console.log(`${patients} patients a site, ${rounds} rounds; times in ms`);
console.log(
  'question | sites | median |    p99 | to 1 site | to plain fetch | slowest site | bytes a row',
);
for (const [name, question] of Object.entries(QUESTIONS)) {
  let ofOne: number | null = null;
  for (const number of NUMBERS) {
    const row = await measure(question, sites.slice(0, number));
    ofOne ??= row.median;
    const cells = [
      name.padEnd(8),
      String(number).padStart(5),
      row.median.toFixed(1).padStart(6),
      row.p99.toFixed(1).padStart(6),
      (row.median / ofOne).toFixed(1).padStart(9),
      row.toPlain.toFixed(2).padStart(14),
      `${Math.round(row.slowest * 100)}%`.padStart(12),
      (name === 'page' ? String(Math.round(row.bytesPerRow)) : '-').padStart(11),
    ];
    console.log(cells.join(' | '));
  }
}
child.disconnect();

async function measure(question: { asked: string; ofSite: string }, asked: typeof sites) {
  const part = await createPatientsSubgraph({ sites: asked, signer, deadlineMs: 30_000 });
  const own: number[] = [];
  const plain: number[] = [];
  const slowest: number[] = [];
  let bytes = 0;
  let rows = 0;
  const askPart = async (assertion: string): Promise<void> => {
    const notices: GraphQLError[] = [];
    const { signal } = new AbortController();
    setMaxListeners(0, signal);
    const begun = performance.now();
    const { data, errors = notices } = await graphql({
      schema: part.schema,
      source: question.asked,
      contextValue: part.contextFor({
        requestId: REQUEST_ID,
        signal,
        caller,
        assertion,
        notices,
      }),
    });
    if (errors.length > 0 || data == null) throw new Error(errors[0]?.message ?? 'no data');
    own.push(performance.now() - begun);
  };
  const askPlainly = async (assertion: string): Promise<void> => {
    const begun = performance.now();
    const answers = await Promise.all(
      asked.map(({ id, url }) => fetchPlainly(id, url, question.ofSite, assertion)),
    );
    plain.push(performance.now() - begun);
    slowest.push(Math.max(...answers.map(({ ms }) => ms)) / (performance.now() - begun));
    bytes += answers.reduce((sum, answer) => sum + answer.bytes, 0);
    rows += answers.reduce((sum, answer) => sum + answer.rows, 0);
  };
  for (let round = 0; round < rounds; round += 1) {
    const assertion = await gateway.sign(
      { audience: 'patients', requestId: REQUEST_ID, body: '' },
      caller,
    );
    // Whichever comes second finds the sites warm, so each comes second as often.
    const turns = round % 2 === 0 ? [askPart, askPlainly] : [askPlainly, askPart];
    for (const turn of turns) await turn(assertion);
  }
  await part.close();
  const median = quantile(own, 0.5);
  return {
    median,
    p99: quantile(own, 0.99),
    toPlain: median / quantile(plain, 0.5),
    slowest: quantile(slowest, 0.5),
    bytesPerRow: bytes / Math.max(rows, 1),
  };
}

/** One question to one site without limits, deadline, circuit or checks. */
async function fetchPlainly(id: string, url: string, query: string, enclosed: string) {
  const begun = performance.now();
  const body = JSON.stringify({ query });
  const question = { audience: siteAudience(id), requestId: REQUEST_ID, body };
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [REQUEST_ID_HEADER]: REQUEST_ID,
      [ASSERTION_HEADER]: await signer.sign(question, enclosed),
    },
    body,
  });
  const text = await answer.text();
  const { data } = pageSchema.parse(JSON.parse(text));
  const rows = data.patients?.nodes.length ?? 0;
  return { ms: performance.now() - begun, bytes: Buffer.byteLength(text), rows };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function makeKey(part: SigningPart) {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const key = { ...jwk, kid: await calculateJwkThumbprint(jwk) };
  return {
    sign: () => Promise.resolve(key),
    trusted: { kty: 'OKP', crv: 'Ed25519', x: jwk.x ?? '', kid: key.kid, part },
  };
}
