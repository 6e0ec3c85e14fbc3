import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { decompressed } from './decompress.ts';
import type { SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';

export const STANDARD_INPUT = '-';

const MIB = 1024 * 1024;
const DEFAULT_MAX_BYTES = 256 * MIB;
/** A line is held in memory whole, in a string that the engine can still make. */
const MAX_LINE_LENGTH = 300 * MIB;

/** A file by its path, or `-` for standard input. Nothing is opened before it is read. */
export function sourceFile(
  name: string,
  standardInput: AsyncIterable<Buffer> = process.stdin,
): SourceFile {
  let isConsumed = false;
  const open = (): AsyncIterable<Buffer> => {
    if (name !== STANDARD_INPUT) return regularFile(name);
    if (isConsumed) throw new Error('standard input can be read once');
    isConsumed = true;
    return standardInput;
  };
  const bytes = (): AsyncIterable<Buffer> => decompressed(name, open());
  return {
    name,
    bytes,
    lines: () => linesOf(name, bytes()),
    text: (maxBytes = DEFAULT_MAX_BYTES) => textOf(name, bytes(), maxBytes),
  };
}

/** A pipe or a device could keep a run waiting for ever. */
async function* regularFile(name: string): AsyncGenerator<Buffer> {
  if (!(await stat(name)).isFile())
    throw new NotThisFormatError(
      `${name} is no regular file; what comes through a pipe is read from \`-\``,
    );
  const pieces: AsyncIterable<Buffer> = createReadStream(name);
  yield* pieces;
}

async function* linesOf(
  name: string,
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<{ number: number; text: string }> {
  let number = 0;
  let rest = '';
  for await (const text of decoded(name, bytes)) {
    const lines = text.split('\n');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_LENGTH)
      throw new NotThisFormatError(`${name}: line ${number + 1} is longer than ${MAX_LINE_LENGTH}`);
    for (const line of lines) yield { number: ++number, text: withoutReturn(line) };
  }
  if (rest !== '') yield { number: number + 1, text: withoutReturn(rest) };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

async function textOf(
  name: string,
  bytes: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<string> {
  const parts: string[] = [];
  for await (const part of decoded(name, bounded(name, bytes, maxBytes))) parts.push(part);
  return parts.join('');
}

async function* bounded(
  name: string,
  bytes: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > maxBytes)
      throw new NotThisFormatError(
        `${name} is above ${maxBytes} bytes; split it into several files`,
      );
    yield piece;
  }
}

async function* decoded(name: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Buffer): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new NotThisFormatError(
        `${name} holds bytes that aren't UTF-8 text; convert it to UTF-8`,
      );
    }
  };
  for await (const piece of bytes) yield decode(piece);
  yield decode();
}
