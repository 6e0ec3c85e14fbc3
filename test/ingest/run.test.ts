import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Format } from '../../ingest/format.ts';
import { progressLine } from '../../ingest/progress.ts';
import type { IngestReport } from '../../ingest/report.ts';
import type { IngestOptions } from '../../ingest/run.ts';
import { ingest } from '../../ingest/run.ts';
import { storesIn, temporaryDirectory } from './harness.ts';

/** A format that takes each line as a record; `bad` is rejected, `boring` ignored. */
const lines: Format = {
  name: 'lines',
  summary: '',
  site: 'none',
  open: () =>
    Promise.resolve({
      readFile: async (file, report) => {
        for await (const { number, text } of file.lines()) {
          if (text === 'bad') report.rejected(`line ${number}`, 'is bad');
          else if (text === 'boring') report.ignored('boring line');
          else report.wrote({ inserted: 1, updated: 0, unchanged: 0 });
        }
      },
    }),
};

async function run(
  paths: readonly string[],
  options: Partial<IngestOptions> = {},
): Promise<IngestReport> {
  return ingest(lines, paths, { openStore: storesIn(await temporaryDirectory()), ...options });
}

async function fileWith(content: string | Buffer, name = 'file.txt'): Promise<string> {
  const file = path.join(await temporaryDirectory(), name);
  await writeFile(file, content);
  return file;
}

describe('ingest', () => {
  it('reads a line once, whatever its end, and counts what became of each', async () => {
    const file = await fileWith('one\r\nbad\nboring\nlast');
    expect(await run([file])).toEqual({
      read: 4,
      inserted: 2,
      updated: 0,
      unchanged: 0,
      ignored: { 'boring line': 1 },
      rejected: [{ file, record: 'line 2', reason: 'is bad' }],
      refused: [],
    });
  });

  it('knows gzip by its first bytes, not by the name', async () => {
    expect(await run([await fileWith(gzipSync('a\nb\n'), 'plain.txt')])).toMatchObject({ read: 2 });
    expect(await run([await fileWith('a\nb\n', 'named.gz')])).toMatchObject({ read: 2 });
  });

  it('reads files of several gzip members whole', async () => {
    const file = await fileWith(Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]));
    expect(await run([file])).toMatchObject({ read: 2 });
  });

  it('reads standard input, plain or gzipped', async () => {
    async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
      for (const byte of content) yield await Promise.resolve(Buffer.from([byte]));
    }
    for (const content of [Buffer.from('a\nä\n'), gzipSync('a\nä\n')])
      expect(await run(['-'], { standardInput: pieces(content) })).toMatchObject({
        read: 2,
        refused: [],
      });
  });

  it('reads the data files of a directory at any depth and says how many others it left out', async () => {
    const directory = await temporaryDirectory();
    await mkdir(path.join(directory, 'deep'));
    await writeFile(path.join(directory, 'a.tsv'), 'a\n');
    await writeFile(path.join(directory, 'deep', 'b.json.gz'), gzipSync('b\n'));
    await writeFile(path.join(directory, 'readme.md'), 'no\n');
    const said: string[] = [];
    expect(await run([directory], { say: (line) => said.push(line) })).toMatchObject({ read: 2 });
    expect(said).toEqual([`${directory}: 1 other files left out`]);
  });

  it('reads a file once that is named twice', async () => {
    const file = await fileWith('a\n');
    expect(await run([file, file])).toMatchObject({ read: 1 });
  });

  it('refuses what it cannot read in one line each, and reads the rest', async () => {
    const good = await fileWith('a\n');
    const empty = await temporaryDirectory();
    const cutOff = await fileWith(gzipSync('x\n'.repeat(10_000)).subarray(0, 15));
    const damaged = await fileWith(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(20, 7)]));
    const binary = await fileWith(Buffer.from([1, 0, 2]));
    const latin = await fileWith(Buffer.from('M\u00fcller\n', 'latin1'));
    const { read, refused } = await run([
      `${good}-no`,
      empty,
      cutOff,
      damaged,
      binary,
      latin,
      good,
    ]);
    expect(read).toBe(1);
    expect(refused).toHaveLength(6);
    const reasons = new Map(refused.map(({ file, reason }) => [file, reason]));
    expect(reasons.get(`${good}-no`)).toMatch(/no such file/);
    expect(reasons.get(empty)).toMatch(/no data file in this directory/);
    expect(reasons.get(cutOff)).toMatch(/gzip data is cut off or damaged/);
    expect(reasons.get(damaged)).toMatch(/gzip data is cut off or damaged/);
    expect(reasons.get(binary)).toMatch(/binary file/);
    expect(reasons.get(latin)).toMatch(/UTF-8/);
    for (const reason of reasons.values()) expect(reason).not.toMatch(/\n/);
  });

  it('refuses a pipe in one line, also behind a link in a directory, and waits for nobody', async () => {
    const directory = await temporaryDirectory();
    const pipe = path.join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const link = path.join(directory, 'link.tsv');
    await symlink(pipe, link);
    const reason = 'is no regular file; what comes through a pipe is read from `-`';
    expect((await run([pipe, directory])).refused).toEqual([
      { file: pipe, reason: `${pipe} ${reason}` },
      { file: link, reason: `${link} ${reason}` },
    ]);
  });

  it('passes a fault of its own on', async () => {
    const broken: Format = { ...lines, open: () => Promise.reject(new Error('a bug')) };
    const options = { openStore: storesIn(await temporaryDirectory()) };
    await expect(ingest(broken, [await fileWith('a')], options)).rejects.toThrow('a bug');
  });
});

describe('progressLine', () => {
  it('speaks only once a run takes long, and then now and again', () => {
    const said: string[] = [];
    let time = 0;
    const progress = progressLine(
      (line) => said.push(line),
      () => time,
    );
    progress(10);
    time = 4000;
    progress(8000);
    progress(8001);
    expect(said).toEqual(['8,000 records, 2,000 a second']);
  });
});
