import { createReadStream } from 'node:fs';

/** A line as it lies in a file, byte for byte. */
export interface RawLine {
  /** Without its end. */
  readonly bytes: Buffer;
  /** Counts from 1. */
  readonly number: number;
  /** Where it begins in the file. */
  readonly offset: number;
  /** False for a last line without an end: it was not written whole. */
  readonly whole: boolean;
}

const LINE_END = 0x0a;

/** The lines of a file, cut at line feeds only. */
export async function* rawLines(file: string): AsyncGenerator<RawLine> {
  let rest: Buffer[] = [];
  let number = 0;
  let offset = 0;
  const chunks: AsyncIterable<Buffer> = createReadStream(file);
  for await (const buffer of chunks) {
    let start = 0;
    for (let end = buffer.indexOf(LINE_END); end >= 0; end = buffer.indexOf(LINE_END, start)) {
      const bytes = Buffer.concat([...rest, buffer.subarray(start, end)]);
      rest = [];
      number += 1;
      yield { bytes, number, offset, whole: true };
      offset += bytes.length + 1;
      start = end + 1;
    }
    if (start < buffer.length) rest.push(buffer.subarray(start));
  }
  if (rest.length > 0)
    yield { bytes: Buffer.concat(rest), number: number + 1, offset, whole: false };
}
