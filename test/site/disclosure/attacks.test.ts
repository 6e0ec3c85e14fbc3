import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { COUNT_ATTACKS } from './attacks.ts';
import { TABLE_ATTACKS } from './table-attacks.ts';

const README = new URL('../../../site/README.md', import.meta.url);

/** The rows of the table in `site/README.md`, which these tests made: every key and die is fixed. */
const rows = readFileSync(README, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

function rowOf(name: string, cells: readonly string[]): readonly string[] {
  return ['', name, ...cells, ''];
}

function share({ found, tries }: { found: number; tries: number }): string {
  return `${Math.round((1000 * found) / tries) / 10}%`;
}

describe('Against counts and what they are told with,', () => {
  it.each([...COUNT_ATTACKS, ...TABLE_ATTACKS])(
    '$name: works with protection off and not on',
    async (attack) => {
      const { name, questions, bound } = attack;
      const off = await attack.play('off');
      const on = await attack.play('on');
      expect(off.found / off.tries).toBeGreaterThanOrEqual(0.95);
      expect(on.found / on.tries).toBeLessThanOrEqual(bound);
      const cells = [String(questions), String(on.tries), share(off), share(on), attack.because];
      if (process.env['ATTACK_ROWS']) console.log(rowOf(name, cells).join('|'));
      expect(rows).toContainEqual(rowOf(name, cells));
    },
  );
});
