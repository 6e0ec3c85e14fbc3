import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from '@jest/globals';

/** Where the real data files lie that are not part of this repository. */
export const SHARED = path.resolve(import.meta.dirname, '../../shared');

/**
 * A `describe` for tests on the real data files. Where the folder is absent, as in a fresh clone,
 * it reports one skipped test that says so.
 */
export function describeWithSharedData(title: string, tests: () => void): void {
  if (existsSync(SHARED)) describe(title, tests);
  else
    describe(title, () => {
      it.skip(`skipped: needs the data files in ${SHARED}`, () => undefined);
    });
}
