import { describe, expect, it } from '@jest/globals';
import { createLog, type LogFields } from '../../service/log.ts';

function capture(pretty: boolean): { lines: string[]; log: ReturnType<typeof createLog> } {
  const lines: string[] = [];
  const log = createLog({
    part: 'trials',
    level: 'info',
    pretty,
    write: (line) => {
      lines.push(line);
    },
  });
  return { lines, log };
}

describe('The log', () => {
  it('writes one JSON line an event, with its part, time and fields', () => {
    const { lines, log } = capture(false);
    log.info('listening', { url: 'http://localhost:4000', port: 4000 });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      part: 'trials',
      msg: 'listening',
      url: 'http://localhost:4000',
      port: 4000,
    });
  });

  it('leaves out every field that it does not know, such as a token or variables', () => {
    const { lines, log } = capture(false);
    const wider = { requestId: 'r-1', token: 'eyJhbGciOi', variables: { mrn: '12345' } };
    const fields: LogFields = wider;
    log.info('operation', fields);
    expect(lines.join('')).toContain('r-1');
    expect(lines.join('')).not.toMatch(/eyJhbGciOi|12345/);
  });

  it('writes nothing below its level', () => {
    const { lines, log } = capture(false);
    log.debug('subgraph call');
    expect(lines).toEqual([]);
  });

  it('writes an unplanned error whole, for the operator', () => {
    const { lines, log } = capture(true);
    log.error('unplanned error', { requestId: 'r-1' }, new Error('the disk is full'));
    expect(lines.join('')).toMatch(
      /ERROR unplanned error {2}requestId=r-1\nError: the disk is full\n/,
    );
  });

  it('writes short lines for people', () => {
    const { lines, log } = capture(true);
    log.warn('subgraph call failed', { subgraph: 'patients', durationMs: 12 });
    expect(lines[0]).toMatch(
      /^\d\d:\d\d:\d\d {2}trials {2}warning subgraph call failed {2}durationMs=12 {2}subgraph=patients\n$/,
    );
  });
});
