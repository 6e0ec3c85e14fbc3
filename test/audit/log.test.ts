import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditFiles, headFile } from '../../audit/files.ts';
import { AuditUnavailableError } from '../../audit/log.ts';
import { parseLine, sha256 } from '../../audit/record.ts';
import { verifyPart } from '../../audit/verify.ts';
import { answer, testPlace, type TestPlace } from './places.ts';

let test: TestPlace;
beforeEach(async () => {
  test = await testPlace();
});
afterEach(async () => {
  await test.drop();
});

async function write(count: number, options: { maxFileBytes?: number } = {}): Promise<void> {
  const audit = await test.open(options);
  for (let number = 1; number <= count; number++) await audit.append(answer(number));
  await audit.close();
}

async function faultsOf(): Promise<string[]> {
  return (await verifyPart(test.place)).faults.map(({ fault }) => fault);
}

describe('the chain', () => {
  it('numbers records and names in each the hash of the line before', async () => {
    await write(3);
    const lines = await test.lines();
    const records = lines.map((line) => parseLine(Buffer.from(line)));
    expect(records.map((record) => record?.seq)).toEqual([1, 2, 3]);
    expect(records.map((record) => record?.previous)).toEqual([
      '0'.repeat(64),
      sha256(lines[0] ?? ''),
      sha256(lines[1] ?? ''),
    ]);
    expect(records[2]).toMatchObject({ part: 'gateway', ...answer(3) });
    expect(await faultsOf()).toEqual([]);
  });

  it('goes on where the last process stopped', async () => {
    await write(2);
    await write(2);
    const { records, last, faults } = await verifyPart(test.place);
    expect({ records, seq: last.seq, faults }).toEqual({ records: 4, seq: 4, faults: [] });
  });

  it('keeps the order of requests that come at once, and has each on disk when it says so', async () => {
    const audit = await test.open();
    const written = Array.from({ length: 200 }, async (_, index) => {
      await audit.append(answer(index));
      return (await test.lines()).some((line) => line.includes(`"request-${index}"`));
    });
    expect(await Promise.all(written)).toEqual(written.map(() => true));
    await audit.close();
    const ids = (await test.lines()).map((line) => /"(request-\d+)"/.exec(line)?.[1]);
    expect(ids).toEqual(Array.from({ length: 200 }, (_, index) => `request-${index}`));
    expect(await faultsOf()).toEqual([]);
  });

  it('goes on over files of a limited size', async () => {
    await write(20, { maxFileBytes: 2_000 });
    await write(20, { maxFileBytes: 2_000 });
    const files = await auditFiles(test.place);
    expect(files.length).toBeGreaterThan(5);
    const { records, last, faults } = await verifyPart(test.place);
    expect({ records, seq: last.seq, faults }).toEqual({ records: 40, seq: 40, faults: [] });
  });

  it('writes what waits before it closes', async () => {
    const audit = await test.open();
    for (let number = 1; number <= 50; number++) void audit.append(answer(number));
    await audit.close();
    expect(await test.lines()).toHaveLength(50);
  });
});

describe('one writer', () => {
  it('refuses a second one in the same process', async () => {
    const audit = await test.open();
    await expect(test.open()).rejects.toThrow(/held by this process/);
    await audit.close();
    await (await test.open()).close();
  });

  it('refuses another process and names it, until it is dead', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', WRITER, test.place.directory]);
    await once(child.stdout, 'data');
    await expect(test.open()).rejects.toThrow(`held by process ${child.pid ?? 0}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await test.open()).close();
    expect(await faultsOf()).toEqual([]);
  });

  it('takes the lock of a process that died and whose number another has now', async () => {
    const holder = { pid: 1, host: (await import('node:os')).hostname(), began: 'long ago' };
    await writeFile(path.join(test.place.directory, 'gateway.lock'), JSON.stringify(holder));
    await (await test.open()).close();
  });

  it('leaves the lock of another machine alone', async () => {
    const holder = { pid: 1, host: 'elsewhere.invalid', began: null };
    await writeFile(path.join(test.place.directory, 'gateway.lock'), JSON.stringify(holder));
    await expect(test.open()).rejects.toThrow(/process 1 on elsewhere\.invalid/);
  });
});

const WRITER = path.resolve(import.meta.dirname, 'writer.ts');

describe('a process that dies', () => {
  it('loses no record that was said to be on disk, wherever it is killed', async () => {
    let told = 0;
    for (const afterMs of [5, 60, 200]) {
      const child = spawn(process.execPath, ['--import', 'tsx', WRITER, test.place.directory]);
      let out = '';
      child.stdout.on('data', (text: Buffer) => (out += text.toString()));
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      child.kill('SIGKILL');
      await once(child, 'close');
      told += out.split('\n').filter((line) => line.endsWith('written')).length;
      await (await test.open()).close();
      const { records, faults } = await verifyPart(test.place);
      expect(faults).toEqual([]);
      expect(records).toBeGreaterThanOrEqual(told);
    }
    expect(told).toBeGreaterThan(0);
  });

  it('has what it left of a line set aside, and told in the chain', async () => {
    await write(3);
    const [line = ''] = await test.lines();
    await appendFile(test.current, line.slice(0, 70));
    expect((await verifyPart(test.place)).torn).toMatchObject({ number: 4 });
    await write(1);
    const records = (await test.lines()).map((text) => parseLine(Buffer.from(text)));
    expect(records[3]).toMatchObject({ seq: 4, kind: 'torn', bytes: 70 });
    const aside = path.join(test.place.directory, 'gateway.torn-000000000004');
    expect(await readFile(aside, 'utf8')).toBe(line.slice(0, 70));
    expect(records[4]).toMatchObject({ seq: 5, requestId: 'request-1' });
    expect(await faultsOf()).toEqual([]);
  });

  it('may die between two files', async () => {
    await write(3);
    await rename(test.current, path.join(test.place.directory, 'gateway.000000000001.ndjson'));
    await write(1);
    expect(await faultsOf()).toEqual([]);
  });
});

describe('an audit that was changed', () => {
  it('is not gone on with', async () => {
    await write(3);
    await truncate(test.current);
    await expect(test.open()).rejects.toThrow(/records 1 to 3 are missing.*audit verify/);
    await rm(test.current);
    await expect(test.open()).rejects.toThrow(/records 1 to 3 are missing/);
  });

  it('is not gone on with when its head is gone', async () => {
    await write(3);
    await rm(headFile(test.place));
    await expect(test.open()).rejects.toThrow(/has no head/);
    expect(await faultsOf()).toEqual(['there is no head: it was taken away']);
  });
});

describe('a disk that refuses', () => {
  it('is told of each record, and works again once there is space', async () => {
    const audit = await test.open();
    await audit.append(answer(1));
    const kept = `${test.current}.kept`;
    await rename(test.current, kept);
    await symlink('/dev/full', test.current);
    await expect(audit.append(answer(2))).rejects.toThrow(AuditUnavailableError);
    await rm(test.current);
    await expect(audit.append(answer(3))).rejects.toThrow(/ENOENT/);
    await rename(kept, test.current);
    await audit.append(answer(4));
    await audit.close();
    const records = (await test.lines()).map((line) => parseLine(Buffer.from(line)));
    expect(records[1]).toMatchObject({ kind: 'lost', count: 2 });
    expect(records[2]).toMatchObject({ seq: 3, requestId: 'request-4' });
    expect(await faultsOf()).toEqual([]);
  });

  it('never makes a file anew that was taken away', async () => {
    const audit = await test.open();
    await audit.append(answer(1));
    await rm(test.current);
    await expect(audit.append(answer(2))).rejects.toThrow(AuditUnavailableError);
    await expect(audit.append(answer(3))).rejects.toThrow(AuditUnavailableError);
    expect(await auditFiles(test.place)).toEqual([]);
    await audit.close();
  });

  it('is noticed when another has written into the file', async () => {
    const audit = await test.open();
    await audit.append(answer(1));
    await appendFile(test.current, 'x');
    await expect(audit.append(answer(2))).rejects.toThrow(/bytes/);
    await audit.close();
  });
});
