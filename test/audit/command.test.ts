import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditLog } from '../../audit/log.ts';
import type { AuditEntry } from '../../audit/record.ts';
import { silentLog } from '../../service/log.ts';
import { runCommand, type Finished } from '../cli/command.ts';
import { answer } from './places.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'precision-graph-audit-'));
});
afterEach(async () => {
  await rm(data, { recursive: true });
});

async function write(part: string, entries: readonly AuditEntry[]): Promise<string> {
  const directory = path.join(data, 'audit');
  const audit = await AuditLog.open({ directory, part, log: silentLog });
  await Promise.all(entries.map((entry) => audit.append(entry)));
  await audit.close();
  return path.join(directory, `${part}.ndjson`);
}

function audit(...args: string[]): Promise<Finished> {
  return runCommand(['audit', ...args], { DATA_DIR: data });
}

describe('audit verify', () => {
  it('says of every part that it is unchanged, with the hash to keep elsewhere', async () => {
    await write('gateway', [answer(1), answer(2)]);
    await write('site-northfield', [answer(1)]);
    const { code, out, err } = await audit('verify');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^gateway: 2 records in 1 file, unchanged; the last is record 2, SHA-256 [0-9a-f]{64}\nsite-northfield: 1 record in/,
    );
  });

  it('names file and line of a change, and ends with 1', async () => {
    const file = await write('gateway', [answer(1), answer(2), answer(3)]);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('request-2', 'request-9'));
    const { code, out } = await audit('verify', 'gateway');
    expect(code).toBe(1);
    expect(out).toMatch(
      /gateway\.ndjson:2: is not record 2 as it was written: it was changed.*\ngateway: 3 records in 1 file, 1 fault\n$/,
    );
    expect((await audit('verify', file)).code).toBe(1);
  });

  it('reads a copy of the folder wherever AUDIT_DIR says it is', async () => {
    await write('gateway', [answer(1)]);
    const copy = path.join(data, 'copy');
    await cp(path.join(data, 'audit'), copy, { recursive: true });
    await rm(path.join(data, 'audit'), { recursive: true });
    const { code, out } = await runCommand(['audit', 'verify', 'gateway'], { AUDIT_DIR: copy });
    expect(code).toBe(0);
    expect(out).toMatch(/^gateway: 1 record in 1 file, unchanged/);
  });

  it('holds records that were all made anew against a head that was kept elsewhere', async () => {
    await write('gateway', [answer(1), answer(2)]);
    const kept = path.join(data, 'kept.head');
    await copyFile(path.join(data, 'audit', 'gateway.head'), kept);
    await write('gateway', [answer(3)]);
    const same = await audit('verify', 'gateway', '--head', kept);
    expect({ code: same.code, out: same.out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/gateway: agrees with .*kept\.head, record 2/),
    });
    await rm(path.join(data, 'audit'), { recursive: true });
    await write('gateway', [answer(7), answer(8), answer(9)]);
    expect((await audit('verify', 'gateway')).code).toBe(0);
    const { code, out } = await audit('verify', 'gateway', '--head', kept);
    expect(code).toBe(1);
    expect(out).toMatch(/is not record 2 as the head has it/);
  });

  it('says in one line that there is no such audit', async () => {
    await write('gateway', [answer(1)]);
    const { code, err } = await audit('verify', 'site-lakeside');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^precision-graph: there is no audit of site-lakeside in .*: there are gateway\n$/,
    );
  });
});

describe('audit show', () => {
  it('tells of refused requests by their number and reason', async () => {
    const directory = path.join(data, 'audit');
    const log = await AuditLog.open({ directory, part: 'gateway', log: silentLog });
    for (let number = 0; number < 5; number += 1) log.refused('token', 'expired');
    await log.close();
    const { out } = await audit('show');
    expect(out).toMatch(/refused {2}1 request since .*: token expired\n.*refused {2}4 requests/);
    expect((await audit('verify')).code).toBe(0);
  });

  it('lists the kind of record that is asked for, of a site by its id also', async () => {
    await write('site-northfield', [answer(1), { kind: 'lost', count: 2 }, answer(2)]);
    const lost =
      /^\S+ {2}site-northfield 2 {2}lost {2}2 records could not be written before this\n$/;
    const site = (...args: string[]) =>
      runCommand(['site', 'audit', 'northfield', ...args], { DATA_DIR: data });
    expect((await audit('show', '--kind', 'lost')).out).toMatch(lost);
    expect((await site('--kind', 'lost')).out).toMatch(lost);
    const all = (await site()).out.matchAll(/site-northfield \d {2}(\w+)/g);
    expect([...all].map(([, kind]) => kind)).toEqual(['answer', 'lost', 'answer']);
    expect(await site('--kind', 'denied')).toMatchObject({
      code: 1,
      err: 'precision-graph: --kind takes one of answer, refused, torn, lost\n',
    });
  });

  it('prints the last records that fit, without letting them steer the terminal', async () => {
    const other = { subject: 'eve\u001b[2J\nforged', issuer: 'x', institution: 'lakeside' };
    await write('gateway', [answer(1), { ...answer(2), who: other }, answer(3)]);
    const all = await audit('show', '--last', '2');
    expect(all.code).toBe(0);
    expect(all.out).toMatch(
      /gateway 2 {2}answer {2}partial {2}eve\?\[2J\?forged of lakeside for HRESCH/,
    );
    expect(all.out).not.toMatch(/Operation1\b/);
    expect(all.out).toContain('withheld: Patient.mrn (takes scope patient:identity)');
    const one = await audit('show', 'gateway', '--operation', 'Operation3', '--who', 'northfield');
    expect(one.out.split('\n').filter((line) => line.includes('request-'))).toHaveLength(1);
    expect((await audit('show', '--since', '2999-01-01')).out).toBe('');
  });

  it('refuses a time that is none', async () => {
    await write('gateway', [answer(1)]);
    const { code, err } = await audit('show', '--since', 'yesterday');
    expect({ code, err }).toEqual({
      code: 1,
      err: 'precision-graph: --since takes a day or a time in UTC: 2026-03-01 or 2026-03-01T08:00Z\n',
    });
  });
});
