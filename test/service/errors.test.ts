import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { ERROR_CODES } from '../../service/errors.ts';

it('every code that a client can get is documented, with what the client can do', () => {
  const text = readFileSync(new URL('../../docs/error-codes.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)`\s+\| (.+?)\s+\| (.+?)\s+\|$/gm)];
  expect(rows.map(([, code, , action]) => [code, action])).toEqual(Object.entries(ERROR_CODES));
  for (const [, , meaning = ''] of rows) expect(meaning).toMatch(/\.$/);
});
