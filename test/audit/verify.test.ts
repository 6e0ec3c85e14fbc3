import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditFiles, headFile } from '../../audit/files.ts';
import { verifyPart } from '../../audit/verify.ts';
import { answer, testPlace, type TestPlace } from './places.ts';

const RECORDS = 12;
const SEED = 20260301;

let test: TestPlace;
/** Every file of the audit as it was written. */
const written = new Map<string, Buffer>();

beforeAll(async () => {
  test = await testPlace();
  const audit = await test.open({ maxFileBytes: 1_500 });
  for (let number = 1; number <= RECORDS; number++) await audit.append(answer(number));
  await audit.close();
  for (const file of [...(await auditFiles(test.place)), headFile(test.place)])
    written.set(file, await readFile(file));
});
afterAll(async () => {
  await test.drop();
});

/** Verifies the audit with some files replaced, or with those that are null taken away. */
async function faultsWith(changed: ReadonlyMap<string, Buffer | null>): Promise<number> {
  for (const name of await readdir(test.place.directory))
    await rm(path.join(test.place.directory, name));
  for (const [file, content] of new Map([...written, ...changed]))
    if (content !== null) await writeFile(file, content);
  return (await verifyPart(test.place)).faults.length;
}

function filesOf(suffix: string): string[] {
  return [...written.keys()].filter((file) => file.endsWith(suffix));
}

function linesIn(file: string): string[] {
  return (written.get(file)?.toString('utf8') ?? '').split('\n').slice(0, -1);
}

/** All lines, spread over the files as they were; a file may be longer or shorter by the change. */
function withLines(change: (lines: string[]) => string[]): Map<string, Buffer> {
  const files = filesOf('.ndjson').sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const ordered = [...files.slice(1), ...files.slice(0, 1)];
  const changed = change(ordered.flatMap(linesIn));
  let at = 0;
  return new Map(
    ordered.map((file, index) => {
      const count = index === ordered.length - 1 ? changed.length - at : linesIn(file).length;
      const own = changed.slice(at, at + count);
      at += count;
      return [file, Buffer.from(own.map((line) => `${line}\n`).join(''))];
    }),
  );
}

const lineNumber = fc.nat(RECORDS - 1);

describe('verify', () => {
  it('finds nothing in an audit as it was written', async () => {
    expect(filesOf('.ndjson').length).toBeGreaterThan(2);
    expect(await faultsWith(new Map())).toBe(0);
    expect(await faultsWith(withLines((lines) => lines))).toBe(0);
  });

  it('finds nothing in an audit whose files become full while it reads', async () => {
    const busy = await testPlace();
    const audit = await busy.open({ maxFileBytes: 300 });
    const writing = { left: 300 };
    const written = (async () => {
      for (; writing.left > 0; writing.left -= 1) await audit.append(answer(writing.left));
    })();
    const faults = [];
    while (writing.left > 0) faults.push(...(await verifyPart(busy.place)).faults);
    await written;
    expect(faults).toEqual([]);
    await audit.close();
    await busy.drop();
  });

  it('finds every change of a single byte, in records and in the head', async () => {
    const place = fc
      .constantFrom(...[...filesOf('.ndjson'), ...filesOf('.head')])
      .chain((file) => fc.tuple(fc.constant(file), fc.nat((written.get(file)?.length ?? 1) - 1)));
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async ([file, at], mask) => {
        const bytes = Buffer.from(written.get(file) ?? '');
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        expect(await faultsWith(new Map([[file, bytes]]))).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('names the line that was changed, once, and no other', async () => {
    const places = [...written.keys()]
      .filter((file) => file.endsWith('.ndjson'))
      .flatMap((file) => linesIn(file).map((line, at) => ({ file, line, at })));
    expect(places).toHaveLength(RECORDS);
    for (const { file, line, at } of places)
      for (const changed of [line.replace('request-', 'request_'), 'no record']) {
        const lines = linesIn(file).map((each, index) => `${index === at ? changed : each}\n`);
        await faultsWith(new Map([[file, Buffer.from(lines.join(''))]]));
        const { faults } = await verifyPart(test.place);
        expect(faults.map(({ file, line }) => [file, line])).toEqual([[file, at + 1]]);
      }
  });

  it('finds every record that was taken out or put in twice', async () => {
    await fc.assert(
      fc.asyncProperty(lineNumber, fc.boolean(), async (at, twice) => {
        const change = (lines: string[]) =>
          lines.flatMap((line, index) => (index !== at ? [line] : twice ? [line, line] : []));
        expect(await faultsWith(withLines(change))).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('finds every two records that changed places', async () => {
    await fc.assert(
      fc.asyncProperty(lineNumber, lineNumber, async (a, b) => {
        fc.pre(a !== b);
        const change = (lines: string[]) =>
          lines.map((line, index) => lines[index === a ? b : index === b ? a : index] ?? line);
        expect(await faultsWith(withLines(change))).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('finds every cut at the end, between lines or within one', async () => {
    const file = filesOf('gateway.ndjson')[0] ?? '';
    const size = written.get(file)?.length ?? 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), async (length) => {
        const cut = Buffer.from(written.get(file) ?? '').subarray(0, length);
        expect(await faultsWith(new Map([[file, cut]]))).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('finds each file that was taken away', async () => {
    for (const file of written.keys())
      expect(await faultsWith(new Map([[file, null]]))).toBeGreaterThan(0);
  });

  it('finds records of another part', async () => {
    const other = await testPlace('site-northfield');
    const audit = await other.open();
    for (let number = 1; number <= RECORDS; number++) await audit.append(answer(number));
    await audit.close();
    const [file, head] = [other.current, headFile(other.place)];
    const changed = new Map<string, Buffer | null>([...written.keys()].map((name) => [name, null]));
    changed.set(test.current, await readFile(file));
    changed.set(headFile(test.place), await readFile(head));
    await other.drop();
    expect(await faultsWith(changed)).toBeGreaterThan(0);
  });
});
