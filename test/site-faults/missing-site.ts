import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { SiteAddress } from '../../subgraphs/patients/network.ts';
import { PATIENTS, type Answer } from './real-sites.ts';

const CLOCK = path.resolve(import.meta.dirname, 'shifted-clock.js');
const WHOLE_AGAIN_MS = 60_000;

/** How the network reaches a site that listens at a port of this machine. */
export const listeningAt = (id: string, port: number): SiteAddress => ({
  id,
  name: id,
  url: `http://127.0.0.1:${port}/graphql`,
});

/** The environment of a process whose clock is so far ahead. */
export const shifted = (milliseconds: number): Record<string, string> => ({
  NODE_OPTIONS: `--import ${CLOCK}`,
  CLOCK_SHIFT_MS: String(milliseconds),
});

/**
 * The answer is northfield's alone, and says of lakeside no more than that it is missing and how.
 * @returns the message with which lakeside is missing
 */
export function expectMissing(answer: Answer, status: 'TIMEOUT' | 'UNAVAILABLE'): string {
  const [northfield, lakeside] = answer.sites;
  expect(northfield).toMatchObject({ status: 'OK', count: PATIENTS, error: null });
  expect(lakeside).toMatchObject({ status, count: null, error: { code: `SITE_${status}` } });
  expect(answer.totalCount).toBe(PATIENTS);
  expect(answer.edges).toHaveLength(PATIENTS);
  expect(answer.edges.every(({ node }) => node.id.startsWith('northfield:'))).toBe(true);
  expect(answer.text).not.toMatch(/\\n {4}at |ECONN|127\.0\.0\.1|\.ts:|lakeside:/);
  return lakeside?.error?.message ?? '';
}

/** Asks until every site answers, with no row twice. */
export async function untilWhole(list: () => Promise<Answer>): Promise<void> {
  const end = performance.now() + WHOLE_AGAIN_MS;
  for (;;) {
    const { sites, edges } = await list();
    const missing = sites.filter(({ status }) => status !== 'OK');
    if (missing.length === 0) {
      expect(new Set(edges.map(({ node }) => node.id)).size).toBe(edges.length);
      expect(edges.some(({ node }) => node.id.startsWith('lakeside:'))).toBe(true);
      return;
    }
    if (performance.now() > end) throw new Error(`still missing: ${JSON.stringify(missing)}`);
    await setTimeout(50);
  }
}
