import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { temporaryDirectory } from '../ingest/harness.ts';
import { describeWithSharedData, SHARED } from '../shared-data.ts';
import { caseOf } from './cases.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
const TIMEOUT = 60_000;

const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

async function peerCases(...args: readonly string[]) {
  try {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'peer/main.ts', ...args], {
      cwd: ROOT,
    });
    return { code: 0, stdout, stderr: '' };
  } catch (error) {
    return failure.parse(error);
  }
}

it(
  'a folder of cases ends with how many passed and failed, and fails when one did',
  async () => {
    const folder = await temporaryDirectory();
    await mkdir(path.join(folder, 'more'));
    const passing = caseOf({ match: [{ clinical: { gender: 'Male' } }], patients: [] });
    await writeFile(path.join(folder, 'more/a.json'), JSON.stringify(passing));
    expect(await peerCases(folder)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/\n1 passed, 0 failed\n$/),
    });
    await writeFile(path.join(folder, 'b.json'), '{"id": "b"}');
    expect(await peerCases(folder)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/\n1 passed, 1 failed\n$/),
    });
    expect(await peerCases(path.join(folder, 'none'))).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no folder/),
    });
  },
  TIMEOUT,
);

describeWithSharedData("the peer's cases", () => {
  it(
    'all pass, with each difference explained by a rule',
    async () => {
      const { stdout } = await peerCases(path.join(SHARED, 'data/match-cases'));
      const lines = stdout.trimEnd().split('\n');
      expect(lines.filter((line) => line.startsWith('FAIL'))).toEqual([]);
      expect(lines.at(-1)).toBe('97 passed, 0 failed');
    },
    TIMEOUT,
  );
});
