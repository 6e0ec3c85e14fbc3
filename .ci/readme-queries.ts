/**
 * Sends each GraphQL query of the README, as the persona that its first line names, to the gateway on
 * PORT. Exits with 1 when one gets an error or nothing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.unknown()).optional(),
});

const readme = readFileSync('README.md', 'utf8');
const queries = [...readme.matchAll(/```graphql\n# (\w+)\n([^`]+)```/g)];
if (queries.length < 3) throw new Error('the README has a query for each of the three groups');

for (const [, persona = '', query = ''] of queries) {
  const token = execFileSync('bin/precision-graph', ['token', persona], {
    encoding: 'utf8',
  }).trim();
  const response = await fetch(`http://127.0.0.1:${process.env['PORT'] ?? '4000'}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const answer = answerSchema.parse(await response.json());
  const empty = Object.entries(answer.data ?? { data: null }).filter(([, value]) => isEmpty(value));
  if (answer.errors || empty.length > 0) {
    process.stderr.write(`${persona}: ${JSON.stringify(answer, null, 2)}\n`);
    process.exit(1);
  }
  process.stdout.write(`${persona}: ${JSON.stringify(answer.data).slice(0, 300)}…\n`);
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && 'edges' in value && isEmpty(value.edges))
  );
}
