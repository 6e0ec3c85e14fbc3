import { describe, expect, it } from '@jest/globals';
import { printable } from '../../cli/printable.ts';

describe('What a command prints of what files and callers chose', () => {
  it('steers no terminal and passes for no other line', () => {
    const forged = 'Mel\u001b[31m\nok: no errors\r\u009b2K\u202egnol';
    expect(printable([forged, 'next'])).toBe('Mel?[31m?ok: no errors??2K?gnol\nnext\n');
  });

  it('is cut where it is too long for a line, and says so', () => {
    expect(printable(['x'.repeat(100_000)])).toBe(`${'x'.repeat(2_000)} … (100000 characters)\n`);
  });
});
