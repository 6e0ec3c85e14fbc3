import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { codeOf } from '../service/error-code.ts';
import { NotThisFormatError } from './format.ts';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/**
 * The bytes of a file, decompressed when they begin as gzip does, whatever the file is called.
 * @throws NotThisFormatError where gzip data is cut off or damaged, or where the bytes aren't text
 */
export async function* decompressed(
  name: string,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]();
  const head = await readHead(pieces);
  const whole = prepend(head, pieces);
  if (!head.subarray(0, 2).equals(GZIP_MAGIC)) {
    yield* textOnly(name, whole);
    return;
  }
  const gunzip = createGunzip();
  // The error arrives at whoever reads `gunzip`; the callback only keeps it from being thrown twice.
  pipeline(Readable.from(whole), gunzip, () => undefined);
  try {
    yield* textOnly(name, gunzip);
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new NotThisFormatError(`${name}: its gzip data is cut off or damaged; fetch it again`);
  }
}

async function readHead(pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < GZIP_MAGIC.length) {
    const next = await pieces.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* prepend(head: Buffer, pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* { [Symbol.asyncIterator]: () => pieces };
}

/** Every format here is text, and text holds no NUL: UTF-16, archives and databases do. */
async function* textOnly(name: string, pieces: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    if (!Buffer.isBuffer(piece)) throw new TypeError(`${name} was not read as bytes`);
    if (piece.includes(0))
      throw new NotThisFormatError(`${name} is a binary file; UTF-8 text is expected`);
    yield piece;
  }
}

function isZlibError(error: unknown): boolean {
  return codeOf(error)?.startsWith('Z_') === true;
}
