import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clinicalTrials } from '../../ingest/clinicaltrials.ts';
import { ctml } from '../../ingest/ctml.ts';
import type { Format } from '../../ingest/format.ts';
import type { TrialsPlace } from './trials.ts';
import { FIXTURES, withTrials } from './trials.ts';

/** The same document with one value, chosen by `choices`, replaced or left out. */
function damaged(value: unknown, choices: readonly number[], replacement: unknown): unknown {
  const [choice = 0, ...rest] = choices;
  if (typeof value !== 'object' || value === null || choices.length === 0) return replacement;
  const entries: [string, unknown][] = Object.entries(value);
  const index = choice % Math.max(entries.length, 1);
  const changed = entries.map(([key, each], position): [string, unknown] => [
    key,
    position === index ? damaged(each, rest, replacement) : each,
  ]);
  return Array.isArray(value) ? changed.map(([, each]) => each) : Object.fromEntries(changed);
}

const choices = fc.array(fc.nat(20), { maxLength: 12 });
const replacement = fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 3 }));

/** Every record is accepted or rejected, or the file refused; nothing is thrown. */
async function expectAccounted(place: TrialsPlace, format: Format, text: string): Promise<void> {
  const report = await place.ingestText(format, 'damaged.json', text);
  const { read, inserted, updated, unchanged, rejected, refused } = report;
  expect(read).toBe(inserted + updated + unchanged + rejected.length);
  if (refused.length > 0) expect(read).toBe(0);
  for (const { reason } of [...rejected, ...refused]) expect(reason).not.toMatch(/\n|\bat .*\.ts/);
}

describe('damaged files of trials', () => {
  it.each([
    ['clinicaltrials', clinicalTrials, 'clinicaltrials/studies.ndjson'],
    ['ctml', ctml, 'ctml/dfci.json'],
  ] as const)('are accounted for to the last record: %s', async (_name, format, fixture) => {
    const content = readFileSync(path.join(FIXTURES, fixture), 'utf8');
    const whole: unknown = JSON.parse(
      fixture.endsWith('.ndjson') ? (content.split('\n')[0] ?? '') : content,
    );
    await withTrials(async (place) => {
      await fc.assert(
        fc.asyncProperty(choices, replacement, async (way, value) => {
          await expectAccounted(place, format, JSON.stringify([damaged(whole, way, value)]));
        }),
        { numRuns: 100 },
      );
      await fc.assert(
        fc.asyncProperty(fc.nat(content.length), async (length) => {
          await expectAccounted(place, format, content.slice(0, length));
        }),
        { numRuns: 50 },
      );
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
          await expectAccounted(place, format, text);
        }),
        { numRuns: 50 },
      );
    });
  });
});
